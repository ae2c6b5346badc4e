using System.Collections.Concurrent;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk.Security;

/// <summary>The security groups of a network, compiled when somebody asks for one. Thread-safe.</summary>
internal sealed class SecurityGroups
{
    private readonly CompiledTopology _net;
    private readonly Dictionary<ResourceId, int> _byId = [];
    private readonly SecurityRuleReader _reader;
    private readonly AdminRuleSets _admin;
    private readonly ConcurrentDictionary<(int Group, TagSpace Space), CompiledSecurityGroup> _compiled = new();
    private readonly CustomRules?[] _custom;

    internal SecurityGroups(RoutingTables tables)
    {
        _net = tables.Net;
        Spaces = new TagSpaces(tables);
        _reader = new SecurityRuleReader(tables.Tags, new ApplicationGroups(_net.Topology));
        _admin = new AdminRuleSets(tables, _reader);
        _custom = new CustomRules?[_net.Topology.NetworkSecurityGroups.Count];
        HashSet<ResourceId> unread = [.. _net.Topology.UnreadValues.Select(GroupLeftOpen).OfType<ResourceId>()];
        for (int i = 0; i < _net.Topology.NetworkSecurityGroups.Count; i++)
        {
            // A rule that could not be read may be the first one about any packet: the group is as good as missing.
            if (!unread.Contains(_net.Topology.NetworkSecurityGroups[i].Id))
            {
                _byId.TryAdd(_net.Topology.NetworkSecurityGroups[i].Id, i);
            }
        }
    }

    /// <summary>Gets what service tags stand for.</summary>
    internal TagSpaces Spaces { get; }

    /// <summary>Returns the number of the security admin rules in front of the machines of a subnet: two subnets with one number have the same; -1 when there are none.</summary>
    internal int AdminSetOf(int subnet) => _admin.SetOf(_net.Subnets[subnet]);

    /// <summary>Returns the security admin rules in front of the machines of a subnet; null when there are none.</summary>
    internal CompiledAdminRules? AdminRulesOf(int subnet) => AdminSetOf(subnet) is >= 0 and int set ? _admin.Of(set, Spaces.Of(_net.Subnets[subnet])) : null;

    /// <summary>
    /// Decides what security admin rules do to a class of packets before any group is asked (5.42), and narrows the class to the packets for which they decide.
    /// The platform's own addresses are none of their business (5.40): the tags that name them are not supported there (6.13).
    /// </summary>
    internal AdminVerdict DecideAdmin(int subnet, SecurityRuleDirection direction, PacketClass packets) =>
        AdminRulesOf(subnet) is { } rules && !PlatformTags.AreExempt(direction == SecurityRuleDirection.Inbound ? packets.Source : packets.Destination)
            ? rules.Decide(direction, packets)
            : AdminVerdict.Silent;

    /// <summary>Returns the groups that packets of an interface meet, in their order: inbound the subnet's first, outbound the interface's (5.01).</summary>
    internal IEnumerable<(ResourceId Group, ResourceId At)> At(int subnet, int nic, SecurityRuleDirection direction)
    {
        Subnet record = _net.Subnets[subnet].Subnet;
        NetworkInterface? own = nic < 0 ? null : _net.Topology.NetworkInterfaces[nic];
        (ResourceId? Group, ResourceId At)[] both = own is null
            ? [(record.NetworkSecurityGroupId, record.Id)]
            : direction == SecurityRuleDirection.Inbound
                ? [(record.NetworkSecurityGroupId, record.Id), (own.NetworkSecurityGroupId, own.Id)]
                : [(own.NetworkSecurityGroupId, own.Id), (record.NetworkSecurityGroupId, record.Id)];
        return both.Where(pair => pair.Group is not null).Select(pair => (pair.Group!, pair.At));
    }

