using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>A peering link in the shape of <c>az network vnet peering show -o json</c>.</summary>
internal sealed record LinkFact
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    [JsonPropertyName("vnet")]
    public required string VNet { get; init; }

    public required IdFact RemoteVirtualNetwork { get; init; }

    public string? PeeringState { get; init; }

    public string? PeeringSyncLevel { get; init; }

    public required bool AllowVirtualNetworkAccess { get; init; }

    public required bool AllowForwardedTraffic { get; init; }

    public required bool AllowGatewayTransit { get; init; }

    public required bool UseRemoteGateways { get; init; }

    public required bool DoNotVerifyRemoteGateways { get; init; }

    [JsonPropertyName("peerCompleteVnets")]
    public required bool PeerCompleteVNets { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? EnableOnlyIPv6Peering { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? LocalSubnetNames { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? RemoteSubnetNames { get; init; }

    /// <summary>Gets the remote prefixes that routes follow.</summary>
    public AddressSpaceFact? RemoteAddressSpace { get; init; }

    /// <summary>Gets the remote prefixes as they are now.</summary>
    public AddressSpaceFact? RemoteVirtualNetworkAddressSpace { get; init; }
}
