using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>One effective route (rule 7.01).</summary>
internal sealed record RouteRow
{
    /// <summary>Gets whether gateway routes are kept out of the table; left out where a row stands for itself.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? DisableBgpRoutePropagation { get; init; }

    public required string Source { get; init; }

    public required string State { get; init; }

    public required IReadOnlyList<string> AddressPrefix { get; init; }

    public required string NextHopType { get; init; }

    public required IReadOnlyList<string> NextHopIpAddress { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Name { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Because { get; init; }

    /// <summary>Gets the row that displaced an Invalid one, in an answer that explains.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RouteRow? DisplacedBy { get; init; }
}
