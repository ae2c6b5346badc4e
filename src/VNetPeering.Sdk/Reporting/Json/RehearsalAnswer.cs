using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>The answer of <c>rehearse</c>: one rehearsal, or one for each failure, the worst first.</summary>
internal sealed record RehearsalAnswer
{
    public int SchemaVersion { get; init; } = 1;

    public required IReadOnlyList<RehearsalFact> Rehearsals { get; init; }

    /// <summary>Gets the sets of places that <see cref="LikePairsFact"/> names by their positions here; null where every pair is told.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<IReadOnlyList<string>>? PlaceSets { get; init; }
}
