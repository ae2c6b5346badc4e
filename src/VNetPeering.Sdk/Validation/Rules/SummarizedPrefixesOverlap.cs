using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class SummarizedPrefixesOverlap : VNetRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP3022",
        Title = "Advertised gateway prefixes overlap",
        Severity = Severity.Error,
        Rules = "4.32",
        Evidence = "Microsoft documentation (Advertised gateway prefixes, 2026); Azure's code is not known",
    };

    public override void CheckVNet(ValidationContext context, VNet vnet, DiagnosticSink sink)
    {
        ValueList<AddressPrefix> entries = vnet.SummarizedGatewayPrefixes;
        if (entries.Count < 2 || !PrefixOverlaps.Any(entries.AsSpan()))
        {
            return;
        }

        string[] collisions =
        [
            .. PrefixOverlaps.Find(entries.AsSpan())
                .Select(overlap => entries[overlap.First] == entries[overlap.Second] ? $"{entries[overlap.First]} is listed twice" : $"{entries[overlap.First]} overlaps {entries[overlap.Second]}")
                .Distinct(),
        ];
        sink.Report(new Finding
        {
            Resource = vnet.Id,
            Message = $"The advertised gateway prefixes of VNet {context.Name(vnet.Id)} overlap one another: {Wording.List(collisions)}.",
            Fix = "Keep the larger prefix of each pair alone.",
        });
    }
}
