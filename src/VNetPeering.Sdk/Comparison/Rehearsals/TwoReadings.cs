using VNetPeering.Sdk.Comparison.Changes;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.Comparison.Rehearsals;

/// <summary>Joins what happens to the flows of two places in two readings of Azure: what both agree on is known, and where they part it is Unknown.</summary>
internal static class TwoReadings
{
    internal static IEnumerable<FlowChange> Join(IReadOnlyList<FlowChange> one, IReadOnlyList<FlowChange> other)
    {
        var joined = new List<FlowChange>();
        foreach (FlowChange first in one)
        {
            List<FlowBox> rest = [ChangeBoxes.Of(first)];
            foreach (FlowChange second in other)
            {
                if (FlowBoxes.Overlap(ChangeBoxes.Of(first), ChangeBoxes.Of(second)) is { } shared)
                {
                    joined.AddRange(With(Both(first, second), shared));
                    rest = [.. rest.SelectMany(box => FlowBoxes.Subtract(box, shared))];
                }
            }

            joined.AddRange(rest.SelectMany(box => With(Alone(first), box)));
        }

        foreach (FlowChange second in other)
        {
            IEnumerable<FlowBox> rest = [ChangeBoxes.Of(second)];
            foreach (FlowChange first in one)
            {
                rest = rest.SelectMany(box => FlowBoxes.Subtract(box, ChangeBoxes.Of(first))).ToArray();
            }

            joined.AddRange(rest.SelectMany(box => With(Alone(second), box)));
        }

        return joined.OrderBy(change => change.Sources).ThenBy(change => change.Destinations).ThenBy(change => change.Protocol.Kind).ThenBy(change => change.Protocol.ToString(), StringComparer.Ordinal);
    }

    private static IEnumerable<FlowChange> With(FlowChange? change, FlowBox box) => change is null ? [] : ChangeBoxes.With(change, box);

    /// <summary>In the other reading nothing happens to the flow.</summary>
    private static FlowChange? Alone(FlowChange change) => change.After == change.Before ? change : Open(change);

    private static FlowChange? Both(FlowChange one, FlowChange other) => one.After != other.After ? Open(one with { Blockers = [.. one.Blockers.Union(other.Blockers)] }) : one with
    {
        WaysAfter = [.. one.WaysAfter.Union(other.WaysAfter).Order(StringComparer.Ordinal)],
        Blockers = [.. one.Blockers.Union(other.Blockers)],
    };

    /// <summary>What was Unknown stays so, and that is no change.</summary>
    private static FlowChange? Open(FlowChange change) => change.Before == Verdict.Unknown ? null : change with { Kind = FlowChangeKind.Unclear, After = Verdict.Unknown, WaysAfter = [] };
}
