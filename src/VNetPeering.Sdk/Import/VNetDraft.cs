using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Import;

/// <summary>A VNet while sources are read: its own statement, and its children from wherever they stand.</summary>
internal sealed class VNetDraft(ResourceId id, Action<ResourceId, string, string> contradict)
{
    private VNet? _stated;
    private string _file = string.Empty;

    internal bool IsStated => _stated is not null;

    internal ChildShelf<SubnetPart> Subnets { get; } = new(id, contradict, SubnetPart.Merge);

    internal ChildShelf<Peering> Peerings { get; } = new(id, contradict, Merge);

    /// <summary>Takes the VNet's own statement, without children.</summary>
    internal void State(VNet vnet, string file)
    {
        if (_stated is { } earlier)
        {
            // Resource Graph names the tenant, the other commands do not: what one leaves out is no contradiction.
            VNet merged = vnet with
            {
                TenantId = vnet.TenantId ?? earlier.TenantId,
                Region = vnet.Region.IsStated ? vnet.Region : earlier.Region,
            };
            VNet known = earlier with { TenantId = earlier.TenantId ?? vnet.TenantId, Region = earlier.Region.IsStated ? earlier.Region : vnet.Region };
            if (merged != known)
            {
                contradict(id, _file, file);
            }

            vnet = merged;
        }

        _stated = vnet;
        _file = file;
    }

    internal VNet Build() => (_stated ?? new VNet { Id = id, IsPlaceholder = true }) with
    {
        Subnets = [.. Subnets.Build().Select(part => part.Subnet)],
        Peerings = Peerings.Build(),
    };

    private static Peering Merge(Peering first, Peering second)
    {
        PeeringSwitches written = second.WrittenSwitches;
        return first with
        {
            RemoteVNetId = second.RemoteVNetId,
            AllowVirtualNetworkAccess = Choose(PeeringSwitches.AllowVirtualNetworkAccess, second.AllowVirtualNetworkAccess, first.AllowVirtualNetworkAccess),
            AllowForwardedTraffic = Choose(PeeringSwitches.AllowForwardedTraffic, second.AllowForwardedTraffic, first.AllowForwardedTraffic),
            AllowGatewayTransit = Choose(PeeringSwitches.AllowGatewayTransit, second.AllowGatewayTransit, first.AllowGatewayTransit),
            UseRemoteGateways = Choose(PeeringSwitches.UseRemoteGateways, second.UseRemoteGateways, first.UseRemoteGateways),
            DoNotVerifyRemoteGateways = Choose(PeeringSwitches.DoNotVerifyRemoteGateways, second.DoNotVerifyRemoteGateways, first.DoNotVerifyRemoteGateways),
            PeerCompleteVNets = Choose(PeeringSwitches.PeerCompleteVNets, second.PeerCompleteVNets, first.PeerCompleteVNets),
            EnableOnlyIPv6Peering = Choose(PeeringSwitches.EnableOnlyIPv6Peering, second.EnableOnlyIPv6Peering, first.EnableOnlyIPv6Peering),
            LocalSubnetNames = second.LocalSubnetNames.Count > 0 ? second.LocalSubnetNames : first.LocalSubnetNames,
            RemoteSubnetNames = second.RemoteSubnetNames.Count > 0 ? second.RemoteSubnetNames : first.RemoteSubnetNames,
            State = second.State ?? first.State,
            SyncLevel = second.SyncLevel ?? first.SyncLevel,
            ProvisioningState = second.ProvisioningState ?? first.ProvisioningState,
            RemoteAddressSpace = second.RemoteAddressSpace ?? first.RemoteAddressSpace,
            RemoteVirtualNetworkAddressSpace = second.RemoteVirtualNetworkAddressSpace ?? first.RemoteVirtualNetworkAddressSpace,
            LocalAddressSpace = second.LocalAddressSpace ?? first.LocalAddressSpace,
            LocalVirtualNetworkAddressSpace = second.LocalVirtualNetworkAddressSpace ?? first.LocalVirtualNetworkAddressSpace,
            WrittenSwitches = first.WrittenSwitches | written,
        };

        bool Choose(PeeringSwitches which, bool later, bool earlier) => written.HasFlag(which) ? later : earlier;
    }
}
