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

    /// <summary>
    /// Returns the indices of the VNets that may be members of a network group though the input does not say so: every Resource Manager VNet in the scope of the
    /// manager where the group has a policy, a member that nobody can read, or no description at all. None of a group whose members are all known.
    /// </summary>
    internal IEnumerable<int> CandidatesOf(ResourceId networkGroup, ValueList<Region>? deployedRegions)
    {
        HashSet<ResourceId> listed = [];
        if (_groups.TryGetValue(networkGroup, out NetworkGroup? group))
        {
            if (!group.MayHaveOtherMembers && group.StaticMembers.All(member => member.ResourceId is not null))
            {
                return [];
            }

            listed.UnionWith(group.StaticMembers.Select(member => member.ResourceId).OfType<ResourceId>());
        }

        NetworkManagerScopes? scopes = _topology.NetworkManagers.FirstOrDefault(manager => manager.Id == networkGroup.Parent)?.Scopes;
        return Enumerable.Range(0, _topology.VNets.Count).Where(i => _topology.VNets[i] is { IsPlaceholder: false, DeploymentModel: DeploymentModel.ResourceManager } vnet
            && !listed.Contains(vnet.Id)
            && IsInScope(vnet.Id, scopes)
            && TakesEffect(deployedRegions, vnet.Region));
    }

    /// <summary>Returns the region of a VNet; none for one that the topology does not describe.</summary>
    internal Region RegionOf(ResourceId vnet) => Find(vnet) is >= 0 and int index ? _topology.VNets[index].Region : default;

    /// <summary>A configuration takes effect in the regions that it is deployed to (6.01). Where the input names none, or the VNet's is not known, it counts as deployed.</summary>
    private static bool TakesEffect(ValueList<Region>? deployedRegions, Region region) =>
        deployedRegions is not { } regions || (regions.Count > 0 && (!region.IsStated || regions.Contains(region)));

    /// <summary>Which subscriptions a management group holds is in no input: then every VNet may be in scope.</summary>
    private static bool IsInScope(ResourceId vnet, NetworkManagerScopes? scopes) =>
        scopes is not { ManagementGroups.Count: 0, Subscriptions.Count: > 0 }
        || scopes.Subscriptions.Any(scope => !scope.StartsWith('/') || string.Equals(scope.TrimEnd('/'), $"/subscriptions/{vnet.Subscription}", StringComparison.OrdinalIgnoreCase));
}
