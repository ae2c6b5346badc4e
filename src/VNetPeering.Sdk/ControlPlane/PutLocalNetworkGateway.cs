using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.ControlPlane;

/// <summary>Writes a local network gateway: creates it, or replaces all that it states.</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record PutLocalNetworkGateway : NetworkOperation
{
    /// <summary>Gets the body of the request.</summary>
    public required LocalNetworkGateway LocalNetworkGateway { get; init; }

    /// <inheritdoc/>
    public override ResourceId Target => LocalNetworkGateway.Id;
}
