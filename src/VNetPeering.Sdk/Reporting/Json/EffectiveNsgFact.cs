namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>A security group with its effective rules.</summary>
internal sealed record EffectiveNsgFact
{
    public required IdFact NetworkSecurityGroup { get; init; }

    public required NsgAssociation Association { get; init; }

    public required IReadOnlyList<EffectiveNsgRuleFact> EffectiveSecurityRules { get; init; }

    public required IReadOnlyDictionary<string, IReadOnlyList<string>> TagMap { get; init; }
}
