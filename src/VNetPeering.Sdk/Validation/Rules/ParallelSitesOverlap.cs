using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class ParallelSitesOverlap : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP3018",
        Title = "Sites of one gateway overlap without BGP",
        Severity = Severity.Warning,
        Rules = "4.21",
        Evidence = "Microsoft documentation (Highly available cross-premises connectivity, 2016)",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        foreach (Gateway gateway in context.GatewayIndex.Vpn)
        {
            IGrouping<ResourceId, (Connection Connection, LocalNetworkGateway Site)>[] sites = [.. context.GatewayIndex.SitesOf(gateway.Id).GroupBy(each => each.Site.Id)];
            if (sites.Length < 2)
            {
                continue;
            }

            bool[] isStatic = [.. sites.Select(site => site.Any(each => each.Connection.EnableBgp != true && !context.IsUnread(each.Connection.Id, "enableBgp")))];
            foreach (SpaceOverlap overlap in SpaceOverlaps.Find([.. sites.Select(site => site.First().Site.AddressSpace)], (earlier, later) => isStatic[earlier] || isStatic[later]))
            {
                ResourceId later = sites[overlap.Later].Key;
                string[] collisions = [.. overlap.Collisions.Select(each => Wording.Overlap(each.LaterPrefixes, context.Name(later), each.EarlierPrefixes, context.Name(sites[each.Earlier].Key)))];
                sink.Report(new Finding
                {
                    Resource = later,
                    Related = [.. overlap.Collisions.Select(each => sites[each.Earlier].Key), gateway.Id],
                    Message = $"Local network gateways of gateway {context.Name(gateway.Id)} overlap without BGP on both connections: {Wording.List(collisions)}.",
                    Fix = "Use BGP on both connections, or give each local network gateway prefixes of its own.",
                });
            }
        }
    }
}
