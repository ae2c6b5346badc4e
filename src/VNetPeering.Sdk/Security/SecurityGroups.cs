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
    private readonly ConcurrentDictionary<(int Group, TagSpace Space), CompiledSecurityGroup> _compiled = new();

    internal SecurityGroups(RoutingTables tables)
    {
        _net = tables.Net;
        Spaces = new TagSpaces(tables);
        _reader = new SecurityRuleReader(tables.Tags, new ApplicationGroups(_net.Topology), Spaces.Owned);
        for (int i = 0; i < _net.Topology.NetworkSecurityGroups.Count; i++)
        {
            _byId.TryAdd(_net.Topology.NetworkSecurityGroups[i].Id, i);
        }
    }

    /// <summary>Gets what service tags stand for.</summary>
    internal TagSpaces Spaces { get; }

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
            ? _compiled.GetOrAdd((index, Spaces.Of(_net.Subnets[subnet])), key => Compile(_net.Topology.NetworkSecurityGroups[key.Group], key.Space, key.Space))
            : null;
    }

    /// <summary>
    /// Returns a group as packets between a subnet, or another one with the same routes and gateways, and addresses meet it that are neither in the own space of
    /// its VNet nor in peered or connected space; null when the input does not hold it. Not kept.
    /// </summary>
    internal CompiledSecurityGroup? BeyondNeighbours(ResourceId id, CompiledSubnet subnet) =>
        _byId.TryGetValue(id, out int index) ? Compile(_net.Topology.NetworkSecurityGroups[index], Spaces.BeyondNeighbours(subnet), TagSpaces.OfItself) : null;

    /// <summary>Decides what a group does to a class of packets, and narrows the class to the packets for which it decides.</summary>
    /// <param name="id">The group.</param>
    /// <param name="subnet">The subnet whose tags count.</param>
    /// <param name="nic">The interface; -1 for a machine that the input does not describe.</param>
    /// <param name="direction">The direction.</param>
    /// <param name="packets">The packets.</param>
    internal GroupVerdict Decide(ResourceId id, int subnet, int nic, SecurityRuleDirection direction, PacketClass packets) =>
        Of(id, subnet) is { } group ? Decide(group, nic < 0 ? null : _net.Topology.NetworkInterfaces[nic], direction, packets)
            : new GroupVerdict(null, null, new RouteGap { Reason = UnknownReason.UnresolvedReference, About = id.Name });

    /// <summary>Decides what a compiled group does to a class of packets, and narrows the class to the packets for which it decides.</summary>
    internal static GroupVerdict Decide(CompiledSecurityGroup group, NetworkInterface? own, SecurityRuleDirection direction, PacketClass packets)
    {
        HostAddress remote = direction == SecurityRuleDirection.Inbound ? packets.Source : packets.Destination;
        return PlatformTags.AreExempt(remote) ? ForPlatform(group, direction, own, packets) : group.Decide(direction, own, packets);
    }

    /// <summary>The platform's own addresses pass, unless a rule that names their tag denies (5.40).</summary>
    private static GroupVerdict ForPlatform(CompiledSecurityGroup group, SecurityRuleDirection direction, NetworkInterface? nic, PacketClass packets)
    {
        foreach (CompiledSecurityRule rule in group.Of(direction))
        {
            bool namesPlatform = rule.Rule is { } custom
                && (PlatformTags.IsOne(custom.DestinationAddressPrefix) || custom.DestinationAddressPrefixes.Any(PlatformTags.IsOne)
                    || PlatformTags.IsOne(custom.SourceAddressPrefix) || custom.SourceAddressPrefixes.Any(PlatformTags.IsOne));
            if (namesPlatform && rule.Concerns(nic) && rule.Match(packets) == RuleMatch.Yes)
            {
                return new GroupVerdict(rule.Access, rule, null);
            }
        }

        return new GroupVerdict(SecurityRuleAccess.Allow, null, null);
    }

    private CompiledSecurityGroup Compile(NetworkSecurityGroup group, TagSpace space, TagSpace own)
    {
        return new CompiledSecurityGroup { Id = group.Id, Inbound = Rules(SecurityRuleDirection.Inbound), Outbound = Rules(SecurityRuleDirection.Outbound) };

        CompiledSecurityRule[] Rules(SecurityRuleDirection direction) =>
        [
            .. group.SecurityRules.Where(rule => rule.Direction == direction).OrderBy(rule => rule.Priority).Select(rule => _reader.Read(rule, space, own)),
            .. DefaultRules.Of(direction, space, own, _reader),
        ];
    }
}
