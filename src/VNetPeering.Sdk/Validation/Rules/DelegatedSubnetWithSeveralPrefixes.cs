using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class DelegatedSubnetWithSeveralPrefixes : SubnetRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP1011",
        Title = "Delegated subnet has several prefixes",
        Severity = Severity.Error,
        Rules = "1.26",
        Evidence = "Microsoft documentation on several prefixes of one subnet, 2024; Azure's code is not known",
    };

    public override void CheckSubnet(ValidationContext context, VNet vnet, Subnet subnet, DiagnosticSink sink)
    {
        // One IPv4 and one IPv6 prefix is dual stack. What is in use has been accepted.
        if (subnet.Delegations.Count == 0 || subnet.AddressPrefixes.Count < 2 || IsDualStack(subnet) || subnet.IPConfigurationIds.Count > 0)
        {
            return;
        }

        // A prefix inside another one is a rule of its own, and mending that may leave one prefix only.
        AddressPrefix[] several = [.. NestedPrefixes.Find(subnet.AddressPrefixes).Select(each => each.Outer).GroupBy(prefix => prefix.Family).Where(family => family.Count() > 1).SelectMany(family => family)];
        if (several.Length > 0)
        {
            sink.Report(new Finding
            {
                Resource = subnet.Id,
                Message = $"Subnet {context.Name(subnet.Id)} is delegated to {Wording.List(subnet.Delegations)} and has the prefixes {Wording.List(several)}; a delegated subnet takes one prefix of a family.",
                Fix = "Keep one prefix of each family, or remove the delegation.",
            });
        }
    }

    private static bool IsDualStack(Subnet subnet) => subnet.AddressPrefixes.Count == 2 && subnet.AddressPrefixes[0].Family != subnet.AddressPrefixes[1].Family;
}
