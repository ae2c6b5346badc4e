using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Import;

/// <summary>The rules of a firewall or of a rule collection group, each kind in the order in which it is looked at.</summary>
internal sealed record FirewallRuleSet
{
    /// <summary>Gets the priority of the group; the lowest is looked at first.</summary>
    internal long Priority { get; init; }

    /// <summary>Gets whether the source does not say what the firewall lets through: it states no list of rules at all, or a policy that cannot be read.</summary>
    internal bool LeavesRulesOpen { get; init; }

    internal ValueList<NatRuleDraft> NatRules { get; init; } = [];

    internal ValueList<FirewallRuleDraft> NetworkRules { get; init; } = [];

    internal ValueList<FirewallRuleDraft> ApplicationRules { get; init; } = [];
}
