using VNetPeering.Sdk.Addressing;

namespace VNetPeering.Sdk.TestKit.Oracle;

/// <summary>A packet as a security rule sees it.</summary>
internal sealed record OraclePacket(HostAddress From, HostAddress To, OraclePacketKind Kind);
