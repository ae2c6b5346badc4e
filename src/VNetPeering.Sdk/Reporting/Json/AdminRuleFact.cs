namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>A security admin rule as written.</summary>
internal sealed record AdminRuleFact
{
    public required string Name { get; init; }

    public required int Priority { get; init; }

    public required string Direction { get; init; }

    public required string Access { get; init; }

    public required string Protocol { get; init; }

    public required IReadOnlyList<string> Sources { get; init; }

    public required IReadOnlyList<string> SourcePortRanges { get; init; }

    public required IReadOnlyList<string> Destinations { get; init; }

    public required IReadOnlyList<string> DestinationPortRanges { get; init; }
}
