using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Comparison;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Import;

namespace VNetPeering.Sdk.Reporting;

/// <summary>A comparison of effective routes in the manner of a diff: what only Azure has is taken away, what only the computed table has is added.</summary>
internal static class RouteComparisonText
{
    public static string Render(RouteComparison comparison)
    {
        var text = new TextBlock();
        text.Line($"{ResourceWords.Short(comparison.SubnetId)}: {Headline(comparison)}");
        if (comparison.DifferenceCount > 0)
        {
            text.Line();
            var rows = new TextTable(["Only in", .. RouteTableText.Columns, RouteTableText.NameColumn]);
            foreach (RouteDifference difference in InOrder(comparison.Missing.Concat(comparison.Extra)))
            {
                rows.Add(Note(difference), [difference.IsRecorded ? "- Azure" : "+ ours", .. Cells(difference.Row)]);
            }

            rows.WriteTo(text);
        }

        text.Separated("Not compared:", InOrder(comparison.NotCompared).Select(NotCompared));
        text.Separated("Rows may be missing from ours:", comparison.Gaps.Select(RouteWords.Gap));
        text.Separated("Not understood in Azure's table:", comparison.Diagnostics.Select(Finding));
        text.Separated("Hints:", RouteComparisonWords.Hints(comparison));
        return text.ToString();
    }

    private static string Headline(RouteComparison comparison)
    {
        string verdict = comparison.Verdict.ToString().ToUpperInvariant();
        string sums = comparison.Verdict == RouteComparisonVerdict.Same
            ? $"{Counted.Of(comparison.Same, "route")} in both tables"
            : $"{Counted.Of(comparison.Same, "route")} in both tables, {Sum(comparison.Missing)} only in Azure's, {Sum(comparison.Extra)} only in ours";
        return comparison.NotCompared.Count == 0 ? $"{verdict}, {sums}." : $"{verdict}, {sums}, {Sum(comparison.NotCompared)} not compared.";
    }

    private static int Sum(IEnumerable<RouteDifference> differences) => differences.Sum(difference => difference.Count);

    private static string? Note(RouteDifference difference) =>
        difference.ExplainedBy.Count == 0 ? null : $"may come from: {string.Join(' ', difference.ExplainedBy.Select(RouteWords.Gap))}";

    private static string[] Cells(RecordedRoute row) =>
        [row.Source, row.State, RouteWords.Prefixes(row.AddressPrefixes), row.NextHopType, string.Join(' ', row.NextHopAddresses), row.Name ?? string.Empty];

    private static string NotCompared(RouteDifference difference)
    {
        string hop = difference.Row.NextHopAddresses.Count == 0 ? string.Empty : $" {string.Join(" or ", difference.Row.NextHopAddresses)}";
        return $"{(difference.IsRecorded ? "- Azure" : "+ ours ")}  {RouteWords.Prefixes(difference.Row.AddressPrefixes)} -> {difference.Row.NextHopType}{hop}: {RouteComparisonWords.Of(difference.NotComparedBecause!.Value)}.";
    }

    private static string Finding(Diagnostic finding) => $"{finding.Message}{(finding.Location is null ? string.Empty : $" ({finding.Location})")}";

    /// <summary>Puts rows of one prefix beside one another, Azure's first.</summary>
    private static IEnumerable<RouteDifference> InOrder(IEnumerable<RouteDifference> differences) => differences
        .OrderBy(difference => AddressPrefix.TryParse(difference.Row.AddressPrefixes[0], out AddressPrefix prefix) ? prefix : (AddressPrefix?)null)
        .ThenBy(difference => difference.Row.AddressPrefixes[0], StringComparer.Ordinal)
        .ThenBy(difference => !difference.IsRecorded);
}
