using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Kernel.Namespaces;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk.Kernel.Fabric;

/// <content>Effective rows as routes of the kernel.</content>
internal sealed partial class FabricBuilder
{
    private const string Drop = "blackhole";
    private const string ToDeliveries = "throw";

    private void AddRoutes(Node node, ResourceId subnet, string table, bool isGateway)
    {
        EffectiveRouteTable rows = _network.EffectiveRoutes(subnet.ToString());
        var seen = new HashSet<AddressPrefix>();
        foreach (EffectiveRoute row in rows.Routes.Where(row => row.State == RouteState.Active))
        {
            foreach (AddressPrefix prefix in row.AddressPrefixes.Where(prefix => prefix.Family == IPFamily.IPv4 || Permission.HasIPv6))
            {
                if (!seen.Add(prefix))
                {
                    throw new NotSupportedException($"Not laid out as namespaces: equal paths, as those to {prefix} in \"{subnet}\".");
                }

                AddRoute(node, prefix, WayOf(node, subnet.Parent!, row, prefix, isGateway), table);
            }
        }

        // What no row takes must not fall through to the deliveries.
        AddRoute(node, AddressPrefix.AllIPv4, Drop, $"{table} metric 4000");
        if (Permission.HasIPv6)
        {
            AddRoute(node, AddressPrefix.AllIPv6, Drop, $"{table} metric 4000");
        }
    }

    private static void AddRoute(Node node, AddressPrefix prefix, string way, string rest) =>
        node.Lines.Add(way is Drop or ToDeliveries ? $"route add {way} {prefix} {rest}" : $"route add {prefix} {way} {rest}");

    private string WayOf(Node node, ResourceId vnet, EffectiveRoute row, AddressPrefix prefix, bool isGateway) => row.NextHopType switch
    {
        NextHopType.VNetLocal => isGateway ? Deliver(node, vnet).Via(prefix.Family) : ToDeliveries,
        NextHopType.VNetPeering or NextHopType.VNetGlobalPeering => OverPeering(node, row.Origin.ResourceId!, prefix.Family, isGateway),
        NextHopType.VirtualAppliance => ToAppliance(node, vnet, row.NextHopAddresses[0], isGateway),
        NextHopType.VirtualNetworkGateway when isGateway => IntoTunnel(node, row, prefix.Family),
        NextHopType.VirtualNetworkGateway => ToGateway(node, vnet, row, prefix.Family),
        // Between machines with private addresses the Internet is no way (rule 3.70), and a dropped packet is dropped in silence (rule 3.56).
        NextHopType.None or NextHopType.Internet or NextHopType.VirtualNetworkServiceEndpoint => Drop,
        _ => throw new NotSupportedException($"Not laid out as namespaces: next hop {row.NextHopType}."),
    };

    /// <summary>A wire into a VNet at whose end its deliveries decide.</summary>
    private Lane Deliver(Node node, ResourceId vnet) => LaneOf(node, _routers[vnet], "deliver");

    private string OverPeering(Node node, ResourceId linkId, IPFamily family, bool isGateway)
    {
        Peering link = LinkOf(linkId);
        return BackOf(link) is { } back
            ? LaneOf(node, _routers[link.RemoteVNetId], $"deliver {linkId} {isGateway}", lane => CheckForwarded(lane, back, isGateway)).Via(family)
            : Drop;
    }

    /// <summary>Rule 3.42: straight to the interface that owns the address, in the own VNet or in a peered one (rule 3.33).</summary>
    private string ToAppliance(Node node, ResourceId vnet, HostAddress address, bool isGateway)
    {
        if (!isGateway && MachineAt(vnet, address) is { } near)
        {
            return $"via {address} dev {near.Device} onlink";
        }

        if (isGateway && MachineAt(vnet, address) is { } own)
        {
            return LaneOf(node, _routers[vnet], $"machine {own.Name}", lane => HandTo(own, address, lane)).Via(address.Family);
        }

        foreach (Peering link in _topology.VNets.Single(one => one.Id == vnet).Peerings)
        {
            if (BackOf(link) is { } back && MachineAt(link.RemoteVNetId, address) is { } machine)
            {
                return LaneOf(node, _routers[link.RemoteVNetId], $"machine {machine.Name} {address} {isGateway}", lane =>
                {
                    CheckForwarded(lane, back, isGateway);
                    HandTo(machine, address, lane);
                }).Via(address.Family);
            }
        }

        return Drop;
    }

    /// <summary>Whatever comes out of this wire goes to one machine.</summary>
    private void HandTo(Machine machine, HostAddress address, Lane lane)
    {
        int table = FirstMachineTable + _lanes.Count;
        lane.Far.Rule($"pref 100 iif {lane.FarDevice} lookup {table}");
        AddRoute(lane.Far, address.Family == IPFamily.IPv4 ? AddressPrefix.AllIPv4 : AddressPrefix.AllIPv6, $"via {address} dev {machine.Device} onlink", $"table {table}");
    }

    /// <summary>
    /// Rule 2.50: the side that is entered admits what does not start in the VNet that it comes from. A gateway is exempt (rule 2.52).
    /// </summary>
    private void CheckForwarded(Lane lane, Peering back, bool isGateway)
    {
        if (isGateway || back.AllowForwardedTraffic)
        {
            return;
        }

        AddressPrefix[] sender = [.. _topology.VNets.Single(vnet => vnet.Id == back.RemoteVNetId).AddressSpace];
        lane.Far.Refused.Add(Foreign(IPFamily.IPv4, "ip", "ipv4"));

        // Neighbours find each other by link-local addresses.
        lane.Far.Refused.Add($"{Foreign(IPFamily.IPv6, "ip6", "ipv6")} ip6 saddr != fe80::/10");

        string Foreign(IPFamily family, string word, string protocol)
        {
            string[] own = [.. sender.Where(prefix => prefix.Family == family).Select(prefix => prefix.ToString())];
            return own.Length == 0
                ? $"iifname \"{lane.FarDevice}\" meta nfproto {protocol}"
                : $"iifname \"{lane.FarDevice}\" {word} saddr != {{ {string.Join(", ", own)} }}";
        }
    }

    private Machine? MachineAt(ResourceId vnet, HostAddress address) =>
        _machines.Find(machine => machine.SubnetId?.Parent == vnet && machine.Addresses.Contains(address));

    private Peering LinkOf(ResourceId id) => _topology.VNets.SelectMany(vnet => vnet.Peerings).Single(link => link.Id == id);

    /// <summary>Returns the link in the other direction; null where there is none, and then nothing passes (rule 2.20).</summary>
    private Peering? BackOf(Peering link) =>
        _topology.VNets.FirstOrDefault(vnet => vnet.Id == link.RemoteVNetId)?.Peerings.FirstOrDefault(back => back.RemoteVNetId == link.LocalVNetId);
}
