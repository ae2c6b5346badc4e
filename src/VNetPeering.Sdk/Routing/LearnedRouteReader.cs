using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Routing.Bgp;

namespace VNetPeering.Sdk.Routing;

/// <summary>Picks, of everything that the gateways, the Route Server and the Virtual WAN hubs of a VNet know, what becomes rows (rules 3.20-3.25, 7.5 item 4).</summary>
internal sealed class LearnedRouteReader(GatewayIndex index, BgpNetwork bgp)
{
    private readonly CompiledTopology _net = index.Net;

    /// <summary>Returns what reaches a VNet by gateways of its own; null when it has none.</summary>
    internal LearnedRoutes? Read(int vnet)
    {
        IReadOnlyList<int> hubs = _net.VNets[vnet].VirtualHubs;
        if (hubs.Count == 0 && !index.MayHoldGateways(vnet))
        {
            return null;
        }

        IReadOnlyList<BgpSpeaker> routers = bgp.RoutersIn(vnet);
        string[] undescribed = [.. index.UnknownSourcesIn(vnet)];
        if (routers.Count == 0 && undescribed.Length == 0 && hubs.Count == 0)
        {
            return null;
        }

        var gaps = new List<RouteGap>();
        gaps.AddRange(undescribed.Select(name => new RouteGap { Reason = UnknownReason.UnresolvedReference, About = name }));
        var candidates = new List<BgpRoute>();
        foreach (BgpSpeaker router in routers)
        {
            IEnumerable<BgpRoute> foreign = bgp.Foreign(router);
            if (!bgp.Settles(router))
            {
                gaps.Add(new RouteGap { Reason = UnknownReason.BgpNotModelled, About = router.Name });
                foreign = foreign.Where(route => route.Kind != BgpRouteKind.Learned);
            }

            foreach (BgpRoute route in foreign)
            {
                if (route.Unknown is { } gap)
                {
                    gaps.Add(gap);
                }
                else
                {
                    candidates.Add(route);
                }
            }
        }

        string preference = routers.Select(router => router.RouteServer?.HubRoutingPreference).FirstOrDefault(stated => stated is not null) ?? string.Empty;
        // Of equal paths by an appliance and by a gateway both are rows; the appliance's comes first, which is the one that a look-up answers with.
        LearnedRoute[] own = Picked(candidates, preference);
        int[] basic = [.. _net.VNets[vnet].Gateways.Where(index.IsOwnOnly)];
        return new LearnedRoutes
        {
            Routes = hubs.Count == 0 ? own : [.. own, .. hubs.SelectMany(hub => BehindHub(vnet, hub))],
            Lent = basic.Length == 0 ? own : Picked(candidates.Where(route => !basic.Contains(route.Gateway)), preference),
            Gaps = [.. gaps.Distinct()],
            Assumptions = [.. bgp.AssumptionsIn(vnet).Distinct()],
            LentAssumptions =
            [
                .. basic.Where(gateway => candidates.Exists(route => route.Gateway == gateway))
                    .Select(gateway => new Assumption { Kind = AssumptionKind.BasicGatewayBringsNoRoutes, About = _net.Topology.Gateways[gateway].Name }),
            ],
        };
    }

    private LearnedRoute[] Picked(IEnumerable<BgpRoute> candidates, string preference) =>
        [.. BgpPolicy.Pick(candidates, preference).OrderBy(route => route.Origin == RouteOriginKind.RouteServer ? 0 : 1).Select(Learned)];

    private LearnedRoute Learned(BgpRoute route)
    {
        ResourceId? gateway = route.Gateway >= 0 ? _net.Topology.Gateways[route.Gateway].Id : route.Resource;
        return new LearnedRoute
        {
            Prefix = route.Prefix!.Value,
            Kind = route.Origin,
            ResourceId = route.Resource!,
            GatewayId = gateway!,
            NextHops = HopsOf(route),
            Gateway = route.Gateway,
            Session = route.Session,
            AsPath = BgpTableReader.Printed(bgp, route.Path),
        };
    }

    // The routers of a circuit belong to Azure, and no design states their addresses.
    private HostAddress[] HopsOf(BgpRoute route) => route.Origin switch
    {
        RouteOriginKind.SiteConnection or RouteOriginKind.VNetConnection => index.TunnelHops(route.Gateway),
        RouteOriginKind.ClientPool => index.PublicHops(route.Gateway),
        RouteOriginKind.RouteServer => [route.NextHop!.Value],
        _ => [],
    };

    /// <summary>A Virtual WAN hub announces the other VNets that are connected to it, with the address of its router, which no design states.</summary>
    private IEnumerable<LearnedRoute> BehindHub(int vnet, int hub)
    {
        VirtualHub record = _net.Topology.VirtualHubs[hub];
        return record.Connections.Select(connection => _net.FindVNet(connection.RemoteVNetId))
            .Where(other => other >= 0 && other != vnet)
            .Distinct()
            .SelectMany(other => _net.VNets[other].VNet.AddressSpace)
            .Distinct()
            .Select(prefix => new LearnedRoute
            {
                Prefix = prefix,
                Kind = RouteOriginKind.VirtualHub,
                ResourceId = record.Id,
                GatewayId = record.Id,
                NextHops = [],
                Gateway = -1,
            });
    }
}
