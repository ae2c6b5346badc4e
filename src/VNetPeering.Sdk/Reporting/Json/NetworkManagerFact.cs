using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>A Virtual Network Manager with its groups and configurations.</summary>
internal sealed record NetworkManagerFact
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required IReadOnlyList<NetworkGroupFact> NetworkGroups { get; init; }

    public required IReadOnlyList<ConnectivityConfigurationFact> ConnectivityConfigurations { get; init; }

    /// <summary>Gets the security admin configurations; left out when there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<SecurityAdminConfigurationFact>? SecurityAdminConfigurations { get; init; }
}
