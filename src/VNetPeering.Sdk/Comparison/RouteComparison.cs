using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk.Comparison;

/// <summary>What a recorded effective route table of Azure and a computed one have in common, and what only one of them has.</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record RouteComparison
{
    /// <summary>Gets the id of the subnet whose table was computed.</summary>
    public required ResourceId SubnetId { get; init; }

    /// <summary>Gets how many pairs of prefix and next hop both tables have, however they are spread over rows.</summary>
    public required int Same { get; init; }

    /// <summary>Gets what only Azure's recorded table has, in its order.</summary>
    public required ValueList<RouteDifference> Missing { get; init; }

    /// <summary>Gets what only the computed table has, in its order.</summary>
    public required ValueList<RouteDifference> Extra { get; init; }

    /// <summary>Gets what only one table has and does not count as a difference.</summary>
    public ValueList<RouteDifference> NotCompared { get; init; } = [];

    /// <summary>Gets why rows of the computed table may be missing.</summary>
    public ValueList<RouteGap> Gaps { get; init; } = [];

    /// <summary>Gets what the computed table took for granted.</summary>
    public ValueList<Assumption> Assumptions { get; init; } = [];

    /// <summary>Gets the dated list of None rows that fits better than the one that was used; null when none does.</summary>
    public PlatformNoneListFit? BetterNoneList { get; init; }

    /// <summary>Gets what of the recorded table was not understood.</summary>
    public ValueList<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>Gets how many differences there are, each prefix and next hop counted once.</summary>
    public int DifferenceCount => Missing.Concat(Extra).Sum(difference => difference.Count);

    /// <summary>Gets whether Azure's table holds None rows of the platform: some people cut them out.</summary>
    internal bool RecordedHasNoneRows { get; init; }

    /// <summary>Gets whether a None row of the platform is among the differences.</summary>
    internal bool DiffersInNoneRows => Missing.Concat(Extra).Any(difference => RouteFact.Of(difference.Row).Any(fact => fact.IsPlatformNone));

    /// <summary>Gets whether the tables agree.</summary>
    public RouteComparisonVerdict Verdict => Missing.Count + Extra.Count == 0
        ? RouteComparisonVerdict.Same
        : Missing.Concat(Extra).All(difference => difference.ExplainedBy.Count > 0) ? RouteComparisonVerdict.Unknown : RouteComparisonVerdict.Different;
}
