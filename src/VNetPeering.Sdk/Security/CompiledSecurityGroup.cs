using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Security;

/// <summary>A security group with its default rules, as the packets of one subnet meet it. Immutable; thread-safe.</summary>
internal sealed class CompiledSecurityGroup
{
    internal required ResourceId Id { get; init; }

    /// <summary>Gets the inbound rules by priority, the default rules last.</summary>
    internal required CompiledSecurityRule[] Inbound { get; init; }

    internal required CompiledSecurityRule[] Outbound { get; init; }

    internal CompiledSecurityRule[] Of(SecurityRuleDirection direction) => direction == SecurityRuleDirection.Inbound ? Inbound : Outbound;

    /// <summary>
    /// Decides by the first rule that matches (5.03), and narrows the class to the packets for which it decides. The platform's own addresses pass, unless a
    /// rule that names their tag denies (5.40).
    /// </summary>
    internal GroupVerdict Decide(SecurityRuleDirection direction, NetworkInterface? nic, PacketClass packets, bool isPlatform) =>
        Decide(Of(direction), nic, packets, isPlatform, guesses: null);

    /// <summary>Decides where guesses at what the input does not hold are right. Nothing hangs on a guess when the answer is the same either way.</summary>
    private static GroupVerdict Decide(ReadOnlySpan<CompiledSecurityRule> rules, NetworkInterface? nic, PacketClass packets, bool isPlatform, Guess? guesses)
    {
        for (int i = 0; i < rules.Length; i++)
        {
            CompiledSecurityRule rule = rules[i];
            if ((isPlatform && !rule.NamesPlatform) || !rule.Concerns(nic))
            {
                continue;
            }

            RuleMatch match = rule.Match(packets);
            Guess? no = null;
            bool? matches = match == RuleMatch.Maybe ? rule.MatchesIf(guesses, packets, out no) : match == RuleMatch.Yes;
            if (matches is true)
            {
                return new GroupVerdict(rule.Access, rule, null);
            }

            if (no is not null)
            {
                GroupVerdict without = Decide(rules[i..], nic, packets, isPlatform, no);
                GroupVerdict with = Decide(rules[i..], nic, packets, isPlatform, no with { IsSo = true });
                return without.Access is not null && without.Access == with.Access ? without : new GroupVerdict(null, without.Rule, no.Gap);
            }
        }

        return isPlatform ? new GroupVerdict(SecurityRuleAccess.Allow, null, null) : throw new InvalidOperationException("The last rule of a group is about every packet.");
    }
}
