namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>A connection of a gateway.</summary>
internal sealed record ConnectionFact
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Type { get; init; }

    public string? Gateway1 { get; init; }

    public string? Gateway2 { get; init; }

    public string? Local { get; init; }

    public string? Peer { get; init; }

    public bool? EnableBgp { get; init; }
}
