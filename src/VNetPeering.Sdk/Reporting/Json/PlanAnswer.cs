using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>The answer of <c>plan</c>.</summary>
internal sealed record PlanAnswer
{
    public int SchemaVersion { get; init; } = 1;

    /// <summary>Gets whether the later network is reached.</summary>
    public required bool Complete { get; init; }

    public required IReadOnlyList<WaveFact> Waves { get; init; }

    public required IReadOnlyList<RefusedFact> Refused { get; init; }

    public required IReadOnlyList<ConfigurationChangeFact> Outside { get; init; }

    /// <summary>Gets the sets of places that <see cref="LikePairsFact"/> names by their positions here; null where every pair is told.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<IReadOnlyList<string>>? PlaceSets { get; init; }
}
