using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class SecurityRuleConflict : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP5002",
        Title = "Security rules share priority and direction",
        Severity = Severity.Error,
        AzureErrorCode = "SecurityRuleConflict",
        Rules = "5.04",
        Evidence = "Microsoft documentation (Network security groups, 2025); Azure's answer as quoted in public reports",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        foreach (NetworkSecurityGroup group in context.Topology.NetworkSecurityGroups)
        {
            // A priority that Azure does not take is reported by itself, and a rule that is listed twice is one rule.
            IEnumerable<SecurityRule[]> conflicts = group.SecurityRules
                .Where(rule => rule.Priority is >= SecurityRulePriority.Lowest and <= SecurityRulePriority.Highest)
                .GroupBy(rule => (rule.Priority, rule.Direction), (_, rules) => rules.DistinctBy(rule => rule.Name).ToArray())
                .Where(rules => rules.Length > 1);
            foreach (SecurityRule[] rules in conflicts)
            {
                Report(context, group, rules, sink);
            }
        }
    }

    private static void Report(ValidationContext context, NetworkSecurityGroup group, SecurityRule[] rules, DiagnosticSink sink)
    {
        ResourceId[] ids = [.. rules.Select(rule => SecurityRuleParts.IdOf(group, rule))];
        ResourceId[] earlier = ids[..^1];
        sink.Report(new Finding
        {
            Resource = ids[^1],
            Related = [.. earlier],
            Message = FormattableString.Invariant($"Security rule {context.Name(ids[^1])} has priority {rules[0].Priority} among the {rules[0].Direction} rules, as {Wording.List([.. earlier.Select(context.Name)])} {(earlier.Length == 1 ? "has" : "have")}. A group has each priority once per direction."),
            Fix = $"Give each of the {rules[0].Direction} rules a priority of its own; the lower number is matched first.",
        });
    }
}
