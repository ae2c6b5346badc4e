using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk.Security;

/// <summary>A security group with its default rules, as the packets of one subnet meet it. Immutable; thread-safe.</summary>
internal sealed class CompiledSecurityGroup
{
    internal required ResourceId Id { get; init; }

    /// <summary>Gets the inbound rules by priority, the default rules last.</summary>
    internal required CompiledSecurityRule[] Inbound { get; init; }

    internal required CompiledSecurityRule[] Outbound { get; init; }

    internal CompiledSecurityRule[] Of(SecurityRuleDirection direction) => direction == SecurityRuleDirection.Inbound ? Inbound : Outbound;

    /// <summary>Decides by the first rule that matches (5.03), and narrows the class to the packets for which it decides.</summary>
    internal GroupVerdict Decide(SecurityRuleDirection direction, NetworkInterface? nic, PacketClass packets)
    {
        // A rule that may match changes nothing where the first one that surely does says the same.
        RouteGap? allow = null;
        RouteGap? deny = null;
        foreach (CompiledSecurityRule rule in Of(direction))
        {
            switch (rule.Concerns(nic) ? rule.Match(packets) : RuleMatch.No)
            {
                case RuleMatch.Yes:
                    RouteGap? other = rule.Access == SecurityRuleAccess.Allow ? deny : allow;
                    return new GroupVerdict(other is null ? rule.Access : null, rule, other);
                case RuleMatch.Maybe when rule.Access == SecurityRuleAccess.Allow:
                    allow ??= rule.Gap;
                    break;
                case RuleMatch.Maybe:
                    deny ??= rule.Gap;
                    break;
                default:
                    break;
            }
        }

        throw new InvalidOperationException($"The last rule of {Id} is about every packet.");
    }
}
