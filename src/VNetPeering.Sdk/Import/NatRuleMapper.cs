using System.Globalization;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Import.Wire;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Import;

/// <summary>The rules by which Azure Firewalls publish private addresses, in the form of firewalls and in that of policies.</summary>
internal static class NatRuleMapper
{
    private const string NatCollection = "FirewallPolicyNatRuleCollection";
    private const string NatRule = "NatRule";

    /// <summary>Reads rule collections by their priority. Collections and rules of other kinds are passed by.</summary>
    internal static ValueList<DestinationNatRule> Rules(SourceScope scope, ResourceId owner, string property, WireList<WireRuleCollection>? list)
    {
        var collections = new List<(long Priority, List<DestinationNatRule> Rules)>();
        IReadOnlyList<WireRuleCollection> items = scope.Items(owner, property, list);
        for (int i = 0; i < items.Count; i++)
        {
            WireRuleCollection body = scope.Body(owner, items[i], items[i].Properties);
            if (!Is(body.RuleCollectionType, NatCollection))
            {
                continue;
            }

            string path = At(property, i);
            var rules = new List<DestinationNatRule>();
            IReadOnlyList<WireNatRule> nodes = scope.Items(owner, $"{path}.rules", body.Rules);
            for (int j = 0; j < nodes.Count; j++)
            {
                if (Is(nodes[j].RuleType, NatRule))
                {
                    rules.AddRange(Rule(scope, owner, At($"{path}.rules", j), nodes[j]));
                }
            }

            collections.Add((scope.Number(owner, $"{path}.priority", body.Priority) ?? long.MaxValue, rules));
        }

        return [.. collections.OrderBy(collection => collection.Priority).SelectMany(collection => collection.Rules)];
    }

    /// <summary>
    /// Reads a rule: one record for each protocol and public address. Where callers, ports or protocols are not known in full, whom the rule serves is not
    /// known either: a record would be too wide or too narrow, so it names no private address.
    /// </summary>
    private static IEnumerable<DestinationNatRule> Rule(SourceScope scope, ResourceId owner, string path, WireNatRule wire)
    {
        string name = scope.Text(owner, $"{path}.name", wire.Name) ?? path;
        List<PortRange>? ports = Words<PortRange>(scope, owner, $"{path}.destinationPorts", wire.DestinationPorts, TryParsePorts);
        List<ProtocolKind>? kinds = Words<ProtocolKind>(scope, owner, wire.IpProtocols is null ? $"{path}.protocols" : $"{path}.ipProtocols", wire.IpProtocols ?? wire.Protocols, TryParseKind);
        ValueList<AddressPrefix>? sources = Sources(scope, owner, path, wire);
        int? port = scope.Word<int>(owner, $"{path}.translatedPort", wire.TranslatedPort, TryParsePort);
        HostAddress? translated = scope.Address(owner, $"{path}.translatedAddress", wire.TranslatedAddress);
        HostAddress?[] called = [.. scope.Addresses(owner, $"{path}.destinationAddresses", wire.DestinationAddresses).Select(address => (HostAddress?)address)];
        bool isKnown = ports is not null && kinds is not null && sources is not null && (port is not null || string.IsNullOrEmpty(wire.TranslatedPort.Value));
        Protocol[] protocols = isKnown ? [.. kinds!.DefaultIfEmpty(ProtocolKind.Any).SelectMany(kind => Protocols(kind, [.. ports!])).Distinct()] : [Protocol.Any];
        return
            from protocol in protocols
            from address in called.DefaultIfEmpty()
            select new DestinationNatRule
            {
                Name = name,
                Protocol = protocol,
                Sources = sources ?? [],
                DestinationAddress = address,
                TranslatedAddress = isKnown ? translated : null,
                TranslatedPort = port,
            };
    }

    private static IEnumerable<Protocol> Protocols(ProtocolKind kind, PortRange[] ports)
    {
        // Only TCP and UDP have ports, so that a rule for any protocol with ports is one for both.
        ReadOnlySpan<ProtocolKind> kinds = kind == ProtocolKind.Any && ports.Length > 0 ? [ProtocolKind.Tcp, ProtocolKind.Udp] : [kind];
        return kinds.ToArray().Select(each => Protocol.Create(each, ports));
    }

    // What an IP group holds is not imported.
    private static ValueList<AddressPrefix>? Sources(SourceScope scope, ResourceId owner, string path, WireNatRule wire)
    {
        string groups = $"{path}.sourceIpGroups";
        IReadOnlyList<WireText> named = scope.Items(owner, groups, wire.SourceIpGroups);
        for (int i = 0; i < named.Count; i++)
        {
            scope.Id(owner, At(groups, i), named[i]);
        }

        if (wire.SourceAddresses?.Items.Exists(text => text.Value == "*") is true)
        {
            return [];
        }

        List<AddressRange>? ranges = Words<AddressRange>(scope, owner, $"{path}.sourceAddresses", wire.SourceAddresses, TryParseRange);
        return ranges is null || named.Count > 0 || wire.SourceIpGroups is { Instead.IsStated: true } ? null : [.. ranges.SelectMany(range => range.ToPrefixes()).Distinct()];
    }

    /// <summary>Reads every word of a list; null when one of them cannot be read, which is noted.</summary>
    private static List<T>? Words<T>(SourceScope scope, ResourceId owner, string property, WireList<WireText>? list, WordParser<T> parse)
        where T : struct
    {
        var read = new List<T>();
        IReadOnlyList<WireText> items = scope.Items(owner, property, list);
        for (int i = 0; i < items.Count; i++)
        {
            if (scope.Word(owner, At(property, i), items[i], parse) is { } value)
            {
                read.Add(value);
            }
        }

        return read.Count < items.Count || list is { Instead.IsStated: true } or { Strays.Count: > 0 } ? null : read;
    }

    private static bool TryParseKind(string word, out ProtocolKind kind) =>
        Enum.TryParse(word, ignoreCase: true, out kind) && char.IsLetter(word[0]) && kind is (ProtocolKind.Any or ProtocolKind.Tcp or ProtocolKind.Udp);

    private static bool TryParsePort(string word, out int port) => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out port) && port is > 0 and <= ushort.MaxValue;

    private static bool TryParsePorts(string word, out PortRange ports)
    {
        ports = PortRange.All;
        if (word == "*")
        {
            return true;
        }

        string[] ends = word.Split('-');
        if (ends.Length > 2 || !TryParsePort(ends[0], out int first) || !TryParsePort(ends[^1], out int last) || last < first)
        {
            return false;
        }

        ports = new PortRange(first, last);
        return true;
    }

    private static bool TryParseRange(string word, out AddressRange range)
    {
        range = default;
        string[] ends = word.Split('-');
        if (AddressPrefix.TryParse(word, out AddressPrefix prefix))
        {
            range = prefix.Range;
            return true;
        }

        if (ends.Length > 2 || !HostAddress.TryParse(ends[0], out HostAddress first) || !HostAddress.TryParse(ends[^1], out HostAddress last) || first.Family != last.Family || last < first)
        {
            return false;
        }

        range = new AddressRange(first, last);
        return true;
    }

    private static bool Is(WireText text, string word) => string.IsNullOrEmpty(text.Value) || string.Equals(text.Value, word, StringComparison.OrdinalIgnoreCase);

    private static string At(string property, int index) => string.Create(CultureInfo.InvariantCulture, $"{property}[{index}]");
}
