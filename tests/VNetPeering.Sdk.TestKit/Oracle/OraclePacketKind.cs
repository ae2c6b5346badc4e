using System.Globalization;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.TestKit.Oracle;

/// <summary>One protocol with one port on each side: what a security rule looks at beside the addresses. Ports mean nothing where the protocol has none.</summary>
public sealed record OraclePacketKind(ProtocolKind Protocol, int SourcePort, int DestinationPort)
{
    /// <summary>A port that clients use.</summary>
    public const int ClientPort = 50000;

    /// <summary>Gets ICMP.</summary>
    public static OraclePacketKind Icmp { get; } = new(ProtocolKind.Icmp, 0, 0);

    /// <summary>Gets whether the protocol has ports.</summary>
    public bool HasPorts => Protocol is ProtocolKind.Tcp or ProtocolKind.Udp;

    /// <summary>TCP from a client's port to a port.</summary>
    public static OraclePacketKind Tcp(int port) => new(ProtocolKind.Tcp, ClientPort, port);

    /// <summary>UDP from a client's port to a port.</summary>
    public static OraclePacketKind Udp(int port) => new(ProtocolKind.Udp, ClientPort, port);

    /// <summary>The answer: it comes from the port that the packet went to.</summary>
    public OraclePacketKind Answer() => this with { SourcePort = DestinationPort, DestinationPort = SourcePort };

    /// <summary>Returns, for example, <c>tcp 50000 to 443</c>.</summary>
    public override string ToString() => HasPorts ? string.Create(CultureInfo.InvariantCulture, $"{Word} {SourcePort} to {DestinationPort}") : Word;

    private string Word => Protocol.ToString().ToLowerInvariant();
}
