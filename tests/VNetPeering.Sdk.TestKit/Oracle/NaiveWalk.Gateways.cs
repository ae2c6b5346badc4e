using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.TestKit.Oracle;

/// <summary>Gateways, circuits and clients on the way.</summary>
internal sealed partial class NaiveWalk
{
    private NaiveSpeakers Speakers => NaiveBgp.Of(topology, behavior).Speakers;

    /// <summary>The answer of a point-to-site client.</summary>
    internal Disposition FromClients(Gateway gateway)
    {
        VNet home = topology.FindVNet(gateway.VNetId)!;
        OracleSpeaker speaker = Speakers.Of(gateway)!;
        bool isTold = home.Owns(to)
            || topology.ConnectedLinks(home).Any(link => topology.PeeredPrefixes(link).Any(prefix => prefix.Contains(to)))
            || (!speaker.IsUnsettled && NaiveGateways.WaysOf(topology, speaker, behavior).Exists(way => way.Prefix.Contains(to) && MayPass(new OracleCame(OracleWayKind.Clients, SpeaksBgp: true), way)));
        bool mayBeTold = speaker.IsUnsettled || speaker.Known.Any(one => one.Prefix is null && one.Over?.IsExpressRoute is not true); // what nobody declares; 4.41: not what a circuit brings
        return Finish(isTold ? AtGateway(gateway, new OracleCame(OracleWayKind.Clients, SpeaksBgp: true)) : mayBeTold ? NotKnown(UnknownReason.BgpNotModelled) : Stop(Disposition.SourceHasNoRoute, "the clients are told no route")); // 4.5
    }

    private Disposition ToGateway(OracleSender sender, OracleRow row)
    {
        if (row.Hub is not null)
        {
            return NotKnown(UnknownReason.BeyondVirtualHub);
        }

        if (row.LearnedNextHop is not null)
        {
            return ToAppliance(sender, row); // 3.25
        }

        Gateway gateway;
        Peering? over;
        if (row.Source == RouteSource.User)
        {
            // 3.38: the VPN gateway that serves the VNet, and only where no ExpressRoute gateway stands beside it. 3.39: a borrowed one counts.
            List<(Gateway Gateway, Peering? Over)> serving = [.. topology.ServingGateways(sender.VNet, behavior)];
            if (!serving.Any(one => one.Gateway.Type == GatewayType.Vpn) || serving.Any(one => one.Gateway.Type == GatewayType.ExpressRoute))
            {
                return Stop(Disposition.NoGateway, "no VPN gateway, or an ExpressRoute gateway beside it");
            }

            (gateway, over) = serving.First(one => one.Gateway.Type == GatewayType.Vpn);
        }
        else
        {
            (gateway, over) = (row.Way!.Gateway!, row.Link);
        }

        if (over is not null)
        {
            VNet hub = topology.FindVNet(gateway.VNetId)!;
            Disposition? stopped = over.LocalVNetId == hub.Id ? CrossOutOfClassic(sender, over, hub) : Cross(sender, over, hub);
            if (stopped is { } stop)
            {
                return stop;
            }
        }

        return AtGateway(gateway, came: null);
    }

    /// <summary>At a gateway, from its VNet (null) or out of a tunnel.</summary>
    private Disposition AtGateway(Gateway gateway, OracleCame? came)
    {
        VNet? home = topology.FindVNet(gateway.VNetId);
        Subnet? subnet = topology.FindSubnet(gateway.SubnetId);
        if (Dead.Contains(gateway.Id))
        {
            return Stop(Disposition.ResourceIsDown, $"{gateway.Name} is down");
        }

        if (home is null || subnet is null)
        {
            return NotKnown(UnknownReason.UnresolvedReference);
        }

        OracleSender sender = new(home, subnet) { IsGateway = true };
        if (came is null)
        {
            LookBehindLinks(sender, from); // 2.43: out of the VNet, not out of a tunnel
        }

        if (!_passed.Add(gateway.Id.ToString()))
        {
            return Stop(Disposition.RoutingLoop, $"{gateway.Name} again");
        }

        // 1.41, 1.42
        if (topology.TableOf(subnet) is { } table && (table.DisableBgpRoutePropagation is true || table.Routes.Any(route => route.Destination.Prefix?.ToString() == "0.0.0.0/0")))
        {
            Block(Disposition.GatewayDoesNotWork, $"the table of {gateway.Name}");
        }

        // 3.60, 1.43: the table of GatewaySubnet decides
        IReadOnlyList<OracleRow> rows = NaiveRoutes.Of(topology, subnet.Id, behavior);
        List<OracleRow> best = NaiveNextHop.BestRows(rows, to);
        OracleRow? row = best.FirstOrDefault();
        Log.Add($"{gateway.Name}: {row?.ToString() ?? "no row"}");
        if (WhatMayBeat(home, subnet, rows, row) is { } reason)
        {
            return NotKnown(reason);
        }

        if (row is not { Type: NextHopType.VirtualNetworkGateway, Source: RouteSource.VirtualNetworkGateway })
        {
            LookBehindLinks(sender, to);
        }

        switch (row?.Type)
        {
            case NextHopType.VNetLocal:
                return Deliver(home);

            case NextHopType.VNetPeering or NextHopType.VNetGlobalPeering:
                return row.Hub is null ? OverPeering(sender, row.Link!) : NotKnown(UnknownReason.BeyondVirtualHub); // 3.39: out of a tunnel, or from one spoke to the other

            case NextHopType.ConnectedGroup when Dead.Contains(row.Member!.Id):
                return Stop(Disposition.ResourceIsDown, $"{row.Member.Name} is down");

            case NextHopType.ConnectedGroup:
                return Deliver(row.Member!); // 6.02: there are no peering objects, so no flags

            case NextHopType.InterfaceEndpoint:
                return ToPrivateEndpoint(sender, row.Link);

            case NextHopType.VirtualAppliance:
                return ToAppliance(sender, row);

            case NextHopType.VirtualNetworkGateway when row.Source == RouteSource.VirtualNetworkGateway:
                return row.Hub is null ? OutOf(gateway, sender, best, came) : NotKnown(UnknownReason.BeyondVirtualHub);

            default:
                return Stop(Disposition.GatewayHasNoRoute, $"{gateway.Name} has no route");
        }
    }

