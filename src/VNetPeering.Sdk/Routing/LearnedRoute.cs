using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Routing;

/// <summary>A route that a gateway or Route Server brings into its VNet and into those that borrow it. Of one prefix there may be several: equal paths.</summary>
internal sealed class LearnedRoute
{
    internal required AddressPrefix Prefix { get; init; }

    internal required RouteOriginKind Kind { get; init; }

    /// <summary>The connection, gateway, Route Server or Virtual WAN hub that brings it.</summary>
    internal required ResourceId ResourceId { get; init; }

    internal required ResourceId GatewayId { get; init; }

    internal required HostAddress[] NextHops { get; init; }

    /// <summary>Index of the gateway; -1 for a Route Server and a hub.</summary>
    internal required int Gateway { get; init; }

    /// <summary>The session that it was learned over; -1 for what is known without BGP.</summary>
    internal int Session { get; init; } = -1;

    /// <summary>The autonomous systems that it passed, as Azure prints them; empty for what is known without BGP.</summary>
    internal ValueList<long> AsPath { get; init; } = [];
}
