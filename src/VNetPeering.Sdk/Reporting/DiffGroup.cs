using VNetPeering.Sdk.Comparison;

namespace VNetPeering.Sdk.Reporting;

/// <summary>The classes of packets between two places that one change treats alike.</summary>
internal sealed class DiffGroup
{
    // A reader looks at a few kinds of traffic and is told of the rest.
    private const int MostTraffic = 6;
    private const int MostCauses = 4;

    private readonly FlowChange[] _flows;

    private DiffGroup(IEnumerable<FlowChange> flows) => _flows = [.. flows];

    public string Places => $"{FlowWords.Place(_flows[0].From)} -> {FlowWords.Place(_flows[0].To)}";

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

    public string Causes
    {
        get
        {
            string[] all = [.. _flows[0].Causes.Select(DiffWords.Cause)];
            return $"{string.Join(", ", all.Take(MostCauses))}{(all.Length > MostCauses ? $" and {all.Length - MostCauses} more" : string.Empty)}";
        }
    }

    public static IEnumerable<DiffGroup> Of(NetworkDiff diff, FlowChangeKind kind) => diff.Flows.Where(flow => flow.Kind == kind)
        .GroupBy(flow => (flow.From, flow.To, flow.Before, flow.After, flow.WaysBefore, flow.WaysAfter, flow.Blockers, flow.Causes))
        .Select(group => new DiffGroup(group));
}
