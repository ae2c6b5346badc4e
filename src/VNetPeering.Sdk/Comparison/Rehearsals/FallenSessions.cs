using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk.Comparison.Rehearsals;

/// <summary>
/// Writes a topology as its routes are when something is down. What BGP brought over a fallen session is withdrawn; a Disconnected peering has no routes (2.21). User-defined
/// routes, the links of survivors and what gateways announce of their own VNets stay. Whether the static routes of a tunnel that is down stay is not known, so both can be asked for.
/// </summary>
internal sealed class FallenSessions(Topology topology, Damage damage, GatewayIndex gateways)
{
    /// <summary>Returns the topology; the one that was given when no route hangs on what is down.</summary>
    /// <param name="keepStatic">Whether the prefixes of devices and far VNets behind a dead tunnel without BGP stay as routes.</param>
    internal Topology With(bool keepStatic)
    {
        HashSet<Connection> changed = [.. topology.Connections.Where(connection => damage.Dead.Contains(connection.Id) && Fallen(connection, keepStatic) != connection)];
        bool isUnchanged = changed.Count == 0 && damage.Sessions.Count == 0 && damage.Links.Count == 0 && damage.Sites.Count == 0
            && !topology.RouteServers.Any(server => damage.Dead.Contains(server.Id)) && !topology.ExpressRouteCircuits.Any(circuit => damage.Dead.Contains(circuit.Id));
        return isUnchanged ? topology : topology with
        {
            VNets = damage.Links.Count == 0 ? topology.VNets : [.. topology.VNets.Select(Disconnected)],
            Connections = [.. topology.Connections.Select(connection => changed.Contains(connection) ? Fallen(connection, keepStatic) : connection).OfType<Connection>()],
            ExpressRouteCircuits = [.. topology.ExpressRouteCircuits.Where(circuit => !damage.Dead.Contains(circuit.Id)).Select(WithoutDeadSites)],
            Sites = [.. topology.Sites, .. SilentSites()],
            RouteServers = [.. topology.RouteServers.Select(server => Fallen(server))],
        };
    }

    private VNet Disconnected(VNet vnet) => vnet.Peerings.Any(link => damage.Links.Contains(link.Id))
        ? vnet with { Peerings = [.. vnet.Peerings.Select(link => damage.Links.Contains(link.Id) ? link with { State = PeeringState.Disconnected } : link)] }
        : vnet;

    /// <summary>What is left of a connection that is down: nothing but static routes.</summary>
    private Connection? Fallen(Connection connection, bool keepStatic) => connection.Type switch
    {
        ConnectionType.IPsec when keepStatic && (gateways.DeviceOf(connection) is null or { AddressSpace.Count: > 0 }) => gateways.SpeaksBgp(connection) ? connection with { EnableBgp = false } : connection,
        ConnectionType.VNetToVNet when keepStatic && !gateways.SpeaksBgp(connection) => connection,
        _ => null,
    };

    private RouteServer Fallen(RouteServer server) =>
        damage.Dead.Contains(server.Id) ? server with { AllowBranchToBranchTraffic = false, BgpConnections = [] }
        : server.BgpConnections.Any(session => HasFallen(server, session)) ? server with { BgpConnections = [.. server.BgpConnections.Where(session => !HasFallen(server, session))] }
        : server;

    private bool HasFallen(RouteServer server, BgpConnection session) => damage.Sessions.Contains((server.Id, session.Name));

    /// <summary>A circuit on which no site is declared brings what nobody knows; one whose sites are down brings nothing.</summary>
    private ExpressRouteCircuit WithoutDeadSites(ExpressRouteCircuit circuit) => circuit.Sites.Any(damage.Sites.Contains)
        ? circuit with { Sites = [.. circuit.Sites.Where(site => !damage.Sites.Contains(site)).DefaultIfEmpty(SilentName(circuit))] }
        : circuit;

    private IEnumerable<Site> SilentSites() => topology.ExpressRouteCircuits
        .Where(circuit => !damage.Dead.Contains(circuit.Id) && circuit.Sites.Count > 0 && circuit.Sites.All(damage.Sites.Contains))
        .Select(circuit => new Site { Name = SilentName(circuit) });

    private static ResourceName SilentName(ExpressRouteCircuit circuit) => $"nobody on {circuit.Name}";
}
