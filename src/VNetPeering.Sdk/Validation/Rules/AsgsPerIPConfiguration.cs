using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class AsgsPerIPConfiguration : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP7015",
        Title = "IP configuration is a member of too many application security groups",
        Severity = Severity.Error,
        Rules = "8",
        Evidence = "Microsoft documentation (Azure networking limits, 2022)",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        int limit = context.Limits.ApplicationSecurityGroupsPerIPConfiguration;
        foreach (NetworkInterface nic in context.Topology.NetworkInterfaces)
        {
            // The configurations of an interface are members of the same groups, so they are one cause.
            if (nic.IPConfigurations.FirstOrDefault(part => part.ApplicationSecurityGroupIds.Count > limit && Count(part) > limit) is not { } configuration)
            {
                continue;
            }

            sink.Report(new Finding
            {
                Resource = nic.Id,
                Message = $"IP configuration \"{configuration.Name}\" of network interface {context.Name(nic.Id)} {LimitWording.Fact(Count(configuration), "application security groups", limit, context.Limits)}.",
                Fix = "Join groups that the same rules name into one. Where Microsoft raised the limit for you, set AzureLimits.ApplicationSecurityGroupsPerIPConfiguration.",
            });
        }
    }

    private static int Count(IPConfiguration configuration) => configuration.ApplicationSecurityGroupIds.Distinct().Count();
}
