namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>A planned prefix.</summary>
internal sealed record PlannedFact
{
    public required string Name { get; init; }

    public required string Prefix { get; init; }
}
