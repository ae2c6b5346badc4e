namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>The answer of <c>matrix</c>. The last three lists are null where there are too many subnets to list them.</summary>
internal sealed record MatrixAnswer
{
    public int SchemaVersion { get; init; } = 1;

    public required string Family { get; init; }

    public required int Subnets { get; init; }

    public required IReadOnlyList<MatrixLayerFact> Layers { get; init; }

    /// <summary>Gets sources that reach the same in every layer.</summary>
    public required IReadOnlyList<MatrixClassFact>? Sources { get; init; }

    /// <summary>Gets destinations that are reached by the same in every layer.</summary>
    public required IReadOnlyList<MatrixClassFact>? Destinations { get; init; }

    /// <summary>Gets the verdicts: a row for each class of sources, a column for each class of destinations; the gravest of the layers.</summary>
    public required IReadOnlyList<IReadOnlyList<string>>? Cells { get; init; }
}
