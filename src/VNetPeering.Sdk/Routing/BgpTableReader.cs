using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Routing.Bgp;

namespace VNetPeering.Sdk.Routing;

/// <summary>Shows the routes of a speaker in the shape of Azure's own tables.</summary>
internal sealed class BgpTableReader(GatewayIndex index, BgpNetwork bgp)
{
    /// <summary>Returns a path with the numbers that Azure prints: 65515 for a gateway that states none, 0 for others.</summary>
    internal static ValueList<long> Printed(BgpNetwork bgp, AsPath path) =>
        [.. path.Systems.Select(asn => Asns.SpeakerOf(asn) is >= 0 and int speaker ? bgp.Speakers[speaker].Kind == BgpSpeakerKind.Router ? Asns.Azure : 0 : asn)];

    /// <summary>Returns the table of a gateway.</summary>
    internal BgpTable OfGateway(int gateway)
    {
        Gateway record = index.Net.Topology.Gateways[gateway];
        BgpSpeaker? router = bgp.RouterOf(gateway);
        if (router is null)
        {
            return new BgpTable
            {
                Speaker = record.Name,
                Learned = [],
                Advertised = [],
                Gaps = [new RouteGap { Reason = UnknownReason.UnresolvedReference, About = record.VNetId?.Name ?? record.Name }],
            };
        }

        bool isSilent = record is { Type: GatewayType.Vpn, EnableBgp: false } && !router.IsJoined;
        return new BgpTable
        {
            Speaker = record.Name,
            Learned = isSilent ? [] : [.. Own(router, gateway), .. Appliances(router, BgpOrigin.IBgp), .. Heard(router, gateway)],
            Advertised = isSilent
                ? [new BgpAdvertisement { To = null, Routes = [.. index.Net.VNets[router.VNet].VNet.AddressSpace.Distinct().Select(prefix => new BgpTableRoute { Prefix = prefix, Origin = BgpOrigin.Network })] }]
                : [.. Told(router, session => bgp.Sessions[session].GatewayOf(router.Index) == gateway), .. ToldToUndeclared(router, gateway)],
            Gaps = GapsOf(router),
        };
    }

    /// <summary>Returns the table of a Route Server.</summary>
    internal BgpTable OfRouteServer(RouteServer server)
    {
        BgpSpeaker? router = Array.Find(bgp.Speakers, speaker => speaker.RouteServer == server);
        if (router is null)
        {
            return new BgpTable
            {
                Speaker = server.Name,
                Learned = [],
                Advertised = [],
                Gaps = [new RouteGap { Reason = UnknownReason.UnresolvedReference, About = server.VNetId?.Name ?? server.Name }],
            };
        }

        return new BgpTable
        {
            Speaker = server.Name,
            Learned = [.. Appliances(router, BgpOrigin.EBgp), .. Heard(router, gateway: -1)],
            Advertised = [.. server.BgpConnections.Select(session => new BgpAdvertisement
            {
                To = session.Name,
                Routes = [.. bgp.ToldToAppliance(router, session.Name).Where(route => route.Prefix is not null).Select(route => Told(router, route)).Distinct()],
            })],
            Gaps = GapsOf(router),
        };
    }

    /// <summary>Returns the table of a circuit or site; null when it has no BGP session.</summary>
    internal BgpTable? OfOther(BgpSpeakerKind kind, string name)
    {
        BgpSpeaker? speaker = Array.Find(bgp.Speakers, one => one.Kind == kind && string.Equals(one.Name, name, StringComparison.OrdinalIgnoreCase));
        return speaker is null
            ? null
            : new BgpTable
            {
                Speaker = speaker.Name,
                Learned = [.. Own(speaker, gateway: -1), .. Heard(speaker, gateway: -1)],
                Advertised = [.. Told(speaker, _ => true)],
                Gaps = GapsOf(speaker),
            };
    }

    private ValueList<RouteGap> GapsOf(BgpSpeaker speaker)
    {
        IEnumerable<RouteGap> unknown = bgp.Best(speaker).Select(route => route.Unknown).OfType<RouteGap>();
        return bgp.Settles(speaker)
            ? [.. unknown.Distinct()]
            : [new RouteGap { Reason = UnknownReason.BgpNotModelled, About = speaker.Name }];
    }

    private IEnumerable<BgpTableRoute> Own(BgpSpeaker speaker, int gateway) => speaker.Own
        .Where(route => route.Path.Length == 0 && route.Prefix is not null && route.Kind != BgpRouteKind.FarVNet && (route.Gateway < 0 || route.Gateway == gateway))
        .SelectMany(route => Parts(route, gateway))
        .Distinct();

    // The instances of an active-active gateway halve the client pool between them.
    private IEnumerable<BgpTableRoute> Parts(BgpRoute route, int gateway)
    {
        AddressPrefix prefix = route.Prefix!.Value;
        bool isHalved = route.Kind == BgpRouteKind.ClientPool && gateway >= 0 && index.Net.Topology.Gateways[gateway].ActiveActive is true && prefix.Length < prefix.First.BitCount;
        return (isHalved ? prefix.Subdivide(prefix.Length + 1) : [prefix]).Select(part => new BgpTableRoute { Prefix = part, Origin = BgpOrigin.Network });
    }

