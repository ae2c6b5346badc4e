using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>A VNet.</summary>
internal sealed record VNetFact
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public string? Location { get; init; }

    public required IReadOnlyList<string> AddressPrefixes { get; init; }

    public required IReadOnlyList<string> DnsServers { get; init; }

    public required IReadOnlyList<SubnetFact> Subnets { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? External { get; init; }
}
