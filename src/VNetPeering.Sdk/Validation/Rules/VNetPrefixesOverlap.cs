using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class VNetPrefixesOverlap : VNetRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP1004",
        Title = "Prefixes of one VNet overlap",
        Severity = Severity.Error,
        Rules = "1.05",
        Evidence = "Background knowledge, not confirmed by a source",
    };

    public override void CheckVNet(ValidationContext context, VNet vnet, DiagnosticSink sink)
    {
        ValueList<AddressPrefix> space = vnet.AddressSpace;
        if (space.Count < 2)
        {
            return;
        }

        // One finding for each prefix that meets an earlier one, whatever the number of those.
        foreach (IGrouping<int, PrefixOverlap> met in PrefixOverlaps.Find(space.AsSpan()).GroupBy(overlap => overlap.Second))
        {
            AddressPrefix later = space[met.Key];
            AddressPrefix[] earlier = [.. met.Select(overlap => space[overlap.First]).Distinct()];
            sink.Report(new Finding
            {
                Resource = vnet.Id,
                Message = earlier is [var only]
                    ? only == later
                        ? $"VNet {context.Name(vnet.Id)} lists address prefix {later} twice."
                        : $"VNet {context.Name(vnet.Id)} has address prefixes {only} and {later}, which overlap."
                    : $"VNet {context.Name(vnet.Id)} has address prefix {later}, which overlaps its prefixes {Wording.List(earlier)}.",
                Fix = earlier is [var other] ? $"Keep {(other.Length <= later.Length ? other : later)} alone, or replace one of them." : $"Remove {later}, or replace what it overlaps.",
            });
        }
    }
}
