using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.TestKit.Notation;

/// <summary>Virtual Network Managers: a line is a network group and the connectivity configuration for it.</summary>
public sealed partial class DesignText
{
    private void TakeMesh(DesignLine line)
    {
        string[] path = line.Word().Split('/');
        string[] members = line.Word().Split(',');
        TakeConfiguration(line, path, members, ConnectivityTopology.Mesh, [], GroupConnectivity.DirectlyConnected, useHubGateway: false);
    }

    private void TakeHubAndSpoke(DesignLine line)
    {
        string[] path = line.Word().Split('/');
        ResourceId hub = NamedVNet(line.Word());
        string[] spokes = line.Word().Split(',');
        GroupConnectivity connectivity = line.Switch("direct") ? GroupConnectivity.DirectlyConnected : GroupConnectivity.None;
        TakeConfiguration(line, path, spokes, ConnectivityTopology.HubAndSpoke, [hub], connectivity, line.Switch("useHubGateway"));
    }

    private void TakeConfiguration(
        DesignLine line, string[] path, string[] members, ConnectivityTopology topology, ValueList<ResourceId> hubs, GroupConnectivity connectivity, bool useHubGateway)
    {
        ResourceId managerId = Id(ResourceTypes.NetworkManager, path[0]);
        ResourceId groupId = managerId.Child("networkGroups", path[1]);
        bool isGlobal = line.Switch("global");
        var group = new NetworkGroup { Id = groupId, StaticMembers = [.. members.Select(member => new StaticMember { Name = member, ResourceId = NamedVNet(member) })] };
        var configuration = new ConnectivityConfiguration
        {
            Id = managerId.Child("connectivityConfigurations", path[1]),
            ConnectivityTopology = topology,
            HubIds = hubs,
            IsGlobal = isGlobal,
            AppliesToGroups = [new ConnectivityGroupItem { NetworkGroupId = groupId, GroupConnectivity = connectivity, UseHubGateway = useHubGateway, IsGlobal = isGlobal }],
            DeployedRegions = line.Option("deployed") is { } regions ? [.. regions.Split(',').Select(region => new Region(region))] : null,
            ConnectedGroupAddressOverlap = line.Option("overlap") is { } overlap ? Enum.Parse<ConnectedGroupAddressOverlap>(overlap) : default,
            ConnectedGroupPrivateEndpointsScale = line.Option("scale") is { } scale ? Enum.Parse<ConnectedGroupPrivateEndpointsScale>(scale) : default,
        };
        ChangeManager(managerId, manager => manager with { NetworkGroups = manager.NetworkGroups.Add(group), ConnectivityConfigurations = manager.ConnectivityConfigurations.Add(configuration) });
    }

    private ResourceId NamedVNet(string name) => _vnets.FirstOrDefault(vnet => vnet.Name == name)?.Id ?? VNetId(name);
}
