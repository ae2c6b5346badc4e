namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>The way of a packet in one direction.</summary>
internal sealed record DirectionFact
{
    public required string Disposition { get; init; }

    public required IReadOnlyList<HopFact> Hops { get; init; }
}
