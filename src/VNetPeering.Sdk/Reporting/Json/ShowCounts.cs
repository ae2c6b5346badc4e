using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>How much was read.</summary>
internal sealed record ShowCounts
{
    [JsonPropertyName("vnets")]
    public required int VNets { get; init; }

    /// <summary>Gets the VNets of which nothing but the id is known.</summary>
    [JsonPropertyName("externalVnets")]
    public required int ExternalVNets { get; init; }

    public required int Subnets { get; init; }

    public required int Peerings { get; init; }

    public required int Gateways { get; init; }

    public required int LocalNetworkGateways { get; init; }

    public required int Connections { get; init; }

    public required int RouteTables { get; init; }

    public required int Nsgs { get; init; }

    public required int Firewalls { get; init; }

    public required int VirtualHubs { get; init; }

    public required int HubConnections { get; init; }

    public required int Routes { get; init; }

    public required int NsgRules { get; init; }

    public required int ExpressRouteCircuits { get; init; }

    public required int PeeringPairs { get; init; }

    public required int PeeringPairsBothHalves { get; init; }

    [JsonPropertyName("peeringsToVnetOutsideFile")]
    public required int PeeringsToVNetOutsideFile { get; init; }
}
