using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>The answer of <c>effective-nsg</c>, in the shape of <c>az network nic list-effective-nsg -o json</c>.</summary>
internal sealed record EffectiveNsgAnswer
{
    public int SchemaVersion { get; init; } = 1;

    public required IReadOnlyList<EffectiveNsgFact> Value { get; init; }

    /// <summary>Gets the security admin rules that are asked before the groups; left out where there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<EffectiveAdminRuleFact>? SecurityAdminRules { get; init; }

    /// <summary>Gets why rules may be about more addresses; left out when all is known.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<UnknownFactAnswer>? Gaps { get; init; }
}
