using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Security;

/// <summary>Answers <c>IP flow verify</c>: rules alone, no routes (7.22).</summary>
internal static class IpFlowReader
{
    internal static IpFlowAnswer Answer(CompiledTopology net, SecurityGroups security, int subnet, int nic, IpFlow flow)
    {
        if (net.IsPrivateEndpoint(subnet, flow.LocalAddress))
        {
            // 6.13: no admin rule is about an endpoint. 5.41: groups are where the subnet says so.
            return net.Subnets[subnet].GroupsReachEndpoints ? AskGroups(security, subnet, nic, flow, PortsOf(flow)) : new IpFlowAnswer { Access = SecurityRuleAccess.Allow };
        }

        if (security.AdminSetOf(subnet) < 0)
        {
            return AskGroups(security, subnet, nic, flow, PortsOf(flow));
        }

        // What admin rules deny on one port comes before what groups deny on another.
        IpFlowAnswer admin = Split(flow, PortsOf(flow), part => AnswerOf(security.DecideAdmin(subnet, flow.Direction, part)));
        return admin.Access == SecurityRuleAccess.Deny ? admin : Split(flow, PortsOf(flow), part => AskBoth(security, subnet, nic, flow, part));
    }

    private static IpFlowAnswer AskBoth(SecurityGroups security, int subnet, int nic, IpFlow flow, PacketClass part)
    {
        AdminVerdict admin = security.DecideAdmin(subnet, flow.Direction, part);
        if (admin.EndsBeforeGroups)
        {
            return AnswerOf(admin);
        }

        IpFlowAnswer groups = AskGroups(security, subnet, nic, flow, (part.SourcePorts, part.DestinationPorts));
        bool isOpen = groups.Access == SecurityRuleAccess.Deny ? admin.MaySkipGroups : admin.MayDeny;
        bool hasNoRule = groups is { Access: not null, RuleName: null } && admin.Access is not null;
        return isOpen || hasNoRule ? AnswerOf(admin) : groups;
    }

    private static IpFlowAnswer AskGroups(SecurityGroups security, int subnet, int nic, IpFlow flow, (PortRange Source, PortRange Destination) ports)
    {
        var answer = new IpFlowAnswer { Access = SecurityRuleAccess.Allow };
        foreach ((ResourceId id, _) in security.At(subnet, nic, flow.Direction))
        {
            IpFlowAnswer next = Split(flow, ports, part =>
            {
                GroupVerdict verdict = security.Decide(id, subnet, nic, flow.Direction, part);
                CompiledSecurityRule? rule = verdict.Rule ?? (verdict.Access is null ? null : security.AllowingRule(id, subnet, nic, flow.Direction, part));
                return new IpFlowAnswer { Access = verdict.Access, RuleName = rule?.Name, GroupId = id, Gaps = verdict is { Access: null, Gap: { } gap } ? [gap] : [] };
            });
            if (next.Access == SecurityRuleAccess.Deny)
            {
                return next;
            }

            answer = answer.Access is null ? answer with { Gaps = [.. answer.Gaps, .. next.Gaps] } : next;
        }

        return answer;
    }

    private static IpFlowAnswer AnswerOf(AdminVerdict admin) => new()
    {
        Access = admin.Access switch
        {
            AdminRuleAccess.Deny => SecurityRuleAccess.Deny,
            AdminRuleAccess.Allow or AdminRuleAccess.AlwaysAllow => SecurityRuleAccess.Allow,
            _ => null,
        },
        RuleName = admin.Rule?.Name,
        AdminRuleCollectionId = admin.Rule?.Collection,
        AdminRuleAccess = admin.Access,
        Gaps = admin.Gap is { } gap ? [gap] : [],
    };

    /// <summary>Asks about every port, part by part: the first part that is denied answers, else the first of which something is not known, else the last.</summary>
    private static IpFlowAnswer Split(IpFlow flow, (PortRange Source, PortRange Destination) ports, Func<PacketClass, IpFlowAnswer> ask)
    {
        bool isInbound = flow.Direction == SecurityRuleDirection.Inbound;
        (HostAddress source, HostAddress destination) = isInbound ? (flow.RemoteAddress, flow.LocalAddress) : (flow.LocalAddress, flow.RemoteAddress);
        IpFlowAnswer? answer = null;
        var open = new Stack<(PortRange Source, PortRange Destination)>();
        open.Push(ports);
        while (open.TryPop(out (PortRange Source, PortRange Destination) rest))
        {
            var packets = new PacketClass(new AddressRange(source, source), new AddressRange(destination, destination), ProtocolSets.Of(flow.Protocol), rest.Source, rest.Destination);
            IpFlowAnswer next = ask(packets);
            if (next.Access == SecurityRuleAccess.Deny)
            {
                return next;
            }

            answer = answer is { Access: null } ? answer : next;
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

    private static (PortRange Source, PortRange Destination) PortsOf(IpFlow flow) => flow.Direction == SecurityRuleDirection.Inbound
        ? (Ports(flow.RemotePort), Ports(flow.LocalPort))
        : (Ports(flow.LocalPort), Ports(flow.RemotePort));

    private static PortRange Ports(int? one) => one is { } port ? new PortRange(port, port) : PortRange.All;
}
