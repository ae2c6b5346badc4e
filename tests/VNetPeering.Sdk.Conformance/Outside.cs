using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit.Generators;

namespace VNetPeering.Sdk.Conformance;

/// <summary>What a record tells of the world outside Azure, as declarations of the design: sites, their devices, circuits.</summary>
internal static class Outside
{
    /// <summary>Declares a site behind the VPN gateway of a VNet, with a device that speaks BGP.</summary>
    public static Topology BgpSite(this Topology topology, string vnet, string site, long asn, string peer, string prefixes)
    {
        ResourceId id = topology.Gateways.Single(one => one.VNetId?.Name == vnet && one.Type == GatewayType.Vpn).Id;
        LocalNetworkGateway device = Draw.Device($"{site}-device", string.Empty, site) with { Asn = asn, BgpPeeringAddress = HostAddress.Parse(peer) };
        return topology with
        {
            Gateways = [.. topology.Gateways.Select(one => one.Id == id ? one with { EnableBgp = true } : one)],
            Sites = [.. topology.Sites, new Site { Name = site, Asn = asn, AddressSpace = Draw.Prefixes(prefixes) }],
            LocalNetworkGateways = [.. topology.LocalNetworkGateways, device],
            Connections = [.. topology.Connections, Draw.ToSite(id.Name, $"{site}-device", bgp: true) with { GatewayId = id, LocalNetworkGatewayId = device.Id }],
        };
    }

    /// <summary>Declares a site behind the circuits that ExpressRoute gateways are connected to.</summary>
    public static Topology CircuitSite(this Topology topology, string site, long asn, string prefixes, params (string Circuit, string VNet)[] circuits) => topology with
    {
        Sites = [.. topology.Sites, new Site { Name = site, Asn = asn, AddressSpace = Draw.Prefixes(prefixes) }],
        ExpressRouteCircuits = [.. circuits.Select(each => new ExpressRouteCircuit { Id = Ids.Of(ResourceTypes.ExpressRouteCircuit, each.Circuit), Sites = [site] })],
        Connections =
        [
            .. topology.Connections,
            .. circuits.Select(each => new Connection
            {
                Id = Ids.Of(ResourceTypes.Connection, each.Circuit),
                Type = ConnectionType.ExpressRoute,
                GatewayId = topology.Gateways.Single(gateway => gateway.VNetId?.Name == each.VNet && gateway.Type == GatewayType.ExpressRoute).Id,
                CircuitId = Ids.Of(ResourceTypes.ExpressRouteCircuit, each.Circuit),
            }),
        ],
    };

    /// <summary>Puts a Route Server with branch-to-branch and one appliance into a VNet.</summary>
    public static Topology BranchToBranch(this Topology topology, string server, string vnet, string peer, long asn, string announces)
    {
        ResourceId subnet = topology.VNets.Single(one => one.Name == vnet).Subnets.Single(one => one.Name == SpecialSubnets.RouteServer).Id;
        return topology with
        {
            RouteServers =
            [
                .. topology.RouteServers.Where(one => one.VNetId?.Name != vnet),
                new RouteServer
                {
                    Id = Ids.Of(ResourceTypes.VirtualHub, server),
                    SubnetId = subnet,
                    AllowBranchToBranchTraffic = true,
                    BgpConnections = [new BgpConnection { Name = "nva", PeerAddress = HostAddress.Parse(peer), PeerAsn = asn, Announces = Draw.Announcements(announces) }],
                },
            ],
        };
    }
}
