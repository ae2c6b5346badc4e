namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>A property that differs; the values are JSON in text, null where not set.</summary>
internal sealed record PropertyChangeFact
{
    public required string Name { get; init; }

    public string? Before { get; init; }

    public string? After { get; init; }
}
