using System.Numerics;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Security;

namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>Reads the rules of a group once for all packets between two ranges of addresses. Allocates nothing; thread-safe.</summary>
internal static class RuleSweep
{
    private const int MostPartial = 64;
    private static readonly PortRange[] EveryPort = [PortRange.All];

    /// <summary>
    /// Returns the gravest verdict about the packets; null where a rule tells their addresses apart, or nobody knows what it is about. Rules may be about some
    /// protocols and ports only: what one denies is looked for in what those before it allow.
    /// </summary>
    /// <param name="rules">The rules.</param>
    /// <param name="direction">Their direction.</param>
    /// <param name="from">The sources.</param>
    /// <param name="to">The destinations.</param>
    /// <param name="protocol">The protocol with its ports.</param>
    /// <param name="isOfSubnet">Whether a tag that stands for other addresses in each subnet has to do with the verdict.</param>
    internal static Verdict? Gravest(CompiledSecurityRule[] rules, SecurityRuleDirection direction, AddressRange from, AddressRange to, Protocol protocol, out bool isOfSubnet)
    {
        isOfSubnet = false;
        if (PlatformTags.MayBeIn(direction == SecurityRuleDirection.Inbound ? from : to))
        {
            return null;
        }

        ReadOnlySpan<PortRange> ports = protocol.Ports.Count == 0 ? EveryPort : protocol.Ports.AsSpan();
        Span<int> allowing = stackalloc int[MostPartial];
        int partial = 0;
        for (int i = 0; i < rules.Length; i++)
        {
            CompiledSecurityRule rule = rules[i];
            RuleMatch packets = rule.Concerns(null) ? rule.MatchAll(protocol.Kind, FlowTracer.ClientPorts, ports, from.Family) : RuleMatch.No;
            isOfSubnet |= packets != RuleMatch.No && rule.IsOfSubnet;
            RuleMatch source = packets == RuleMatch.No ? packets : rule.Source.HoldsAll(from, isAnybody: true);
            RuleMatch destination = source == RuleMatch.No ? source : rule.Destination.HoldsAll(to, isAnybody: true);
            if (destination == RuleMatch.No)
            {
                continue;
            }

            if (source == RuleMatch.Maybe || destination == RuleMatch.Maybe || rule.Unread is not null)
            {
                return null;
            }

            if (rule.Access == SecurityRuleAccess.Allow)
            {
                if (packets == RuleMatch.Yes)
                {
                    return Verdict.Reachable;
                }

                if (partial == MostPartial || !HoldsClientPorts(rule))
                {
                    return null;
                }

                allowing[partial++] = i;
            }
            else if (DeniesMore(rule, rules, allowing[..partial], protocol.Kind, ports, from.Family))
            {
                return Verdict.Blocked;
            }
        }

        return null;
    }

    /// <summary>Says whether a rule denies any packet that no rule before it allows. Of the ports of clients one is like another.</summary>
    private static bool DeniesMore(CompiledSecurityRule denying, CompiledSecurityRule[] rules, ReadOnlySpan<int> allowing, ProtocolKind kind, ReadOnlySpan<PortRange> asked, IPFamily family)
    {
        for (int rest = (int)(ProtocolSets.Of(kind) & denying.Concerned(family)); rest != 0; rest &= rest - 1)
        {
            var protocol = (ProtocolSet)(1 << BitOperations.TrailingZeroCount(rest));
            if ((protocol & ProtocolSet.WithPorts) == 0)
            {
                if (!Allows(rules, allowing, protocol, family, port: null, out _))
                {
                    return true;
                }

                continue;
            }

            foreach (PortRange range in asked)
            {
                foreach (PortRange run in denying.DestinationPorts)
                {
                    int last = Math.Min(run.Last, range.Last);
                    int port = Math.Max(run.First, range.First);
                    while (port <= last && Allows(rules, allowing, protocol, family, port, out int end))
                    {
                        port = end + 1;
                    }

                    if (port <= last)
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    private static bool Allows(CompiledSecurityRule[] rules, ReadOnlySpan<int> allowing, ProtocolSet protocol, IPFamily family, int? port, out int end)
    {
        end = PortRange.All.Last;
        foreach (int number in allowing)
        {
            CompiledSecurityRule rule = rules[number];
            if ((rule.Concerned(family) & protocol) == 0)
            {
                continue;
            }

            if (port is null)
            {
                return true;
            }

            foreach (PortRange run in rule.DestinationPorts)
            {
                if (run.First <= port && port <= run.Last)
                {
                    end = run.Last;
                    return true;
                }
            }
        }

        return false;
    }

    private static bool HoldsClientPorts(CompiledSecurityRule rule) =>
        rule.SourcePorts.Length == 1 && rule.SourcePorts[0].First <= FlowTracer.ClientPorts.First && FlowTracer.ClientPorts.Last <= rule.SourcePorts[0].Last;
}
