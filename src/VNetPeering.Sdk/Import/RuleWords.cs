using System.Globalization;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Import;

/// <summary>The words of firewall rules: ports, protocols, and addresses as one, as a prefix or as a range.</summary>
internal static class RuleWords
{
    internal static bool TryParseKind(string word, out ProtocolKind kind) =>
        Enum.TryParse(word, ignoreCase: true, out kind) && char.IsLetter(word[0]) && kind is (ProtocolKind.Any or ProtocolKind.Tcp or ProtocolKind.Udp);

    internal static bool TryParseNetworkKind(string word, out ProtocolKind kind) => TryParseKind(word, out kind) || (kind == ProtocolKind.Icmp && char.IsLetter(word[0]));

    internal static bool TryParsePort(string word, out int port) => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out port) && port is > 0 and <= ushort.MaxValue;

    internal static bool TryParsePorts(string word, out PortRange ports)
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

    internal static bool TryParseRange(string word, out AddressRange range)
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

    /// <summary>Returns one protocol for each kind: only TCP and UDP have ports, so that a rule for any protocol with ports is one for both.</summary>
    internal static IEnumerable<Protocol> Protocols(ProtocolKind kind, PortRange[] ports)
    {
        ReadOnlySpan<ProtocolKind> kinds = kind == ProtocolKind.Any && ports.Length > 0 ? [ProtocolKind.Tcp, ProtocolKind.Udp] : [kind];
        return kinds.ToArray().Select(each => Protocol.Create(each, ports));
    }
}
