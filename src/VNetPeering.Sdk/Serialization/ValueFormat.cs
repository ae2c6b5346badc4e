using System.Globalization;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Serialization;

/// <summary>The format of every value that is no record.</summary>
internal static class ValueFormat
{
    public static readonly Codec<bool> Boolean = new BooleanCodec();
    public static readonly Codec<int> Int32 = new Int32Codec();
    public static readonly Codec<long> Int64 = new Int64Codec();
    public static readonly Codec<string> Text = new TextCodec<string>("a text", text => text, text => text);
    public static readonly Codec<ResourceId> Id = new IdCodec();
    public static readonly Codec<ResourceName> Name = new TextCodec<ResourceName>("a name", name => name.Value, text => new ResourceName(text));
    public static readonly Codec<Region> Region = new TextCodec<Region>("a region", region => region.ToString(), text => new Region(text));
    public static readonly Codec<AddressPrefix> Prefix = new TextCodec<AddressPrefix>("an address prefix", prefix => prefix.ToString(), AddressPrefix.Parse);
    public static readonly Codec<HostAddress> Address = new TextCodec<HostAddress>("an IP address", address => address.ToString(), HostAddress.Parse);
    public static readonly Codec<PeeringSwitches> Switches = new SwitchesCodec();
    public static readonly Codec<Protocol> Protocol = new TextCodec<Protocol>("""a protocol such as "tcp/443" """.TrimEnd(), FormatProtocol, ParseProtocol);

    public static readonly Codec<RouteDestination> Destination = new AlternativeCodec<RouteDestination>(
        """an address prefix, { "serviceTag": … } or { "unresolved": … }""",
        new TextCodec<RouteDestination>("an address prefix", destination => destination.Prefix!.Value.ToString(), text => AddressPrefix.Parse(text)),
        ("serviceTag", destination => destination.ServiceTag, RouteDestination.FromServiceTag),
        ("unresolved", destination => destination.Unresolved, RouteDestination.FromUnresolved));

    public static readonly Codec<NextHopAddress> NextHop = new AlternativeCodec<NextHopAddress>(
        """an IP address or { "unresolved": … }""",
        new TextCodec<NextHopAddress>("an IP address", hop => hop.Address!.Value.ToString(), text => HostAddress.Parse(text)),
        ("unresolved", hop => hop.Unresolved, NextHopAddress.FromUnresolved));

    private static readonly (ProtocolKind Kind, string Word)[] ProtocolWords =
    [
        (ProtocolKind.Any, "any"), (ProtocolKind.Tcp, "tcp"), (ProtocolKind.Udp, "udp"),
        (ProtocolKind.Icmp, "icmp"), (ProtocolKind.Esp, "esp"), (ProtocolKind.Ah, "ah"),
    ];

    private static string FormatProtocol(Protocol protocol)
    {
        string word = Array.Find(ProtocolWords, entry => entry.Kind == protocol.Kind).Word
            ?? throw new ArgumentException($"{protocol.Kind} is no {nameof(ProtocolKind)}.");
        return protocol.Ports.Count == 0 ? word : $"{word}/{string.Join(',', protocol.Ports.Select(FormatPorts))}";
    }

    private static string FormatPorts(PortRange range) => range.First == range.Last
        ? range.First.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{range.First}-{range.Last}");

    private static Protocol ParseProtocol(string text)
    {
        string[] parts = text.Split('/', 2);
        (ProtocolKind kind, string? word) = Array.Find(ProtocolWords, entry => entry.Word == parts[0]);
        if (word is null)
        {
            throw new FormatException($"\"{text}\" is not a protocol. Write any, tcp, udp, icmp, esp or ah, and ports as in \"tcp/443,8000-8080\".");
        }

        if (parts.Length == 1)
        {
            return Model.Protocol.Create(kind);
        }

        if (kind is not (ProtocolKind.Tcp or ProtocolKind.Udp))
        {
            throw new FormatException($"\"{text}\" gives ports to {word}, which has none. Give ports with tcp or udp only.");
        }

        return Model.Protocol.Create(kind, [.. parts[1].Split(',').Select(ports => ParsePorts(ports, text))]);
    }

    private static PortRange ParsePorts(string ports, string text)
    {
        string[] ends = ports.Split('-', 2);
        return TryParsePort(ends[0], out int first) && TryParsePort(ends[^1], out int last) && first <= last
            ? new PortRange(first, last)
            : throw new FormatException($"\"{ports}\" in \"{text}\" is neither a port nor an ascending range of ports. Ports go from 0 to 65535, as in \"443\" or \"8000-8080\".");
    }

    private static bool TryParsePort(string text, out int port) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port) && port <= 65535;
}
