using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.TestKit.Oracle;

/// <summary>Sites: where a packet ends, answers, or passes through.</summary>
internal sealed partial class NaiveWalk
{
    /// <summary>The answer of a site: over the tunnel that the packet came from where that one is as good as any other.</summary>
    internal Disposition FromSite(OracleEnd.AtSite end)
    {
        OracleSpeaker site = Speakers.OfSite(end.Site)!;
        _passed.Add(site.Name);
        if (end.Static is { } arrived && LeadsBack(arrived))
        {
            return Finish(AtGateway(arrived, new OracleCame(OracleWayKind.Site, SpeaksBgp: false))); // 4.31
        }

        // With BGP it sends what it learned to the session that it learned it from: the longest prefix, then the shortest path.
        List<OracleSession> learned = [.. site.LeadingTo(to).Select(one => one.Over!).Distinct()];
        if (learned.Count > 0)
        {
            return Finish(OutOfSite(site, learned.Contains(end.Over!) ? end.Over! : learned[choices.Choose(learned.Count)]));
        }

        if (site.IsUnsettled || site.Taken.Any(one => one.Prefix is null))
        {
            return Finish(NotKnown(UnknownReason.BgpNotModelled));
        }

        // 4.31: on a static device it is done by hand
        List<Gateway> byHand = [.. StaticGateways(site.Name, standing: true)];
        if (byHand.Count == 0 && end.Static is null && StaticGateways(site.Name, standing: false).Any())
        {
            return Finish(Stop(Disposition.ResourceIsDown, "every tunnel of the site is down"));
        }

        Gateway? chosen = byHand.Find(LeadsBack) ?? end.Static ?? byHand.FirstOrDefault();
        return Finish(chosen is null ? Stop(Disposition.SourceHasNoRoute, "the site is told no route") : AtGateway(chosen, new OracleCame(OracleWayKind.Site, SpeaksBgp: false)));
    }

    private IEnumerable<Gateway> StaticGateways(string site, bool standing) =>
        from gateway in topology.Gateways
        where gateway.Type == GatewayType.Vpn
        from connection in topology.Connections
        where connection.GatewayId == gateway.Id && connection.Type == ConnectionType.IPsec && !NaiveSpeakers.Speaks(topology, connection, gateway)
        where !standing || !Dead.Contains(connection.Id)
        from device in topology.LocalNetworkGateways
        where device.Id == connection.LocalNetworkGatewayId && NaiveSpeakers.SiteName(device) == site
        select gateway;

    private bool LeadsBack(Gateway gateway)
    {
        VNet home = topology.FindVNet(gateway.VNetId)!;
        return home.Owns(to) || topology.ConnectedLinks(home).Any(link => topology.PeeredPrefixes(link).Any(prefix => prefix.Contains(to)));
    }

    /// <summary>At a site: the packet is for it, or for somebody whose longer prefix it learned over another session.</summary>
    private Disposition AtSite(string name, OracleSession? over, OracleWay? stated)
    {
        OracleSpeaker site = Speakers.OfSite(name)!;
        IEnumerable<AddressPrefix> own =
        [
            .. site.Own.Select(one => one.Prefix).OfType<AddressPrefix>(),
            .. topology.LocalNetworkGateways.Where(device => NaiveSpeakers.SiteName(device) == name).SelectMany(device => device.AddressSpace),
            .. stated is null ? Array.Empty<AddressPrefix>() : [stated.Prefix],
        ];
        int ownLength = own.Where(prefix => prefix.Contains(to)).Select(prefix => prefix.Length).DefaultIfEmpty(-1).Max();

        // A site that announces 10.0.0.0/8 or everything is not for that the home of what a VNet or a client pool owns.
        bool isElsewhere = topology.VNets.Any(vnet => vnet.Owns(to)) || topology.Gateways.Any(one => one.ClientAddressPools.Any(pool => pool.Contains(to)));
        List<OracleAnnouncement> learned = site.LeadingTo(to);
        if (stated is null && (isElsewhere || ownLength < 0) && learned.Count > 0 && learned[0].Prefix!.Value.Length > ownLength)
        {
            if (!_passed.Add(site.Name))
            {
                return Stop(Disposition.RoutingLoop, $"{name} again");
            }

            List<OracleSession> ways = [.. learned.Select(one => one.Over!).Distinct()];
            Log.Add($"{name}: passes it on");
            return OutOfSite(site, ways[choices.Choose(ways.Count)]);
        }

        return ownLength < 0 || isElsewhere
            ? Stop(Disposition.NoSuchAddress, $"the site does not have {to}")
            : Arrive(EndAt(site, over, stated), $"site {name}");
    }

    /// <summary>A stated prefix of a connection that speaks BGP is answered over its session.</summary>
    private static OracleEnd.AtSite EndAt(OracleSpeaker site, OracleSession? over, OracleWay? stated) => stated is null or { SpeaksBgp: false }
        ? new OracleEnd.AtSite(site.Name, over, stated?.Gateway)
        : new OracleEnd.AtSite(site.Name, site.Sessions.Find(session => session.GatewayOf(session.FarFrom(site))?.Id == stated.Gateway!.Id), Static: null);

    private Disposition OutOfSite(OracleSpeaker site, OracleSession over)
    {
        OracleSpeaker far = over.FarFrom(site);
        return far.Kind == OracleSpeakerKind.Circuit
            ? AtCircuit(far)
            : AtGateway(over.GatewayOf(far)!, new OracleCame(OracleWayKind.Site, SpeaksBgp: true));
    }
}
