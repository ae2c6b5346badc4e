using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Model;

/// <summary>How a network manager connects the VNets of its groups (rules 6.01 to 6.09).</summary>
/// <remarks>
/// Corresponds to <c>Microsoft.Network/networkManagers/connectivityConfigurations</c>. Immutable; equal when all parts are equal; thread-safe.
/// </remarks>
public sealed record ConnectivityConfiguration : INetworkResource
{
    /// <summary>Gets the resource id; its parent is the network manager.</summary>
    public required ResourceId Id { get; init; }

    /// <summary>Gets the name, which is the last part of the id.</summary>
    public ResourceName Name => Id.Name;

    /// <summary>Gets the topology.</summary>
    public required ConnectivityTopology ConnectivityTopology { get; init; }

    /// <summary>Gets the ids of the hubs of a hub-and-spoke topology: one in Azure. Empty for a mesh.</summary>
    public ValueList<ResourceId> HubIds { get; init; } = [];

    /// <summary>Gets the network groups that it applies to, each with its own settings. Every group is connected for itself (rule 6.04).</summary>
    public ValueList<ConnectivityGroupItem> AppliesToGroups { get; init; } = [];

    /// <summary>Gets whether a mesh crosses regions (rule 6.03).</summary>
    /// <value>Default <see langword="false"/>: one mesh a region.</value>
    public bool IsGlobal { get; init; }

    /// <summary>Gets whether a deployment removes peerings of the members that the configuration does not ask for. Kept as data: links that the input holds stay.</summary>
    /// <value>Default <see langword="false"/>.</value>
    public bool DeleteExistingPeering { get; init; }

    /// <summary>Gets what happens to members that overlap in a connected group (rule 6.07).</summary>
    /// <value>Default <see cref="Model.ConnectedGroupAddressOverlap.Allowed"/>.</value>
    public ConnectedGroupAddressOverlap ConnectedGroupAddressOverlap { get; init; }

    /// <summary>Gets how many private endpoints a connected group may hold (rule 6.11).</summary>
    /// <value>Default <see cref="Model.ConnectedGroupPrivateEndpointsScale.Standard"/>.</value>
    public ConnectedGroupPrivateEndpointsScale ConnectedGroupPrivateEndpointsScale { get; init; }

    /// <summary>Gets whether the peerings that it makes are kept from edits and deletions by hand (rule 6.10): <c>Apply</c> refuses them.</summary>
    /// <value>Default <see cref="Model.PeeringEnforcement.Unenforced"/>.</value>
    public PeeringEnforcement PeeringEnforcement { get; init; }

    /// <summary>
    /// Gets the regions that it is deployed to: it takes effect for the members in these only (rule 6.01). Empty when it is deployed nowhere. Null when not
    /// stated, as no template can say it: then it counts as deployed, and answers name that assumption.
    /// </summary>
    public ValueList<Region>? DeployedRegions { get; init; }
}
