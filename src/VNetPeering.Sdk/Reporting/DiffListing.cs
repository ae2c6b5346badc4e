using VNetPeering.Sdk.Comparison;

namespace VNetPeering.Sdk.Reporting;

/// <summary>The flows of a difference as reports tell them: pair by pair where they are few, else like pairs once.</summary>
internal static class DiffListing
{
    // As many pairs as a reader may want to see one by one.
    private const long MostPairs = 200;

    /// <summary>Returns the flows of a kind, each with the group that it speaks for; null where it speaks for itself.</summary>
    public static IEnumerable<(FlowChange Flow, FlowChangeGroup? Group)> Of(NetworkDiff diff, FlowChangeKind kind) => IsShort(diff)
        ? diff.Flows.Where(flow => flow.Kind == kind).Select(flow => (flow, (FlowChangeGroup?)null))
        : diff.Groups.SelectMany(group => group.Changes.Where(flow => flow.Kind == kind).Select(flow => (flow, group.PairCount == 1 ? null : group)));

    private static bool IsShort(NetworkDiff diff)
    {
        long pairs = 0;
        return diff.Groups.All(group => (pairs += group.PairCount) <= MostPairs);
    }
}
