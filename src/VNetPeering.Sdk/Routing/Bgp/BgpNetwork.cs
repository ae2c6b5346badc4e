using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Routing.Bgp;

/// <summary>Every speaker with what it learned once nothing changes any more (docs/concepts/bgp.md). Built once, then immutable.</summary>
internal sealed class BgpNetwork
{
    private readonly Dictionary<int, List<BgpSpeaker>> _byVNet;
    private readonly Dictionary<int, BgpSpeaker> _byGateway;
    private readonly Dictionary<int, List<Assumption>> _assumptions;
    private readonly BgpExchange _exchange;

    internal BgpNetwork(
        BgpSpeaker[] speakers,
        BgpSession[] sessions,
        Dictionary<int, List<BgpSpeaker>> byVNet,
        Dictionary<int, BgpSpeaker> byGateway,
        Dictionary<int, List<Assumption>> assumptions)
    {
        Speakers = speakers;
        Sessions = sessions;
        _byVNet = byVNet;
        _byGateway = byGateway;
        _assumptions = assumptions;
        _exchange = new BgpExchange(speakers, sessions);
        _exchange.Run();
    }

    internal BgpSpeaker[] Speakers { get; }

    internal BgpSession[] Sessions { get; }

    /// <summary>The VNets that hold gateways or Route Servers.</summary>
    internal IEnumerable<int> VNets => _byVNet.Keys;

    internal IReadOnlyList<BgpSpeaker> RoutersIn(int vnet) => _byVNet.TryGetValue(vnet, out List<BgpSpeaker>? routers) ? routers : [];

    internal BgpSpeaker? RouterOf(int gateway) => _byGateway.GetValueOrDefault(gateway);

    internal IReadOnlyList<Assumption> AssumptionsIn(int vnet) => _assumptions.TryGetValue(vnet, out List<Assumption>? assumptions) ? assumptions : [];

    /// <summary>The routes of a speaker that it uses: of each prefix the best, several when they are equal; and what it cannot know.</summary>
    internal IReadOnlyList<BgpRoute> Best(BgpSpeaker speaker) => _exchange.Best(speaker.Index);

    /// <summary>All that a speaker knows, of its own and from others, the best or not.</summary>
    internal IEnumerable<BgpRoute> Known(BgpSpeaker speaker) => speaker.Own.Concat(Heard(speaker));

    /// <summary>
    /// What a router knows outside its VNet and its borrowers. Nothing that it learned counts for a prefix of theirs: there the own route is the one it uses.
    /// </summary>
    internal IEnumerable<BgpRoute> Foreign(BgpSpeaker router)
    {
        HashSet<AddressPrefix> own = [.. router.Own.Where(IsOwn).Select(route => route.Prefix).OfType<AddressPrefix>()];
        return Known(router).Where(route => !IsOwn(route)
            && !(route.Kind is BgpRouteKind.Learned or BgpRouteKind.Appliance && route.Prefix is { } prefix && own.Contains(prefix)));

        static bool IsOwn(BgpRoute route) => route.Kind is BgpRouteKind.VNet or BgpRouteKind.Borrower;
    }

    /// <summary>The speaker that stands for a declared site; null when the site has no BGP session.</summary>
    internal BgpSpeaker? SiteNamed(string name) => Array.Find(Speakers, speaker => speaker.Kind == BgpSpeakerKind.Site && string.Equals(speaker.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>All that a speaker heard over its sessions and took, the best or not.</summary>
    internal IEnumerable<BgpRoute> Heard(BgpSpeaker speaker) => speaker.Sessions.SelectMany(session => _exchange.Received(session, speaker.Index));

    /// <summary>What a speaker heard over one session and took.</summary>
    internal IReadOnlyList<BgpRoute> Heard(BgpSpeaker speaker, int session) => _exchange.Received(session, speaker.Index);

    /// <summary>What a speaker tells over one of its sessions, as the other side would see it before it refuses anything.</summary>
    internal IEnumerable<BgpRoute> Told(BgpSpeaker speaker, int session) => BgpPolicy.Export(speaker, Sessions[session], session, Best(speaker), Speakers, Sessions);

    /// <summary>What a router tells over a connection of its own that has BGP and leads to no speaker: to the device of a site that nobody declares, or to a circuit that the input does not hold.</summary>
    internal IEnumerable<BgpRoute> ToldToUndeclared(BgpSpeaker router, int gateway, Connection connection)
    {
        var session = new BgpSession
        {
            First = router.Index,
            Second = -1,
            FirstGateway = gateway,
            FirstResource = connection.Id,
            SecondResource = connection.Id,
            Kind = connection.Type == ConnectionType.ExpressRoute ? RouteOriginKind.Circuit : RouteOriginKind.SiteConnection,
        };
        return BgpPolicy.Export(router, session, -1, Best(router), Speakers, Sessions);
    }

    /// <summary>The same, without what leads back over that connection.</summary>
    internal IEnumerable<BgpRoute> ToldToDevice(BgpSpeaker router, int gateway, Connection connection) =>
        ToldToUndeclared(router, gateway, connection).Where(route => route.Resource != connection.Id);

    /// <summary>What a Route Server tells an appliance over one of its BGP connections.</summary>
    internal IEnumerable<BgpRoute> ToldToAppliance(BgpSpeaker router, string peer) => BgpPolicy.ExportToAppliance(router, [.. Best(router).Where(route => route.Peer != peer)]);

    /// <summary>Whether the routes of a speaker, and of all that hear of it, keep changing.</summary>
    internal bool Settles(BgpSpeaker speaker) => _exchange.Settles(speaker.Index);
}
