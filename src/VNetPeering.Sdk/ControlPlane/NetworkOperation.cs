using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.ControlPlane;

/// <summary>One request to Azure Resource Manager that changes a network. The kinds are the records that derive from this one; there are no others.</summary>
/// <remarks><c>Apply</c> returns what Azure makes of it. Immutable; equal when all parts are equal; thread-safe.</remarks>
public abstract record NetworkOperation
{
    private protected NetworkOperation()
    {
    }

    /// <summary>Gets the id of the resource that the request names.</summary>
    public abstract ResourceId Target { get; }

    /// <summary>Gets the values of the body that the model cannot hold, such as a malformed prefix. Azure refuses most of them, and so does <c>Apply</c>.</summary>
    public ValueList<UnreadValue> UnreadValues { get; init; } = [];
}
