using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>One peering link.</summary>
internal sealed record PeeringFact
{
    [JsonPropertyName("vnet")]
    public required string VNet { get; init; }

    public required string Name { get; init; }

    [JsonPropertyName("remoteVnet")]
    public required string RemoteVNet { get; init; }

    /// <summary>Gets every switch as it holds.</summary>
    public required PeeringFlags Flags { get; init; }

    /// <summary>Gets the switches that the source writes.</summary>
    public required PeeringFlags Written { get; init; }

    /// <summary>Gets whether only IPv6 prefixes cross; told where it is so, since it is part of subnet peering and not of the plain switches.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? EnableOnlyIPv6Peering { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? PeeringState { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? PeeringSyncLevel { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? LocalSubnetNames { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? RemoteSubnetNames { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? RemoteAddressPrefixes { get; init; }
}
