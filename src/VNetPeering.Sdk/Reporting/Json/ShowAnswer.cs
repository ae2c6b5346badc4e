using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>The answer of <c>show</c>: what was read.</summary>
internal sealed record ShowAnswer
{
    public int SchemaVersion { get; init; } = 1;

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Name { get; init; }

    public required ShowCounts Counts { get; init; }

    [JsonPropertyName("vnets")]
    public required IReadOnlyList<VNetFact> VNets { get; init; }

    public required IReadOnlyList<PeeringFact> Peerings { get; init; }

    public required IReadOnlyList<GatewayFact> Gateways { get; init; }

    public required IReadOnlyList<ConnectionFact> Connections { get; init; }

    public required IReadOnlyList<LocalNetworkGatewayFact> LocalNetworkGateways { get; init; }

    public required IReadOnlyList<RouteTableFact> RouteTables { get; init; }

    public required IReadOnlyList<NsgFact> Nsgs { get; init; }

    public required IReadOnlyList<FirewallFact> Firewalls { get; init; }

    public required IReadOnlyList<VirtualHubFact> VirtualHubs { get; init; }

    public required IReadOnlyList<HubConnectionFact> HubConnections { get; init; }

    /// <summary>Gets the network managers; absent when there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<NetworkManagerFact>? NetworkManagers { get; init; }

    public required IReadOnlyList<IgnoredFact> Ignored { get; init; }

    public required IReadOnlyList<UnresolvedFact> Unresolved { get; init; }
}
