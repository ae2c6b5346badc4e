using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class AddressesPerSecurityGroupSide : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP7013",
        Title = "Too many addresses in the rules of one network security group",
        Severity = Severity.Error,
        Rules = "8",
        Evidence = "Microsoft documentation (Azure networking limits, 2022)",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        int limit = context.Limits.AddressesPerNetworkSecurityGroupSide;
        foreach (NetworkSecurityGroup group in context.Topology.NetworkSecurityGroups)
        {
            string[] sides =
            [
                .. group.SecurityRules.SelectMany(SecurityRuleParts.Addresses)
                    .Where(address => AddressWord.Read(address.Text).Kind == AddressWordKind.Addresses)
                    .CountBy(address => address.Side)
                    .Where(side => side.Value > limit)
                    .Select(side => LimitWording.Fact(side.Value, $"{side.Key} addresses and ranges", limit, context.Limits)),
            ];
            if (sides.Length == 0)
            {
                continue;
            }

            sink.Report(new Finding
            {
                Resource = group.Id,
                Message = $"Network security group {context.Name(group.Id)} {string.Join(", and ", sides)}.",
                Fix = "Write larger prefixes, a service tag or an application security group, or give the subnets groups of their own. Where Microsoft raised the limit for you, set AzureLimits.AddressesPerNetworkSecurityGroupSide.",
            });
        }
    }
}
