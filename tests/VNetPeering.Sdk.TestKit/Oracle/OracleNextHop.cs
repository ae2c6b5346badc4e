using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.TestKit.Oracle;

/// <summary>Where packets go first, as the oracle sees it.</summary>
public sealed record OracleNextHop(NextHopType Type, HostAddress? Address, ResourceId? RouteTableId, OracleRow? Row);
