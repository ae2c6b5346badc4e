using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>The answer of <c>bgp --clients</c>: the routes of point-to-site clients.</summary>
internal sealed record ClientRoutesAnswer
{
    public int SchemaVersion { get; init; } = 1;

    public required IReadOnlyList<string> Windows { get; init; }

    public required IReadOnlyList<string> Others { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<UnknownFactAnswer>? Gaps { get; init; }
}
