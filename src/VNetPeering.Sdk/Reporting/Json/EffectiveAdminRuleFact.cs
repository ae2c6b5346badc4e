namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>A security admin rule that holds at a subnet.</summary>
internal sealed record EffectiveAdminRuleFact
{
    public required string Name { get; init; }

    /// <summary>Gets the id of the rule collection.</summary>
    public required string RuleCollection { get; init; }

    public required int Priority { get; init; }

    public required string Direction { get; init; }

    public required string Access { get; init; }

    public required string Protocol { get; init; }

    public required IReadOnlyList<string> Sources { get; init; }

    public required IReadOnlyList<string> SourcePortRanges { get; init; }

    public required IReadOnlyList<string> Destinations { get; init; }

    public required IReadOnlyList<string> DestinationPortRanges { get; init; }
}
