using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.ControlPlane;

/// <summary>Writes a network interface: creates it, or replaces all that it states.</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record PutNetworkInterface : NetworkOperation
{
    /// <summary>Gets the body of the request.</summary>
    public required NetworkInterface NetworkInterface { get; init; }

    /// <inheritdoc/>
    public override ResourceId Target => NetworkInterface.Id;
}
