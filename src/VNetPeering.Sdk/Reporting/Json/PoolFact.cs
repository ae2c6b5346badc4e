namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>A pool; the counts are text, since those of IPv6 are too large for a number.</summary>
internal sealed record PoolFact
{
    public required string Pool { get; init; }

    public required string Used { get; init; }

    public required string Free { get; init; }

    public string? LargestFree { get; init; }

    public required IReadOnlyList<string> FreeBlocks { get; init; }
}
