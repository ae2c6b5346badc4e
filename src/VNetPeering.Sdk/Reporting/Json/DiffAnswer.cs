using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>The answer of <c>diff</c>.</summary>
internal sealed record DiffAnswer
{
    public int SchemaVersion { get; init; } = 1;

    public required IReadOnlyList<FlowChangeFact> Opened { get; init; }

    public required IReadOnlyList<FlowChangeFact> Closed { get; init; }

    public required IReadOnlyList<FlowChangeFact> Moved { get; init; }

    public required IReadOnlyList<FlowChangeFact> Unclear { get; init; }

    public required IReadOnlyList<ConfigurationChangeFact> Configuration { get; init; }

    /// <summary>Gets the sets of places that <see cref="LikePairsFact"/> names by their positions here; null where every pair is told.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<IReadOnlyList<string>>? PlaceSets { get; init; }
}
