using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>The answer of <c>routes</c>, in the shape of <c>az network nic show-effective-route-table -o json</c>.</summary>
internal sealed record RoutesAnswer
{
    public int SchemaVersion { get; init; } = 1;

    public required IReadOnlyList<RouteRow> Value { get; init; }

    /// <summary>Gets why rows may be missing; left out when the table is complete.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<UnknownFactAnswer>? Gaps { get; init; }

    /// <summary>Gets what the table took for granted, in an answer that explains.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<AssumptionFact>? Assumptions { get; init; }
}
