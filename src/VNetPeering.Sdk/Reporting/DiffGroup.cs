using VNetPeering.Sdk.Comparison;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.Reporting;

/// <summary>The classes of packets between like pairs of places that one change treats alike.</summary>
internal sealed class DiffGroup
{
    // A reader looks at a few kinds of traffic and is told of the rest.
    private const int MostTraffic = 6;
    private const int MostCauses = 4;

    // More groups than this are told together where traffic, verdicts and causes are the same.
    private const int MostGroups = 24;

    private readonly FlowChange[] _flows;
    private readonly FlowChangeGroup[] _groups;
    private readonly int _told;

    private DiffGroup(IEnumerable<FlowChange> flows, IEnumerable<FlowChangeGroup?> groups, int told = 1)
    {
        _flows = [.. flows];
        _groups = [.. groups.OfType<FlowChangeGroup>().Distinct(ReferenceEqualityComparer.Instance).Cast<FlowChangeGroup>()];
        _told = told;
    }

    public string Places
    {
        get
        {
            string pairs = _groups.Length == 0 ? string.Empty : string.Create(System.Globalization.CultureInfo.InvariantCulture, $" ({_groups.Sum(group => group.PairCount):N0} pairs)");
            return $"{Named(_flows[0].From, _groups.SelectMany(group => group.From))} -> {Named(_flows[0].To, _groups.SelectMany(group => group.To))}{pairs}";
        }
    }

    public string Traffic
    {
        get
        {
            string[] all = [.. _flows.Select(DiffWords.Traffic).Distinct()];
            return $"{string.Join(", ", all.Take(MostTraffic))}{(all.Length > MostTraffic ? $" and {all.Length - MostTraffic} more" : string.Empty)}";
        }
    }

    public string Fate => DiffWords.Verdicts(_flows[0]);

    public IEnumerable<string> Ways => _flows[0].Kind == FlowChangeKind.Moved
        ? [.. _flows[0].WaysBefore.Except(_flows[0].WaysAfter).Select(way => $"was: {way}"), .. _flows[0].WaysAfter.Except(_flows[0].WaysBefore).Select(way => $"is:  {way}")]
        : [];

    public IEnumerable<string> Blockers => _flows[0].Kind == FlowChangeKind.Closed
        ? _flows[0].Blockers.Select(blocker => FlowWords.Where(blocker.At, blocker.OnReturn) + BlockerWords.Of(blocker)).Distinct()
        : [];

    /// <summary>Gets what is told of the first pair only; empty where one pair is all.</summary>
    public string Example => _told > 1 || _groups.Length > 0 ? $"{FlowWords.Place(_flows[0].From)} -> {FlowWords.Place(_flows[0].To)}:" : string.Empty;

    public string Causes
    {
        get
        {
            string[] all = [.. _flows[0].Causes.Select(DiffWords.Cause)];
            return $"{string.Join(", ", all.Take(MostCauses))}{(all.Length > MostCauses ? $" and {all.Length - MostCauses} more" : string.Empty)}";
        }
    }

    public static IReadOnlyList<DiffGroup> Of(NetworkDiff diff, FlowChangeKind kind)
    {
        DiffGroup[] groups =
        [
            .. DiffListing.Of(diff, kind)
                .GroupBy(item => (item.Flow.From, item.Flow.To, item.Group?.Pairs, item.Flow.Before, item.Flow.After, item.Flow.WaysBefore, item.Flow.WaysAfter, item.Flow.Blockers, item.Flow.Causes))
                .Select(group => new DiffGroup(group.Select(item => item.Flow), group.Select(item => item.Group))),
        ];
        return groups.Length <= MostGroups || groups.All(group => group._groups.Length == 0)
            ? groups
            : [.. groups.GroupBy(group => (group.Traffic, group.Fate, group._flows[0].Causes)).Select(alike => new DiffGroup(alike.SelectMany(group => group._flows), alike.SelectMany(group => group.Spoken()), alike.Count()))];
    }

    /// <summary>Returns the groups that this one speaks for; where it speaks for one pair, a group of that pair.</summary>
    private IEnumerable<FlowChangeGroup> Spoken() => _groups.Length > 0 ? _groups : [new FlowChangeGroup(_flows[0].From, _flows[0].To) { Changes = [.. _flows] }];

    private static string Named(Place first, IEnumerable<Place> all)
    {
        int others = all.Distinct().Count(place => place != first);
        return others == 0 ? FlowWords.Place(first) : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{FlowWords.Place(first)} and {others:N0} {(others == 1 ? "other place" : "other places")}");
    }
}
