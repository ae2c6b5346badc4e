using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Model;

/// <summary>An Azure Virtual Network Manager: groups of VNets, and the configurations that connect and protect them (rule book 6).</summary>
/// <remarks>
/// Routing configurations are not held.
/// Corresponds to <c>Microsoft.Network/networkManagers</c>. Immutable; equal when all parts are equal; thread-safe.
/// </remarks>
public sealed record NetworkManager : INetworkResource
{
    /// <summary>Gets the resource id.</summary>
    public required ResourceId Id { get; init; }

    /// <summary>Gets the name, which is the last part of the id.</summary>
    public ResourceName Name => Id.Name;

    /// <summary>Gets the region of the resource. It says nothing about the regions that a configuration is deployed to.</summary>
    public Region Region { get; init; }

    /// <summary>Gets what it may manage; null when the input does not say.</summary>
    public NetworkManagerScopes? Scopes { get; init; }

    /// <summary>Gets the network groups.</summary>
    public ValueList<NetworkGroup> NetworkGroups { get; init; } = [];

    /// <summary>Gets the connectivity configurations.</summary>
    public ValueList<ConnectivityConfiguration> ConnectivityConfigurations { get; init; } = [];

    /// <summary>Gets the security admin configurations.</summary>
    public ValueList<SecurityAdminConfiguration> SecurityAdminConfigurations { get; init; } = [];
}
