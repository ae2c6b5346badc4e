using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>A flow that differs.</summary>
internal sealed record FlowChangeFact
{
    public required string From { get; init; }

    public required string To { get; init; }

    /// <summary>Gets the pairs that fare as this one does; null where it speaks for itself.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public LikePairsFact? Alike { get; init; }

    public required string Sources { get; init; }

    public required string Destinations { get; init; }

    /// <summary>Gets <c>tcp</c>, <c>udp</c>, … or <c>any</c>.</summary>
    public required string Protocol { get; init; }

    /// <summary>Gets the destination ports; empty for every port.</summary>
    public required IReadOnlyList<string> Ports { get; init; }

    public string? Before { get; init; }

    public string? After { get; init; }

    public required IReadOnlyList<string> WaysBefore { get; init; }

    public required IReadOnlyList<string> WaysAfter { get; init; }

    public required IReadOnlyList<BlockerFact> Blockers { get; init; }

    /// <summary>Gets the resources whose change is the cause.</summary>
    public required IReadOnlyList<string> Cause { get; init; }
}
