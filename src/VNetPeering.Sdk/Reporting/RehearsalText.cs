using System.Globalization;
using VNetPeering.Sdk.Comparison;

namespace VNetPeering.Sdk.Reporting;

/// <summary>Rehearsals as text: what is down, then the flows, the worst first; several as a table, the worst on top.</summary>
internal static class RehearsalText
{
    private static readonly FlowChangeKind[] Order = [FlowChangeKind.Closed, FlowChangeKind.Opened, FlowChangeKind.Unclear, FlowChangeKind.Moved];

    public static string Render(Rehearsal rehearsal)
    {
        var text = new TextBlock();
        text.Line(Headline(rehearsal));
        text.Section("down:", rehearsal.Down.Select(RehearsalWords.Of));
        foreach (FlowChangeKind kind in Order)
        {
            text.Section($"{RehearsalWords.Heading(kind)}:", Groups(rehearsal, kind).SelectMany(Lines));
        }

        text.Section("lost places:", rehearsal.LostEnds.Select(FlowWords.Place));
        text.Section("assumes:", rehearsal.Assumptions.Select(AssumptionWords.Of));
        return text.ToString();
    }

    public static string Render(IReadOnlyList<Rehearsal> rehearsals)
    {
        var text = new TextBlock();
        text.Line(Headline(rehearsals));
        if (rehearsals.Count > 0)
        {
            var table = new TextTable([.. Headings, " "]);
            foreach (Rehearsal rehearsal in rehearsals)
            {
                table.Add(null, [.. Row(rehearsal), string.Empty]);
            }

            table.WriteTo(text);
        }

        return text.ToString();
    }

    /// <summary>Returns the rehearsal as Markdown, for the description of a pull request.</summary>
    public static string Markdown(Rehearsal rehearsal)
    {
        var text = new TextBlock();
        text.Line($"**{Headline(rehearsal)}**");
        foreach (FlowChangeKind kind in Order)
        {
            DiffGroup[] groups = [.. Groups(rehearsal, kind)];
            if (groups.Length > 0)
            {
                text.Line().Line($"| {RehearsalWords.Heading(kind)} | traffic | was -> is | by |").Line("| --- | --- | --- | --- |");
                foreach (DiffGroup group in groups)
                {
                    text.Line($"| {Cell(group.Places)} | {Cell(group.Traffic)} | {Cell(group.Fate)} | {Cell(string.Join(' ', group.Blockers.Concat(group.Ways)))} |");
                }
            }
        }

        return text.ToString();
    }

    /// <summary>Returns the ranking as a Markdown table.</summary>
    public static string Markdown(IReadOnlyList<Rehearsal> rehearsals)
    {
        var text = new TextBlock();
        text.Line($"**{Headline(rehearsals)}**");
        if (rehearsals.Count > 0)
        {
            text.Line().Line($"| {string.Join(" | ", Headings)} |").Line($"|{string.Concat(Headings.Select(_ => " --- |"))}");
            foreach (Rehearsal rehearsal in rehearsals)
            {
                text.Line($"| {string.Join(" | ", Row(rehearsal).Select(Cell))} |");
            }
        }

        return text.ToString();
    }

    private static string[] Headings => ["Failure", "Broken", "Opened", "Unclear", "Other way", "Lost places"];

    private static string[] Row(Rehearsal rehearsal) =>
        [RehearsalWords.Title(rehearsal), .. Order.Select(kind => Number(rehearsal.Pairs(kind))), Number(rehearsal.LostEnds.Count)];

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Headline(Rehearsal rehearsal) =>
        $"{RehearsalWords.Title(rehearsal)} {(rehearsal.Failures.Count == 1 ? "fails" : "fail")}: {Number(rehearsal.BrokenPairs)} {(rehearsal.BrokenPairs == 1 ? "pair" : "pairs")} of places broken, {Number(rehearsal.Pairs(FlowChangeKind.Opened))} opened, {Number(rehearsal.Pairs(FlowChangeKind.Unclear))} unclear, {Number(rehearsal.Pairs(FlowChangeKind.Moved))} by another way; {Counted.Of(rehearsal.LostEnds.Count, "place")} lost.";

    private static string Headline(IReadOnlyList<Rehearsal> rehearsals) => rehearsals.Count == 0
        ? "Nothing of that kind can fail in this network."
        : $"{Counted.Of(rehearsals.Count, "failure")} rehearsed one by one: {rehearsals.Count(rehearsal => rehearsal.BrokenPairs > 0)} break flows between places that are still there, {rehearsals.Count(rehearsal => rehearsal.IsHarmless)} harm none.";

    private static IEnumerable<DiffGroup> Groups(Rehearsal rehearsal, FlowChangeKind kind) => DiffGroup.Of(rehearsal.Difference, kind);

    private static IEnumerable<string> Lines(DiffGroup group)
    {
        yield return $"{group.Places} {group.Traffic}: {group.Fate}";
        string[] details = [.. group.Ways, .. group.Blockers];
        if (details.Length > 0 && group.Example.Length > 0)
        {
            yield return $"    {group.Example}";
        }

        foreach (string detail in details)
        {
            yield return $"    {detail}";
        }
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
