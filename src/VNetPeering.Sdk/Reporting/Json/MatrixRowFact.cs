namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>Sources with the same row, and where their flows get to; numbers count in the list of subnets. All else is blocked.</summary>
internal sealed record MatrixRowFact
{
    public required IReadOnlyList<int> Sources { get; init; }

    public required IReadOnlyList<int> Reachable { get; init; }

    public required IReadOnlyList<int> Unknown { get; init; }
}
