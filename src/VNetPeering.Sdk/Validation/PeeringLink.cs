using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation;

/// <summary>A peering link with what it meets in its topology.</summary>
internal sealed class PeeringLink
{
    public PeeringLink(int order, VNet local, Peering peering)
    {
        Order = order;
        Local = local;
        Peering = peering;
    }

    /// <summary>Gets the position among all links of the topology.</summary>
    public int Order { get; }

    /// <summary>Gets the dense number of the local VNet, see <see cref="ValidationContext.NumberOf"/>.</summary>
    public required int LocalNumber { get; init; }

    /// <summary>Gets the dense number of the remote VNet; one that the topology does not describe has a number too.</summary>
    public required int RemoteNumber { get; init; }

    public VNet Local { get; }

    public Peering Peering { get; }

    public ResourceId Id => Peering.Id;

    public ResourceId RemoteId => Peering.RemoteVNetId;

    /// <summary>Gets the remote VNet; null when the topology does not describe it.</summary>
    public VNet? Remote { get; init; }

    /// <summary>Gets the first link from the remote VNet back; null when the topology has none.</summary>
    public PeeringLink? Reverse { get; set; }

    public bool IsSelf => RemoteNumber == LocalNumber;

    /// <summary>Gets whether one end is classic: then only the Resource Manager side has a link (rules 2.26, 2.84).</summary>
    public bool IsClassic =>
        Local.DeploymentModel == DeploymentModel.Classic
        || RemoteId.IsOfType(ResourceTypes.ClassicVNet)
        || Remote?.DeploymentModel == DeploymentModel.Classic;

    /// <summary>Gets the state that Azure reported, or else the one that follows from the links of the topology (rule 2.20).</summary>
    public PeeringState State => Peering.State
        ?? (Reverse is not null || Remote is null || IsClassic ? PeeringState.Connected : PeeringState.Initiated);

    /// <summary>Gets whether the VNets lie in different regions, both of them stated (rule 2.86).</summary>
    public bool IsGlobal => Remote is { Region.IsStated: true } remote && Local.Region.IsStated && Local.Region != remote.Region;

    public bool IsOrphaned => State == PeeringState.Disconnected;

    /// <summary>Gets the participating prefixes of the local VNet: its whole space, or the named subnets.</summary>
    public ValueList<AddressPrefix> LocalPrefixes => Peering.PeerCompleteVNets
        ? Local.AddressSpace
        : Participating(Local, Peering.LocalSubnetNames) ?? Peering.LocalAddressSpace ?? [];

    /// <summary>Gets the participating prefixes of the remote VNet; the stored ones where the VNet is not described or the link is orphaned (rule 2.12).</summary>
    public ValueList<AddressPrefix> RemotePrefixes
    {
        get
        {
            if ((Remote is null || IsOrphaned) && Peering.RemoteAddressSpace is { } stored)
            {
                return stored;
            }

            if (Remote is null)
            {
                return [];
            }

            return Peering.PeerCompleteVNets ? Remote.AddressSpace : Participating(Remote, Peering.RemoteSubnetNames) ?? Peering.RemoteAddressSpace ?? [];
        }
    }

    /// <summary>Gets the whole space of the remote VNet as far as it is known.</summary>
    public ValueList<AddressPrefix> RemoteSpace =>
        (Remote is null || IsOrphaned ? Peering.RemoteAddressSpace ?? Peering.RemoteVirtualNetworkAddressSpace : null) ?? Remote?.AddressSpace ?? [];

    // Null when the names meet no described subnet, so that the caller can take the stored prefixes.
    private ValueList<AddressPrefix>? Participating(VNet vnet, ValueList<ResourceName> names)
    {
        var wanted = new HashSet<ResourceName>(names);
        Subnet[] subnets = [.. vnet.Subnets.Where(subnet => wanted.Contains(subnet.Name))];
        return subnets.Length == 0
            ? null
            : subnets
                .SelectMany(subnet => subnet.AddressPrefixes)
                .Where(prefix => !Peering.EnableOnlyIPv6Peering || prefix.Family == IPFamily.IPv6)
                .ToValueList();
    }
}
