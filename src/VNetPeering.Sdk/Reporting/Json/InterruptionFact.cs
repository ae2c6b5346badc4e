using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>A flow that is down after a wave.</summary>
internal sealed record InterruptionFact
{
    public required string From { get; init; }

    public required string To { get; init; }

    /// <summary>Gets the pairs that fare as this one does; null where it speaks for itself.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public LikePairsFact? Alike { get; init; }

    public required string Protocol { get; init; }

    public required IReadOnlyList<string> Ports { get; init; }

    /// <summary>Gets the verdict in between; null when one of the places is not there.</summary>
    public string? Verdict { get; init; }

    public required IReadOnlyList<BlockerFact> Blockers { get; init; }

    public required IReadOnlyList<string> Cause { get; init; }
}
