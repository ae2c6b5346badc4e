using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Routing;

/// <summary>The routes that point-to-site clients of a VPN gateway get (rule book 4.5). Having a route is not reaching what lies behind it (rule 4.50).</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record ClientRoutes
{
    /// <summary>Gets the id of the gateway.</summary>
    public required ResourceId GatewayId { get; init; }

    /// <summary>Gets the routes of Windows clients: the gateway's VNet, the VNets peered with it, the pool and the custom routes. What lies behind tunnels is added by hand.</summary>
    public required ValueList<AddressPrefix> Windows { get; init; }

    /// <summary>Gets the routes of other clients: those of Windows clients, and what the gateway knows behind its tunnels.</summary>
    public required ValueList<AddressPrefix> Others { get; init; }

    /// <summary>Gets why routes may be missing; empty when the lists are complete.</summary>
    public ValueList<RouteGap> Gaps { get; init; } = [];
}
