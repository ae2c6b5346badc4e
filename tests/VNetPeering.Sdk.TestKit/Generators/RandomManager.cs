using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.TestKit.Generators;

/// <summary>A random Virtual Network Manager over the VNets of a random design.</summary>
internal sealed class RandomManager(SeededRandom random, int hubs)
{
    private static readonly ResourceId Id = Ids.Of(ResourceTypes.NetworkManager, "manager");

    private readonly List<NetworkGroup> _groups = [];
    private readonly List<ConnectivityConfiguration> _configurations = [];

    /// <summary>Draws one or two configurations. Where a hub-and-spoke one is to make the links, they are taken out of the VNets first.</summary>
    internal NetworkManager Draw(VNet[] vnets)
    {
        int count = random.Chance(30) ? 2 : 1;
        for (int i = 0; i < count; i++)
        {
            if (random.Chance(55))
            {
                DrawMesh($"mesh{i}", vnets);
            }
            else
            {
                DrawHubAndSpoke($"spokes{i}", random.Below(hubs), vnets);
            }
        }

        return new NetworkManager { Id = Id, NetworkGroups = _groups.ToValueList(), ConnectivityConfigurations = _configurations.ToValueList() };
    }

    private void DrawMesh(string name, VNet[] vnets)
    {
        VNet[] members = [.. vnets.Where(_ => random.Chance(75))];
        foreach (VNet member in members)
        {
            // Members that are peered as well have nothing of each other in the group: that is drawn now and then.
            for (int i = 0; i < vnets.Length; i++)
            {
                if (random.Chance(40))
                {
                    Unlink(vnets, i, member.Id);
                }
            }
        }

        Add(name, members, item => item with { GroupConnectivity = GroupConnectivity.DirectlyConnected }, configuration => configuration with
        {
            ConnectivityTopology = ConnectivityTopology.Mesh,
            IsGlobal = random.Chance(50),
        });
    }

    private void DrawHubAndSpoke(string name, int hub, VNet[] vnets)
    {
        // 2.10, 2.11: what overlaps another VNet is neither hub nor spoke, so that no link is one that Azure would refuse.
        bool IsAlone(int i) => !vnets.Any(other => other.Id != vnets[i].Id && other.AddressSpace.Any(theirs => vnets[i].AddressSpace.Any(theirs.Overlaps)));
        if (!IsAlone(hub))
        {
            return;
        }

        int[] spokes = [.. Enumerable.Range(0, vnets.Length).Where(i => i != hub && random.Chance(70) && IsAlone(i))];
        foreach (int spoke in spokes.Where(_ => random.Chance(60)))
        {
            Unlink(vnets, spoke, vnets[hub].Id);
            if (random.Chance(85))
            {
                Unlink(vnets, hub, vnets[spoke].Id);
            }
        }

        Add(
            name,
            [.. spokes.Select(i => vnets[i])],
            item => item with
            {
                GroupConnectivity = random.Chance(60) ? GroupConnectivity.DirectlyConnected : GroupConnectivity.None,
                UseHubGateway = random.Chance(50),
                IsGlobal = random.Chance(40),
            },
            configuration => configuration with { HubIds = [vnets[hub].Id] });
    }

    private static void Unlink(VNet[] vnets, int local, ResourceId remote) =>
        vnets[local] = vnets[local] with { Peerings = vnets[local].Peerings.Where(link => link.RemoteVNetId != remote).ToValueList() };

    private void Add(
        string name,
        VNet[] members,
        Func<ConnectivityGroupItem, ConnectivityGroupItem> group,
        Func<ConnectivityConfiguration, ConnectivityConfiguration> configuration)
    {
        ResourceId groupId = Id.Child("networkGroups", name);
        _groups.Add(new NetworkGroup
        {
            Id = groupId,
            StaticMembers = members.Select(member => new StaticMember { Name = member.Name, ResourceId = member.Id }).ToValueList(),
        });
        _configurations.Add(configuration(new ConnectivityConfiguration
        {
            Id = Id.Child("connectivityConfigurations", name),
            ConnectivityTopology = ConnectivityTopology.HubAndSpoke,
            AppliesToGroups = [group(new ConnectivityGroupItem { NetworkGroupId = groupId })],
            DeployedRegions = random.Chance(75) ? null : random.Pick<ValueList<Region>>([["westeurope"], ["westeurope", "northeurope", "eastus"], []]),
        }));
    }
}
