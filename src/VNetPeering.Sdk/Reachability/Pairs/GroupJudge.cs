using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Security;

namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>Asks a security group about all packets between two subnets.</summary>
internal static class GroupJudge
{
    /// <summary>Returns the gravest verdict of a group; Unknown of one that the input does not hold.</summary>
    internal static Verdict Judge(CompiledSecurityGroup? group, SecurityRuleDirection direction, AddressRange[] from, AddressRange[] to, Protocol protocol)
    {
        if (group is null)
        {
            return Verdict.Unknown;
        }

        Verdict gravest = Verdict.Reachable;
        foreach (AddressRange source in from)
        {
            foreach (AddressRange destination in to)
            {
                Verdict verdict = Judge(group, direction, source, destination, protocol);
                if (verdict == Verdict.Blocked)
                {
                    return verdict;
                }

                gravest = verdict == Verdict.Unknown ? verdict : gravest;
            }
        }

        return gravest;
    }

    /// <summary>Returns the gravest verdict of a group about all packets between two ranges; Unknown of one that the input does not hold. Mostly allocates nothing.</summary>
    internal static Verdict Judge(CompiledSecurityGroup? group, SecurityRuleDirection direction, AddressRange from, AddressRange to, Protocol protocol)
    {
        if (group is null)
        {
            return Verdict.Unknown;
        }

        if (RuleSweep.Gravest(group.Of(direction), direction, from, to, protocol, out _) is { } swept)
        {
            return swept;
        }

        Verdict gravest = Verdict.Reachable;
        foreach (PortRange ports in protocol.Ports.Count == 0 ? [PortRange.All] : protocol.Ports)
        {
            Verdict verdict = Judge(group, direction, new FlowBox(from, to, ProtocolSets.Of(protocol.Kind), FlowTracer.ClientPorts, ports));
            if (verdict == Verdict.Blocked)
            {
                return verdict;
            }

            gravest = verdict == Verdict.Unknown ? verdict : gravest;
        }

        return gravest;
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
}
