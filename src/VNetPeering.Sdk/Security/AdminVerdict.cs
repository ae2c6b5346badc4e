using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk.Security;

/// <summary>What security admin rules do to a class of packets (5.42).</summary>
/// <param name="Outcomes">What they may do.</param>
/// <param name="Rule">The first rule that matches for certain; null where none does.</param>
/// <param name="Gap">What is not known; null where one outcome is left.</param>
internal readonly record struct AdminVerdict(AdminOutcomes Outcomes, CompiledAdminRule? Rule, RouteGap? Gap)
{
    /// <summary>Gets the verdict where no rule looks at the packet.</summary>
    internal static AdminVerdict Silent => new(AdminOutcomes.NoRule, null, null);

    internal bool IsSilent => Outcomes == AdminOutcomes.NoRule;

    /// <summary>Gets what happens; null when it is not known, or no rule matches.</summary>
    internal AdminRuleAccess? Access => Outcomes switch
    {
        AdminOutcomes.Allow => AdminRuleAccess.Allow,
        AdminOutcomes.AlwaysAllow => AdminRuleAccess.AlwaysAllow,
        AdminOutcomes.Deny => AdminRuleAccess.Deny,
        _ => null,
    };

    internal bool Denies => Outcomes == AdminOutcomes.Deny;

    /// <summary>Gets whether some rule may deny, and none is known to.</summary>
    internal bool MayDeny => Outcomes != AdminOutcomes.Deny && (Outcomes & AdminOutcomes.Deny) != 0;

    /// <summary>Gets whether the packet may pass without security groups.</summary>
    internal bool MaySkipGroups => (Outcomes & AdminOutcomes.AlwaysAllow) != 0;

    /// <summary>Gets whether security groups have no say in it, denied or not.</summary>
    internal bool EndsBeforeGroups => (Outcomes & (AdminOutcomes.NoRule | AdminOutcomes.Allow)) == 0;
}
