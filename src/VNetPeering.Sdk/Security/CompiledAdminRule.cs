using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Security;

/// <summary>A security admin rule as the packets of one subnet meet it. Immutable; thread-safe.</summary>
internal sealed class CompiledAdminRule
{
    /// <summary>Gets the rule as written.</summary>
    internal required AdminRule Rule { get; init; }

    /// <summary>Gets the id of its collection.</summary>
    internal required ResourceId Collection { get; init; }

    /// <summary>Gets what it is about. Its access is not used: it has two values only.</summary>
    internal required CompiledSecurityRule Matcher { get; init; }

    /// <summary>Gets what an answer takes for granted when this rule decides.</summary>
    internal required ValueList<Assumption> Assumptions { get; init; }

    /// <summary>Gets the name in answers.</summary>
    internal string Name => Matcher.Name;

    internal AdminOutcomes Outcome => Rule.Access switch
    {
        AdminRuleAccess.Allow => AdminOutcomes.Allow,
        AdminRuleAccess.AlwaysAllow => AdminOutcomes.AlwaysAllow,
        AdminRuleAccess.Deny => AdminOutcomes.Deny,
        _ => throw new InvalidOperationException($"Admin rule {Name} has access {Rule.Access}, which is none."),
    };
}
