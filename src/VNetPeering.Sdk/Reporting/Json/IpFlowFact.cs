using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>The answer of <c>ip-flow</c> (rule 7.20).</summary>
internal sealed record IpFlowFact
{
    public int SchemaVersion { get; init; } = 1;

    public required string Access { get; init; }

    public string? RuleName { get; init; }

    public string? NetworkSecurityGroup { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<UnknownFactAnswer>? Gaps { get; init; }
}
