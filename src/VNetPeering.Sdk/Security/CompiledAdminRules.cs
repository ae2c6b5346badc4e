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
        var draft = new Draft(direction, packets);
        DecideIf(null, draft);
        return new AdminVerdict(draft.Outcomes, draft.Rule, BitOperations.IsPow2((int)draft.Outcomes) ? null : draft.Gap);
    }

    /// <summary>Decides where guesses at what the input does not hold are right; where another one is needed, once for each answer to it.</summary>
    private void DecideIf(Guess? guesses, Draft draft)
    {
        foreach (CompiledAdminRule[][] tier in Tiers)
        {
            AdminOutcomes inTier = AdminOutcomes.None;
            foreach (CompiledAdminRule[] rules in tier)
            {
                inTier |= DecideIn(rules, guesses, draft, out Guess? no);
                if (no is not null)
                {
                    draft.Gap ??= no.Gap;
                    DecideIf(no, draft);
                    DecideIf(no with { IsSo = true }, draft);
                    return;
                }
            }

            if (inTier != AdminOutcomes.None)
            {
                draft.Add(inTier);
                return;
            }
        }

        draft.Add(AdminOutcomes.NoRule);
    }

    /// <summary>Returns what the rules of one manager may do: those of the lowest number among which one matches.</summary>
    private static AdminOutcomes DecideIn(CompiledAdminRule[] rules, Guess? guesses, Draft draft, out Guess? next)
    {
        next = null;
        AdminOutcomes outcomes = AdminOutcomes.None;
        for (int i = 0; i < rules.Length && (outcomes == AdminOutcomes.None || rules[i].Rule.Priority == rules[i - 1].Rule.Priority); i++)
        {
            if (rules[i].Rule.Direction != draft.Direction)
            {
                continue;
            }

            RuleMatch match = rules[i].Matcher.Match(draft.Packets);
            bool? matches = match == RuleMatch.Maybe ? rules[i].Matcher.MatchesIf(guesses, draft.Packets, out next) : match == RuleMatch.Yes;
            if (next is not null)
            {
                return outcomes;
            }

            if (matches is true)
            {
                draft.Rule ??= rules[i];
                outcomes |= rules[i].Outcome;
            }
        }

        return outcomes;
    }

    /// <summary>What is known so far.</summary>
    private sealed class Draft(SecurityRuleDirection direction, PacketClass packets)
    {
        internal SecurityRuleDirection Direction => direction;

        internal PacketClass Packets => packets;

        internal AdminOutcomes Outcomes { get; private set; }

        /// <summary>Gets or sets the first rule that matches.</summary>
        internal CompiledAdminRule? Rule { get; set; }

        /// <summary>Gets or sets the first thing that is not known.</summary>
        internal RouteGap? Gap { get; set; }

        internal void Add(AdminOutcomes outcomes)
        {
            Outcomes |= outcomes;
            if (!BitOperations.IsPow2((int)outcomes))
            {
                Gap ??= new RouteGap { Reason = UnknownReason.AdminRuleOrderNotKnown, About = Rule?.Rule.Name ?? string.Empty };
            }
        }
    }
}
