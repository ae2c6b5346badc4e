using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Security;

namespace VNetPeering.Sdk.Reachability;

/// <content>Security groups on the way.</content>
internal sealed partial class PacketWalk
{
    /// <summary>
    /// Lets the groups of a subnet and an interface look at the packet (5.01). They are stateful: an answer needs no rule where its flow has passed (5.05).
    /// </summary>
    private void PassGroups(int subnet, int nic, HostAddress address, SecurityRuleDirection direction) => PassGroups(subnet, nic, address, direction, _packets);

    private void PassGroups(int subnet, int nic, HostAddress address, SecurityRuleDirection direction, PacketClass packets)
    {
        var machine = Machine.At(subnet, nic, address);
        _passed.Add(machine);
        if (_admitted.Contains(machine))
        {
            return;
        }

        foreach ((ResourceId group, _) in _security.At(subnet, nic, direction))
        {
            GroupVerdict verdict = _security.Decide(group, subnet, nic, direction, packets);
            Step(new FlowStep { Kind = StepKind.SecurityGroup, Resource = group, Rule = verdict.Rule?.Name, Access = verdict.Access, Unknown = verdict.Gap?.Reason });
            if (verdict.Access is null)
            {
                Doubt(verdict.Gap!.Reason, verdict.Gap.About);
            }
            else if (verdict.Access == SecurityRuleAccess.Deny)
            {
                Block(Disposition.DeniedBySecurityRule, group, rule: verdict.Rule?.Name);
            }
        }
    }

    /// <summary>Lets the groups of a backend look at a packet that its load balancer hands over: the destination is the backend's own address then, and the port that of the rule (5.06).</summary>
    private void PassGroupsOfBackend(int subnet, int nic, int port)
    {
        HostAddress? own = nic < 0 ? null : _net.Topology.NetworkInterfaces[nic].IPConfigurations
            .Select(configuration => configuration.PrivateIPAddress).FirstOrDefault(address => address?.Family == _packets.Destination.Family);
        if (own is not { } backend)
        {
            PassGroups(subnet, nic, _packets.Destination, SecurityRuleDirection.Inbound);
            return;
        }

        PacketClass translated = _packets.WithDestination(backend, port == 0 ? null : port);
        PassGroups(subnet, nic, _packets.Destination, SecurityRuleDirection.Inbound, translated);
        _packets.NarrowAllButDestination(translated, hasSamePort: port == 0);
    }
}
