using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Model;

/// <summary>The security admin rules of a network manager: they decide before any network security group is asked (rules 5.42, 6.13).</summary>
/// <remarks>
/// Corresponds to <c>Microsoft.Network/networkManagers/securityAdminConfigurations</c>. Immutable; equal when all parts are equal; thread-safe.
/// </remarks>
public sealed record SecurityAdminConfiguration : INetworkResource
{
    /// <summary>Gets the resource id; its parent is the network manager.</summary>
    public required ResourceId Id { get; init; }

    /// <summary>Gets the name, which is the last part of the id.</summary>
    public ResourceName Name => Id.Name;

    /// <summary>Gets which rules hold in VNets with services that bring a network intent policy.</summary>
    /// <value>Default <see cref="NetworkIntentPolicyBasedService.None"/>.</value>
    public NetworkIntentPolicyBasedService ApplyOnNetworkIntentPolicyBasedServices { get; init; }

    /// <summary>Gets the rule collections.</summary>
    public ValueList<AdminRuleCollection> RuleCollections { get; init; } = [];

    /// <summary>
    /// Gets the regions that it is deployed to: it takes effect for the members in these only (rule 6.01). Empty when it is deployed nowhere. Null when not
    /// stated, as no template can say it: then it counts as deployed, and answers name that assumption.
    /// </summary>
    public ValueList<Region>? DeployedRegions { get; init; }
}
