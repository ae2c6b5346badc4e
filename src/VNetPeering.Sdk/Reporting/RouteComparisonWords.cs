using VNetPeering.Sdk.Comparison;

namespace VNetPeering.Sdk.Reporting;

/// <summary>What to make of a comparison of effective routes, in sentences.</summary>
internal static class RouteComparisonWords
{
    public static string Of(UncomparedReason reason) => reason switch
    {
        UncomparedReason.BgpPeerHostRoute => "a host route to a BGP address, which Azure shows in some tables only (rule 4.28)",
        UncomparedReason.PlatformNoneList => "a range that the platform drops in some years only (rule 3.04)",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "This is no reason to leave a route out."),
    };

    public static IEnumerable<string> Hints(RouteComparison comparison)
    {
        if (comparison.BetterNoneList is { } fit)
        {
            yield return $"Azure's None rows fit the list {fit.List} better: with --behavior PlatformNoneList={fit.List}, {Counted.Of(fit.Differences, "difference")} {(fit.Differences == 1 ? "remains" : "remain")}.";
        }

        if (comparison is { RecordedHasNoneRows: false, DiffersInNoneRows: true })
        {
            yield return "Azure's table holds no None row. Azure leaves them out when an appliance or a gateway takes 0.0.0.0/0; if somebody cut them out, record the table again, whole.";
        }

        switch (comparison.Verdict)
        {
            case RouteComparisonVerdict.Unknown:
                yield return "Every difference may come from what the input does not state. Add what is named above to the estate, and compare again.";
                break;
            case RouteComparisonVerdict.Different when comparison.BetterNoneList is not { Differences: 0 }:
                yield return "Was the estate exported at the time of the recording? \"routes --explain\" says where each of our rows comes from.";
                break;
            default:
                break;
        }
    }
}
