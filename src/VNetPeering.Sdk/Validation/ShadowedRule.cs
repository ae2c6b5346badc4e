using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation;

/// <summary>A security rule that no packet gets to, because earlier rules match everything that it does.</summary>
internal sealed record ShadowedRule(NetworkSecurityGroup Group, SecurityRule Rule, ValueList<SecurityRule> Earlier)
{
    /// <summary>Gets whether the earlier rules do with the packets what the rule would do.</summary>
    public bool IsSuperfluous => Earlier.All(earlier => earlier.Access == Rule.Access);

    /// <summary>Gets the id of the rule.</summary>
    public ResourceId Id => SecurityRuleParts.IdOf(Group, Rule);

    /// <summary>Gets the ids of the earlier rules.</summary>
    public ValueList<ResourceId> EarlierIds => [.. Earlier.Select(rule => SecurityRuleParts.IdOf(Group, rule))];

    /// <summary>Finds the shadowed rules of a topology. What depends on a text that cannot be read is not said.</summary>
    public static IEnumerable<ShadowedRule> Find(ValidationContext context)
    {
        foreach (NetworkSecurityGroup group in context.Topology.NetworkSecurityGroups)
        {
            foreach (IGrouping<SecurityRuleDirection, SecurityRule> rules in group.SecurityRules.DistinctBy(rule => rule.Name).GroupBy(rule => rule.Direction))
            {
                foreach (ShadowedRule shadowed in Find(context, group, rules))
                {
                    yield return shadowed;
                }
            }
        }
    }

    /// <summary>Returns, for example, <c>"web/all" (100, Deny) is looked at first and matches everything that it does</c>.</summary>
    public string Describe(ValidationContext context)
    {
        string names = Wording.List([.. Earlier.Select(rule => $"{context.Name(SecurityRuleParts.IdOf(Group, rule))} ({Numbers(rule)})")]);
        return Earlier.Count == 1 ? $"{names} is looked at first and matches everything that it does" : $"{names} are looked at first and together match everything that it does";
    }

    /// <summary>Returns priority and access.</summary>
    public static string Numbers(SecurityRule rule) => FormattableString.Invariant($"{rule.Priority}, {rule.Access}");

    private static IEnumerable<ShadowedRule> Find(ValidationContext context, NetworkSecurityGroup group, IEnumerable<SecurityRule> rules)
    {
        var order = new RuleOrder();
        foreach (IGrouping<int, SecurityRule> level in rules.GroupBy(rule => rule.Priority).OrderBy(level => level.Key))
        {
            // Rules of one priority are a finding of their own; none of them comes first.
            (SecurityRule Rule, RuleBox? Box)[] read = [.. level.Select(rule => (rule, IsUnread(context, group, rule) ? null : RuleBox.Read(rule)))];
            foreach ((SecurityRule rule, RuleBox? box) in read)
            {
                if (box is not null && order.CoversOf(box) is { } earlier)
                {
                    yield return new ShadowedRule(group, rule, earlier);
                }
            }

            foreach ((SecurityRule rule, RuleBox? box) in read)
            {
                if (box is not null)
                {
                    order.Add(rule, box);
                }
            }
        }
    }

    private static bool IsUnread(ValidationContext context, NetworkSecurityGroup group, SecurityRule rule) =>
        context.HasUnreadValues && context.IsUnread(SecurityRuleParts.IdOf(group, rule), string.Empty);
}
