namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>The answer of <c>rehearse</c>: one rehearsal, or one for each failure, the worst first.</summary>
internal sealed record RehearsalAnswer
{
    public int SchemaVersion { get; init; } = 1;

    public required IReadOnlyList<RehearsalFact> Rehearsals { get; init; }
}
