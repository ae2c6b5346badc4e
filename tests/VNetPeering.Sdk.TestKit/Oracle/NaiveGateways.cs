using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.TestKit.Oracle;

/// <summary>What the gateways and the Route Server of a VNet know outside it (rule book 3.2 and 4).</summary>
internal static class NaiveGateways
{
    /// <summary>4.20: the prefixes that a local network gateway states, with the site that they belong to. They need no BGP.</summary>
    internal static IEnumerable<(AddressPrefix Prefix, string? Site, Gateway? Far, bool SpeaksBgp, ResourceId Connection)> StaticPrefixes(Topology topology, Gateway gateway)
    {
        foreach (Connection connection in topology.Connections.Where(one => one.GatewayId == gateway.Id && one.Type == ConnectionType.IPsec && gateway.Type == GatewayType.Vpn))
        {
            LocalNetworkGateway? device = topology.LocalNetworkGateways.FirstOrDefault(one => one.Id == connection.LocalNetworkGatewayId);
            if (device is null)
            {
                continue;
            }

            bool bgp = NaiveSpeakers.Speaks(topology, connection, gateway);
            Gateway? far = NaiveDevices.FarGateway(topology, connection);
            foreach (AddressPrefix prefix in device.AddressSpace)
            {
                // 4.28: the address of the BGP peer is no route
                if (!(bgp && prefix == device.BgpPeeringAddress?.ToPrefix()))
                {
                    yield return (prefix, far is null ? NaiveSpeakers.SiteName(device) : null, far, bgp, connection.Id);
                }
            }
        }
    }

    /// <summary>4.26: the prefixes of the far VNets whose connection does not speak BGP, and no more.</summary>
    internal static IEnumerable<(AddressPrefix Prefix, Gateway Far)> FarWithoutBgp(Topology topology, Gateway gateway) =>
        from far in topology.Gateways
        where far.Id != gateway.Id && gateway.Type == GatewayType.Vpn && far.Type == GatewayType.Vpn
        where NaiveSpeakers.Between(topology, gateway, far).Count > 0 && !NaiveSpeakers.Speak(topology, gateway, far)
        from prefix in topology.FindVNet(far.VNetId)?.AddressSpace ?? []
        select (prefix, far);

    /// <summary>4.51</summary>
    internal static IEnumerable<AddressPrefix> ClientPools(Gateway gateway) => gateway.Type == GatewayType.Vpn ? gateway.ClientAddressPools : [];

    /// <summary>4.30 with 2.02 and 2.95: what the hub's own links hold of the VNets that borrow.</summary>
    internal static IEnumerable<AddressPrefix> BorrowerPrefixes(Topology topology, VNet hub) =>
        topology.BorrowersOf(hub).SelectMany(spoke => hub.Peerings.Where(link => link.RemoteVNetId == spoke.Id).SelectMany(topology.PeeredPrefixes)).Distinct();

    /// <summary>Everything that one speaker knows outside its VNet.</summary>
    internal static List<OracleWay> WaysOf(Topology topology, OracleSpeaker speaker, AzureBehavior behavior)
    {
        List<OracleWay> ways = [];
        foreach (Gateway gateway in speaker.Gateways)
        {
            ways.AddRange(StaticPrefixes(topology, gateway).Select(one => new OracleWay(one.Prefix, one.Far is null ? OracleWayKind.Site : OracleWayKind.FarGateway, 0, one.SpeaksBgp)
            {
                Gateway = gateway,
                Site = one.Site,
                FarGateway = one.Far,
                Connection = one.Connection,
            }));
            ways.AddRange(ClientPools(gateway).Select(pool => new OracleWay(pool, OracleWayKind.Clients, 0, SpeaksBgp: true) { Gateway = gateway }));

            ways.AddRange(FarWithoutBgp(topology, gateway).Select(one => new OracleWay(one.Prefix, OracleWayKind.FarGateway, 0, SpeaksBgp: false) { Gateway = gateway, FarGateway = one.Far }));
        }

        foreach (OracleAnnouncement one in speaker.Taken.Where(one => one.Prefix is not null && !IsHidden(topology, behavior, speaker, one)))
        {
            OracleSpeaker far = one.Over!.FarFrom(speaker);
            OracleWayKind kind = far.Kind == OracleSpeakerKind.Circuit ? OracleWayKind.Circuit : far.Kind == OracleSpeakerKind.Site ? OracleWayKind.Site : OracleWayKind.FarGateway;
            ways.Add(new OracleWay(one.Prefix!.Value, kind, one.Path.Count, SpeaksBgp: true)
            {
                Gateway = one.Over.GatewayOf(speaker),
                FarGateway = one.Over.GatewayOf(far),
                Session = one.Over,
                Site = far.Kind == OracleSpeakerKind.Site ? far.Name : null,
            });
        }

        // 3.25
        ways.AddRange(speaker.FromAppliances.Where(one => one.Prefix is not null && !IsHidden(topology, behavior, speaker, one)).Select(
            one => new OracleWay(one.Prefix!.Value, OracleWayKind.Appliance, one.Path.Count, SpeaksBgp: true) { NextHop = one.NextHop }));
        return [.. ways.Select(way => way with { Speaker = speaker })];
    }

