using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Import;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk.Comparison;

/// <summary>Compares an effective route table that Azure printed with a computed one, as sets of facts: order and the split into rows do not count.</summary>
/// <remarks>Immutable; thread-safe.</remarks>
public sealed class RouteComparer
{
    private readonly RouteComparisonOptions _options;
    private readonly BgpPeers _peers;

    /// <summary>Creates a comparer for tables of one estate. Cost: O(gateways + subnets).</summary>
    /// <param name="topology">The estate, whose BGP addresses are known from it.</param>
    /// <param name="options">What counts as a difference; null for the defaults.</param>
    /// <exception cref="ArgumentNullException"><paramref name="topology"/> is null.</exception>
    public RouteComparer(Topology topology, RouteComparisonOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(topology);
        _options = options ?? new RouteComparisonOptions();
        _peers = new BgpPeers(topology);
    }

    /// <summary>Compares. A recorded next hop in angle brackets is masked and stands for any. Cost: O(n log n) in the facts of both tables.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public RouteComparison Compare(RecordedRouteTable recorded, EffectiveRouteTable computed)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        ArgumentNullException.ThrowIfNull(computed);
        (ComparedTable theirs, ComparedTable ours) = Unmask(
            ComparedTable.Of([.. recorded.Routes], _options.CompareNames),
            ComparedTable.Of([.. computed.Routes.Select(RecordedForm.Of)], _options.CompareNames));
        RouteFact[] missing = [.. theirs.All.Where(fact => !ours.Has(fact))];
        RouteFact[] extra = [.. ours.All.Where(fact => !theirs.Has(fact))];
        bool recordedHasNoneRows = theirs.All.Any(fact => fact.IsPlatformNone);
        bool bothHaveNoneRows = recordedHasNoneRows && ours.All.Any(fact => fact.IsPlatformNone);
        var accounts = new GapAccounts(computed, missing, recorded.Routes.Any(row => row.DisableBgpRoutePropagation is true));
        RouteDifference[] all =
        [
            .. Differences(theirs, missing, isRecorded: true, accounts.OfMissing, bothHaveNoneRows),
            .. Differences(ours, extra, isRecorded: false, accounts.OfExtra, bothHaveNoneRows),
        ];
        return new RouteComparison
        {
            SubnetId = computed.SubnetId,
            Same = theirs.All.Count(ours.Has),
            Missing = all.Where(difference => difference is { IsRecorded: true, NotComparedBecause: null }).ToValueList(),
            Extra = all.Where(difference => difference is { IsRecorded: false, NotComparedBecause: null }).ToValueList(),
            NotCompared = all.Where(difference => difference.NotComparedBecause is not null).ToValueList(),
            Gaps = computed.Gaps,
            Assumptions = computed.Assumptions,
            Diagnostics = recorded.Diagnostics,
            RecordedHasNoneRows = recordedHasNoneRows,
        };
    }

    /// <summary>Takes the next hops away, on both sides, where the recorded one is masked.</summary>
    private static (ComparedTable Theirs, ComparedTable Ours) Unmask(ComparedTable theirs, ComparedTable ours)
    {
        HashSet<RouteFact> masked = [.. theirs.All.Where(fact => fact.IsMasked).Select(WithoutHop)];
        return masked.Count == 0 ? (theirs, ours) : (theirs.Select(Cover), ours.Select(Cover));

        RouteFact Cover(RouteFact fact) => masked.Contains(WithoutHop(fact)) ? WithoutHop(fact) : fact;

        static RouteFact WithoutHop(RouteFact fact) => fact with { NextHop = string.Empty };
    }

    private IEnumerable<RouteDifference> Differences(ComparedTable table, RouteFact[] facts, bool isRecorded, Func<RouteFact, ValueList<RouteGap>> accountOf, bool bothHaveNoneRows) =>
        from fact in facts
        let reason = ReasonNotToCompare(fact, bothHaveNoneRows)
        group fact by (Row: table.RowOf(fact), Reason: reason, Gaps: reason is null ? accountOf(fact) : []) into alike
        from row in table.Rows(alike)
        select new RouteDifference { Row = row, IsRecorded = isRecorded, NotComparedBecause = alike.Key.Reason, ExplainedBy = alike.Key.Gaps };

    private UncomparedReason? ReasonNotToCompare(RouteFact fact, bool bothHaveNoneRows)
    {
        if (!_options.CompareBgpPeerHostRoutes && _peers.IsHostRouteTo(fact))
        {
            return UncomparedReason.BgpPeerHostRoute;
        }

        return _options.IgnorePlatformNoneList && bothHaveNoneRows && DatedNoneRows.IsOne(fact) ? UncomparedReason.PlatformNoneList : null;
    }
}
