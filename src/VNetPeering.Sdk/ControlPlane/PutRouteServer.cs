using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.ControlPlane;

/// <summary>Writes a Route Server: creates it, or replaces all that it states.</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record PutRouteServer : NetworkOperation
{
    /// <summary>Gets the body of the request.</summary>
    public required RouteServer RouteServer { get; init; }

    /// <inheritdoc/>
    public override ResourceId Target => RouteServer.Id;
}
