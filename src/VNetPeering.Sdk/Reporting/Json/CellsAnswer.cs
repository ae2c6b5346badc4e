namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>The answer of <c>matrix --from-internet</c>: flows that are not blocked.</summary>
internal sealed record CellsAnswer
{
    public int SchemaVersion { get; init; } = 1;

    public required IReadOnlyList<PartFact> Flows { get; init; }
}
