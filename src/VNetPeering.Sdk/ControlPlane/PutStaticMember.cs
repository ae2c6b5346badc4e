using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.ControlPlane;

/// <summary>Writes one static member of a network group that exists; the other members stay.</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record PutStaticMember : NetworkOperation
{
    /// <summary>Gets the id of the network group.</summary>
    public required ResourceId NetworkGroupId { get; init; }

    /// <summary>Gets the member.</summary>
    public required StaticMember Member { get; init; }

    /// <inheritdoc/>
    public override ResourceId Target => NetworkGroupId.Child("staticMembers", Member.Name);
}
