using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class RulesPerSecurityGroup : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP7012",
        Title = "Too many rules in one network security group",
        Severity = Severity.Error,
        Rules = "8",
        Evidence = "Microsoft documentation (Azure networking limits, 2022)",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        int limit = context.Limits.RulesPerNetworkSecurityGroup;
        foreach (NetworkSecurityGroup group in context.Topology.NetworkSecurityGroups.Where(group => group.SecurityRules.Count > limit))
        {
            sink.Report(new Finding
            {
                Resource = group.Id,
                Message = $"Network security group {context.Name(group.Id)} {LimitWording.Fact(group.SecurityRules.Count, "rules", limit, context.Limits)}.",
                Fix = "Put several prefixes and ports into one rule, or give the subnets groups of their own. Where Microsoft raised the limit for you, set AzureLimits.RulesPerNetworkSecurityGroup.",
            });
        }
    }
}
