using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Routing;

/// <summary>Where packets to an address go first, as Network Watcher's Next hop answers it (rule book 7.2): pure routing, no security rules, no check that an appliance lives.</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record NextHop
{
    /// <summary>Gets the type. None with an address is a route to an appliance outside the own and peered space (rule 7.13).</summary>
    public required NextHopType Type { get; init; }

    /// <summary>Gets the next-hop addresses: none, one, or several equal paths.</summary>
    public ValueList<HostAddress> Addresses { get; init; } = [];

    /// <summary>Gets the id of the route table of the winning user-defined route; null when a system route won (<c>System Route</c>).</summary>
    public ResourceId? RouteTableId { get; init; }

    /// <summary>Gets the winning row; null when no row matches.</summary>
    public EffectiveRoute? Route { get; init; }

    /// <summary>
    /// Gets who else would answer: the other Active rows that hold the address, the longest prefix first, then the Invalid rows that the winning row displaced
    /// there. Equal ones keep the order of the table. Empty when no row matches.
    /// </summary>
    public ValueList<EffectiveRoute> RunnersUp { get; init; } = [];

    /// <summary>Gets why the answer may differ in Azure; empty when it is certain.</summary>
    public ValueList<RouteGap> Gaps { get; init; } = [];

    /// <summary>Gets what the table behind the answer takes for granted.</summary>
    public ValueList<Assumption> Assumptions { get; init; } = [];
}