    /// <summary>Of everything that is known in a VNet the rows: by preference, then the shortest path, all that are equal (3.21, 3.24, 7.5.4).</summary>
    internal static List<OracleWay> Chosen(IReadOnlyList<OracleWay> ways, string? preference)
    {
        List<OracleWay> chosen = [];
        foreach (AddressPrefix prefix in ways.Select(way => way.Prefix).Distinct())
        {
            List<OracleWay> same = [.. ways.Where(way => way.Prefix == prefix)];

            // The gateway's own clients are behind the gateway, whoever announces their pool.
            same = same.Exists(way => way.Kind == OracleWayKind.Clients) ? [.. same.Where(way => way.Kind == OracleWayKind.Clients)] : same;
            int rank = same.Min(way => NaivePreference.Rank(preference, way.IsExpressRoute));
            same = [.. same.Where(way => NaivePreference.Rank(preference, way.IsExpressRoute) == rank)];
            chosen.AddRange(same.Where(way => way.PathLength == same.Min(other => other.PathLength)).Distinct());
        }

        return chosen;
    }

    /// <summary>The rows that the gateways and the Route Server of a VNet bring there, or to a VNet that borrows.</summary>
    internal static List<OracleWay> RowsOf(Topology topology, VNet home, AzureBehavior behavior, bool isBorrowed)
    {
        List<OracleWay> ways = [.. SpeakersOf(topology, home, behavior).SelectMany(speaker => WaysOf(topology, speaker, behavior))];
        List<OracleWay> rows = Chosen(ways, topology.RouteServers.FirstOrDefault(one => one.VNetId == home.Id)?.HubRoutingPreference);
        return [.. rows.Where(way => !isBorrowed || way.Gateway?.IsLent(behavior) is not false)];
    }

    /// <summary>Whether rows may be missing, because somebody announces what nobody declares.</summary>
    internal static bool MayMissRows(Topology topology, VNet home, AzureBehavior behavior, bool isBorrowed) =>
        SpeakersOf(topology, home, behavior).Any(speaker => speaker.KnowsUnknown && (!isBorrowed || speaker.Gateways.Count == 0 || speaker.Gateways.Exists(one => one.IsLent(behavior))));

    private static IEnumerable<OracleSpeaker> SpeakersOf(Topology topology, VNet home, AzureBehavior behavior) =>
        NaiveBgp.Of(topology, behavior).Speakers.All.Where(speaker => speaker.Home?.Id == home.Id);

    // What the VNet and those that borrow own is the speaker's own, with an empty path: nothing that is learned for it is picked. A summary is only told.
    private static bool IsHidden(Topology topology, AzureBehavior behavior, OracleSpeaker speaker, OracleAnnouncement one) =>
        speaker.Home!.AddressSpace.Any(own => own == one.Prefix)
        || ((speaker.RouteServer is not null || speaker.Gateways.Exists(gateway => gateway.IsLent(behavior))) && BorrowerPrefixes(topology, speaker.Home).Any(prefix => prefix == one.Prefix));
}
