namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>Subnets that fare alike.</summary>
internal sealed record MatrixClassFact
{
    /// <summary>Gets the ids of the subnets.</summary>
    public required IReadOnlyList<string> Members { get; init; }
}
