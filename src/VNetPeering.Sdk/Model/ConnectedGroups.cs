namespace VNetPeering.Sdk.Model;

/// <summary>Finds the connected groups that the configurations of network managers make.</summary>
internal static class ConnectedGroups
{
    /// <summary>Returns the connected groups, in the order of the configurations, network groups and regions.</summary>
    internal static IReadOnlyList<ConnectedGroup> Of(Topology topology, AzureBehavior behavior)
    {
        if (topology.NetworkManagers.Count == 0)
        {
            return [];
        }

        var vnets = new ManagedVNets(topology);
        return
        [
            .. from manager in topology.NetworkManagers
               from configuration in manager.ConnectivityConfigurations
               from item in configuration.AppliesToGroups
               where configuration.ConnectivityTopology == ConnectivityTopology.Mesh || item.GroupConnectivity == GroupConnectivity.DirectlyConnected
               from connected in Connect(topology, behavior, vnets, configuration, item)
               select connected,
        ];
    }

    private static IEnumerable<ConnectedGroup> Connect(Topology topology, AzureBehavior behavior, ManagedVNets vnets, ConnectivityConfiguration configuration, ConnectivityGroupItem item)
    {
        bool isMesh = configuration.ConnectivityTopology == ConnectivityTopology.Mesh;
        ResourceId[] hubs = isMesh ? [] : [.. configuration.HubIds.Where(hub => vnets.Find(hub) >= 0)];
        IEnumerable<ResourceId> spokes = vnets.MembersOf(item.NetworkGroupId, configuration.DeployedRegions).Where(member => !hubs.Contains(member));
        ResourceId[] members = [.. spokes.Concat(behavior.HubJoinsConnectedGroup ? hubs : []).Where(member => !IsClassic(topology, vnets.Find(member)))];
        if (item.IsGlobal || (isMesh && configuration.IsGlobal))
        {
            yield return Group(members, hubs);
            yield break;
        }

        // A member that states no region counts as being in the region of any other, as everywhere.
        Region[] regions = [.. members.Select(vnets.RegionOf).Where(region => region.IsStated).Distinct()];
        if (regions.Length == 0)
        {
            yield return Group(members, hubs);
            yield break;
        }

        foreach (Region region in regions)
        {
            yield return Group(members.Where(IsIn(region)), hubs.Where(IsIn(region)), region);
        }

        Func<ResourceId, bool> IsIn(Region region) => vnet => vnets.RegionOf(vnet) is var own && (!own.IsStated || own == region);

        ConnectedGroup Group(IEnumerable<ResourceId> joined, IEnumerable<ResourceId> couldJoin, Region region = default) => new()
        {
            Configuration = configuration,
            NetworkGroupId = item.NetworkGroupId,
            Members = [.. joined.Select(vnets.Find).Where(index => index >= 0).Order()],
            Undescribed = [.. joined.Where(member => vnets.Find(member) < 0)],
            Hubs = [.. couldJoin.Select(vnets.Find)],
            RegionIsAssumed = region.IsStated && joined.Any(member => !vnets.RegionOf(member).IsStated),
        };
    }

    private static bool IsClassic(Topology topology, int vnet) => vnet >= 0 && topology.VNets[vnet].DeploymentModel == DeploymentModel.Classic;
}
