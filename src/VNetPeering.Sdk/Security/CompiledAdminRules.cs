using System.Numerics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk.Security;

/// <summary>
/// The security admin rules in front of the machines of a subnet, as its packets meet them: managers of the higher scope first, within one manager the lowest
/// priority number first. Nobody says who comes first among managers of like scope and rules of one priority. Immutable; thread-safe.
/// </summary>
internal sealed class CompiledAdminRules
{
    /// <summary>Gets the rules, by scope, manager and priority.</summary>
    internal required CompiledAdminRule[][][] Tiers { get; init; }

    /// <summary>Gets all rules in the order in which they are asked.</summary>
    internal IEnumerable<CompiledAdminRule> All => Tiers.SelectMany(tier => tier).SelectMany(rules => rules);

    /// <summary>Decides, and narrows the class to the packets for which the answer holds.</summary>
    internal AdminVerdict Decide(SecurityRuleDirection direction, PacketClass packets)
    {
        var all = new Draft();
        foreach (CompiledAdminRule[][] tier in Tiers)
        {
            var inTier = new Draft();
            bool mayPassBy = true;
            int deciding = 0;
            foreach (CompiledAdminRule[] rules in tier)
            {
                Draft one = DecideIn(rules, direction, packets);
                mayPassBy &= one.MayPassBy;
                deciding += one.Outcomes == AdminOutcomes.None ? 0 : 1;
                inTier.Add(one);
            }

            if (deciding > 1)
            {
                inTier.Conflict();
            }

            all.Add(inTier);
            all.MayPassBy = mayPassBy;
            if (!mayPassBy)
            {
                break;
            }
        }

        AdminOutcomes outcomes = all.Outcomes | (all.MayPassBy ? AdminOutcomes.NoRule : AdminOutcomes.None);

        // No rule, and one that allows, leave the packet to the groups alike.
        return BitOperations.IsPow2((int)outcomes) ? new AdminVerdict(outcomes, all.Rule, null) : new AdminVerdict(outcomes, all.Rule, all.Gap);
    }

    private static Draft DecideIn(CompiledAdminRule[] rules, SecurityRuleDirection direction, PacketClass packets)
    {
        var draft = new Draft();
        int matching = 0;
        for (int i = 0; i < rules.Length; i++)
        {
            if (i > 0 && !draft.MayPassBy && rules[i].Rule.Priority != rules[i - 1].Rule.Priority)
            {
                break;
            }

            matching = i > 0 && rules[i].Rule.Priority == rules[i - 1].Rule.Priority ? matching : 0;
            RuleMatch match = rules[i].Rule.Direction == direction ? rules[i].Matcher.Match(packets) : RuleMatch.No;
            if (match == RuleMatch.No)
            {
                continue;
            }

            matching++;
            draft.Outcomes |= rules[i].Outcome;
            if (match == RuleMatch.Yes)
            {
                draft.Rule ??= rules[i];
                draft.MayPassBy = false;
            }
            else
            {
                draft.Gap ??= rules[i].Matcher.Gap;
            }

            if (matching > 1)
            {
                draft.Conflict();
            }
        }

        return draft;
    }

    /// <summary>What is known so far.</summary>
    private struct Draft()
    {
        internal AdminOutcomes Outcomes = AdminOutcomes.None;
        internal CompiledAdminRule? Rule = null;
        internal RouteGap? Gap = null;
        internal bool MayPassBy = true;

        internal void Add(Draft other)
        {
            Outcomes |= other.Outcomes;
            Rule ??= other.Rule;
            Gap ??= other.Gap;
        }

        internal void Conflict() => Gap ??= new RouteGap { Reason = UnknownReason.AdminRuleOrderNotKnown, About = Rule?.Rule.Name ?? string.Empty };
    }
}
