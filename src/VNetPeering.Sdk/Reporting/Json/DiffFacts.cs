using VNetPeering.Sdk.Comparison;

namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>A difference as facts of an answer.</summary>
internal static class DiffFacts
{
    public static DiffAnswer Of(NetworkDiff diff)
    {
        var sets = new PlaceSets();
        return new DiffAnswer
        {
            Opened = Of(diff, FlowChangeKind.Opened, sets),
            Closed = Of(diff, FlowChangeKind.Closed, sets),
            Moved = Of(diff, FlowChangeKind.Moved, sets),
            Unclear = Of(diff, FlowChangeKind.Unclear, sets),
            Configuration = [.. diff.Configuration.Select(Of)],
            PlaceSets = sets.All.Count == 0 ? null : sets.All,
        };
    }

    public static ConfigurationChangeFact Of(ConfigurationChange change) => new()
    {
        Change = change.Kind.ToString().ToLowerInvariant(),
        Resource = change.Resource,
        Properties = [.. change.Properties.Select(property => new PropertyChangeFact { Name = property.Name, Before = property.Before, After = property.After })],
    };

    internal static IReadOnlyList<FlowChangeFact> Of(NetworkDiff diff, FlowChangeKind kind, PlaceSets sets) =>
        [.. DiffListing.Of(diff, kind).Select(item => Of(item.Flow) with { Alike = item.Group is { } group ? Of(group, sets) : null })];

    private static FlowChangeFact Of(FlowChange flow) => new()
    {
        From = FlowWords.Place(flow.From),
        To = FlowWords.Place(flow.To),
        Sources = flow.Sources.ToString(),
        Destinations = flow.Destinations.ToString(),
        Protocol = flow.Protocol.Kind.ToString().ToLowerInvariant(),
        Ports = [.. flow.Protocol.Ports.Select(range => range.ToString())],
        Before = flow.Before is { } before ? FlowWords.Of(before) : null,
        After = flow.After is { } after ? FlowWords.Of(after) : null,
        WaysBefore = flow.WaysBefore,
        WaysAfter = flow.WaysAfter,
        Blockers = [.. flow.Blockers.Select(FlowFacts.Of)],
        Cause = [.. flow.Causes.Select(cause => cause.Resource)],
    };

    internal static LikePairsFact Of(FlowChangeGroup group, PlaceSets sets) => new()
    {
        From = sets.NumberOf(group.From),
        To = sets.NumberOf(group.To),
        Pairs = group.Pairs switch
        {
            FlowPairs.Itself => "itself",
            FlowPairs.WithinVNet => "withinVNet",
            FlowPairs.AcrossVNets => "acrossVNets",
            _ => throw new ArgumentOutOfRangeException(nameof(group), group.Pairs, "These are no pairs."),
        },
        Count = group.PairCount,
    };
}