    /// <summary>Returns a group as the packets of a subnet meet it; null when the input does not hold it.</summary>
    internal CompiledSecurityGroup? Of(ResourceId id, int subnet)
    {
        return _byId.TryGetValue(id, out int index)
            ? _compiled.GetOrAdd((index, Spaces.Of(_net.Subnets[subnet])), key => new GroupsInSpace(_reader, CustomOf, key.Space, key.Space).Of(_net.Topology.NetworkSecurityGroups[key.Group].Id)!)
            : null;
    }

    /// <summary>
    /// Returns the groups as packets meet them between a subnet, or another one with the same routes and gateways, and addresses that are neither in the own space of its VNet nor
    /// in peered or connected space. Not kept.
    /// </summary>
    internal GroupsInSpace BeyondNeighbours(CompiledSubnet subnet) => new(_reader, CustomOf, Spaces.BeyondNeighbours(subnet), TagSpaces.OfItself);

    /// <summary>Decides what a group does to a class of packets, and narrows the class to the packets for which it decides.</summary>
    /// <param name="id">The group.</param>
    /// <param name="subnet">The subnet whose tags count.</param>
    /// <param name="nic">The interface; -1 for a machine that the input does not describe.</param>
    /// <param name="direction">The direction.</param>
    /// <param name="packets">The packets.</param>
    internal GroupVerdict Decide(ResourceId id, int subnet, int nic, SecurityRuleDirection direction, PacketClass packets) =>
        Of(id, subnet) is { } group ? Decide(group, nic < 0 ? null : _net.Topology.NetworkInterfaces[nic], direction, packets)
            : new GroupVerdict(null, null, new RouteGap { Reason = UnknownReason.UnresolvedReference, About = id.Name });

    /// <summary>
    /// Returns the rule that would allow packets of the platform's own addresses if they were looked at as others are; null where one would deny, which they pass by
    /// all the same (5.40), or where it is not known. Narrows the class.
    /// </summary>
    /// <param name="id">The group.</param>
    /// <param name="subnet">The subnet whose tags count.</param>
    /// <param name="nic">The interface; -1 for a machine that the input does not describe.</param>
    /// <param name="direction">The direction.</param>
    /// <param name="packets">The packets.</param>
    internal CompiledSecurityRule? AllowingRule(ResourceId id, int subnet, int nic, SecurityRuleDirection direction, PacketClass packets) =>
        Of(id, subnet)?.Decide(direction, nic < 0 ? null : _net.Topology.NetworkInterfaces[nic], packets, isPlatform: false) is { Access: SecurityRuleAccess.Allow, Rule: { } rule } ? rule : null;

    /// <summary>Decides what a compiled group does to a class of packets, and narrows the class to the packets for which it decides.</summary>
    internal static GroupVerdict Decide(CompiledSecurityGroup group, NetworkInterface? own, SecurityRuleDirection direction, PacketClass packets)
    {
        HostAddress remote = direction == SecurityRuleDirection.Inbound ? packets.Source : packets.Destination;
        return group.Decide(direction, own, packets, PlatformTags.AreExempt(remote));
    }

    /// <summary>Returns the group whose list of rules is not known for a value, or of which a rule could not be placed; null where it is about something else.</summary>
    private static ResourceId? GroupLeftOpen(UnreadValue value) =>
        value.ResourceId.IsOfType(ResourceTypes.NetworkSecurityGroup) ? (value.IsAbout("securityRules") || value.IsAbout("properties") ? value.ResourceId : null)
        : value.ResourceId.Parent is { } group && group.IsOfType(ResourceTypes.NetworkSecurityGroup) && (value.IsAbout("access") || value.IsAbout("priority") || value.IsAbout("direction")) ? group
        : null;

    /// <summary>Returns the custom rules of a group; null when the input does not hold it.</summary>
    private CustomRules? CustomOf(ResourceId id)
    {
        if (!_byId.TryGetValue(id, out int index))
        {
            return null;
        }

        return _custom[index] ?? Interlocked.CompareExchange(ref _custom[index], new CustomRules(_net.Topology.NetworkSecurityGroups[index], _reader), null) ?? _custom[index];
    }
}
