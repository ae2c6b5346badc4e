using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk;

/// <summary>Writes security rules in Azure's words, and says whether a rule could match a flow between given prefixes.</summary>
internal static class RuleText
{
    internal static SecurityRule WithProtocol(SecurityRule rule, Protocol protocol) => rule with
    {
        Protocol = ProtocolWord(protocol.Kind),
        DestinationPortRange = protocol.Ports.Count switch { 0 => "*", 1 => protocol.Ports[0].ToString(), _ => null },
        DestinationPortRanges = protocol.Ports.Count > 1 ? [.. protocol.Ports.Select(range => range.ToString())] : [],
    };

    internal static SecurityRule WithSides(SecurityRule rule, IReadOnlyList<AddressPrefix> from, IReadOnlyList<AddressPrefix> to) => rule with
    {
        SourceAddressPrefix = from.Count == 1 ? from[0].ToString() : null,
        SourceAddressPrefixes = from.Count == 1 ? [] : Texts(from),
        DestinationAddressPrefix = to.Count == 1 ? to[0].ToString() : null,
        DestinationAddressPrefixes = to.Count == 1 ? [] : Texts(to),
    };

    /// <summary>Errs on the side of yes: what a rule says beyond protocol, prefixes and destination ports is not looked at.</summary>
    internal static bool CouldMatch(SecurityRule rule, Protocol protocol, IReadOnlyList<AddressPrefix> from, IReadOnlyList<AddressPrefix> to) =>
        ProtocolsMeet(rule.Protocol, protocol.Kind)
        && PortsMeet(rule, protocol)
        && SidesMeet(rule.SourceAddressPrefix, rule.SourceAddressPrefixes, rule.SourceApplicationSecurityGroupIds, from)
        && SidesMeet(rule.DestinationAddressPrefix, rule.DestinationAddressPrefixes, rule.DestinationApplicationSecurityGroupIds, to);

    private static string ProtocolWord(ProtocolKind kind) => kind switch
    {
        ProtocolKind.Any => "*",
        ProtocolKind.Tcp => "Tcp",
        ProtocolKind.Udp => "Udp",
        ProtocolKind.Icmp => "Icmp",
        ProtocolKind.Esp => "Esp",
        ProtocolKind.Ah => "Ah",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, $"ProtocolKind has no value {kind}."),
    };

    private static ValueList<string> Texts(IReadOnlyList<AddressPrefix> prefixes) => [.. prefixes.Select(prefix => prefix.ToString())];

    private static bool ProtocolsMeet(string word, ProtocolKind kind) =>
        word == "*" || kind == ProtocolKind.Any || string.Equals(word, ProtocolWord(kind), StringComparison.OrdinalIgnoreCase);

    private static bool PortsMeet(SecurityRule rule, Protocol protocol)
    {
        IEnumerable<string> texts = rule.DestinationPortRange is { } one ? [one, .. rule.DestinationPortRanges] : rule.DestinationPortRanges;
        string[] all = [.. texts];
        return protocol.Ports.Count == 0 || all.Length == 0 || all.Any(text => !TryReadPorts(text, out PortRange range) || protocol.Ports.Any(other => range.First <= other.Last && other.First <= range.Last));
    }

    private static bool TryReadPorts(string text, out PortRange range)
    {
        range = PortRange.All;
        string[] ends = text.Split('-');
        if (ends.Length > 2 || !ushort.TryParse(ends[0], out ushort first) || !ushort.TryParse(ends[^1], out ushort last) || last < first)
        {
            return false;
        }

        range = new PortRange(first, last);
        return true;
    }

    private static bool SidesMeet(string? text, ValueList<string> texts, ValueList<ResourceId> groups, IReadOnlyList<AddressPrefix> prefixes) =>
        groups.Count > 0 || (text is null && texts.Count == 0) || (text is not null && SideMeets(text, prefixes)) || texts.Any(item => SideMeets(item, prefixes));

    private static bool SideMeets(string text, IReadOnlyList<AddressPrefix> prefixes)
    {
        if (AddressPrefix.TryParse(text, out AddressPrefix prefix))
        {
            return prefixes.Any(prefix.Overlaps);
        }

        if (HostAddress.TryParse(text, out HostAddress address))
        {
            return prefixes.Any(other => other.Contains(address));
        }

        // Of the tags only VirtualNetwork holds private space; the others are Azure's and the Internet's public prefixes.
        bool mayBePrivate = text.Length == 0 || text == "*" || text.Equals("VirtualNetwork", StringComparison.OrdinalIgnoreCase)
            || text.Equals("Any", StringComparison.OrdinalIgnoreCase) || BuilderGuard.LooksLikeAddress(text);
        return mayBePrivate || prefixes.Any(other => !other.First.IsPrivate);
    }
}
