namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>Something that is down.</summary>
internal sealed record DownFact
{
    public required string Name { get; init; }

    public string? Resource { get; init; }

    public required string Reason { get; init; }
}
