namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>A local network gateway.</summary>
internal sealed record LocalNetworkGatewayFact
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public IReadOnlyList<string>? AddressPrefixes { get; init; }
}