    private IEnumerable<BgpTableRoute> Appliances(BgpSpeaker router, BgpOrigin origin)
    {
        IReadOnlyList<BgpRoute> best = bgp.Best(router);
        return router.Own.Where(route => route is { Kind: BgpRouteKind.Appliance, Prefix: not null }).Select(route => new BgpTableRoute
        {
            Prefix = route.Prefix!.Value,
            Origin = origin,
            AsPath = Printed(bgp, route.Path),
            NextHops = [route.NextHop!.Value],
            From = origin == BgpOrigin.IBgp ? router.RouteServer!.Name : route.Peer,
            IsBest = best.Contains(route),
        });
    }

    private IEnumerable<BgpTableRoute> Heard(BgpSpeaker speaker, int gateway)
    {
        if (!bgp.Settles(speaker))
        {
            yield break;
        }

        IReadOnlyList<BgpRoute> best = bgp.Best(speaker);
        foreach (BgpRoute route in bgp.Heard(speaker).Where(route => route.Prefix is not null))
        {
            BgpSession session = bgp.Sessions[route.Session];
            bool isOurs = speaker.Kind != BgpSpeakerKind.Router || route.Gateway == gateway;
            yield return new BgpTableRoute
            {
                Prefix = route.Prefix!.Value,
                Origin = isOurs ? BgpOrigin.EBgp : BgpOrigin.IBgp,
                AsPath = Printed(bgp, route.Path),
                NextHops = [.. AddressesOf(session, session.Other(speaker.Index))],
                From = NameOf(session, session.Other(speaker.Index)),
                IsBest = best.Contains(route),
            };
        }
    }

    private IEnumerable<BgpAdvertisement> Told(BgpSpeaker speaker, Func<int, bool> isWanted) => speaker.Sessions.Where(isWanted).Select(session => new BgpAdvertisement
    {
        To = NameOf(bgp.Sessions[session], bgp.Sessions[session].Other(speaker.Index)),
        Routes = bgp.Settles(speaker)
            ? [.. bgp.Told(speaker, session).Where(route => route.Prefix is not null)
                .Select(route => Told(speaker, route) with { NextHops = [.. AddressesOf(bgp.Sessions[session], speaker.Index)] }).Distinct()]
            : [],
    });

    // What the far end announces is not known; what it is told is.
    private IEnumerable<BgpAdvertisement> ToldToUndeclared(BgpSpeaker router, int gateway) => index.OwnedBy(gateway)
        .Where(connection => index.SpeaksBgp(connection) && LeadsToNobody(gateway, connection))
        .Select(connection => new BgpAdvertisement
        {
            To = (connection.LocalNetworkGatewayId ?? connection.CircuitId ?? connection.Id).Name,
            Routes = bgp.Settles(router)
                ? [.. bgp.ToldToUndeclared(router, gateway, connection).Where(route => route.Prefix is not null)
                    .Select(route => Told(router, route) with { NextHops = connection.Type == ConnectionType.ExpressRoute ? [] : [.. index.InstanceAddresses(gateway)] }).Distinct()]
                : [],
        });

    private bool LeadsToNobody(int gateway, Connection connection) => (connection.Type, index.Net.Topology.Gateways[gateway].Type) switch
    {
        (ConnectionType.IPsec, GatewayType.Vpn) => index.Peers.Of(connection) is null && (index.DeviceOf(connection) is not { } device || index.SiteOf(device) is null),
        (ConnectionType.ExpressRoute, GatewayType.ExpressRoute) => index.CircuitOf(connection) is null,
        _ => false,
    };

    private BgpTableRoute Told(BgpSpeaker speaker, BgpRoute route) => new()
    {
        Prefix = route.Prefix!.Value,
        Origin = route.Path.Length == 1 && speaker.Kind != BgpSpeakerKind.Circuit ? BgpOrigin.Network : BgpOrigin.EBgp,
        AsPath = Printed(bgp, route.Path),
    };

    // A gateway that a Route Server joins keeps its own sessions: its peers know it, not the Route Server.
    private string NameOf(BgpSession session, int end) =>
        session.GatewayOf(end) is >= 0 and int gateway ? index.Net.Topology.Gateways[gateway].Name : bgp.Speakers[end].Name;

    /// <summary>The addresses by which one end of a session is known to the other, as far as a design states them.</summary>
    private IEnumerable<HostAddress> AddressesOf(BgpSession session, int end)
    {
        int gateway = session.GatewayOf(end);
        if (gateway >= 0)
        {
            return session.Kind == RouteOriginKind.Circuit ? [] : index.InstanceAddresses(gateway);
        }

        int near = session.GatewayOf(session.Other(end));
        Connection? connection = near < 0 ? null : index.OwnedBy(near).FirstOrDefault(one => one.Id == session.ResourceOf(end));
        return connection is not null && index.DeviceOf(connection)?.BgpPeeringAddress is { } address ? [address] : [];
    }
}
