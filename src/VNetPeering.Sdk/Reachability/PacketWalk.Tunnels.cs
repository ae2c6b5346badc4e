using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Routing.Bgp;

namespace VNetPeering.Sdk.Reachability;

/// <content>Out of a gateway: into a tunnel or circuit, to a site, on to another gateway (docs/concepts/bgp.md).</content>
internal sealed partial class PacketWalk
{
    /// <summary>
    /// Sends a packet on by what the gateway knows itself: over its own connections, else over those of a gateway that a Route Server joins with it, else to
    /// the appliance that the row names.
    /// </summary>
    private void LeaveGateway(int gateway, int subnet, EffectiveRoute row)
    {
        BgpSpeaker? router = _tables.Bgp.RouterOf(gateway);
        List<BgpRoute> ways = router is null ? [] : BgpPolicy.Pick(router, _tables.Bgp.Foreign(router).Where(route => route.Prefix == row.AddressPrefixes[0]));
        if (ways.Exists(way => way.Gateway == gateway))
        {
            ways.RemoveAll(way => way.Gateway != gateway);
        }
        else if (ways.Count == 0 && row.Origin.Kind == RouteOriginKind.RouteServer && subnet >= 0)
        {
            ForwardTo(row.NextHopAddresses[Take(row.NextHopAddresses.Count)], subnet, row);
            return;
        }

        ways = [.. ways.DistinctBy(way => (way.Gateway, way.Session, way.Resource, way.NextHop))];
        if (ways.Count == 0)
        {
            Stop(Disposition.GatewayHasNoRoute, _net.Topology.Gateways[gateway].Id, row, _packets.Destination);
            return;
        }

        Leave(gateway, subnet, row, ways[Take(ways.Count)]);
    }

    private void Leave(int gateway, int subnet, EffectiveRoute row, BgpRoute way)
    {
        if (way.NextHop is { } appliance && subnet >= 0)
        {
            ForwardTo(appliance, subnet, row);
            return;
        }

        if (_entered is not null && !MayPass(_entered, way))
        {
            Stop(Disposition.GatewayHasNoRoute, _net.Topology.Gateways[gateway].Id, row, _packets.Destination);
            return;
        }

        if (way.Gateway != gateway && !_visited.Add((-1 - way.Gateway, _packets.Destination)))
        {
            Stop(Disposition.RoutingLoop, _net.Topology.Gateways[way.Gateway].Id, address: _packets.Destination);
            return;
        }

        // A tunnel that is down, or the gateway beside this one that it hangs on (4.20).
        if ((way.Gateway >= 0 && StopsAtDead(_net.Topology.Gateways[way.Gateway].Id)) || StopsAtDead(way.Resource))
        {
            return;
        }

        switch (way.Origin)
        {
            case RouteOriginKind.ClientPool:
                Gateway record = _net.Topology.Gateways[way.Gateway];
                Hop(record.Name, record.Id, PathMedium.Vpn);
                Deliver(new FlowStep { Kind = StepKind.Delivery, Resource = record.Id, Address = _packets.Destination });
                break;
            case RouteOriginKind.VNetConnection:
                FollowToFarGateway(way);
                break;
            case RouteOriginKind.SiteConnection when ConnectionOf(way, ConnectionType.IPsec) is { } connection && _tables.Gateways.GatewayBehind(connection) is >= 0 and int far:
                FollowAcrossSites(connection, far);
                break;
            case RouteOriginKind.SiteConnection or RouteOriginKind.Circuit when way.Session >= 0:
                TravelOutside(_tables.Bgp.Sessions[way.Session].Second, way.Session);
                break;
            case RouteOriginKind.SiteConnection:
                ArriveAtSite(_places.SiteAt(_packets.Destination, way.Resource), way.Resource!.Name, way.Resource, PathMedium.Vpn);
                break;
            default:
                Stop(Disposition.GatewayHasNoRoute, _net.Topology.Gateways[gateway].Id, row, _packets.Destination);
                break;
        }
    }

    private void FollowToFarGateway(BgpRoute way)
    {
        Connection connection = ConnectionOf(way, ConnectionType.VNetToVNet)!;
        int far = _net.FindGateway(connection.PeerGatewayId);
        far = far == way.Gateway ? _net.FindGateway(connection.GatewayId) : far;
        if (far < 0)
        {
            GiveUp(UnknownReason.UnresolvedReference, connection.Name);
            return;
        }

        _entered = new TunnelEntry(IsCircuit: false, way.Kind == BgpRouteKind.Learned);
        EnterGateway(far, PathMedium.VNetToVNetVpn);
    }

    /// <summary>A tunnel to a device that is a gateway of the network is up when that gateway has a connection back.</summary>
    private void FollowAcrossSites(Connection connection, int far)
    {
        if (_tables.Gateways.Peers.BackOf(connection).Count == 0)
        {
            Stop(Disposition.NoConnectionBack, connection.Id, address: _packets.Destination);
            return;
        }

        _entered = new TunnelEntry(IsCircuit: false, _tables.Gateways.SpeaksBgp(connection));
        EnterGateway(far, PathMedium.Vpn);
    }

