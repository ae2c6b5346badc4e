using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class VNetPrefixesOverlap : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP1004",
        Title = "Prefixes of one VNet overlap",
        Severity = Severity.Error,
        Rules = "1.05",
        Evidence = "Background knowledge, not confirmed by a source",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        foreach (VNet vnet in context.Topology.VNets.Where(vnet => vnet.AddressSpace.Count > 1))
        {
            foreach (PrefixOverlap overlap in PrefixOverlaps.Find(vnet.AddressSpace.AsSpan()))
            {
                (AddressPrefix first, AddressPrefix second) = (vnet.AddressSpace[overlap.First], vnet.AddressSpace[overlap.Second]);
                sink.Report(new Finding
                {
                    Resource = vnet.Id,
                    Message = first == second
                        ? $"VNet {context.Name(vnet.Id)} lists address prefix {first} twice."
                        : $"VNet {context.Name(vnet.Id)} has address prefixes {first} and {second}, which overlap.",
                    Fix = $"Keep {(first.Length <= second.Length ? first : second)} alone, or replace one of them.",
                });
            }
        }
    }
}
