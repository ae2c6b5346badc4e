using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Security;

namespace VNetPeering.Sdk.Kernel.Fabric;

/// <summary>The effective security rules of an interface as chains of <c>nft</c>: an allowed packet returns from the chain of its group, a denied one is dropped.</summary>
internal static class GroupFilter
{
    /// <summary>Returns the chains of all groups, and the names of those that a packet meets in each direction, in the order of rule 5.01.</summary>
    /// <exception cref="NotSupportedException">Some of the rules are not known.</exception>
    internal static IEnumerable<string> Chains(EffectiveSecurityRules effective) => effective.Gaps.Count > 0
        ? throw new NotSupportedException($"Not laid out as namespaces: security rules of which {effective.Gaps[0].About} is not known.")
        : effective.Groups.SelectMany((group, i) => Enum.GetValues<SecurityRuleDirection>().SelectMany(direction => Chain(group, direction, i)));

    /// <summary>Returns the jumps into the groups' chains: inbound the subnet's group first, outbound the interface's.</summary>
    internal static IEnumerable<string> Jumps(EffectiveSecurityRules effective, SecurityRuleDirection direction)
    {
        IEnumerable<int> numbers = Enumerable.Range(0, effective.Groups.Count);
        return (direction == SecurityRuleDirection.Inbound ? numbers : numbers.Reverse()).Select(i => $"jump {direction}{i}");
    }

    private static IEnumerable<string> Chain(EffectiveSecurityGroup group, SecurityRuleDirection direction, int number) =>
    [
        $"chain {direction}{number} {{",
        .. group.Rules.Where(rule => rule.Direction == direction).OrderBy(rule => rule.Priority).SelectMany(Lines),
        "}",
    ];

    /// <summary>Returns the lines of a rule: one for each address family that can match.</summary>
    private static IEnumerable<string> Lines(EffectiveSecurityRule rule)
    {
        string verdict = rule.Access == SecurityRuleAccess.Allow ? "return" : "drop";
        foreach ((IPFamily family, string word, string all) in new[] { (IPFamily.IPv4, "ip", "ipv4"), (IPFamily.IPv6, "ip6", "ipv6") })
        {
            string? sources = Side(rule.Sources!, family, $"{word} saddr");
            string? destinations = Side(rule.Destinations!, family, $"{word} daddr");
            if (sources is not null && destinations is not null)
            {
                yield return $"meta nfproto {all} {ProtocolOf(rule)}{Ports("sport", rule.SourcePorts)}{Ports("dport", rule.DestinationPorts)}{sources}{destinations}{verdict}";
            }
        }
    }

    // A rule for ports is about protocols with ports, and no rule can name ICMPv6 (rule 5.27).
    private static string ProtocolOf(EffectiveSecurityRule rule) => rule.Protocol switch
    {
        "All" => HasEveryPort(rule.SourcePorts) && HasEveryPort(rule.DestinationPorts) ? string.Empty : "meta l4proto { tcp, udp } ",
        "Tcp" or "Udp" or "Icmp" or "Esp" or "Ah" => $"meta l4proto {rule.Protocol.ToLowerInvariant()} ",
        _ => throw new NotSupportedException($"Not laid out as namespaces: security rules for {rule.Protocol}."),
    };

    private static bool HasEveryPort(ValueList<PortRange> ports) => ports.Contains(PortRange.All);

    private static string Ports(string match, ValueList<PortRange> ports) => HasEveryPort(ports) ? string.Empty : $"th {match} {{ {string.Join(", ", ports)} }} ";

    private static string? Side(PrefixSet side, IPFamily family, string match)
    {
        AddressPrefix[] prefixes = [.. side.Prefixes.Where(prefix => prefix.Family == family)];
        return prefixes switch
        {
            [] => null,
            [{ IsDefaultRoute: true }] => string.Empty,
            _ => $"{match} {{ {string.Join(", ", prefixes)} }} ",
        };
    }
}