    private Connection? ConnectionOf(BgpRoute way, ConnectionType type) => _net.Topology.Connections.FirstOrDefault(candidate => candidate.Id == way.Resource && candidate.Type == type);

    /// <summary>
    /// Between tunnels only BGP carries routes (4.26). From circuit to circuit nothing passes, nor between clients and a circuit (4.41). Clients reach each
    /// other (4.50).
    /// </summary>
    private bool MayPass(TunnelEntry entered, BgpRoute way)
    {
        bool speaks = way.Kind switch
        {
            BgpRouteKind.Device => _net.Topology.Connections.FirstOrDefault(connection => connection.Id == way.Resource) is { } connection && _tables.Gateways.SpeaksBgp(connection),
            BgpRouteKind.FarVNet => false,
            _ => true,
        };
        return entered.SpeaksBgp && speaks
            && !((entered.IsCircuit || entered.IsClient) && way.IsFromCircuit)
            && !(entered.IsCircuit && way.Kind == BgpRouteKind.ClientPool);
    }

    /// <summary>Follows a packet that is outside: to the site, or on to another gateway that the site or circuit has learned of (4.42).</summary>
    /// <param name="speaker">The site or circuit where it is.</param>
    /// <param name="session">The session that it came over.</param>
    private void TravelOutside(int speaker, int session)
    {
        BgpSpeaker at = _tables.Bgp.Speakers[speaker];
        BgpSession over = _tables.Bgp.Sessions[session];
        PathMedium medium = over.Kind == RouteOriginKind.Circuit ? PathMedium.ExpressRoute : PathMedium.Vpn;
        ResourceId connection = over.FirstGateway >= 0 ? over.FirstResource : over.SecondResource;
        IReadOnlyList<BgpRoute> ways = _outsideWays.Learned(at, _packets.Destination);
        Narrow(_outsideWays.SameAround(at, _packets.Destination));
        if (at.Kind == BgpSpeakerKind.Site && !_outsideWays.PassesOn(at, ways, _packets.Destination))
        {
            FlowEnd? site = _places.SiteNamed(at.Name, _packets.Destination);
            ArriveAtSite(site, at.Name, site?.Attachments.FirstOrDefault(attachment => _outsideWays.Carries(session, attachment))?.Connection.Id ?? connection, medium, session);
            return;
        }

        if (!_visited.Add((int.MinValue + speaker, _packets.Destination)))
        {
            Stop(Disposition.RoutingLoop, connection, address: _packets.Destination);
            return;
        }

        if (ways.Count == 0)
        {
            if ((_outsideWays.KnowsUnknown(at) ?? MayBeTold() ?? _tables.Gateways.OpenEnd) is { } gap)
            {
                GiveUp(gap.Reason, gap.About);
            }
            else
            {
                Stop(Disposition.GatewayHasNoRoute, connection, address: _packets.Destination);
            }

            return;
        }

        if (at.Kind == BgpSpeakerKind.Site)
        {
            Hop(at.Name, null, medium);
        }

        SendOver(at, ways[Take(ways.Count)].Session);
    }

    /// <summary>Sends a packet from a site or circuit over one of its sessions.</summary>
    private void SendOver(BgpSpeaker from, int session)
    {
        BgpSession over = _tables.Bgp.Sessions[session];
        int next = over.Other(from.Index);
        if (_tables.Bgp.Speakers[next].Kind == BgpSpeakerKind.Router)
        {
            bool isCircuit = over.Kind == RouteOriginKind.Circuit;
            _entered = new TunnelEntry(isCircuit, SpeaksBgp: true);
            EnterGateway(over.GatewayOf(next), isCircuit ? PathMedium.ExpressRoute : PathMedium.Vpn);
            return;
        }

        TravelOutside(next, session);
    }

    /// <summary>Arrives at a site.</summary>
    /// <param name="site">The site; null when none that is known holds the address.</param>
    /// <param name="name">The name of where the packet is.</param>
    /// <param name="connection">The connection that it came over, which its answer prefers.</param>
    /// <param name="medium">What it came over.</param>
    /// <param name="session">The session that it came over; -1 where there is none.</param>
    private void ArriveAtSite(FlowEnd? site, string name, ResourceId? connection, PathMedium medium, int session = -1)
    {
        // A site that is asked for by name is that site; an address is wherever its route leads.
        bool isWanted = _to.Place.Kind is not PlaceKind.Site || _to.Place.Address is not null || site is null || site.Place.Name == _to.Place.Name;
        Hop(site?.Place.Name ?? name, site?.Place.Resource, medium);
        if (!isWanted || _to.VNet >= 0 || _to.Gateway >= 0)
        {
            Stop(Disposition.NoSuchAddress, connection, address: _packets.Destination);
            return;
        }

        _outside = site is null ? null : new OutsideArrival(site, connection, session);
        Deliver(new FlowStep { Kind = StepKind.Delivery, Address = _packets.Destination, About = site?.Place.Name ?? name });
    }
}
