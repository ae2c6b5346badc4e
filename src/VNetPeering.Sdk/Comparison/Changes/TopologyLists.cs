using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Comparison.Changes;

/// <summary>The lists of resources of a topology, for those who treat all of them alike.</summary>
internal static class TopologyLists
{
    /// <summary>Says what becomes of each list.</summary>
    internal interface IChanger
    {
        /// <summary>Returns the new list.</summary>
        /// <param name="list">Finds the list in a topology.</param>
        /// <param name="key">What its resources are told apart by.</param>
        ValueList<T> Of<T>(Func<Topology, ValueList<T>> list, Func<T, object> key);
    }

    /// <summary>Returns a topology with each list changed.</summary>
    internal static Topology With(Topology topology, IChanger changer) => topology with
    {
        VNets = changer.Of(net => net.VNets, vnet => vnet.Id),
        Gateways = changer.Of(net => net.Gateways, gateway => gateway.Id),
        Connections = changer.Of(net => net.Connections, connection => connection.Id),
        LocalNetworkGateways = changer.Of(net => net.LocalNetworkGateways, device => device.Id),
        ExpressRouteCircuits = changer.Of(net => net.ExpressRouteCircuits, circuit => circuit.Id),
        Sites = changer.Of(net => net.Sites, site => site.Name),
        RouteTables = changer.Of(net => net.RouteTables, table => table.Id),
        NetworkSecurityGroups = changer.Of(net => net.NetworkSecurityGroups, group => group.Id),
        ApplicationSecurityGroups = changer.Of(net => net.ApplicationSecurityGroups, group => group.Id),
        NetworkInterfaces = changer.Of(net => net.NetworkInterfaces, nic => nic.Id),
        VirtualMachines = changer.Of(net => net.VirtualMachines, machine => machine.Id),
        PublicIPAddresses = changer.Of(net => net.PublicIPAddresses, address => address.Id),
        NatGateways = changer.Of(net => net.NatGateways, gateway => gateway.Id),
        LoadBalancers = changer.Of(net => net.LoadBalancers, balancer => balancer.Id),
        AzureFirewalls = changer.Of(net => net.AzureFirewalls, firewall => firewall.Id),
        RouteServers = changer.Of(net => net.RouteServers, server => server.Id),
        PrivateEndpoints = changer.Of(net => net.PrivateEndpoints, endpoint => endpoint.Id),
        VirtualHubs = changer.Of(net => net.VirtualHubs, hub => hub.Id),
        NetworkManagers = changer.Of(net => net.NetworkManagers, manager => manager.Id),
        Appliances = changer.Of(net => net.Appliances, appliance => appliance.Name),
    };
}
