using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk.Comparison;

/// <summary>
/// Finds the differences that gaps of the computed table may account for: rows that a gap may bring, and rows that those would displace, hide or remove
/// (rules 3.06, 3.11, 3.52, 3.55).
/// </summary>
internal sealed class GapAccounts
{
    private readonly ValueList<RouteGap> _gaps;
    private readonly List<(RouteFact Fact, ValueList<RouteGap> Gaps)> _brought;
    private readonly bool _recordedWithoutPropagation;

    internal GapAccounts(EffectiveRouteTable computed, IEnumerable<RouteFact> missing, bool recordedWithoutPropagation)
    {
        _gaps = computed.Gaps;
        _brought = [.. missing.Select(fact => (fact, _gaps.Where(gap => MayBring(gap, fact)).ToValueList())).Where(fact => fact.Item2.Count > 0)];
        _recordedWithoutPropagation = recordedWithoutPropagation && !computed.DisableBgpRoutePropagation;
    }

    /// <summary>Returns the gaps that may account for a fact which only the recorded table has.</summary>
    internal ValueList<RouteGap> OfMissing(RouteFact missing)
    {
        ValueList<RouteGap> direct = _gaps.Where(gap => MayBring(gap, missing)).ToValueList();
        return direct.Count > 0 || missing.State != nameof(RouteState.Invalid) ? direct : Through(rival => MayDisplace(rival, missing));
    }

    /// <summary>Returns the gaps that may account for a fact which only the computed table has.</summary>
    internal ValueList<RouteGap> OfExtra(RouteFact extra)
    {
        // A route table that is not in the input may keep gateway routes out.
        return _recordedWithoutPropagation && extra.IsGatewayRow
            ? _gaps.Where(gap => gap.Reason == UnknownReason.UnresolvedReference).ToValueList()
            : Through(rival => MayDisplace(rival, extra) || MayRemove(rival, extra));
    }

    private static bool MayBring(RouteGap gap, RouteFact fact) => gap.Reason switch
    {
        UnknownReason.BgpNotModelled or UnknownReason.BeyondVirtualHub => fact.IsGatewayRow,
        UnknownReason.ServiceTagWithoutData => gap.About.StartsWith("Microsoft.", StringComparison.OrdinalIgnoreCase)
            ? fact.NextHopType == nameof(NextHopType.VirtualNetworkServiceEndpoint)
            : fact.IsUserRow,
        UnknownReason.UnresolvedReference => fact.IsGatewayRow || fact.IsUserRow || IsOfVNet(fact),
        UnknownReason.ClassicDetails => true,
        _ => false,
    };

    private static bool IsOfVNet(RouteFact fact) =>
        NextHopTypes.TryParse(fact.NextHopType, out NextHopType type)
        && type is NextHopType.VNetLocal or NextHopType.VNetPeering or NextHopType.VNetGlobalPeering or NextHopType.InterfaceEndpoint or NextHopType.ConnectedGroup;

    private static bool MayDisplace(RouteFact rival, RouteFact fact) =>
        rival.Prefix == fact.Prefix
        || (fact.NextHopType == nameof(NextHopType.InterfaceEndpoint) && rival.IsUserRow && Covers(rival, fact));

    private static bool MayRemove(RouteFact rival, RouteFact fact) =>
        (fact.IsPlatformNone && rival.IsDefaultRoute && rival.NextHopType is nameof(NextHopType.VirtualAppliance) or nameof(NextHopType.VirtualNetworkGateway))
        || (fact.IsPlatformNone && IsOfVNet(rival) && Covers(rival, fact))
        || (fact.IsGatewayRow && IsOfVNet(rival) && Covers(rival, fact));

    private static bool Covers(RouteFact wide, RouteFact narrow) =>
        wide.Range is { } outer && narrow.Range is { } inner && outer.Contains(inner);

    private ValueList<RouteGap> Through(Func<RouteFact, bool> accounts) =>
        _brought.Where(brought => accounts(brought.Fact)).SelectMany(brought => brought.Gaps).Distinct().ToValueList();
}
