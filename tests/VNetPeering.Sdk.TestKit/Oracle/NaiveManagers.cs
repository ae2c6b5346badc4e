using System.Runtime.CompilerServices;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.TestKit.Oracle;

/// <summary>What Virtual Network Managers do to a design, straight from rule book 6.</summary>
internal static class NaiveManagers
{
    // A topology never changes, so what was made of the object holds. It only saves time.
    private static readonly ConditionalWeakTable<Topology, Topology> s_done = [];

    /// <summary>6.02: the design with the peerings that hub-and-spoke configurations make. Links that are there stay, so doing it twice changes nothing.</summary>
    internal static Topology Deployed(Topology topology)
    {
        Topology deployed = s_done.GetValue(topology, Deploy);
        s_done.TryAdd(deployed, deployed);
        return deployed;
    }

    private static Topology Deploy(Topology topology)
    {
        foreach (ConnectivityConfiguration configuration in Configurations(topology).Where(one => one.ConnectivityTopology == ConnectivityTopology.HubAndSpoke))
        {
            foreach (ConnectivityGroupItem item in configuration.AppliesToGroups)
            {
                foreach (VNet spoke in MembersOf(topology, configuration, item))
                {
                    foreach (VNet hub in configuration.HubIds.Select(id => topology.FindVNet(id)).OfType<VNet>().Where(hub => hub.Id != spoke.Id))
                    {
                        topology = WithLinks(topology, hub.Id, spoke.Id, item.UseHubGateway);
                    }
                }
            }
        }

        return topology;
    }

    /// <summary>3.13: what a VNet has of each connected group: prefix, and the member that it leads to.</summary>
    internal static IEnumerable<(AddressPrefix Prefix, VNet Member)> ConnectedTo(Topology topology, VNet vnet, AzureBehavior behavior)
    {
        List<VNet[]> groups = [.. GroupsOf(topology, vnet, behavior)];
        VNet[] visible = [.. groups.SelectMany(group => group).Where(other => other.Id != vnet.Id && !ArePeered(topology, vnet, other)).DistinctBy(other => other.Id)];
        foreach (VNet[] group in groups)
        {
            foreach (VNet member in group.Where(member => visible.Any(one => one.Id == member.Id)))
            {
                // 6.07: what a member shares with another one is gone, and what it shares with another group's member can be told apart as little.
                // 6.08: so is what overlaps a VNet outside that another member is peered with.
                List<AddressPrefix> lost =
                [
                    .. group.Concat(visible).Where(other => other.Id != member.Id).SelectMany(other => other.AddressSpace),
                    .. from other in @group
                       where other.Id != member.Id
                       from link in topology.ConnectedLinks(other)
                       where !@group.Any(inside => inside.Id == link.RemoteVNetId)
                       from prefix in topology.PeeredPrefixes(link)
                       select prefix,
                ];
                foreach (AddressPrefix prefix in member.AddressSpace.Where(prefix => vnet.AddressSpace.Any(own => own.Family == prefix.Family)))
                {
                    foreach (AddressPrefix left in Without(prefix, lost))
                    {
                        yield return (left, member);
                    }
                }
            }
        }
    }

    /// <summary>The member of a connected group that owns an address, as the VNet sees it.</summary>
    internal static VNet? MemberAt(Topology topology, VNet vnet, HostAddress address, AzureBehavior behavior) =>
        ConnectedTo(topology, vnet, behavior).Where(row => row.Prefix.Contains(address)).Select(row => row.Member).FirstOrDefault();

    private static IEnumerable<ConnectivityConfiguration> Configurations(Topology topology) => topology.NetworkManagers.SelectMany(manager => manager.ConnectivityConfigurations);

    /// <summary>6.01: in the regions that it is deployed to; everywhere when the design does not say.</summary>
    private static IEnumerable<VNet> MembersOf(Topology topology, ConnectivityConfiguration configuration, ConnectivityGroupItem item) =>
        from manager in topology.NetworkManagers
        from networkGroup in manager.NetworkGroups
        where networkGroup.Id == item.NetworkGroupId
        from id in networkGroup.StaticMembers.Select(member => member.ResourceId).Distinct()
        let vnet = topology.FindVNet(id)
        where vnet is { DeploymentModel: DeploymentModel.ResourceManager }
        where configuration.DeployedRegions is null || configuration.DeployedRegions.Any(region => !vnet.Region.IsStated || region == vnet.Region)
        select vnet;

