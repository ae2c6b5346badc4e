namespace VNetPeering.Sdk.Model;

/// <summary>A connection of a virtual network gateway to a site, to another VNet's gateway or to an ExpressRoute circuit.</summary>
/// <remarks>Corresponds to <c>Microsoft.Network/connections</c>. Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record Connection : INetworkResource
{
    /// <summary>Gets the resource id.</summary>
    public required ResourceId Id { get; init; }

    /// <summary>Gets the name, which is the last part of the id.</summary>
    public ResourceName Name => Id.Name;

    /// <summary>Gets what the connection leads to.</summary>
    public required ConnectionType Type { get; init; }

    /// <summary>Gets the id of the gateway that owns the connection (<c>virtualNetworkGateway1</c>); null when unresolved.</summary>
    public ResourceId? GatewayId { get; init; }

    /// <summary>Gets the id of the far VNet's gateway (<c>virtualNetworkGateway2</c>) of a VNet-to-VNet connection.</summary>
    public ResourceId? PeerGatewayId { get; init; }

    /// <summary>Gets the id of the local network gateway (<c>localNetworkGateway2</c>) of a site-to-site connection.</summary>
    public ResourceId? LocalNetworkGatewayId { get; init; }

    /// <summary>Gets the id of the circuit (<c>peer</c>) of an ExpressRoute connection.</summary>
    public ResourceId? CircuitId { get; init; }

    /// <summary>Gets whether the connection speaks BGP; null when not stated, which Azure takes as <see langword="false"/>.</summary>
    public bool? EnableBgp { get; init; }

    /// <summary>Gets the routing weight; null when not stated.</summary>
    public int? RoutingWeight { get; init; }
}
