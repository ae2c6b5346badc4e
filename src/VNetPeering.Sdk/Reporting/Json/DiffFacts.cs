using VNetPeering.Sdk.Comparison;

namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>A difference as facts of an answer.</summary>
internal static class DiffFacts
{
    public static DiffAnswer Of(NetworkDiff diff) => new()
    {
        Opened = Of(diff.Opened),
        Closed = Of(diff.Closed),
        Moved = Of(diff.Moved),
        Unclear = Of(diff.Unclear),
        Configuration = [.. diff.Configuration.Select(Of)],
    };

    public static ConfigurationChangeFact Of(ConfigurationChange change) => new()
    {
        Change = change.Kind.ToString().ToLowerInvariant(),
        Resource = change.Resource,
        Properties = [.. change.Properties.Select(property => new PropertyChangeFact { Name = property.Name, Before = property.Before, After = property.After })],
    };

    public static IReadOnlyList<FlowChangeFact> Of(IEnumerable<FlowChange> flows) =>
    [
        .. flows.Select(flow => new FlowChangeFact
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
        }),
    ];
}
