namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>Something in the input that was not taken.</summary>
internal sealed record IgnoredFact
{
    public required string File { get; init; }

    public string? Type { get; init; }

    public required string Reason { get; init; }

    public required int Count { get; init; }
}
