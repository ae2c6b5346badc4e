using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk;

/// <summary>Finds out what a change of a network touches.</summary>
internal static class NetworkEditor
{
    internal static NetworkEdit Prepare(CompiledNetwork network, CompiledTopology net, NetworkChange change)
    {
        RouteTable[] tables = [.. network.Topology.RouteTables];
        var changedTables = new HashSet<int>();
        foreach (RouteTable table in change.RouteTables)
        {
            int index = Found(net.FindRouteTable(table.Id), table.Id);
            tables[index] = table;
            changedTables.Add(index);
        }

        VNet[] vnets = [.. network.Topology.VNets];
        var changedVNets = new SortedSet<int>();
        foreach (VNet vnet in change.VNets)
        {
            int index = Found(net.FindVNet(vnet.Id), vnet.Id);
            vnets[index] = vnet;
            changedVNets.Add(index);
        }

        foreach (Peering peering in change.Peerings)
        {
            int index = Found(net.FindVNet(peering.Id.Parent), peering.Id);
            vnets[index] = WithPeering(vnets[index], peering);
            changedVNets.Add(index);
        }

        Topology topology = network.Topology with
        {
            RouteTables = changedTables.Count == 0 ? network.Topology.RouteTables : [.. tables],
            VNets = changedVNets.Count == 0 ? network.Topology.VNets : [.. vnets],
        };
        // What a network manager connects follows every member, so its links and groups are found anew.
        if (network.Topology.NetworkManagers.Count > 0 || changedVNets.Any(vnet => HoldsFirewallWithoutAddress(net, vnet)) || changedVNets.Any(index => !HasShapeOf(network.Topology.VNets[index], vnets[index])))
        {
            return new NetworkEdit(network, topology) { IsStructural = true, TouchedSubnets = topology.VNets.Sum(vnet => vnet.Subnets.Count) };
        }

        HashSet<int> touched = [.. changedVNets.SelectMany(vnet => Around(net, vnet))];
        int[] subnets = changedTables.Count == 0 ? [] : [.. net.Subnets.Where(subnet => changedTables.Contains(subnet.RouteTable) && !touched.Contains(subnet.VNet)).Select(subnet => subnet.Index)];
        return new NetworkEdit(network, topology)
        {
            ChangedVNets = [.. changedVNets],
            TouchedVNets = [.. touched],
            Subnets = subnets,
            TouchedSubnets = subnets.Length + touched.Sum(vnet => vnets[vnet].Subnets.Count),
        };
    }

    /// <summary>The VNet, all that have a link to it, and those that it has a link to, which may borrow over it.</summary>
    private static IEnumerable<int> Around(CompiledTopology net, int vnet)
    {
        CompiledVNet own = net.VNets[vnet];
        return
        [
            vnet,
            .. net.LinksTo(vnet).ToArray().Select(link => net.Links[link].Local),
            .. Enumerable.Range(own.FirstLink, own.LinkEnd - own.FirstLink).Select(link => net.Links[link].Remote).Where(remote => remote >= 0),
        ];
    }

    /// <summary>The address that routes anywhere read from such a firewall hangs on its subnet.</summary>
    private static bool HoldsFirewallWithoutAddress(CompiledTopology net, int vnet) =>
        net.Topology.AzureFirewalls.Any(firewall => firewall.PrivateIPAddress is null && firewall.SubnetId is { } subnet && net.FindVNet(subnet.Parent) == vnet);

    private static int Found(int index, ResourceId id) =>
        index >= 0 ? index : throw new ArgumentException($"The network has no resource \"{id}\". A change replaces what is there; to add or remove resources, change the topology and compile it.");

    private static VNet WithPeering(VNet vnet, Peering peering)
    {
        Peering[] links = [.. vnet.Peerings];
        links[Found(Array.FindIndex(links, link => link.Id == peering.Id), peering.Id)] = peering;
        return vnet with { Peerings = [.. links] };
    }

    /// <summary>Says whether what other records count by stays: subnets and links in number, order and ids, the ends of links, what lies in the subnets.</summary>
    private static bool HasShapeOf(VNet old, VNet edited) =>
        old.DeploymentModel == edited.DeploymentModel
        && old.IsPlaceholder == edited.IsPlaceholder
        && old.Subnets.Count == edited.Subnets.Count
        && old.Peerings.Count == edited.Peerings.Count
        && old.Subnets.Zip(edited.Subnets).All(pair => pair.First.Id == pair.Second.Id && pair.First.IPConfigurationIds.Equals(pair.Second.IPConfigurationIds))
        && old.Peerings.Zip(edited.Peerings).All(pair => pair.First.Id == pair.Second.Id && pair.First.RemoteVNetId == pair.Second.RemoteVNetId);
}
