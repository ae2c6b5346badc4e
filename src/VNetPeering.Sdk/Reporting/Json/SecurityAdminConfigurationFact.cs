
namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>A security admin configuration.</summary>
internal sealed record SecurityAdminConfigurationFact
{
    public required string Name { get; init; }

    /// <summary>Gets what holds in VNets with services that bring a network intent policy.</summary>
    public required string ApplyOnNetworkIntentPolicyBasedServices { get; init; }

    public required IReadOnlyList<AdminRuleCollectionFact> RuleCollections { get; init; }

    /// <summary>Gets the regions that it is deployed to; null when the input does not say.</summary>
    public IReadOnlyList<string>? DeployedRegions { get; init; }
}
