namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>The verdict for a part of the addresses, protocols and ports.</summary>
internal sealed record PartFact
{
    public required string From { get; init; }

    public required string To { get; init; }

    public required string Protocol { get; init; }

    public required string Verdict { get; init; }
}
