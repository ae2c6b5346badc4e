using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Model;

/// <summary>One direction of a virtual network peering, owned by its local VNet.</summary>
/// <remarks>
/// Azure carries traffic only when both directions exist and are <see cref="PeeringState.Connected"/>. Peering is not transitive.
/// Corresponds to <c>Microsoft.Network/virtualNetworks/virtualNetworkPeerings</c> (rule book 2.1). Immutable; equal when all parts are equal; thread-safe.
/// </remarks>
public sealed record Peering
{
    /// <summary>Gets the resource id; its parent is the local VNet.</summary>
    public required ResourceId Id { get; init; }

    /// <summary>Gets the id of the remote VNet, which may be a classic one.</summary>
    public required ResourceId RemoteVNetId { get; init; }

    /// <summary>Gets the name, which is the last part of the id.</summary>
    public ResourceName Name => Id.Name;

    /// <summary>Gets the id of the VNet that owns this link.</summary>
    public ResourceId LocalVNetId => Id.Parent!;

    /// <summary>Gets whether the remote address space belongs to this VNet's VirtualNetwork tag (rules 2.40-2.43).</summary>
    /// <value>Default <see langword="true"/>, as a request that leaves it out gets.</value>
    public bool AllowVirtualNetworkAccess { get; init; } = true;

    /// <summary>Gets whether packets that did not start in the remote VNet may enter over this peering (rules 2.50-2.54).</summary>
    /// <value>Default <see langword="false"/>, as in Azure. A hub that forwards between spokes needs it on the spoke side.</value>
    public bool AllowForwardedTraffic { get; init; }

    /// <summary>Gets whether this VNet lends its gateway or Route Server to the remote VNet (rule 2.60).</summary>
    /// <value>Default <see langword="false"/>.</value>
    public bool AllowGatewayTransit { get; init; }

    /// <summary>Gets whether this VNet borrows the gateway or Route Server of the remote VNet (rules 2.60-2.66).</summary>
    /// <value>Default <see langword="false"/>.</value>
    public bool UseRemoteGateways { get; init; }

    /// <summary>Gets whether Azure skips its check that the remote gateway has finished provisioning. It does not excuse a missing gateway (rule 2.62).</summary>
    /// <value>Default <see langword="false"/>.</value>
    public bool DoNotVerifyRemoteGateways { get; init; }

    /// <summary>Gets whether the whole VNets are peered; <see langword="false"/> is subnet peering (rule book 2.7).</summary>
    /// <value>Default <see langword="true"/>.</value>
    public bool PeerCompleteVNets { get; init; } = true;

    /// <summary>Gets the participating subnets of the local VNet in a subnet peering.</summary>
    public ValueList<ResourceName> LocalSubnetNames { get; init; } = [];

    /// <summary>Gets the participating subnets of the remote VNet in a subnet peering.</summary>
    public ValueList<ResourceName> RemoteSubnetNames { get; init; } = [];

    /// <summary>Gets whether only IPv6 prefixes cross a subnet peering (rule 2.96).</summary>
    /// <value>Default <see langword="false"/>.</value>
    public bool EnableOnlyIPv6Peering { get; init; }

    /// <summary>Gets the state that Azure reported; null when none is stated, and it then follows from the links of the topology.</summary>
    public PeeringState? State { get; init; }

    /// <summary>Gets whether the peered snapshots match the address spaces, as Azure reported; null when not stated.</summary>
    public PeeringSyncLevel? SyncLevel { get; init; }

    /// <summary>Gets the provisioning state as Azure reported it; null when not stated.</summary>
    public string? ProvisioningState { get; init; }

    /// <summary>
    /// Gets the remote prefixes as peered: the snapshot that routes follow (rule 2.02). Null when not stated, which means in sync with the remote VNet.
    /// </summary>
    public ValueList<AddressPrefix>? RemoteAddressSpace { get; init; }

    /// <summary>Gets the remote VNet's prefixes at the time of the reading; null when not stated.</summary>
    public ValueList<AddressPrefix>? RemoteVirtualNetworkAddressSpace { get; init; }

    /// <summary>Gets the local prefixes as peered; null when not stated.</summary>
    public ValueList<AddressPrefix>? LocalAddressSpace { get; init; }

    /// <summary>Gets the local VNet's prefixes at the time of the reading; null when not stated.</summary>
    public ValueList<AddressPrefix>? LocalVirtualNetworkAddressSpace { get; init; }

    /// <summary>Gets which switches the source writes; the others hold Azure's default, which differs between clients (rule 2.01).</summary>
    /// <value>Default <see cref="PeeringSwitches.None"/>.</value>
    public PeeringSwitches WrittenSwitches { get; init; }
}
