using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class AsgsPerSecurityGroup : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP7018",
        Title = "Rules of one network security group name too many application security groups",
        Severity = Severity.Error,
        Rules = "8",
        Evidence = "Microsoft documentation (Azure networking limits, 2022)",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        int limit = context.Limits.ApplicationSecurityGroupsPerNetworkSecurityGroup;
        foreach (NetworkSecurityGroup group in context.Topology.NetworkSecurityGroups)
        {
            int count = group.SecurityRules.SelectMany(rule => rule.SourceApplicationSecurityGroupIds.Concat(rule.DestinationApplicationSecurityGroupIds)).Distinct().Count();
            if (count <= limit)
            {
                continue;
            }

            sink.Report(new Finding
            {
                Resource = group.Id,
                Message = $"Network security group {context.Name(group.Id)} {LimitWording.Fact(count, "application security groups in its rules", limit, context.Limits)}.",
                Fix = "Give the subnets groups of their own, or join application security groups. Where Microsoft raised the limit for you, set AzureLimits.ApplicationSecurityGroupsPerNetworkSecurityGroup.",
            });
        }
    }
}