    /// <summary>A gateway sends a packet by what it knows itself: over its own connections, else over those of a gateway that a Route Server joins with it, else to an appliance.</summary>
    private Disposition OutOf(Gateway gateway, OracleSender sender, List<OracleRow> best, OracleCame? came)
    {
        OracleSpeaker speaker = Speakers.Of(gateway)!;
        List<OracleWay> ways = NaiveGateways.Chosen([.. NaiveGateways.WaysOf(topology, speaker, behavior).Where(way => way.Prefix == best[0].Prefix)], speaker.RouteServer?.HubRoutingPreference);
        if (ways.Exists(way => way.Gateway?.Id == gateway.Id))
        {
            ways.RemoveAll(way => way.Gateway?.Id != gateway.Id);
        }
        else if (ways.Count == 0)
        {
            ways = [.. best.Select(row => row.Way!).Where(way => way.NextHop is not null)]; // the row of a Route Server that joins nobody
        }

        ways = [.. ways.DistinctBy(way => (way.Gateway?.Id, way.Session, way.Site, way.Connection, way.FarGateway?.Id, way.NextHop))];
        if (ways.Count == 0)
        {
            return Stop(Disposition.GatewayHasNoRoute, $"{gateway.Name} has no way to {to}"); // 4.41: none to the gateway beside it
        }

        OracleWay way = ways[choices.Choose(ways.Count)];
        if (way.NextHop is not null)
        {
            return ToAppliance(sender, best[0] with { Way = way });
        }

        if (came is not null && !MayPass(came, way))
        {
            return Stop(Disposition.GatewayHasNoRoute, $"{gateway.Name} does not pass on from {came.Kind} to {way.Kind}");
        }

        if (way.Gateway!.Id != gateway.Id && !_passed.Add(way.Gateway.Id.ToString()))
        {
            return Stop(Disposition.RoutingLoop, $"{way.Gateway.Name} again");
        }

        bool isDeadTunnel = way.Connection is { } over ? Dead.Contains(over)
            : way is { Session: null, Kind: OracleWayKind.FarGateway } && NaiveSpeakers.Between(topology, way.Gateway, way.FarGateway!).Exists(one => Dead.Contains(one.Id));
        if (isDeadTunnel || Dead.Contains(way.Gateway.Id))
        {
            return Stop(Disposition.ResourceIsDown, $"the tunnel of {way.Gateway.Name} is down");
        }

        if (way is { Kind: OracleWayKind.FarGateway, Connection: { } tunnel } && NaiveDevices.Back(topology, topology.Connections.First(one => one.Id == tunnel)).Count == 0)
        {
            return Stop(Disposition.NoConnectionBack, $"{way.FarGateway!.Name} has no connection back to {way.Gateway.Name}"); // 4.20: a tunnel has two ends
        }

        return way.Kind switch
        {
            OracleWayKind.FarGateway => AtGateway(way.FarGateway!, new OracleCame(OracleWayKind.FarGateway, way.SpeaksBgp)),
            OracleWayKind.Circuit => AtCircuit(way.Session!.FarFrom(speaker)),
            OracleWayKind.Site => AtSite(way.Site!, way.Session, way.Session is null ? way : null),
            _ => Arrive(new OracleEnd.AtClients(way.Gateway), $"clients {way.Prefix}"),
        };
    }

    /// <summary>4.26: from one tunnel into another only when both speak BGP. 4.41: never from circuit to circuit, nor between clients and a circuit.</summary>
    private static bool MayPass(OracleCame came, OracleWay way) =>
        came.SpeaksBgp && way.SpeaksBgp
        && !(came.Kind is OracleWayKind.Circuit or OracleWayKind.Clients && way.Kind == OracleWayKind.Circuit)
        && !(came.Kind == OracleWayKind.Circuit && way.Kind == OracleWayKind.Clients);

    /// <summary>4.42: a circuit joins whoever is connected to it.</summary>
    private Disposition AtCircuit(OracleSpeaker circuit)
    {
        if (!_passed.Add(circuit.Name))
        {
            return Stop(Disposition.RoutingLoop, $"{circuit.Name} again");
        }

        List<OracleSession> ways = [.. circuit.LeadingTo(to).Select(one => one.Over!).Distinct()];
        if (ways.Count == 0)
        {
            return circuit.KnowsUnknown ? NotKnown(UnknownReason.BgpNotModelled) : Stop(Disposition.GatewayHasNoRoute, $"{circuit.Name} knows no way to {to}");
        }

        OracleSession way = ways[choices.Choose(ways.Count)];
        OracleSpeaker far = way.FarFrom(circuit);
        return far.Kind == OracleSpeakerKind.Site
            ? AtSite(far.Name, way, stated: null)
            : AtGateway(way.GatewayOf(far)!, new OracleCame(OracleWayKind.Circuit, SpeaksBgp: true));
    }
}
