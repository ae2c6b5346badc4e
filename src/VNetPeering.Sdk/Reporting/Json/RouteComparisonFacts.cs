using VNetPeering.Sdk.Comparison;

namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>A comparison of effective routes as facts of an answer.</summary>
internal static class RouteComparisonFacts
{
    public static RouteComparisonAnswer Of(RouteComparison comparison) => new()
    {
        Verdict = comparison.Verdict.ToString(),
        Subnet = comparison.SubnetId.ToString(),
        Same = comparison.Same,
        Missing = [.. comparison.Missing.Select(Of)],
        Extra = [.. comparison.Extra.Select(Of)],
        NotCompared = [.. comparison.NotCompared.Select(route => Of(route) with { OnlyIn = route.IsRecorded ? "azure" : "ours", Reason = route.NotComparedBecause.ToString() })],
        Gaps = RouteFacts.Of(comparison.Gaps),
        BetterNoneList = comparison.BetterNoneList is { } fit ? new NoneListFact { PlatformNoneList = fit.List.ToString(), Differences = fit.Differences } : null,
        Assumptions = AssumptionFacts.Of(comparison.Assumptions),
        Diagnostics = [.. comparison.Diagnostics.Select(DiagnosticFacts.Of)],
        Hints = [.. RouteComparisonWords.Hints(comparison)],
    };

    private static ComparedRow Of(RouteDifference difference) => new()
    {
        Source = difference.Row.Source,
        State = difference.Row.State,
        AddressPrefix = difference.Row.AddressPrefixes,
        NextHopType = difference.Row.NextHopType,
        NextHopIpAddress = difference.Row.NextHopAddresses,
        Name = difference.Row.Name,
        ExplainedBy = difference.ExplainedBy.Count == 0 ? null : RouteFacts.Of(difference.ExplainedBy),
    };
}
