using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Security;

namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>Asks a security group about all packets between two subnets.</summary>
internal static class GroupJudge
{
    private static readonly PortRange[] EveryPort = [PortRange.All];

    /// <summary>Returns the gravest verdict of a group; Unknown of one that the input does not hold.</summary>
    internal static Verdict Judge(CompiledSecurityGroup? group, SecurityRuleDirection direction, AddressRange[] from, AddressRange[] to, Protocol protocol)
    {
        if (group is null)
        {
            return Verdict.Unknown;
        }

        Verdict gravest = Verdict.Reachable;
        foreach (FlowBox all in Boxes(from, to, protocol))
        {
            Verdict verdict = Judge(group, direction, all);
            if (verdict == Verdict.Blocked)
            {
                return verdict;
            }

            gravest = verdict == Verdict.Unknown ? verdict : gravest;
        }

        return gravest;
    }

    /// <summary>Returns what the first rule says that is about any of the packets, where it is about all of them; null where it is about a part, or nobody knows. Allocates nothing.</summary>
    internal static Verdict? FirstAboutAll(CompiledSecurityRule[] rules, SecurityRuleDirection direction, AddressRange from, AddressRange to, Protocol protocol)
    {
        if (PlatformTags.MayBeIn(direction == SecurityRuleDirection.Inbound ? from : to))
        {
            return null;
        }

        ReadOnlySpan<PortRange> ports = protocol.Ports.Count == 0 ? EveryPort : protocol.Ports.AsSpan();
        foreach (CompiledSecurityRule rule in rules)
        {
            RuleMatch packets = rule.Concerns(null) ? rule.MatchAll(protocol.Kind, FlowTracer.ClientPorts, ports, from.Family) : RuleMatch.No;
            RuleMatch source = packets == RuleMatch.No ? packets : rule.Source.HoldsAll(from, isAnybody: true);
            RuleMatch destination = source == RuleMatch.No ? source : rule.Destination.HoldsAll(to, isAnybody: true);
            if (destination == RuleMatch.No)
            {
                continue;
            }

            return packets == RuleMatch.Maybe || source == RuleMatch.Maybe || destination == RuleMatch.Maybe || rule.Unread is not null ? null
                : rule.Access == SecurityRuleAccess.Allow ? Verdict.Reachable
                : Verdict.Blocked;
        }

        return null;
    }

    private static Verdict Judge(CompiledSecurityGroup group, SecurityRuleDirection direction, FlowBox all)
    {
        Verdict gravest = Verdict.Reachable;
        var open = new Stack<FlowBox>();
        open.Push(all);
        while (open.TryPop(out FlowBox rest))
        {
            var packets = new PacketClass(rest.Sources, rest.Destinations, rest.Protocols, rest.SourcePorts, rest.DestinationPorts) { SenderIsAnybody = true, ReceiverIsAnybody = true };
            GroupVerdict verdict = SecurityGroups.Decide(group, own: null, direction, packets);
            if (verdict.Access == SecurityRuleAccess.Deny)
            {
                return Verdict.Blocked;
            }

            gravest = verdict.Access is null ? Verdict.Unknown : gravest;
            foreach (FlowBox left in rest.Without(FlowBox.Of(packets)))
            {
                open.Push(left);
            }
        }

        return gravest;
    }

    private static IEnumerable<FlowBox> Boxes(AddressRange[] sources, AddressRange[] destinations, Protocol protocol) =>
        from source in sources
        from destination in destinations
        from ports in protocol.Ports.Count == 0 ? [PortRange.All] : protocol.Ports
        select new FlowBox(source, destination, ProtocolSets.Of(protocol.Kind), FlowTracer.ClientPorts, ports);
}
