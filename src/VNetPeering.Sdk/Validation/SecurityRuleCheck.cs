using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation;

/// <summary>A rule that looks at one custom security rule at a time. Azure refuses each of them by itself, so each is a cause of its own.</summary>
internal abstract class SecurityRuleCheck : ValidationRule
{
    public sealed override void Check(ValidationContext context, DiagnosticSink sink)
    {
        foreach (NetworkSecurityGroup group in context.Topology.NetworkSecurityGroups)
        {
            foreach (SecurityRule rule in group.SecurityRules)
            {
                CheckRule(context, group, rule, sink);
            }
        }
    }

    /// <summary>Reports what is wrong with one security rule.</summary>
    public abstract void CheckRule(ValidationContext context, NetworkSecurityGroup group, SecurityRule rule, DiagnosticSink sink);
}
