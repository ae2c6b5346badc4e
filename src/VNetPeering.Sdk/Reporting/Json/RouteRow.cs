using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>One effective route (rule 7.01).</summary>
internal sealed record RouteRow
{
    public required bool DisableBgpRoutePropagation { get; init; }

    public required string Source { get; init; }

    public required string State { get; init; }

    public required IReadOnlyList<string> AddressPrefix { get; init; }

    public required string NextHopType { get; init; }

    public required IReadOnlyList<string> NextHopIpAddress { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Name { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Because { get; init; }
}
