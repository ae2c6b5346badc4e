namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>A Virtual Network Manager with its groups and connectivity configurations.</summary>
internal sealed record NetworkManagerFact
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required IReadOnlyList<NetworkGroupFact> NetworkGroups { get; init; }

    public required IReadOnlyList<ConnectivityConfigurationFact> ConnectivityConfigurations { get; init; }
}
