using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.TestKit.Oracle;

/// <summary>
/// A design with something down, straight from the rules: packets that reach a dead thing are lost, user-defined routes stay (3.37), what BGP brought over a fallen session is gone.
/// Whether the stated prefixes of a dead tunnel stay as routes is told by no rule, so both are tried, and where they part nothing is known.
/// </summary>
public sealed class NaiveFailure
{
    private readonly HashSet<ResourceId> _dead = [];
    private readonly List<Topology> _readings = [];

    private NaiveFailure()
    {
    }

    public IReadOnlySet<ResourceId> Dead => _dead;

    /// <summary>A gateway, an appliance (an interface), a firewall, a NAT gateway: whatever is one resource and loses what reaches it.</summary>
    public static NaiveFailure OfResource(Topology topology, ResourceId id)
    {
        var failure = new NaiveFailure();
        failure._dead.Add(id);
        return failure.Settle(topology, connection => connection.GatewayId == id || connection.PeerGatewayId == id || NaiveDevices.FarGateway(topology, connection)?.Id == id);
    }

    /// <summary>A circuit: nobody who was on it hears anybody else there.</summary>
    public static NaiveFailure OfCircuit(Topology topology, ResourceId id) => OfConnections(
        topology with { ExpressRouteCircuits = [.. topology.ExpressRouteCircuits.Where(circuit => circuit.Id != id)] },
        connection => connection.CircuitId == id);

    /// <summary>All of some connections: those to a device, one tunnel. Where none of those back is left, a connection to a gateway of the design is down too.</summary>
    public static NaiveFailure OfConnections(Topology topology, Func<Connection, bool> isDown) => new NaiveFailure().Settle(
        topology,
        connection => isDown(connection) || (NaiveDevices.Back(topology, connection) is { Count: > 0 } back && back.All(isDown)));

    /// <summary>2.21: one link is deleted and the other one Disconnected. Without a Connected pair it is as if neither were there.</summary>
    public static NaiveFailure OfPeering(Topology topology, ResourceId oneVNet, ResourceId other) => new NaiveFailure().Settle(
        topology with
        {
            VNets = [.. topology.VNets.Select(vnet => vnet with { Peerings = [.. vnet.Peerings.Select(link => IsBetween(link, oneVNet, other) ? link with { State = PeeringState.Disconnected } : link)] })],
        },
        _ => false);

    /// <summary>VNets with all that is in them.</summary>
    public static NaiveFailure OfVNets(Topology topology, Func<VNet, bool> isDown)
    {
        var failure = new NaiveFailure();
        failure._dead.UnionWith(topology.VNets.Where(isDown).Select(vnet => vnet.Id));
        failure._dead.UnionWith(topology.Gateways.Where(gateway => failure._dead.Contains(gateway.VNetId!)).Select(gateway => gateway.Id));
        failure._dead.UnionWith(topology.RouteServers.Where(server => failure._dead.Contains(server.VNetId!)).Select(server => server.Id));
        failure._dead.UnionWith(topology.NetworkInterfaces.Where(nic => nic.IPConfigurations.Any(one => failure._dead.Contains(one.SubnetId!.Parent!))).Select(nic => nic.Id));
        return failure.Settle(topology, connection => failure._dead.Contains(connection.GatewayId!)
            || (connection.PeerGatewayId is not null && failure._dead.Contains(connection.PeerGatewayId))
            || (NaiveDevices.FarGateway(topology, connection) is { } far && failure._dead.Contains(far.Id)));
    }

    /// <summary>What becomes of a flow in each reading.</summary>
    public OracleTrace[] Trace(OracleFlow flow, AzureBehavior behavior, bool isEachGroupAlone = false) =>
        [.. _readings.Select(reading => NaiveTracer.Trace(reading, flow, behavior, ServiceTagCatalog.Empty, isEachGroupAlone, _dead))];

    private static bool IsBetween(Peering link, ResourceId one, ResourceId other) =>
        (link.LocalVNetId == one && link.RemoteVNetId == other) || (link.LocalVNetId == other && link.RemoteVNetId == one);

    private NaiveFailure Settle(Topology topology, Func<Connection, bool> isDown)
    {
        Connection[] down = [.. topology.Connections.Where(isDown)];
        _dead.UnionWith(down.Select(connection => connection.Id));
        foreach (bool statedStay in new[] { true, false })
        {
            _readings.Add(topology with
            {
                Connections = [.. topology.Connections.SelectMany(connection => !down.Contains(connection) ? [connection] : statedStay ? Stated(topology, connection) : [])],
                RouteServers = [.. topology.RouteServers.Select(server => WithoutFallen(topology, server))],
            });
        }

        return this;
    }

    /// <summary>Without its session a tunnel has what its device states (4.20), or the far VNet where it never spoke BGP (4.26). A circuit has BGP only (4.40).</summary>
    private static IEnumerable<Connection> Stated(Topology topology, Connection connection)
    {
        Gateway? near = topology.Gateways.FirstOrDefault(gateway => gateway.Id == connection.GatewayId);
        Gateway? far = topology.Gateways.FirstOrDefault(gateway => gateway.Id == connection.PeerGatewayId);
        if (connection.Type == ConnectionType.IPsec)
        {
            yield return connection with { EnableBgp = false };
        }
        else if (near is not null && far is not null && !NaiveSpeakers.Speak(topology, near, far))
        {
            yield return connection;
        }
    }

    private RouteServer WithoutFallen(Topology topology, RouteServer server)
    {
        if (_dead.Contains(server.Id))
        {
            return server with { BgpConnections = [], AllowBranchToBranchTraffic = false };
        }

        VNet home = topology.FindVNet(server.VNetId)!;
        ValueList<BgpConnection> standing = [.. server.BgpConnections.Where(session => !IsDead(topology, home, session.PeerAddress))];
        return standing.Count == server.BgpConnections.Count ? server : server with { BgpConnections = standing };
    }

    // An appliance speaks with the server of its own VNet, or of a peered one while the peering is Connected.
    private bool IsDead(Topology topology, VNet home, HostAddress peer)
    {
        Peering? link = home.Owns(peer) ? null : home.Peerings.FirstOrDefault(one => topology.FindVNet(one.RemoteVNetId)?.Owns(peer) is true);
        VNet? at = link is null ? home : topology.FindVNet(link.RemoteVNetId);
        return (link is not null && link.State == PeeringState.Disconnected)
            || _dead.Contains(at!.Id)
            || topology.NetworkInterfaces.Any(nic => _dead.Contains(nic.Id) && nic.IPConfigurations.Any(one => one.PrivateIPAddress == peer && one.SubnetId?.Parent == at.Id));
    }
}
