using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Model;

/// <summary>A protocol with the destination ports of a flow.</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record Protocol
{
    private Protocol(ProtocolKind kind, ValueList<PortRange> ports)
    {
        Kind = kind;
        Ports = ports;
    }

    /// <summary>Gets every protocol and port.</summary>
    public static Protocol Any { get; } = new(ProtocolKind.Any, []);

    /// <summary>Gets ICMP, which has no ports.</summary>
    public static Protocol Icmp { get; } = new(ProtocolKind.Icmp, []);

    /// <summary>Gets the kind of protocol.</summary>
    public ProtocolKind Kind { get; }

    /// <summary>Gets the destination ports, ascending; empty means every port.</summary>
    public ValueList<PortRange> Ports { get; }

    /// <summary>Creates TCP with destination ports; without any, every port.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A port is not between 0 and 65535.</exception>
    public static Protocol Tcp(params ReadOnlySpan<int> ports) => new(ProtocolKind.Tcp, ToRanges(ports));

    /// <summary>Creates UDP with destination ports; without any, every port.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A port is not between 0 and 65535.</exception>
    public static Protocol Udp(params ReadOnlySpan<int> ports) => new(ProtocolKind.Udp, ToRanges(ports));

    /// <summary>Creates a protocol with ranges of destination ports; without any, every port.</summary>
    /// <exception cref="ArgumentException">Ports are given for a protocol that has none.</exception>
    public static Protocol Create(ProtocolKind kind, params ReadOnlySpan<PortRange> ports)
    {
        if (!ports.IsEmpty && kind is not (ProtocolKind.Tcp or ProtocolKind.Udp))
        {
            throw new ArgumentException($"{kind} has no ports. Give ports with Tcp or Udp only.", nameof(ports));
        }

        return new(kind, [.. ports.ToArray().OrderBy(range => range.First).ThenBy(range => range.Last)]);
    }

    /// <summary>Returns, for example, <c>tcp/443,1433</c>, <c>icmp</c> or <c>any</c>.</summary>
    public override string ToString()
    {
        string kind = Kind.ToString().ToLowerInvariant();
        return Ports.Count == 0 ? kind : $"{kind}/{string.Join(',', Ports)}";
    }

    private static ValueList<PortRange> ToRanges(ReadOnlySpan<int> ports) =>
        [.. ports.ToArray().Order().Distinct().Select(port => new PortRange(port, port))];
}
