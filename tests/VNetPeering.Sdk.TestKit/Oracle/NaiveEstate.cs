using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.TestKit.Oracle;

/// <summary>Lookups by linear scan, and the facts of links and gateways that routes and flows share.</summary>
internal static class NaiveEstate
{
    internal static VNet? FindVNet(this Topology topology, ResourceId? id) =>
        topology.VNets.FirstOrDefault(vnet => vnet.Id == id && !vnet.IsPlaceholder);

    internal static Subnet? FindSubnet(this Topology topology, ResourceId? id) =>
        topology.FindVNet(id?.Parent)?.Subnets.FirstOrDefault(subnet => subnet.Id == id);

    internal static RouteTable? TableOf(this Topology topology, Subnet subnet) =>
        topology.RouteTables.FirstOrDefault(table => table.Id == subnet.RouteTableId);

    /// <summary>The subnet of a VNet that holds an address.</summary>
    internal static Subnet? SubnetAt(this VNet vnet, HostAddress address) =>
        vnet.Subnets.FirstOrDefault(subnet => subnet.AddressPrefixes.Any(prefix => prefix.Contains(address)));

    internal static bool Owns(this VNet vnet, HostAddress address) => vnet.AddressSpace.Any(prefix => prefix.Contains(address));

    /// <summary>1.24: Azure keeps the first four IPv4 addresses of a subnet and the last one.</summary>
    internal static bool IsReservedIn(this HostAddress address, Subnet subnet) =>
        address.Family == IPFamily.IPv4 && subnet.AddressPrefixes.Any(prefix =>
            prefix.Contains(address) && (address.Value - prefix.First.Value < 4 || address == prefix.Last));

    /// <summary>The link that the remote VNet of a link has back to the local one.</summary>
    internal static Peering? ReverseOf(this Topology topology, Peering link) =>
        topology.FindVNet(link.RemoteVNetId)?.Peerings.FirstOrDefault(other => other.RemoteVNetId == link.LocalVNetId);

    /// <summary>2.20, 2.21, 2.26: the reported state, else what follows from the links of the design.</summary>
    internal static PeeringState StateOf(this Topology topology, Peering link)
    {
        if (link.State is PeeringState reported)
        {
            return reported;
        }

        VNet? remote = topology.FindVNet(link.RemoteVNetId);

        // 2.26: a classic VNet has no link of its own. A VNet that nobody describes is assumed to have one.
        if (remote is null || remote.DeploymentModel == DeploymentModel.Classic)
        {
            return PeeringState.Connected;
        }

        return topology.ReverseOf(link) is null ? PeeringState.Initiated : PeeringState.Connected;
    }

    internal static bool IsConnected(this Topology topology, Peering link) => topology.StateOf(link) == PeeringState.Connected;

    /// <summary>The links of a VNet that install routes: 2.20 and, for classic VNets, 3.12.</summary>
    internal static IEnumerable<Peering> ConnectedLinks(this Topology topology, VNet vnet) =>
        vnet.DeploymentModel == DeploymentModel.Classic ? [] : vnet.Peerings.Where(topology.IsConnected);

    /// <summary>The prefixes that a link puts into the tables of its local VNet.</summary>
    internal static IReadOnlyList<AddressPrefix> PeeredPrefixes(this Topology topology, Peering link)
    {
        VNet? remote = topology.FindVNet(link.RemoteVNetId);
        VNet local = topology.FindVNet(link.LocalVNetId)!;
        IEnumerable<AddressPrefix> prefixes;

        if (link.RemoteAddressSpace is { } snapshot)
        {
            prefixes = snapshot; // 2.02: routes follow the peered snapshot
        }
        else if (!link.PeerCompleteVNets)
        {
            // 2.94: the prefixes of the participating remote subnets
            prefixes = remote is null ? [] : remote.Subnets.Where(subnet => link.RemoteSubnetNames.Contains(subnet.Name)).SelectMany(subnet => subnet.AddressPrefixes);
        }
        else
        {
            prefixes = remote?.AddressSpace ?? link.RemoteVirtualNetworkAddressSpace ?? [];
        }

        if (!link.PeerCompleteVNets && link.EnableOnlyIPv6Peering)
        {
            prefixes = prefixes.Where(prefix => prefix.Family == IPFamily.IPv6); // 2.96
        }

        // 2.89: a family that the local VNet does not have is not peered
        return [.. prefixes.Where(prefix => local.AddressSpace.Any(own => own.Family == prefix.Family)).Distinct()];
    }

