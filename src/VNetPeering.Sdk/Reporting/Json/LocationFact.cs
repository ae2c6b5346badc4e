namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>Where something stands in a file.</summary>
internal sealed record LocationFact
{
    public required string File { get; init; }

    public required int Line { get; init; }

    public required int Column { get; init; }

    public string? JsonPath { get; init; }
}
