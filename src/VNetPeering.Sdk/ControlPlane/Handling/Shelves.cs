using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.ControlPlane.Handling;

/// <summary>The lists of a topology that operations change.</summary>
internal static class Shelves
{
    public static readonly Shelf<Gateway> Gateways = new(topology => topology.Gateways, (topology, list) => topology with { Gateways = list }, item => item.Id);

    public static readonly Shelf<RouteServer> RouteServers = new(topology => topology.RouteServers, (topology, list) => topology with { RouteServers = list }, item => item.Id);

    public static readonly Shelf<Connection> Connections = new(topology => topology.Connections, (topology, list) => topology with { Connections = list }, item => item.Id);

    public static readonly Shelf<LocalNetworkGateway> LocalNetworkGateways = new(topology => topology.LocalNetworkGateways, (topology, list) => topology with { LocalNetworkGateways = list }, item => item.Id);

    public static readonly Shelf<RouteTable> RouteTables = new(topology => topology.RouteTables, (topology, list) => topology with { RouteTables = list }, item => item.Id);

    public static readonly Shelf<NetworkSecurityGroup> NetworkSecurityGroups = new(topology => topology.NetworkSecurityGroups, (topology, list) => topology with { NetworkSecurityGroups = list }, item => item.Id);

    public static readonly Shelf<NetworkInterface> NetworkInterfaces = new(topology => topology.NetworkInterfaces, (topology, list) => topology with { NetworkInterfaces = list }, item => item.Id);

    public static readonly Shelf<PublicIPAddress> PublicIPAddresses = new(topology => topology.PublicIPAddresses, (topology, list) => topology with { PublicIPAddresses = list }, item => item.Id);
}
