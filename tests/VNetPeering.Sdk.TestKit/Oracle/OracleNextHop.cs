using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.TestKit.Oracle;

/// <summary>Where packets go first, as the oracle sees it.</summary>
public sealed record OracleNextHop(NextHopType Type, HostAddress? Address, ResourceId? RouteTableId, OracleRow? Row)
{
    /// <summary>Gets the addresses that appliances announced, where a Route Server's rows win.</summary>
    public ValueList<HostAddress> LearnedNextHops { get; init; } = [];
}
