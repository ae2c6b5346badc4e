using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.TestKit.Oracle;

/// <summary>One row of an effective route table as the oracle sees it: one prefix, at most one next-hop address.</summary>
public sealed record OracleRow(RouteSource Source, RouteState State, AddressPrefix Prefix, NextHopType Type)
{
    /// <summary>Gets the appliance address of a user-defined route; null for every other row.</summary>
    public HostAddress? Appliance { get; init; }

    /// <summary>Gets the appliance address that is still an expression; null when there is none.</summary>
    public string? Unresolved { get; init; }

    /// <summary>Gets the route table of a user-defined route.</summary>
    public ResourceId? RouteTableId { get; init; }

    /// <summary>Gets the link behind a peering row, and behind the row of a private endpoint in a peered VNet.</summary>
    public Peering? Link { get; init; }

    /// <summary>Gets the Virtual WAN hub behind the row; null for every other row.</summary>
    public VirtualHub? Hub { get; init; }

    /// <summary>Gets the address that an appliance announced, for a row that a Route Server learned from it (3.25).</summary>
    public HostAddress? LearnedNextHop => Way?.NextHop;

    /// <summary>Gets what a gateway-learned row leads to.</summary>
    internal OracleWay? Way { get; init; }

    /// <summary>Gets the member of a connected group that the row leads to.</summary>
    public VNet? Member { get; init; }

    /// <summary>Returns the row as one line.</summary>
    public override string ToString() => $"{Source,-21} {State,-7} {Prefix,-20} {Type} {Appliance}{LearnedNextHop}{Unresolved}".TrimEnd();
}
