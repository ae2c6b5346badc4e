namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>The answer of <c>addresses</c>.</summary>
internal sealed record AddressesAnswer
{
    public int SchemaVersion { get; init; } = 1;

    public required IReadOnlyList<PoolFact> Pools { get; init; }

    public required IReadOnlyList<AddressUseFact> Uses { get; init; }

    public required IReadOnlyList<string> Next { get; init; }

    public required IReadOnlyList<PlannedFact> Planned { get; init; }
}
