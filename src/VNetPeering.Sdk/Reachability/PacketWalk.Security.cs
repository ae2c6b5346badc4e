using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Security;

namespace VNetPeering.Sdk.Reachability;

/// <content>Security admin rules and security groups on the way.</content>
internal sealed partial class PacketWalk
{
    /// <summary>
    /// Lets the security admin rules of a VNet, and then the groups of a subnet and an interface look at the packet (5.42, 5.01). They are stateful: an answer
    /// needs no rule where its flow has passed (5.05).
    /// </summary>
    private void PassRules(int subnet, int nic, HostAddress address, SecurityRuleDirection direction) => PassRules(subnet, nic, address, direction, _packets);

    private void PassRules(int subnet, int nic, HostAddress address, SecurityRuleDirection direction, PacketClass packets)
    {
        Pass(Machine.At(subnet, nic, address), direction, packets, isEndpoint: false);
        if (direction == SecurityRuleDirection.Inbound)
        {
            CheckAccessFrom(_net.Subnets[subnet].VNet, IsUnderGroup(subnet, nic), packets);
        }
    }

    /// <summary>Lets the group of a subnet look at a packet of one of its private endpoints, to which admin rules do not apply (6.13).</summary>
    private void PassGroupsOfEndpoint(int subnet, HostAddress address, SecurityRuleDirection direction) => Pass(Machine.At(subnet, -1, address), direction, _packets, isEndpoint: true);

    private void Pass(Machine machine, SecurityRuleDirection direction, PacketClass packets, bool isEndpoint)
    {
        machine = machine with { Translations = _translations.Count };
        _passed.Add(machine);
        if (_admitted.Contains(machine))
        {
            return;
        }

        AdminVerdict admin = isEndpoint ? AdminVerdict.Silent : PassAdminRules(machine.Subnet, direction, packets);
        if (admin is { EndsBeforeGroups: true, Denies: false })
        {
            return;
        }

        foreach ((ResourceId group, _) in _security.At(machine.Subnet, machine.NetworkInterface, direction))
        {
            GroupVerdict verdict = _security.Decide(group, machine.Subnet, machine.NetworkInterface, direction, packets);
            Step(new FlowStep { Kind = StepKind.SecurityGroup, Resource = group, Rule = verdict.Rule?.Name, Access = verdict.Access, Unknown = verdict.Gap?.Reason });
            if (verdict.Access is null)
            {
                Doubt(verdict.Gap!.Reason, verdict.Gap.About);
            }
            else if (verdict.Access == SecurityRuleAccess.Deny && admin.MaySkipGroups)
            {
                // The packet may never come here.
                Doubt(admin.Gap!.Reason, admin.Gap.About);
            }
            else if (verdict.Access == SecurityRuleAccess.Deny)
            {
                Block(Disposition.DeniedBySecurityRule, group, rule: verdict.Rule?.Name);
            }
        }
    }

    /// <summary>Where a rule denies, the walk goes on past it, so that what a group denies as well comes to light.</summary>
    private AdminVerdict PassAdminRules(int subnet, SecurityRuleDirection direction, PacketClass packets)
    {
        AdminVerdict admin = _security.DecideAdmin(subnet, direction, packets);
        if (admin.IsSilent)
        {
            return admin;
        }

        Step(new FlowStep { Kind = StepKind.AdminRule, Resource = admin.Rule?.Collection, Rule = admin.Rule?.Name, AdminAccess = admin.Access, Unknown = admin.Gap?.Reason, About = admin.Gap?.About ?? string.Empty });
        if (admin is { Access: not null, Rule: { } rule })
        {
            _assumptions.AddRange(rule.Assumptions);
        }

        if (admin.MayDeny)
        {
            Doubt(admin.Gap!.Reason, admin.Gap.About);
        }
        else if (admin.Denies)
        {
            Block(Disposition.DeniedByAdminRule, admin.Rule!.Collection, rule: admin.Rule.Name);
        }

        return admin;
    }

    /// <summary>Lets the rules of a backend look at a packet that its load balancer hands over: the destination is the backend's own address then, and the port that of the rule (5.06).</summary>
    private void PassRulesOfBackend(int subnet, int nic, int port)
    {
        HostAddress? own = nic < 0 ? null : _net.Topology.NetworkInterfaces[nic].IPConfigurations
            .Select(configuration => configuration.PrivateIPAddress).FirstOrDefault(address => address?.Family == _packets.Destination.Family);
        if (own is not { } backend)
        {
            PassRules(subnet, nic, _packets.Destination, SecurityRuleDirection.Inbound);
            return;
        }

        PacketClass translated = _packets.WithDestination(backend, port == 0 ? null : port);
        PassRules(subnet, nic, _packets.Destination, SecurityRuleDirection.Inbound, translated);
        _packets.NarrowAllButDestination(translated, hasSamePort: port == 0);
    }
}
