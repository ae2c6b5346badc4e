using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Security;

namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>Asks the rules in front of a subnet about all packets between two subnets. Thread-safe.</summary>
internal sealed class GroupJudge(SecurityGroups security)
{
    /// <summary>Returns the gravest verdict of the security admin rules and the group of a subnet; Reachable where there are none.</summary>
    internal Verdict Judge(int at, SecurityRuleDirection direction, PairSubnet from, PairSubnet to, Protocol protocol)
    {
        Verdict gravest = Verdict.Reachable;
        bool hasAdminRules = security.AdminSetOf(at) >= 0;
        foreach (FlowBox all in Boxes(from, to, protocol))
        {
            Verdict verdict = hasAdminRules ? AdminJudge.Judge(security, at, direction, all, part => Judge(at, direction, part)) : Judge(at, direction, all);
            if (verdict == Verdict.Blocked)
            {
                return verdict;
            }

            gravest = verdict == Verdict.Unknown ? verdict : gravest;
        }

        return gravest;
    }

    private Verdict Judge(int at, SecurityRuleDirection direction, FlowBox all)
    {
        Verdict gravest = Verdict.Reachable;
        foreach ((ResourceId group, _) in security.At(at, -1, direction))
        {
            Verdict verdict = Judge(group, at, direction, all);
            if (verdict == Verdict.Blocked)
            {
                return verdict;
            }

            gravest = verdict == Verdict.Unknown ? verdict : gravest;
        }

        return gravest;
    }

    private Verdict Judge(ResourceId group, int at, SecurityRuleDirection direction, FlowBox all)
    {
        Verdict gravest = Verdict.Reachable;
        var open = new Stack<FlowBox>();
        open.Push(all);
        while (open.TryPop(out FlowBox rest))
        {
            var packets = new PacketClass(rest.Sources, rest.Destinations, rest.Protocols, rest.SourcePorts, rest.DestinationPorts) { SenderIsAnybody = true, ReceiverIsAnybody = true };
            GroupVerdict verdict = security.Decide(group, at, -1, direction, packets);
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

    private static IEnumerable<FlowBox> Boxes(PairSubnet sender, PairSubnet receiver, Protocol protocol) =>
        from source in sender.Ranges
        from destination in receiver.Ranges
        from ports in protocol.Ports.Count == 0 ? [PortRange.All] : protocol.Ports
        select new FlowBox(source, destination, ProtocolSets.Of(protocol.Kind), FlowTracer.ClientPorts, ports);
}
