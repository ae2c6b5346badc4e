using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Serialization;

namespace VNetPeering.Sdk.Import;

/// <summary>A saved topology as a source beside others.</summary>
internal static class SavedTopology
{
    /// <summary>Loads the topology of a source.</summary>
    /// <exception cref="ImportException">The file is not a topology of a version that is known.</exception>
    internal static Topology Load(SourceText source)
    {
        try
        {
            return TopologyJson.Load(source.Bytes);
        }
        catch (TopologyJsonException problem)
        {
            throw new ImportException(source.Name, problem.Line, problem.Column, $"{source.Name}: {problem.Message}", problem);
        }
    }

    /// <summary>Adds all of a topology to an estate. What was reported when the topology was first read is not reported again.</summary>
    internal static void AddTo(EstateDraft estate, Topology topology, string file)
    {
        foreach (VNet vnet in topology.VNets)
        {
            VNetDraft draft = estate.VNet(vnet.Id);
            draft.Subnets.SetInside([.. vnet.Subnets.Select(subnet => (subnet.Id, new SubnetPart(subnet, true)))], file);
            draft.Peerings.SetInside([.. vnet.Peerings.Select(peering => (peering.Id, peering))], file);
            if (!vnet.IsPlaceholder)
            {
                draft.State(vnet with { Subnets = [], Peerings = [] }, file);
            }
        }

        foreach (RouteTable table in topology.RouteTables)
        {
            OwnerDraft<RouteTable, UserDefinedRoute> draft = estate.RouteTable(table.Id);
            draft.State(table with { Routes = [] }, file);
            draft.Children.SetInside([.. table.Routes.Select(route => (table.Id.Child("routes", route.Name), route))], file);
        }

        foreach (NetworkSecurityGroup group in topology.NetworkSecurityGroups)
        {
            OwnerDraft<NetworkSecurityGroup, SecurityRule> draft = estate.SecurityGroup(group.Id);
            draft.State(group with { SecurityRules = [] }, file);
            draft.Children.SetInside([.. group.SecurityRules.Select(rule => (group.Id.Child("securityRules", rule.Name), rule))], file);
        }

        foreach (VirtualHub hub in topology.VirtualHubs)
        {
            HubDraft draft = estate.Hub(hub.Id);
            draft.State(hub with { Connections = [] }, file);
            draft.Connections.SetInside([.. hub.Connections.Select(item => (hub.Id.Child("hubVirtualNetworkConnections", item.Name), item))], file);
        }

        foreach (RouteServer server in topology.RouteServers)
        {
            HubDraft draft = estate.Hub(server.Id);
            draft.State(server with { BgpConnections = [] }, file);
            draft.BgpConnections.SetInside([.. server.BgpConnections.Select(item => (server.Id.Child("bgpConnections", item.Name), item))], file);
        }

        foreach (NetworkManager manager in topology.NetworkManagers)
        {
            AddManager(estate.Membership, estate.NetworkManager(manager.Id), manager, file);
        }

        Put(estate.Gateways, topology.Gateways, item => item.Id, file);
        Put(estate.Connections, topology.Connections, item => item.Id, file);
        Put(estate.LocalNetworkGateways, topology.LocalNetworkGateways, item => item.Id, file);
        Put(estate.ExpressRouteCircuits, topology.ExpressRouteCircuits, item => item.Id, file);
        Put(estate.ApplicationSecurityGroups, topology.ApplicationSecurityGroups, item => item.Id, file);
        Put(estate.NetworkInterfaces, topology.NetworkInterfaces, item => item.Id, file);
        Put(estate.VirtualMachines, topology.VirtualMachines, item => item.Id, file);
        Put(estate.PublicIPAddresses, topology.PublicIPAddresses, item => item.Id, file);
        Put(estate.NatGateways, topology.NatGateways, item => item.Id, file);
        Put(estate.LoadBalancers, topology.LoadBalancers, item => item.Id, file);
        Put(estate.AzureFirewalls, topology.AzureFirewalls, item => item.Id, file);
        Put(estate.PrivateEndpoints, topology.PrivateEndpoints, item => item.Id, file);
        estate.AddDeclarations(topology);
    }