    private static Topology WithLinks(Topology topology, ResourceId hubId, ResourceId spokeId, bool useHubGateway)
    {
        VNet hub = topology.FindVNet(hubId)!;
        VNet spoke = topology.FindVNet(spokeId)!;
        if (!hub.Peerings.Any(link => link.RemoteVNetId == spokeId))
        {
            topology = With(topology, hub, Link(hub, spoke) with { AllowGatewayTransit = useHubGateway });
        }

        // 6.06: the spoke's link fails where a user's would: 2.61, 2.63, 2.65, 2.66
        bool hubLends = topology.OwnGateways(hub).Any() || topology.RouteServers.Any(server => server.VNetId == hubId);
        bool hubLinkLends = topology.FindVNet(hubId)!.Peerings.First(link => link.RemoteVNetId == spokeId).AllowGatewayTransit;
        bool fails = useHubGateway && (!hubLends || !hubLinkLends || topology.OwnGateways(spoke).Any() || spoke.Peerings.Any(link => link.UseRemoteGateways));
        return fails || spoke.Peerings.Any(link => link.RemoteVNetId == hubId) ? topology : With(topology, spoke, Link(spoke, hub) with { UseRemoteGateways = useHubGateway });
    }

    private static Peering Link(VNet from, VNet to) => new()
    {
        Id = from.Id.Child("virtualNetworkPeerings", $"managed-to-{to.Name}"),
        RemoteVNetId = to.Id,
        AllowForwardedTraffic = true,
    };

    private static Topology With(Topology topology, VNet vnet, Peering link) =>
        topology with { VNets = topology.VNets.Select(one => one.Id == vnet.Id ? one with { Peerings = one.Peerings.Add(link) } : one).ToValueList() };

    /// <summary>6.02 to 6.04: a mesh or direct connectivity joins the members of one network group; those of one region unless it is global.</summary>
    private static IEnumerable<VNet[]> GroupsOf(Topology topology, VNet vnet, AzureBehavior behavior)
    {
        foreach (ConnectivityConfiguration configuration in Configurations(topology))
        {
            bool isMesh = configuration.ConnectivityTopology == ConnectivityTopology.Mesh;
            foreach (ConnectivityGroupItem item in configuration.AppliesToGroups.Where(item => isMesh || item.GroupConnectivity == GroupConnectivity.DirectlyConnected))
            {
                // 6.05, Q-10: the hub is one of them or not
                List<VNet> members = [.. MembersOf(topology, configuration, item).Where(member => isMesh || !configuration.HubIds.Contains(member.Id))];
                if (!isMesh && behavior.HubJoinsConnectedGroup)
                {
                    members.AddRange(configuration.HubIds.Select(id => topology.FindVNet(id)).OfType<VNet>());
                }

                bool isGlobal = item.IsGlobal || (isMesh && configuration.IsGlobal);
                Region[] regions = [.. members.Select(member => member.Region).Where(region => region.IsStated).Distinct()];
                IEnumerable<VNet[]> parts = isGlobal || regions.Length == 0
                    ? [[.. members]]
                    : regions.Select(region => members.Where(member => !member.Region.IsStated || member.Region == region).ToArray());
                foreach (VNet[] part in parts.Where(part => part.Any(member => member.Id == vnet.Id)))
                {
                    yield return part;
                }
            }
        }
    }

    // 2.97: a peering of the two comes first, a subnet peering as well
    private static bool ArePeered(Topology topology, VNet vnet, VNet other) => topology.ConnectedLinks(vnet).Any(link => link.RemoteVNetId == other.Id);

    /// <summary>The prefix in pieces that overlap none of the others: halved until each half is inside or outside.</summary>
    private static IEnumerable<AddressPrefix> Without(AddressPrefix prefix, IReadOnlyList<AddressPrefix> others)
    {
        if (others.Any(other => other.Contains(prefix)))
        {
            return [];
        }

        if (!others.Any(other => other.Overlaps(prefix)))
        {
            return [prefix];
        }

        int length = prefix.Length + 1;
        AddressPrefix low = AddressPrefix.Containing(prefix.First, length);
        AddressPrefix high = AddressPrefix.Containing(prefix.Last, length);
        return [.. Without(low, others), .. Without(high, others)];
    }
}
