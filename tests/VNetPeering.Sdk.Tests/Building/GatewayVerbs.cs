using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Tests.Building;

public sealed class GatewayVerbs
{
    private static VNetBuilder Hub(TopologyBuilder net, string name = "hub", string prefix = "10.0.0.0/24", string subnet = "10.0.0.0/27") =>
        net.VNet(name, prefix, v => v.In("westeurope").GatewaySubnet(subnet));

    [Test]
    public void An_active_active_gateway_has_two_configurations_and_its_properties()
    {
        var net = new TopologyBuilder("contoso");
        Hub(net).VpnGateway("gw", g => g.Sku("VpnGw2AZ").Generation("Generation2").ActiveActive().Bgp(65010).PointToSite("172.16.201.0/24").CustomRoutes("10.5.0.0/16").PublicAddress("20.1.2.3"));

        Topology topology = net.Build();

        Gateway gateway = topology.Gateways.ShouldHaveSingleItem();
        gateway.Sku.ShouldBe("VpnGw2AZ");
        gateway.Generation.ShouldBe("Generation2");
        gateway.ActiveActive.ShouldBe(true);
        gateway.EnableBgp.ShouldBe(true);
        gateway.Asn.ShouldBe(65010);
        gateway.ClientAddressPools.ShouldBe([AddressPrefix.Parse("172.16.201.0/24")]);
        gateway.CustomRoutes.ShouldBe([AddressPrefix.Parse("10.5.0.0/16")]);
        gateway.IPConfigurations.Select(configuration => configuration.PublicIPAddressId?.Name.Value).ShouldBe(["gw-ip", null]);
        topology.PublicIPAddresses.ShouldHaveSingleItem().Address.ShouldBe(HostAddress.Parse("20.1.2.3"));
    }

    [TestCase(true, true, null, true, TestName = "gateway and site speak BGP: so does the connection")]
    [TestCase(true, true, false, false, TestName = "both speak BGP, the connection is told not to")]
    [TestCase(true, false, null, null, TestName = "the site does not speak BGP: not stated")]
    [TestCase(false, true, null, null, TestName = "the gateway does not speak BGP: not stated")]
    [TestCase(false, false, true, true, TestName = "the program insists: written as said, for Validate to judge")]
    public void Bgp_of_a_site_to_site_connection(bool gatewaySpeaks, bool siteSpeaks, bool? asked, bool? expected)
    {
        var net = new TopologyBuilder("contoso");
        SiteBuilder site = net.Site("hq", "192.168.0.0/16");
        GatewayBuilder gateway = Hub(net).VpnGateway("gw", g => g.SiteToSite(site, bgp: asked));
        // Said behind the connection on purpose: the order of the calls must not matter.
        _ = gatewaySpeaks ? gateway.Bgp() : gateway;
        _ = siteSpeaks ? site.Bgp(65050, "192.168.0.254") : site;

        Topology topology = net.Build();

        topology.Connections.ShouldHaveSingleItem().EnableBgp.ShouldBe(expected);
        topology.LocalNetworkGateways[0].Asn.ShouldBe(siteSpeaks ? 65050 : null);
        topology.LocalNetworkGateways[0].BgpPeeringAddress.ShouldBe(siteSpeaks ? HostAddress.Parse("192.168.0.254") : null);
    }

    [Test]
    public void Each_gateway_gets_its_own_local_network_gateway_of_a_site()
    {
        var net = new TopologyBuilder("contoso");
        SiteBuilder site = net.Site("hq", "192.168.0.0/17", s => s.AddressSpace("192.168.128.0/17").VpnDevice("198.51.100.7"));
        Hub(net).VpnGateway("gw", g => g.SiteToSite(site));
        Hub(net, "hub2", "10.9.0.0/24", "10.9.0.0/27").VpnGateway("gw2", g => g.SiteToSite(site, name: "backup"));

        Topology topology = net.Build();

        topology.LocalNetworkGateways.Select(device => device.Name.Value).ShouldBe(["gw-to-hq", "backup"]);
        topology.LocalNetworkGateways[0].AddressSpace.Count.ShouldBe(2);
        topology.LocalNetworkGateways[1].GatewayIPAddress.ShouldBe("198.51.100.7");
    }

