using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>A user-defined route.</summary>
internal sealed record RouteFact
{
    public required string Name { get; init; }

    public required string AddressPrefix { get; init; }

    public required string NextHopType { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? NextHopIp { get; init; }
}
