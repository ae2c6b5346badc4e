using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class IPConfigurationsPerAsg : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP7017",
        Title = "Application security group has too many members",
        Severity = Severity.Error,
        Rules = "8",
        Evidence = "Microsoft documentation (Azure networking limits, 2022)",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        var members = new AsgMembers(context.Topology);
        int limit = context.Limits.IPConfigurationsPerApplicationSecurityGroup;
        foreach (ResourceId group in members.Groups.Where(group => members.Of(group).Count > limit))
        {
            sink.Report(new Finding
            {
                Resource = group,
                Message = $"Application security group {context.Name(group)} {LimitWording.Fact(members.Of(group).Count, "IP configurations", limit, context.Limits)}.",
                Fix = "Divide the members between several groups, and name each of them in the rules. Where Microsoft raised the limit for you, set AzureLimits.IPConfigurationsPerApplicationSecurityGroup.",
            });
        }
    }
}
