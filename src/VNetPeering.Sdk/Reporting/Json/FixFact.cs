namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>An edit of the topology; all of an answer together make the flow Reachable.</summary>
internal sealed record FixFact
{
    public required string Kind { get; init; }

    public required string Detail { get; init; }

    public required string Resource { get; init; }
}
