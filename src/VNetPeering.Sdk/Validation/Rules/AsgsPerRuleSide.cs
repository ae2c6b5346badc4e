using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class AsgsPerRuleSide : SecurityRuleCheck
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP7016",
        Title = "Too many application security groups on one side of a security rule",
        Severity = Severity.Error,
        Rules = "8, 5.27, Q-19",
        Evidence = "Microsoft documentation (Azure networking limits, 2022: 10; Network security groups, 2025: one)",
    };

    public override void CheckRule(ValidationContext context, NetworkSecurityGroup group, SecurityRule rule, DiagnosticSink sink)
    {
        bool several = context.Behavior.SeveralApplicationSecurityGroupsPerSide;
        int limit = several ? context.Limits.ApplicationSecurityGroupsPerRuleSide : 1;
        if (rule.SourceApplicationSecurityGroupIds.Count <= limit && rule.DestinationApplicationSecurityGroupIds.Count <= limit)
        {
            return;
        }

        string[] sides =
        [
            .. new[] { Fact(context, SecurityRuleParts.Source, rule.SourceApplicationSecurityGroupIds, limit), Fact(context, SecurityRuleParts.Destination, rule.DestinationApplicationSecurityGroupIds, limit) }
                .OfType<string>(),
        ];
        if (sides.Length == 0)
        {
            return;
        }

        ResourceId id = SecurityRuleParts.IdOf(group, rule);
        sink.Report(new Finding
        {
            Resource = id,
            Message = $"Security rule {context.Name(id)} {string.Join(", and ", sides)}.",
            Fix = several
                ? "Write several rules, or join the groups. Where Microsoft raised the limit for you, set AzureLimits.ApplicationSecurityGroupsPerRuleSide."
                : "Write one rule for each application security group.",
        });
    }

    private static string? Fact(ValidationContext context, string side, ValueList<ResourceId> groups, int limit)
    {
        int count = groups.Distinct().Count();
        if (count <= limit)
        {
            return null;
        }

        string what = $"application security groups as {side}";
        return context.Behavior.SeveralApplicationSecurityGroupsPerSide
            ? LimitWording.Fact(count, what, limit, context.Limits)
            : FormattableString.Invariant($"has {count:N0} {what}; a side takes one by the reading of Q-19 that is set");
    }
}
