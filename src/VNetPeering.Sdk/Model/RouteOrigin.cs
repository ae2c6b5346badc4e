using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Model;

/// <summary>Where an effective route comes from.</summary>
/// <remarks>Immutable; thread-safe.</remarks>
public sealed record RouteOrigin
{
    /// <summary>Gets the mechanism.</summary>
    public required RouteOriginKind Kind { get; init; }

    /// <summary>Gets the id of the resource that brings the route: the VNet, the peering link, the connection, the endpoint, the route table; null for platform rows.</summary>
    public ResourceId? ResourceId { get; init; }

    /// <summary>Gets the id of the gateway or Route Server that learned the route; null for other rows.</summary>
    public ResourceId? GatewayId { get; init; }

    /// <summary>Gets the autonomous systems that a route learned by BGP passed, the nearest first; empty for other rows. 0 stands for a number that the design does not state.</summary>
    public ValueList<long> AsPath { get; init; } = [];

    /// <summary>Gets the id of the peering link over which a gateway is borrowed; null when the gateway is the VNet's own.</summary>
    public ResourceId? BorrowedOver { get; init; }

    /// <summary>Gets the service of a service endpoint, for example <c>Microsoft.Storage</c>; null for other rows.</summary>
    public string? Service { get; init; }
}
