namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>A network security group.</summary>
internal sealed record NsgFact
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required IReadOnlyList<NsgRuleFact> Rules { get; init; }
}