    [Test]
    public void Connecting_two_gateways_makes_both_connections()
    {
        var net = new TopologyBuilder("contoso");
        GatewayBuilder west = Hub(net).VpnGateway("west");
        Hub(net, "hub2", "10.9.0.0/24", "10.9.0.0/27").VpnGateway("north").ConnectTo(west);

        Topology topology = net.Build();

        topology.Connections.Select(connection => $"{connection.Name} {connection.Type} {connection.GatewayId!.Name}>{connection.PeerGatewayId!.Name}")
            .ShouldBe(["north-to-west VNetToVNet north>west", "west-to-north VNetToVNet west>north"]);
    }

    [Test]
    public void Gateways_share_a_circuit_of_the_same_name()
    {
        var net = new TopologyBuilder("contoso");
        SiteBuilder hq = net.Site("hq", "192.168.0.0/16");
        SiteBuilder lab = net.Site("lab", "172.20.0.0/16");
        Hub(net).ExpressRouteGateway("er", g => g.Circuit("er1", hq));
        Hub(net, "hub2", "10.9.0.0/24", "10.9.0.0/27").ExpressRouteGateway("er-b", g => g.Circuit("er1", lab));

        Topology topology = net.Build();

        topology.Gateways.ShouldAllBe(gateway => gateway.Type == GatewayType.ExpressRoute && gateway.VpnType == null);
        ExpressRouteCircuit circuit = topology.ExpressRouteCircuits.ShouldHaveSingleItem();
        circuit.Sites.Select(site => site.Value).ShouldBe(["hq", "lab"]);
        topology.Connections.ShouldAllBe(connection => connection.CircuitId == circuit.Id && connection.Type == ConnectionType.ExpressRoute);
    }

    [Test]
    public void A_route_server_lists_its_peers_and_what_they_announce()
    {
        var net = new TopologyBuilder("contoso");
        net.VNet("hub", "10.0.0.0/24", v => v.RouteServerSubnet("10.0.0.0/27").RouteServer("rs", r => r
            .BranchToBranch()
            .RoutingPreference("VpnGateway")
            .Peer("sdwan", "10.0.0.68", 65100, announces: ["172.30.0.0/16"])
            .Peer("mystery", "10.0.0.69", 65101)));

        Topology topology = net.Build();

        RouteServer server = topology.RouteServers.ShouldHaveSingleItem();
        server.VNetId.ShouldBe(topology.VNets[0].Id);
        server.AllowBranchToBranchTraffic.ShouldBeTrue();
        server.HubRoutingPreference.ShouldBe("VpnGateway");
        server.BgpConnections[0].Announces.ShouldBe([new BgpAnnouncement { Prefix = AddressPrefix.Parse("172.30.0.0/16") }]);
        server.BgpConnections[1].Announces.ShouldBeNull();
    }

    [Test]
    public void A_gateway_without_a_gateway_subnet_is_a_matter_for_validate()
    {
        var net = new TopologyBuilder("contoso");
        net.VNet("hub", "10.0.0.0/24").VpnGateway("gw");

        Topology topology = net.Build();

        topology.Gateways[0].SubnetId!.Name.Value.ShouldBe("GatewaySubnet");
        topology.VNets[0].Subnets.ShouldBeEmpty();
    }

    [Test]
    public void Verbs_of_the_other_kind_of_gateway_are_refused()
    {
        var net = new TopologyBuilder("contoso");
        SiteBuilder hq = net.Site("hq", "192.168.0.0/16");
        GatewayBuilder gateway = Hub(net).ExpressRouteGateway("er");

        Should.Throw<InvalidOperationException>(() => gateway.SiteToSite(hq)).Message
            .ShouldBe("A site-to-site connection needs a gateway of type Vpn, and \"er\" is of type ExpressRoute. Add it to the other gateway.");
    }
}
