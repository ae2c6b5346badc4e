using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>The answer of <c>next-hop</c> (rule 7.10).</summary>
internal sealed record NextHopAnswer
{
    public int SchemaVersion { get; init; } = 1;

    public required string NextHopType { get; init; }

    public string? NextHopIpAddress { get; init; }

    public required string RouteTableId { get; init; }

    public required IReadOnlyList<string> NextHopIpAddresses { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<UnknownFactAnswer>? Gaps { get; init; }

    /// <summary>Gets the winning row, in an answer that explains; left out when no row matches.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RouteRow? Route { get; init; }

    /// <summary>Gets the rows that stand behind the winning one, in an answer that explains.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<RouteRow>? RunnersUp { get; init; }

    /// <summary>Gets what the answer took for granted, in an answer that explains.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<AssumptionFact>? Assumptions { get; init; }
}
