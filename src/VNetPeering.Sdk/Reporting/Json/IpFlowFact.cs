using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>The answer of <c>ip-flow</c> (rule 7.20).</summary>
internal sealed record IpFlowFact
{
    public int SchemaVersion { get; init; } = 1;

    public required string Access { get; init; }

    public string? RuleName { get; init; }

    public string? NetworkSecurityGroup { get; init; }

    /// <summary>Gets the rule collection of the security admin rule that decides; left out where none does.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? AdminRuleCollection { get; init; }

    /// <summary>Gets what that rule does.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? AdminRuleAccess { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<UnknownFactAnswer>? Gaps { get; init; }
}