    /// <summary>3.07: global when both regions are known and differ.</summary>
    internal static NextHopType HopTypeOf(this Topology topology, Peering link)
    {
        VNet local = topology.FindVNet(link.LocalVNetId)!;
        VNet? remote = topology.FindVNet(link.RemoteVNetId);
        return remote is not null && local.Region.IsStated && remote.Region.IsStated && local.Region != remote.Region
            ? NextHopType.VNetGlobalPeering
            : NextHopType.VNetPeering;
    }

    /// <summary>2.60: the link borrows what its remote VNet lends.</summary>
    internal static bool IsTransit(this Topology topology, Peering borrowing) =>
        borrowing.UseRemoteGateways
        && topology.IsConnected(borrowing)
        && topology.ReverseOf(borrowing) is { AllowGatewayTransit: true } lending
        && topology.IsConnected(lending);

    internal static IEnumerable<Gateway> OwnGateways(this Topology topology, VNet vnet) =>
        topology.Gateways.Where(gateway => gateway.VNetId == vnet.Id);

    /// <summary>2.68 with Q-08: a Basic VPN gateway is not lent.</summary>
    internal static bool IsLent(this Gateway gateway, AzureBehavior behavior) =>
        behavior.BasicGatewayTransit == BasicGatewayTransit.Works
        || gateway.Type != GatewayType.Vpn
        || !string.Equals(gateway.Sku, "Basic", StringComparison.OrdinalIgnoreCase);

    /// <summary>The gateways that serve a VNet: its own, and the borrowed ones with the link that borrows them (2.60, 2.71), or lends them to a classic VNet.</summary>
    internal static IEnumerable<(Gateway Gateway, Peering? Over)> ServingGateways(this Topology topology, VNet vnet, AzureBehavior behavior)
    {
        foreach (Gateway own in topology.OwnGateways(vnet))
        {
            yield return (own, null);
        }

        foreach (Peering link in vnet.Peerings.Where(topology.IsTransit))
        {
            VNet hub = topology.FindVNet(link.RemoteVNetId)!;
            foreach (Gateway lent in topology.OwnGateways(hub).Where(gateway => gateway.IsLent(behavior)))
            {
                yield return (lent, link);
            }
        }

        foreach ((VNet hub, Peering lending) in topology.LendingToClassic(vnet))
        {
            foreach (Gateway lent in topology.OwnGateways(hub).Where(gateway => gateway.IsLent(behavior)))
            {
                yield return (lent, lending);
            }
        }
    }

    /// <summary>2.85: a classic VNet borrows by the hub's link alone.</summary>
    internal static IEnumerable<(VNet Hub, Peering Lending)> LendingToClassic(this Topology topology, VNet vnet) =>
        from hub in topology.VNets
        where vnet.DeploymentModel == DeploymentModel.Classic && hub.DeploymentModel == DeploymentModel.ResourceManager && !hub.IsPlaceholder
        from lending in hub.Peerings
        where lending.RemoteVNetId == vnet.Id && lending.AllowGatewayTransit && topology.IsConnected(lending)
        select (hub, lending);

    /// <summary>The VNets whose gateways and Route Server serve a VNet: itself, and the one that it borrows from, with the link that borrows (2.60, 2.71, 2.72).</summary>
    internal static IEnumerable<(VNet Home, Peering? Over)> ServingVNets(this Topology topology, VNet vnet)
    {
        yield return (vnet, null);
        foreach (Peering link in vnet.Peerings.Where(topology.IsTransit))
        {
            yield return (topology.FindVNet(link.RemoteVNetId)!, link);
        }

        foreach ((VNet hub, Peering lending) in topology.LendingToClassic(vnet))
        {
            yield return (hub, lending);
        }
    }

    /// <summary>The Virtual WAN hubs that a VNet is connected to.</summary>
    internal static IEnumerable<VirtualHub> VirtualHubsOf(this Topology topology, VNet vnet) =>
        topology.VirtualHubs.Where(hub => hub.Connections.Any(connection => connection.RemoteVNetId == vnet.Id));

    /// <summary>4.30: the spokes whose prefixes the gateways of a hub announce.</summary>
    internal static IEnumerable<VNet> BorrowersOf(this Topology topology, VNet hub) =>
        topology.VNets.Where(vnet => vnet.Peerings.Any(link => link.RemoteVNetId == hub.Id && topology.IsTransit(link)) || topology.LendingToClassic(vnet).Any(one => one.Hub.Id == hub.Id));
}
