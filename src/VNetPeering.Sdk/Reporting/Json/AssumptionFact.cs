namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>Something that was taken for granted.</summary>
internal sealed record AssumptionFact
{
    public required string Kind { get; init; }

    public required string About { get; init; }

    public required string Detail { get; init; }
}