    /// <summary>Returns how many resources of each type a topology holds.</summary>
    internal static ValueList<ResourceCount> Count(Topology topology) =>
    [
        .. new (string Type, int Count)[]
        {
            (ResourceTypes.VNet, topology.VNets.Count(vnet => !vnet.IsPlaceholder)),
            (ResourceTypes.Gateway, topology.Gateways.Count),
            (ResourceTypes.Connection, topology.Connections.Count),
            (ResourceTypes.LocalNetworkGateway, topology.LocalNetworkGateways.Count),
            (ResourceTypes.ExpressRouteCircuit, topology.ExpressRouteCircuits.Count),
            (ResourceTypes.RouteTable, topology.RouteTables.Count),
            (ResourceTypes.NetworkSecurityGroup, topology.NetworkSecurityGroups.Count),
            (ResourceTypes.ApplicationSecurityGroup, topology.ApplicationSecurityGroups.Count),
            (ResourceTypes.NetworkInterface, topology.NetworkInterfaces.Count),
            (ResourceTypes.VirtualMachine, topology.VirtualMachines.Count),
            (ResourceTypes.PublicIPAddress, topology.PublicIPAddresses.Count),
            (ResourceTypes.NatGateway, topology.NatGateways.Count),
            (ResourceTypes.LoadBalancer, topology.LoadBalancers.Count),
            (ResourceTypes.AzureFirewall, topology.AzureFirewalls.Count),
            (ResourceTypes.PrivateEndpoint, topology.PrivateEndpoints.Count),
            (ResourceTypes.VirtualHub, topology.VirtualHubs.Count + topology.RouteServers.Count),
            (ResourceTypes.NetworkManager, topology.NetworkManagers.Count),
        }.Where(item => item.Count > 0).Select(item => new ResourceCount { Type = item.Type, Count = item.Count }),
    ];

    private static void AddManager(GroupMembership membership, NetworkManagerDraft draft, NetworkManager manager, string file)
    {
        draft.Own.State(manager with { NetworkGroups = [], ConnectivityConfigurations = [], SecurityAdminConfigurations = [] }, file);
        draft.Own.Children.SetInside([.. manager.ConnectivityConfigurations.Select(item => (item.Id, item with { DeployedRegions = null }))], file);
        foreach (ConnectivityConfiguration configuration in manager.ConnectivityConfigurations)
        {
            if (configuration.DeployedRegions is { } regions)
            {
                draft.Deployed.Add(configuration.Id, regions);
            }
        }

        foreach (SecurityAdminConfiguration configuration in manager.SecurityAdminConfigurations)
        {
            AddAdmin(draft, configuration, file);
        }

        foreach (NetworkGroup group in manager.NetworkGroups)
        {
            OwnerDraft<NetworkGroup, StaticMember> members = draft.Group(group.Id);
            members.State(group with { StaticMembers = [] }, file);
            if (!group.MayHaveOtherMembers)
            {
                membership.AddComplete(group.Id);
            }

            members.Children.SetInside([.. group.StaticMembers.Select(item => (group.Id.Child("staticMembers", item.Name), item))], file);
        }
    }

    private static void AddAdmin(NetworkManagerDraft draft, SecurityAdminConfiguration configuration, string file)
    {
        AdminDraft admin = draft.Admin(configuration.Id);
        admin.State(configuration with { RuleCollections = [], DeployedRegions = null }, file);
        foreach (AdminRuleCollection collection in configuration.RuleCollections)
        {
            OwnerDraft<AdminRuleCollection, AdminRule> rules = admin.Collection(collection.Id);
            rules.State(collection with { Rules = [] }, file);
            rules.Children.SetInside([.. collection.Rules.Select(rule => (collection.Id.Child("rules", rule.Name), rule))], file);
        }

        if (configuration.DeployedRegions is { } regions)
        {
            draft.DeployedAdmin.Add(configuration.Id, regions);
        }
    }

    private static void Put<T>(Shelf<T> shelf, ValueList<T> items, Func<T, ResourceId> id, string file)
        where T : class
    {
        foreach (T item in items)
        {
            shelf.Add(id(item), item, file);
        }
    }
}
