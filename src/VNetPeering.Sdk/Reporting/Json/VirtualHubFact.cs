namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>A Virtual WAN hub or a Route Server.</summary>
internal sealed record VirtualHubFact
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public string? AddressPrefix { get; init; }

    public required string Kind { get; init; }
}
