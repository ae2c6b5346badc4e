using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class AdminRulesSkipVNet : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP5036",
        Title = "Admin rules pass a VNet by",
        Severity = Severity.Warning,
        Rules = "6.13",
        Evidence = "Microsoft documentation (Security admin rules: nonapplication, 2025)",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        var applied = new AppliedAdminRules(context.Topology);
        for (int i = 0; i < context.Topology.VNets.Count && !applied.IsEmpty; i++)
        {
            VNet vnet = context.Topology.VNets[i];
            AppliedCollection[] skipped = AppliedAdminRules.HasIntentPolicy(vnet) ? [.. applied.Of(i).Where(IsSkipped)] : [];
            if (skipped.Length > 0)
            {
                sink.Report(new Finding
                {
                    Resource = vnet.Id,
                    Related = [.. skipped.Select(one => one.Configuration.Id).Distinct()],
                    Message = $"VNet {context.Name(vnet.Id)} holds a subnet that is delegated to SQL Managed Instance or Databricks, so the Deny rules of {Wording.List([.. skipped.Select(one => context.Name(one.Configuration.Id)).Distinct()])} do not hold in it.",
                    Fix = "Protect the VNet by network security groups, or ask Azure for applyOnNetworkIntentPolicyBasedServices: All.",
                });
            }
        }
    }

    private static bool IsSkipped(AppliedCollection one) =>
        one.OpenGroup is null && one.Configuration.ApplyOnNetworkIntentPolicyBasedServices != NetworkIntentPolicyBasedService.All && one.Collection.Rules.Any(rule => rule.Access == AdminRuleAccess.Deny);
}
