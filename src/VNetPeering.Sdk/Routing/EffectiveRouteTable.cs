using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Routing;

/// <summary>The effective routes of a subnet, with or without a VM in it, in Azure's order (rule 7.06).</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record EffectiveRouteTable
{
    /// <summary>Gets the id of the subnet.</summary>
    public required ResourceId SubnetId { get; init; }

    /// <summary>Gets the rows.</summary>
    public required ValueList<EffectiveRoute> Routes { get; init; }

    /// <summary>Gets whether gateway-learned routes are kept out of the subnet.</summary>
    public required bool DisableBgpRoutePropagation { get; init; }

    /// <summary>Gets why rows may be missing: routes that the input does not let one derive. Empty when the table is complete.</summary>
    public ValueList<RouteGap> Gaps { get; init; } = [];

    /// <summary>Gets what the table took for granted.</summary>
    public ValueList<Assumption> Assumptions { get; init; } = [];
}
