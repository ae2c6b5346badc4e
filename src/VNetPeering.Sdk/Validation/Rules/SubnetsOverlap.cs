using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class SubnetsOverlap : ValidationRule
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

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        foreach (VNet vnet in context.Topology.VNets.Where(vnet => vnet.Subnets.Count > 1))
        {
            foreach (SpaceOverlap overlap in SpaceOverlaps.Find([.. vnet.Subnets.Select(subnet => subnet.AddressPrefixes)]))
            {
                (Subnet earlier, Subnet later) = (vnet.Subnets[overlap.First], vnet.Subnets[overlap.Second]);
                string collision = Wording.Overlap(overlap.SecondPrefixes, context.Name(later.Id), overlap.FirstPrefixes, context.Name(earlier.Id));
                sink.Report(new Finding
                {
                    Resource = later.Id,
                    Related = [earlier.Id],
                    Message = $"Subnets of VNet {context.Name(vnet.Id)} overlap: {collision}.",
                    Fix = $"Give one of the two a free prefix of {context.Name(vnet.Id)}.",
                });
            }
        }
    }
}
