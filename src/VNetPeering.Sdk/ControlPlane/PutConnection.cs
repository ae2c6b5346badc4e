using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.ControlPlane;

/// <summary>Writes a connection of a gateway: creates it, or replaces all that it states.</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record PutConnection : NetworkOperation
{
    /// <summary>Gets the body of the request.</summary>
    public required Connection Connection { get; init; }

    /// <inheritdoc/>
    public override ResourceId Target => Connection.Id;
}
