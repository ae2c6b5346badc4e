using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Kernel.Fabric;

/// <summary>What a machine and Azure around its interface let through, as tables of <c>nft</c> with connection tracking.</summary>
internal static class MachineFilter
{
    private static readonly string[] _always =
    [
        "icmpv6 type { nd-neighbor-solicit, nd-neighbor-advert, nd-router-solicit, nd-router-advert } accept",
        "ct state established,related accept",
    ];

    /// <summary>
    /// A stateful appliance: a flow begins with its first packet, and one whose answers it does not see ends there. The kernel alone would pass further requests
    /// of a ping that it sees no answer to.
    /// </summary>
    private static readonly string[] _stateful =
    [
        "table inet appliance {",
        "chain passing {",
        "type filter hook forward priority 0; policy drop;",
        "ct state invalid drop",
        "meta l4proto { icmp, ipv6-icmp } ct state new ct original packets > 1 drop",
        "ct state established,related accept",
        "tcp flags & (fin | syn | rst | ack) == syn ct state new accept",
        "meta l4proto { icmp, ipv6-icmp } ct state new accept",
        "}",
        "}",
    ];

    internal static IEnumerable<string> For(CompiledNetwork network, NetworkInterface card, bool isStateful)
    {
        ResourceId subnet = card.IPConfigurations.Select(configuration => configuration.SubnetId).First(id => id is not null)!;
        ResourceId?[] groups = [SubnetOf(network, subnet).NetworkSecurityGroupId, card.NetworkSecurityGroupId];
        ResourceId[] present = [.. groups.OfType<ResourceId>()];
        return [.. present.Length == 0 ? WithoutGroup(network, subnet) : WithGroups(new GroupReader(network, subnet), present), .. isStateful ? _stateful : []];
    }

    /// <summary>A firewall is stateful (rule 3.59) and carries no group of the user's (rule 2.43).</summary>
    internal static IEnumerable<string> ForFirewall(CompiledNetwork network, ResourceId subnet) => [.. WithoutGroup(network, subnet), .. _stateful];

    /// <summary>Returns the space behind links of a VNet whose access flag is cleared.</summary>
    internal static IEnumerable<AddressPrefix> SpaceWithoutAccess(CompiledNetwork network, ResourceId vnet) => network.Topology.VNets.Single(one => one.Id == vnet).Peerings
        .Where(link => !link.AllowVirtualNetworkAccess)
        .SelectMany(link => network.Topology.VNets.Where(remote => remote.Id == link.RemoteVNetId).SelectMany(remote => remote.AddressSpace));

    internal static string Word(AddressPrefix prefix) => prefix.Family == IPFamily.IPv4 ? "ip" : "ip6";

    /// <summary>Rule 2.42: a cleared access flag denies new flows both ways where there is no group.</summary>
    private static IEnumerable<string> WithoutGroup(CompiledNetwork network, ResourceId subnet)
    {
        AddressPrefix[] denied = [.. SpaceWithoutAccess(network, subnet.Parent!)];
        return denied.Length == 0
            ? []
            :
            [
                "table inet access {",
                "chain inbound {",
                "type filter hook prerouting priority 0; policy accept;",
                .. _always,
                .. denied.Select(prefix => $"iifname \"eth0\" {Word(prefix)} saddr {prefix} drop"),
                "}",
                "chain outbound {",
                "type filter hook postrouting priority 0; policy accept;",
                .. _always,
                .. denied.Select(prefix => $"oifname \"eth0\" {Word(prefix)} daddr {prefix} drop"),
                "}",
                "}",
            ];
    }

    /// <summary>Rule 5.01: inbound the subnet's group and then the interface's, outbound the other way round, and what is known needs no rule (rule 5.05).</summary>
    private static IEnumerable<string> WithGroups(GroupReader reader, ResourceId[] groups) =>
    [
        "table inet groups {",
        .. groups.SelectMany((group, i) => GroupChain(reader, group, i, SecurityRuleDirection.Inbound)),
        .. groups.SelectMany((group, i) => GroupChain(reader, group, i, SecurityRuleDirection.Outbound)),
        "chain inbound {",
        "type filter hook prerouting priority 0; policy accept;",
        "iifname != \"eth0\" accept",
        .. _always,
        .. groups.Select((_, i) => $"jump {SecurityRuleDirection.Inbound}{i}"),
        "}",
        "chain outbound {",
        "type filter hook postrouting priority 0; policy accept;",
        "oifname != \"eth0\" accept",
        .. _always,
        .. groups.Select((_, i) => $"jump {SecurityRuleDirection.Outbound}{groups.Length - 1 - i}"),
        "}",
        "}",
    ];

    private static IEnumerable<string> GroupChain(GroupReader reader, ResourceId group, int number, SecurityRuleDirection direction) =>
        [$"chain {direction}{number} {{", .. reader.Read(group, direction).SelectMany(rule => rule.Lines()), "}"];

    private static Subnet SubnetOf(CompiledNetwork network, ResourceId id) => network.Topology.VNets.SelectMany(vnet => vnet.Subnets).Single(subnet => subnet.Id == id);
}
