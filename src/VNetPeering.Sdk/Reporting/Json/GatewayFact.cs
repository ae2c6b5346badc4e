namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>A virtual network gateway.</summary>
internal sealed record GatewayFact
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Type { get; init; }

    public string? VpnType { get; init; }

    public string? Sku { get; init; }

    public string? Subnet { get; init; }

    public bool? EnableBgp { get; init; }

    public bool? ActiveActive { get; init; }

    public long? Asn { get; init; }
}
