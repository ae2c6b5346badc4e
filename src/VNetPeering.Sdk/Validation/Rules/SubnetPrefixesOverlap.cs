using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class SubnetPrefixesOverlap : SubnetRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP1010",
        Title = "Prefixes of one subnet overlap",
        Severity = Severity.Error,
        Rules = "1.05, 1.21",
        Evidence = "Background knowledge, not confirmed by a source",
    };

    public override void CheckSubnet(ValidationContext context, VNet vnet, Subnet subnet, DiagnosticSink sink)
    {
        if (subnet.AddressPrefixes.Count > 1 && NestedPrefixes.Any(subnet.AddressPrefixes))
        {
            Report(context, subnet, sink);
        }
    }

    private static void Report(ValidationContext context, Subnet subnet, DiagnosticSink sink)
    {
        (AddressPrefix Outer, IReadOnlyList<AddressPrefix> Inner)[] nested = [.. NestedPrefixes.Find(subnet.AddressPrefixes).Where(each => each.Inner.Count > 0)];
        string[] facts = [.. nested.SelectMany(each => each.Inner.Distinct().Select(inner => inner == each.Outer ? $"{inner} stands twice" : $"{inner} lies inside {each.Outer}"))];
        sink.Report(new Finding
        {
            Resource = subnet.Id,
            Message = $"Prefixes of subnet {context.Name(subnet.Id)} overlap: {Wording.List(facts)}.",
            Fix = $"Keep {Wording.List([.. nested.Select(each => each.Outer)])} once, without what lies inside: the addresses are the same.",
        });
    }
}
