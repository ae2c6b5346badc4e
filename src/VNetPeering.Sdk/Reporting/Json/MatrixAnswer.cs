namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>The answer of <c>matrix</c>.</summary>
internal sealed record MatrixAnswer
{
    public int SchemaVersion { get; init; } = 1;

    public required string Family { get; init; }

    public required IReadOnlyList<string> Subnets { get; init; }

    public required IReadOnlyList<MatrixLayerFact> Layers { get; init; }
}
