using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.ControlPlane.Files;

/// <summary>Lists the top-level resources that a topology describes or names.</summary>
internal static class TopologyIds
{
    public static IEnumerable<ResourceId> Of(Topology topology) =>
        topology.VNets.Select(vnet => vnet.Id)
            .Concat(topology.VNets.SelectMany(vnet => vnet.Peerings).Select(link => link.RemoteVNetId))
            .Concat(topology.Gateways.Select(item => item.Id))
            .Concat(topology.RouteServers.Select(item => item.Id))
            .Concat(topology.Connections.Select(item => item.Id))
            .Concat(topology.LocalNetworkGateways.Select(item => item.Id))
            .Concat(topology.ExpressRouteCircuits.Select(item => item.Id))
            .Concat(topology.RouteTables.Select(item => item.Id))
            .Concat(topology.NetworkSecurityGroups.Select(item => item.Id))
            .Concat(topology.NetworkInterfaces.Select(item => item.Id))
            .Concat(topology.PublicIPAddresses.Select(item => item.Id))
            .Concat(topology.NatGateways.Select(item => item.Id));
}
