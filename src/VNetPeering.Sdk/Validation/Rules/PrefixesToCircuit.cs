using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class PrefixesToCircuit : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP7024",
        Title = "Too many prefixes for an ExpressRoute circuit",
        Severity = Severity.Warning,
        Rules = "2.60, 4.32, 4.43",
        Evidence = "Microsoft documentation (ExpressRoute limits, 2023; Route Server limits, 2023; advertised gateway prefixes, 2026)",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        foreach (Gateway gateway in context.Topology.Gateways.Where(gateway => gateway.Type == GatewayType.ExpressRoute && gateway.VNetId is not null).DistinctBy(gateway => gateway.VNetId))
        {
            if (context.FindVNet(gateway.VNetId!) is { } hub)
            {
                HashSet<AddressPrefix> announced = Announced(context, hub);
                CheckFamily(context, sink, gateway, announced, IPFamily.IPv4, context.Limits.PrefixesToCircuit);
                CheckFamily(context, sink, gateway, announced, IPFamily.IPv6, context.Limits.IPv6PrefixesToCircuit);
            }
        }
    }

    private static void CheckFamily(ValidationContext context, DiagnosticSink sink, Gateway gateway, HashSet<AddressPrefix> announced, IPFamily family, int limit)
    {
        int count = announced.Count(prefix => prefix.Family == family);
        if (count > limit)
        {
            sink.Report(new Finding
            {
                Resource = gateway.Id,
                Related = [gateway.VNetId!, .. Borrowers(context, gateway.VNetId!).Select(link => link.RemoteId)],
                Message = $"Gateway {context.Name(gateway.Id)} {LimitWording.Fact(count, $"{family} prefixes to announce to a circuit", limit, context.Limits)}. Above it the session drops.",
                Fix = $"Announce summaries with SummarizedGatewayPrefixes of {context.Name(gateway.VNetId!)}, use fewer and shorter prefixes, or let fewer VNets borrow the gateway.",
            });
        }
    }

    private static HashSet<AddressPrefix> Announced(ValidationContext context, VNet hub)
    {
        // The summaries stand in place of the hub's own space, and a spoke inside one of them is not announced by itself (rule 4.32).
        var summaries = PrefixSet.Create(hub.SummarizedGatewayPrefixes);
        HashSet<AddressPrefix> announced = [.. hub.SummarizedGatewayPrefixes.Count > 0 ? hub.SummarizedGatewayPrefixes : hub.AddressSpace];
        announced.UnionWith(Borrowers(context, hub.Id).SelectMany(link => link.RemotePrefixes).Where(prefix => !summaries.Contains(prefix)));

        // What a route map changes is not known, and what lies inside the VNet is not taken (rule 4.22).
        var own = PrefixSet.Create(hub.AddressSpace);
        announced.UnionWith(context.RouteServersOf(hub.Id)
            .Where(server => server.AllowBranchToBranchTraffic)
            .SelectMany(server => server.BgpConnections)
            .Where(session => session.InboundRouteMapId is null)
            .SelectMany(session => session.Announces ?? [])
            .Select(announcement => announcement.Prefix)
            .Where(prefix => !own.Contains(prefix)));
        return announced;
    }

    // Both flags and both links Connected (rule 2.60); a classic VNet has no link of its own (rule 2.85).
    private static IEnumerable<PeeringLink> Borrowers(ValidationContext context, ResourceId hub) => context.LinksFrom(hub)
        .Where(link => link.Peering.AllowGatewayTransit && link.State == PeeringState.Connected
            && (link.IsClassic || link.Reverse is { State: PeeringState.Connected, Peering.UseRemoteGateways: true }));
}
