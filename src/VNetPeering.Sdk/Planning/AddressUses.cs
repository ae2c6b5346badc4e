using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Planning;

/// <summary>Lists what a network uses.</summary>
internal static class AddressUses
{
    internal static IEnumerable<AddressUse> Of(Topology topology) =>
    [
        .. topology.VNets.SelectMany(vnet => vnet.AddressSpace.Select(prefix => new AddressUse { Prefix = prefix, Kind = AddressUseKind.VNet, Owner = vnet.Id.ToString() })),
        .. topology.VNets.SelectMany(vnet => vnet.Peerings).Where(link => IsGone(topology, link))
            .SelectMany(link => (link.RemoteAddressSpace ?? link.RemoteVirtualNetworkAddressSpace ?? []).Select(prefix => new AddressUse { Prefix = prefix, Kind = AddressUseKind.StoredByPeering, Owner = link.Id.ToString() })),
        .. topology.Sites.SelectMany(site => site.AddressSpace.Where(prefix => !prefix.IsDefaultRoute).Select(prefix => new AddressUse { Prefix = prefix, Kind = AddressUseKind.Site, Owner = site.Name.Value })),
        .. topology.LocalNetworkGateways.Where(device => device.Site is null)
            .SelectMany(device => device.AddressSpace.Where(prefix => !prefix.IsDefaultRoute).Select(prefix => new AddressUse { Prefix = prefix, Kind = AddressUseKind.Site, Owner = device.Id.ToString() })),
        .. topology.Gateways.SelectMany(gateway => gateway.ClientAddressPools.Select(prefix => new AddressUse { Prefix = prefix, Kind = AddressUseKind.ClientPool, Owner = gateway.Id.ToString() })),
        .. topology.VirtualHubs.Where(hub => hub.AddressPrefix is not null).Select(hub => new AddressUse { Prefix = hub.AddressPrefix!.Value, Kind = AddressUseKind.VirtualHub, Owner = hub.Id.ToString() }),
    ];

    private static bool IsGone(Topology topology, Peering link) => !topology.VNets.Any(vnet => vnet.Id == link.RemoteVNetId && vnet.AddressSpace.Count > 0);
}
