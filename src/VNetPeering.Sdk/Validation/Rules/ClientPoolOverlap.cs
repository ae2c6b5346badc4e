using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class ClientPoolOverlap : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP3015",
        Title = "Point-to-site pool overlaps the VNet, a site or another pool",
        Severity = Severity.Error,
        Rules = "4.52",
        Evidence = "Background knowledge, not confirmed by a source",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        foreach (Gateway gateway in context.GatewayIndex.Vpn.Where(gateway => gateway.ClientAddressPools.Count > 0))
        {
            VNet? vnet = gateway.VNetId is { } id ? context.FindVNet(id) : null;
            LocalNetworkGateway[] sites = [.. context.GatewayIndex.SitesOf(gateway.Id).Select(site => site.Site).DistinctBy(site => site.Id)];
            (ResourceId Id, ValueList<AddressPrefix> Space)[] others = [.. vnet is null ? [] : new[] { (vnet.Id, vnet.AddressSpace) }, .. sites.Select(site => (site.Id, site.AddressSpace))];
            (ResourceId Id, string Text)[] taken = [.. others.SelectMany(other => Collisions(context, gateway.ClientAddressPools, other.Id, other.Space))];
            string[] collisions = [.. taken.Select(each => each.Text), .. AmongThemselves(gateway.ClientAddressPools)];
            if (collisions.Length == 0)
            {
                continue;
            }

            sink.Report(new Finding
            {
                Resource = gateway.Id,
                Related = [.. taken.Select(each => each.Id).Distinct()],
                Message = $"The point-to-site clients of gateway {context.Name(gateway.Id)} would get addresses that others have: {Wording.List(collisions)}.",
                Fix = "Give the clients a pool that nothing else uses.",
            });
        }
    }

    private static IEnumerable<(ResourceId Id, string Text)> Collisions(ValidationContext context, ValueList<AddressPrefix> pools, ResourceId id, ValueList<AddressPrefix> space)
    {
        var taken = PrefixSet.Create(space);
        return pools.Where(taken.Overlaps).Select(pool => (id, $"{pool} overlaps {Wording.List([.. space.Where(pool.Overlaps).Distinct()])} of {context.Name(id)}"));
    }

    private static IEnumerable<string> AmongThemselves(ValueList<AddressPrefix> pools) => PrefixOverlaps.Find(pools.AsSpan())
        .Select(overlap => pools[overlap.First] == pools[overlap.Second] ? $"{pools[overlap.First]} is listed twice" : $"{pools[overlap.First]} overlaps {pools[overlap.Second]}")
        .Distinct();
}
