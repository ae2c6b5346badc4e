using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Model;

/// <summary>Which VNets the configurations of network managers take effect for.</summary>
internal sealed class ManagedVNets
{
    private readonly Topology _topology;
    private readonly Dictionary<ResourceId, int> _vnets = [];
    private readonly Dictionary<ResourceId, NetworkGroup> _groups = [];

    internal ManagedVNets(Topology topology)
    {
        _topology = topology;
        for (int i = 0; i < topology.VNets.Count; i++)
        {
            _vnets.TryAdd(topology.VNets[i].Id, i);
        }

        foreach (NetworkGroup group in topology.NetworkManagers.SelectMany(manager => manager.NetworkGroups))
        {
            _groups.TryAdd(group.Id, group);
        }
    }

    /// <summary>Returns the index of a VNet that the topology describes; -1 for any other.</summary>
    internal int Find(ResourceId id)
    {
        int index = _vnets.GetValueOrDefault(id, -1);
        return index >= 0 && _topology.VNets[index].IsPlaceholder ? -1 : index;
    }

    /// <summary>Returns the VNets of a network group for which a configuration takes effect: each once, without subnets and Virtual WAN hubs (rule 6.12).</summary>
    internal IEnumerable<ResourceId> MembersOf(ResourceId networkGroup, ValueList<Region>? deployedRegions)
    {
        if (!_groups.TryGetValue(networkGroup, out NetworkGroup? group))
        {
            return [];
        }

        IEnumerable<ResourceId> members = group.StaticMembers.Select(member => member.ResourceId).OfType<ResourceId>();
        return members.Distinct().Where(member => member.IsOfType(ResourceTypes.VNet) && TakesEffect(deployedRegions, RegionOf(member)));
    }

    /// <summary>Returns the region of a VNet; none for one that the topology does not describe.</summary>
    internal Region RegionOf(ResourceId vnet) => Find(vnet) is >= 0 and int index ? _topology.VNets[index].Region : default;

    /// <summary>A configuration takes effect in the regions that it is deployed to (6.01). Where the input names none, or the VNet's is not known, it counts as deployed.</summary>
    private static bool TakesEffect(ValueList<Region>? deployedRegions, Region region) =>
        deployedRegions is not { } regions || (regions.Count > 0 && (!region.IsStated || regions.Contains(region)));
}
