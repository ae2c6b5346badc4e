using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Routing;

/// <summary>A route that a gateway or Route Server brings into its VNet and into those that borrow it.</summary>
internal sealed class LearnedRoute
{
    internal required AddressPrefix Prefix { get; init; }

    internal required RouteOriginKind Kind { get; init; }

    /// <summary>The connection, gateway or Route Server that brings it.</summary>
    internal required ResourceId ResourceId { get; init; }

    internal required ResourceId GatewayId { get; init; }

    internal required HostAddress[] NextHops { get; init; }

    /// <summary>Index of the gateway; -1 for a Route Server.</summary>
    internal required int Gateway { get; init; }

    /// <summary>The gateway is a VPN gateway of the Basic SKU, which serves its own VNet only .</summary>
    internal bool FromBasicGateway { get; init; }
}
