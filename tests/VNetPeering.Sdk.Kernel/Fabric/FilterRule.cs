using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Kernel.Fabric;

/// <summary>A security rule with its tags expanded, as <c>nft</c> can match it. A side that is null is every address.</summary>
internal sealed record FilterRule(SecurityRuleDirection Direction, bool IsAllow, string Protocol, IReadOnlyList<PortRange> Ports, PrefixSet? Sources, PrefixSet? Destinations)
{
    /// <summary>Returns the lines of the rule: one for each address family that can match.</summary>
    internal IEnumerable<string> Lines()
    {
        // A rule for ports is about protocols with ports, and no rule can name ICMPv6 (rule 5.27).
        bool hasEveryPort = Ports.Count == 0 || (Ports.Count == 1 && Ports[0] == PortRange.All);
        string protocol = Protocol.ToUpperInvariant() switch
        {
            "*" or "ALL" or "ANY" => hasEveryPort ? string.Empty : "meta l4proto { tcp, udp } ",
            "TCP" => "meta l4proto tcp ",
            "UDP" => "meta l4proto udp ",
            "ICMP" => "meta l4proto icmp ",
            _ => throw new NotSupportedException($"Not laid out as namespaces: security rules for {Protocol}."),
        };
        string ports = hasEveryPort ? string.Empty : $"th dport {{ {string.Join(", ", Ports)} }} ";
        string verdict = IsAllow ? "return" : "drop";
        foreach ((IPFamily family, string word, string all) in new[] { (IPFamily.IPv4, "ip", "ipv4"), (IPFamily.IPv6, "ip6", "ipv6") })
        {
            string? sources = Side(Sources, family, $"{word} saddr");
            string? destinations = Side(Destinations, family, $"{word} daddr");
            if (sources is not null && destinations is not null)
            {
                yield return $"meta nfproto {all} {protocol}{ports}{sources}{destinations}{verdict}";
            }
        }
    }

    private static string? Side(PrefixSet? side, IPFamily family, string match)
    {
        if (side is null)
        {
            return string.Empty;
        }

        string[] prefixes = [.. side.Prefixes.Where(prefix => prefix.Family == family).Select(prefix => prefix.ToString())];
        return prefixes.Length == 0 ? null : $"{match} {{ {string.Join(", ", prefixes)} }} ";
    }
}
