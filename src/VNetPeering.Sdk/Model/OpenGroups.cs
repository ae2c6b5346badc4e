namespace VNetPeering.Sdk.Model;

/// <summary>Network groups of which the input does not know all members, and what a topology is like with every VNet in them that may be a member.</summary>
internal static class OpenGroups
{
    /// <summary>Returns the groups of which members may be missing that a connectivity configuration applies to, each with the topology in which it has all that it may have.</summary>
    internal static IEnumerable<(ResourceId Group, Topology Filled)> Of(Topology topology)
    {
        if (topology.NetworkManagers.All(manager => manager.ConnectivityConfigurations.Count == 0))
        {
            yield break;
        }

        var vnets = new ManagedVNets(topology);
        IEnumerable<ResourceId> groups = topology.NetworkManagers.SelectMany(manager => manager.ConnectivityConfigurations).SelectMany(one => one.AppliesToGroups).Select(item => item.NetworkGroupId);
        foreach (ResourceId group in groups.Distinct())
        {
            StaticMember[] candidates = [.. vnets.CandidatesOf(group, deployedRegions: null).Select(i => new StaticMember { Name = topology.VNets[i].Name, ResourceId = topology.VNets[i].Id })];
            if (candidates.Length > 0)
            {
                yield return (group, Fill(topology, group, candidates));
            }
        }
    }

    private static Topology Fill(Topology topology, ResourceId id, StaticMember[] candidates)
    {
        bool isDescribed = topology.NetworkManagers.Any(manager => manager.NetworkGroups.Any(group => group.Id == id));
        return topology with
        {
            NetworkManagers =
            [
                .. topology.NetworkManagers.Select((manager, i) => manager with
                {
                    NetworkGroups = !isDescribed && i == 0
                        ? manager.NetworkGroups.Add(new NetworkGroup { Id = id, StaticMembers = [.. candidates] })
                        : [.. manager.NetworkGroups.Select(group => group.Id == id ? group with { StaticMembers = [.. group.StaticMembers, .. candidates] } : group)],
                }),
            ],
        };
    }
}
