using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Model;

/// <summary>An Azure Route Server: BGP between a VNet and its appliances.</summary>
/// <remarks>Corresponds to a <c>Microsoft.Network/virtualHubs</c> that belongs to no Virtual WAN. Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record RouteServer : INetworkResource
{
    /// <summary>Gets the resource id.</summary>
    public required ResourceId Id { get; init; }

    /// <summary>Gets the name, which is the last part of the id.</summary>
    public ResourceName Name => Id.Name;

    /// <summary>Gets the id of the RouteServerSubnet; null when the input does not say.</summary>
    public ResourceId? SubnetId { get; init; }

    /// <summary>Gets the id of the VNet; null when the input does not say.</summary>
    public ResourceId? VNetId => SubnetId?.Parent;

    /// <summary>Gets the BGP addresses of the instances, where stated.</summary>
    public ValueList<HostAddress> Addresses { get; init; } = [];

    /// <summary>Gets the autonomous system number.</summary>
    /// <value>Default 65515.</value>
    public long Asn { get; init; } = 65515;

    /// <summary>Gets whether routes pass between gateways and appliances (branch-to-branch).</summary>
    /// <value>Default <see langword="false"/>.</value>
    public bool AllowBranchToBranchTraffic { get; init; }

    /// <summary>Gets the routing preference, <c>ExpressRoute</c>, <c>VpnGateway</c> or <c>ASPath</c>; null when not stated (rule 3.24).</summary>
    public string? HubRoutingPreference { get; init; }

    /// <summary>Gets the BGP sessions to appliances.</summary>
    public ValueList<BgpConnection> BgpConnections { get; init; } = [];
}
