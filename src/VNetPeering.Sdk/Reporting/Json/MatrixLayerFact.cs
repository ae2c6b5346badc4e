namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>The flows of one protocol.</summary>
internal sealed record MatrixLayerFact
{
    public required string Protocol { get; init; }

    public required long Reachable { get; init; }

    public required long Blocked { get; init; }

    public required long Unknown { get; init; }

    /// <summary>Gets the rows; null where there are too many subnets to list them.</summary>
    public required IReadOnlyList<MatrixRowFact>? Rows { get; init; }
}
