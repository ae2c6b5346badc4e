using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class SubnetsOverlap : VNetRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP1006",
        Title = "Subnets of one VNet overlap",
        Severity = Severity.Error,
        AzureErrorCode = "NetcfgSubnetRangesOverlap",
        Rules = "1.21",
        Evidence = "Azure's answer as quoted in public reports (MicrosoftDocs/azure-docs PR 123869, Azure/azure-cli#10917)",
    };

    public override void CheckVNet(ValidationContext context, VNet vnet, DiagnosticSink sink)
    {
        if (vnet.Subnets.Count < 2)
        {
            return;
        }

        IReadOnlyList<SpaceOverlap> overlaps = SpaceOverlaps.Find(new SubnetSpaces(vnet.Subnets));
        if (overlaps.Count > 0 && Duplicates.Any(vnet.Subnets, static subnet => subnet.Id))
        {
            overlaps = BetweenDifferentSubnets(vnet.Subnets);
        }

        foreach (SpaceOverlap overlap in overlaps)
        {
            Subnet later = vnet.Subnets[overlap.Later];
            string[] collisions = [.. overlap.Collisions.Select(collision => Wording.Overlap(collision.LaterPrefixes, context.Name(later.Id), collision.EarlierPrefixes, context.Name(vnet.Subnets[collision.Earlier].Id))).Distinct()];
            sink.Report(new Finding
            {
                Resource = later.Id,
                Related = [.. overlap.Collisions.Select(collision => vnet.Subnets[collision.Earlier].Id).Distinct()],
                Message = $"Subnets of VNet {context.Name(vnet.Id)} overlap: {Wording.List(collisions)}.",
                Fix = $"Give {(collisions.Length == 1 ? "one of the two" : "each of them")} a free prefix of {context.Name(vnet.Id)}.",
            });
        }
    }
    // A subnet that is described twice overlaps itself, and that is a rule of its own.
    private static IReadOnlyList<SpaceOverlap> BetweenDifferentSubnets(ValueList<Subnet> subnets) =>
        SpaceOverlaps.Find(new SubnetSpaces(subnets), (earlier, later) => subnets[earlier].Id != subnets[later].Id);
}
