using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Routing;

/// <summary>What the network managers bring into the tables of one VNet.</summary>
/// <param name="Rows">The rows of its connected groups: one a group and address family.</param>
/// <param name="Gaps">Members whose prefixes the input does not hold.</param>
/// <param name="Assumptions">What the rows, and the links that a manager made, take for granted.</param>
internal sealed record ManagerRows(EffectiveRoute[] Rows, RouteGap[] Gaps, Assumption[] Assumptions)
{
    internal static ManagerRows None { get; } = new([], [], []);
}
