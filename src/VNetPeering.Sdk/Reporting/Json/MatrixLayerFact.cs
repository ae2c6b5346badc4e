namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>The flows of one protocol, counted.</summary>
internal sealed record MatrixLayerFact
{
    public required string Protocol { get; init; }

    public required long Reachable { get; init; }

    public required long Blocked { get; init; }

    public required long Unknown { get; init; }

    /// <summary>Gets the verdicts of this protocol; null with one protocol, whose verdicts are those of the whole, and where there are too many subnets.</summary>
    public required IReadOnlyList<IReadOnlyList<string>>? Cells { get; init; }
}
