using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Security;

/// <summary>Answers <c>IP flow verify</c>: rules alone, no routes (7.22).</summary>
internal static class IpFlowReader
{
    internal static IpFlowAnswer Answer(SecurityGroups security, int subnet, int nic, IpFlow flow)
    {
        var answer = new IpFlowAnswer { Access = SecurityRuleAccess.Allow };
        foreach ((ResourceId id, _) in security.At(subnet, nic, flow.Direction))
        {
            IpFlowAnswer next = AnswerOf(security, id, subnet, nic, flow);
            if (next.Access == SecurityRuleAccess.Deny)
            {
                return next;
            }

            answer = answer.Access is null ? answer with { Gaps = [.. answer.Gaps, .. next.Gaps] } : next;
        }

        return answer;
    }

    private static IpFlowAnswer AnswerOf(SecurityGroups security, ResourceId id, int subnet, int nic, IpFlow flow)
    {
        bool isInbound = flow.Direction == SecurityRuleDirection.Inbound;
        (HostAddress source, HostAddress destination) = isInbound ? (flow.RemoteAddress, flow.LocalAddress) : (flow.LocalAddress, flow.RemoteAddress);
        (PortRange sourcePorts, PortRange destinationPorts) = isInbound ? (Ports(flow.RemotePort), Ports(flow.LocalPort)) : (Ports(flow.LocalPort), Ports(flow.RemotePort));
        IpFlowAnswer? answer = null;
        var open = new Stack<(PortRange Source, PortRange Destination)>();
        open.Push((sourcePorts, destinationPorts));
        while (open.TryPop(out (PortRange Source, PortRange Destination) rest))
        {
            var packets = new PacketClass(new AddressRange(source, source), new AddressRange(destination, destination), ProtocolSets.Of(flow.Protocol), rest.Source, rest.Destination);
            GroupVerdict verdict = security.Decide(id, subnet, nic, flow.Direction, packets);
            if (verdict.Access == SecurityRuleAccess.Deny)
            {
                return new IpFlowAnswer { Access = SecurityRuleAccess.Deny, RuleName = verdict.Rule?.Name, GroupId = id };
            }

            if (answer is not { Access: null })
            {
                answer = new IpFlowAnswer { Access = verdict.Access, RuleName = verdict.Rule?.Name, GroupId = id, Gaps = verdict.Gap is { } gap ? [gap] : [] };
            }

            if (packets.SourcePorts.Last < rest.Source.Last)
            {
                open.Push((new PortRange(packets.SourcePorts.Last + 1, rest.Source.Last), rest.Destination));
            }

            if (packets.DestinationPorts.Last < rest.Destination.Last)
            {
                open.Push((packets.SourcePorts, new PortRange(packets.DestinationPorts.Last + 1, rest.Destination.Last)));
            }
        }

        return answer!;
    }

    private static PortRange Ports(int? one) => one is { } port ? new PortRange(port, port) : PortRange.All;
}
