namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>The answer of <c>apply</c>.</summary>
internal sealed record OperationsAnswer
{
    public int SchemaVersion { get; init; } = 1;

    public required int Accepted { get; init; }

    public required int Refused { get; init; }

    public required IReadOnlyList<OperationFact> Steps { get; init; }
}
