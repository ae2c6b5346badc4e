using System.Globalization;
using VNetPeering.Sdk.Comparison;

namespace VNetPeering.Sdk.Reporting;

/// <summary>A difference as text: what changed, then the flows, those of one pair of places and one cause together.</summary>
internal static class DiffText
{
    public static string Render(NetworkDiff diff)
    {
        var text = new TextBlock();
        text.Line(Headline(diff));
        text.Section("configuration:", diff.Configuration.Select(DiffWords.Of));
        foreach (FlowChangeKind kind in Enum.GetValues<FlowChangeKind>())
        {
            text.Section($"{Title(kind)}:", DiffGroup.Of(diff, kind).SelectMany(Lines));
        }

        return text.ToString();
    }

    /// <summary>Returns the difference as Markdown, for the description of a pull request.</summary>
    public static string Markdown(NetworkDiff diff)
    {
        var text = new TextBlock();
        text.Line($"**{Headline(diff)}**");
        if (diff.Configuration.Count > 0)
        {
            text.Line().Line("| configuration |").Line("| --- |");
            foreach (ConfigurationChange change in diff.Configuration)
            {
                text.Line($"| {Cell(DiffWords.Of(change))} |");
            }
        }

        foreach (FlowChangeKind kind in Enum.GetValues<FlowChangeKind>())
        {
            IReadOnlyList<DiffGroup> groups = DiffGroup.Of(diff, kind);
            if (groups.Count > 0)
            {
                text.Line().Line($"| {Title(kind)} | traffic | was -> is | cause |").Line("| --- | --- | --- | --- |");
                foreach (DiffGroup group in groups)
                {
                    text.Line($"| {Cell(group.Places)} | {Cell(group.Traffic)} | {Cell(group.Fate)} | {Cell(group.Causes)} |");
                }
            }
        }

        return text.ToString();
    }

    private static string Headline(NetworkDiff diff) => diff.Configuration.Count == 0
        ? "The networks do not differ."
        : $"{Counted.Of(diff.Configuration.Count, "resource")} differ{(diff.Configuration.Count == 1 ? "s" : string.Empty)}: {Pairs(diff, FlowChangeKind.Opened)} {(diff.CountPairs(FlowChangeKind.Opened) == 1 ? "pair" : "pairs")} of places opened, {Pairs(diff, FlowChangeKind.Closed)} closed, {Pairs(diff, FlowChangeKind.Moved)} moved to another way, {Pairs(diff, FlowChangeKind.Unclear)} unclear.";

    private static string Pairs(NetworkDiff diff, FlowChangeKind kind) => diff.CountPairs(kind).ToString("N0", CultureInfo.InvariantCulture);

    private static string Title(FlowChangeKind kind) => kind.ToString().ToLowerInvariant();

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

        yield return $"    cause: {group.Causes}";
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
