using System.Globalization;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Cli;

/// <summary>Reads protocol, ports and family of a flow.</summary>
internal static class FlowArguments
{
    private static readonly string[] Protocols = [.. Enum.GetNames<ProtocolKind>().Select(name => name.ToLowerInvariant())];
    private static readonly string[] Families = ["4", "6"];

    /// <summary>Returns the protocol; null when neither protocol nor ports are given.</summary>
    /// <exception cref="UsageException">A text cannot be read, or ports are given without tcp or udp.</exception>
    public static Protocol? ReadProtocol(string? protocol, IReadOnlyList<string> ports)
    {
        PortRange[] ranges = [.. ports.SelectMany(text => text.Split(',')).Select(ReadPorts)];
        if (protocol is null)
        {
            return ranges.Length == 0 ? null : throw new UsageException("--port needs a protocol. Add --protocol tcp or --protocol udp.");
        }

        ProtocolKind kind = Enum.Parse<ProtocolKind>(CommonOptions.Choice(protocol, "--protocol", Protocols), ignoreCase: true);
        if (ranges.Length > 0 && kind is not (ProtocolKind.Tcp or ProtocolKind.Udp))
        {
            throw new UsageException($"--protocol {protocol} has no ports. Leave --port out, or use tcp or udp.");
        }

        return Protocol.Create(kind, ranges);
    }

    /// <summary>Returns the family; null when none is given.</summary>
    /// <exception cref="UsageException">The text is neither 4 nor 6.</exception>
    public static IPFamily? ReadFamily(string? family) => family is null ? null : CommonOptions.Choice(family, "--family", Families) == "4" ? IPFamily.IPv4 : IPFamily.IPv6;

    private static PortRange ReadPorts(string text)
    {
        string[] ends = text.Trim().Split('-');
        if (ends.Length <= 2 && TryReadPort(ends[0], out int first) && TryReadPort(ends[^1], out int last) && first <= last)
        {
            return new PortRange(first, last);
        }

        throw new UsageException($"--port \"{text}\" is not a port or a range of ports. Write a number from 0 to 65535, for example 443, or both ends, for example 8000-8010.");
    }

    private static bool TryReadPort(string text, out int port) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port) && port <= 65535;
}
