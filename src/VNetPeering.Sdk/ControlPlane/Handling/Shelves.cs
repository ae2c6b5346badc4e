using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.ControlPlane.Handling;

/// <summary>The lists of a topology that operations change: all Azure resources but VNets, and what lies in them.</summary>
internal static class Shelves
{
    public static readonly ShelfOf<Gateway> Gateways = new(ResourceTypes.Gateway, topology => topology.Gateways, (topology, list) => topology with { Gateways = list });

    public static readonly ShelfOf<RouteServer> RouteServers = new(ResourceTypes.VirtualHub, topology => topology.RouteServers, (topology, list) => topology with { RouteServers = list });

    public static readonly ShelfOf<Connection> Connections = new(ResourceTypes.Connection, topology => topology.Connections, (topology, list) => topology with { Connections = list });

    public static readonly ShelfOf<LocalNetworkGateway> LocalNetworkGateways = new(ResourceTypes.LocalNetworkGateway, topology => topology.LocalNetworkGateways, (topology, list) => topology with { LocalNetworkGateways = list });

    public static readonly ShelfOf<ExpressRouteCircuit> ExpressRouteCircuits = new(ResourceTypes.ExpressRouteCircuit, topology => topology.ExpressRouteCircuits, (topology, list) => topology with { ExpressRouteCircuits = list });

    public static readonly ShelfOf<RouteTable> RouteTables = new(ResourceTypes.RouteTable, topology => topology.RouteTables, (topology, list) => topology with { RouteTables = list });

    public static readonly ShelfOf<NetworkSecurityGroup> NetworkSecurityGroups = new(ResourceTypes.NetworkSecurityGroup, topology => topology.NetworkSecurityGroups, (topology, list) => topology with { NetworkSecurityGroups = list });

    public static readonly ShelfOf<ApplicationSecurityGroup> ApplicationSecurityGroups = new(ResourceTypes.ApplicationSecurityGroup, topology => topology.ApplicationSecurityGroups, (topology, list) => topology with { ApplicationSecurityGroups = list });

    public static readonly ShelfOf<NetworkInterface> NetworkInterfaces = new(ResourceTypes.NetworkInterface, topology => topology.NetworkInterfaces, (topology, list) => topology with { NetworkInterfaces = list });

    public static readonly ShelfOf<VirtualMachine> VirtualMachines = new(ResourceTypes.VirtualMachine, topology => topology.VirtualMachines, (topology, list) => topology with { VirtualMachines = list });

    public static readonly ShelfOf<PublicIPAddress> PublicIPAddresses = new(ResourceTypes.PublicIPAddress, topology => topology.PublicIPAddresses, (topology, list) => topology with { PublicIPAddresses = list });

    public static readonly ShelfOf<NatGateway> NatGateways = new(ResourceTypes.NatGateway, topology => topology.NatGateways, (topology, list) => topology with { NatGateways = list });

    public static readonly ShelfOf<LoadBalancer> LoadBalancers = new(ResourceTypes.LoadBalancer, topology => topology.LoadBalancers, (topology, list) => topology with { LoadBalancers = list });

    public static readonly ShelfOf<AzureFirewall> AzureFirewalls = new(ResourceTypes.AzureFirewall, topology => topology.AzureFirewalls, (topology, list) => topology with { AzureFirewalls = list });

    public static readonly ShelfOf<PrivateEndpoint> PrivateEndpoints = new(ResourceTypes.PrivateEndpoint, topology => topology.PrivateEndpoints, (topology, list) => topology with { PrivateEndpoints = list });

    public static readonly ShelfOf<VirtualHub> VirtualHubs = new(ResourceTypes.VirtualHub, topology => topology.VirtualHubs, (topology, list) => topology with { VirtualHubs = list });

    public static readonly ShelfOf<NetworkManager> NetworkManagers = new(ResourceTypes.NetworkManager, topology => topology.NetworkManagers, (topology, list) => topology with { NetworkManagers = list });

    /// <summary>Gets every list.</summary>
    public static ValueList<Shelf> All { get; } =
    [
        Gateways,
        RouteServers,
        Connections,
        LocalNetworkGateways,
        ExpressRouteCircuits,
        RouteTables,
        NetworkSecurityGroups,
        ApplicationSecurityGroups,
        NetworkInterfaces,
        VirtualMachines,
        PublicIPAddresses,
        NatGateways,
        LoadBalancers,
        AzureFirewalls,
        PrivateEndpoints,
        VirtualHubs,
        NetworkManagers,
    ];

    /// <summary>Returns the list that holds a resource of that kind.</summary>
    /// <exception cref="ArgumentException">The resource is of no kind that operations write.</exception>
    public static Shelf Of(INetworkResource item) => All.FirstOrDefault(shelf => shelf.Takes(item))
        ?? throw new ArgumentException($"{item.GetType().Name} is no kind of resource that an operation writes.", nameof(item));

    /// <summary>Returns a described resource; null when there is none of that id.</summary>
    public static INetworkResource? Find(Topology topology, ResourceId id) =>
        All.Where(shelf => id.IsOfType(shelf.Type)).SelectMany(shelf => shelf.Items(topology)).FirstOrDefault(item => item.Id == id);

    /// <summary>Returns the described resources but VNets.</summary>
    public static IEnumerable<INetworkResource> Items(Topology topology) => All.SelectMany(shelf => shelf.Items(topology));
}
