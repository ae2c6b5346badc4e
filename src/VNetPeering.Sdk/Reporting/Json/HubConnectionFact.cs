using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>A VNet connection of a Virtual WAN hub.</summary>
internal sealed record HubConnectionFact
{
    public required string Hub { get; init; }

    public required string Name { get; init; }

    [JsonPropertyName("remoteVnet")]
    public string? RemoteVNet { get; init; }

    public bool? EnableInternetSecurity { get; init; }
}
