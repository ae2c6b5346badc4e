using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Model;

/// <summary>A load balancer.</summary>
/// <remarks>Corresponds to <c>Microsoft.Network/loadBalancers</c>. Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record LoadBalancer : INetworkResource
{
    /// <summary>Gets the resource id.</summary>
    public required ResourceId Id { get; init; }

    /// <summary>Gets the name, which is the last part of the id.</summary>
    public ResourceName Name => Id.Name;

    /// <summary>Gets the SKU, <c>Basic</c>, <c>Standard</c> or <c>Gateway</c>; null when not stated.</summary>
    public string? Sku { get; init; }

    /// <summary>Gets the front ends.</summary>
    public ValueList<LoadBalancerFrontEnd> FrontEnds { get; init; } = [];

    /// <summary>Gets the ids of the backend pools. A network interface names the pools that it belongs to.</summary>
    public ValueList<ResourceId> BackendPoolIds { get; init; } = [];

    /// <summary>Gets the load-balancing and inbound NAT rules.</summary>
    public ValueList<LoadBalancerRule> Rules { get; init; } = [];

    /// <summary>Gets the ids of the backend pools that an outbound rule gives a way to the Internet.</summary>
    public ValueList<ResourceId> OutboundPoolIds { get; init; } = [];
}
