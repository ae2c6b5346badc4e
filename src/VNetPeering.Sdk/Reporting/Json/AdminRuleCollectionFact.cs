namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>A collection of security admin rules.</summary>
internal sealed record AdminRuleCollectionFact
{
    public required string Name { get; init; }

    /// <summary>Gets the ids of the network groups.</summary>
    public required IReadOnlyList<string> AppliesToGroups { get; init; }

    public required IReadOnlyList<AdminRuleFact> Rules { get; init; }
}
