using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Import;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Tests.Import;

/// <summary>Gateways, what they are connected to, hubs and Route Servers.</summary>
public sealed class GatewayResourceTests
{
    [Test]
    public void A_VPN_gateway()
    {
        Gateway gateway = Az.Read("""
            [{"id":"~/virtualNetworkGateways/gw","location":"westeurope","gatewayType":"Vpn","vpnType":"RouteBased","vpnGatewayGeneration":"Generation1",
              "sku":{"name":"VpnGw1AZ","tier":"VpnGw1AZ"},"activeActive":true,"enableBgp":true,
              "bgpSettings":{"asn":65010,"bgpPeeringAddress":"10.0.0.4,10.0.0.5"},
              "ipConfigurations":[{"name":"one","subnet":{"id":"~/virtualNetworks/hub/subnets/GatewaySubnet"},"publicIPAddress":{"id":"~/publicIPAddresses/p1"},"privateIPAddress":"10.0.0.4"}],
              "vpnClientConfiguration":{"vpnClientAddressPool":{"addressPrefixes":["172.16.0.0/24"]}},
              "customRoutes":{"addressPrefixes":["10.9.0.0/16"]}}]
            """).Topology.Gateways.ShouldHaveSingleItem();

        gateway.ShouldBe(new Gateway
        {
            Id = Az.NetworkId("virtualNetworkGateways/gw"),
            Region = "westeurope",
            Type = GatewayType.Vpn,
            VpnType = VpnType.RouteBased,
            Generation = "Generation1",
            Sku = "VpnGw1AZ",
            ActiveActive = true,
            EnableBgp = true,
            Asn = 65010,
            BgpPeeringAddresses = [HostAddress.Parse("10.0.0.4"), HostAddress.Parse("10.0.0.5")],
            IPConfigurations =
            [
                new GatewayIPConfiguration
                {
                    Name = "one",
                    SubnetId = Az.NetworkId("virtualNetworks/hub/subnets/GatewaySubnet"),
                    PublicIPAddressId = Az.NetworkId("publicIPAddresses/p1"),
                    PrivateIPAddress = HostAddress.Parse("10.0.0.4"),
                },
            ],
            ClientAddressPools = [AddressPrefix.Parse("172.16.0.0/24")],
            CustomRoutes = [AddressPrefix.Parse("10.9.0.0/16")],
        });
    }

    [Test]
    public void An_ExpressRoute_gateway()
    {
        Gateway gateway = Az.Read("""[{"id":"~/virtualNetworkGateways/gw","properties":{"gatewayType":"ExpressRoute","vpnGatewayGeneration":"None","sku":{"name":"ErGw1AZ"}}}]""").Topology.Gateways[0];

        (gateway.Type, gateway.Generation, gateway.Sku, gateway.SubnetId).ShouldBe((GatewayType.ExpressRoute, null, "ErGw1AZ", null));
    }

    [TestCase("IPsec", ConnectionType.IPsec)]
    [TestCase("Vnet2Vnet", ConnectionType.VNetToVNet)]
    [TestCase("ExpressRoute", ConnectionType.ExpressRoute)]
    [TestCase("VPNClient", ConnectionType.VpnClient)]
    public void A_connection(string word, ConnectionType type)
    {
        Connection connection = Az.Read($$$"""
            [{"id":"~/connections/c","properties":{"connectionType":"{{{word}}}","enableBgp":false,"routingWeight":10,
              "virtualNetworkGateway1":{"id":"~/virtualNetworkGateways/a","properties":{}},"virtualNetworkGateway2":{"id":"~/virtualNetworkGateways/b"},
              "localNetworkGateway2":{"id":"~/localNetworkGateways/l"},"peer":{"id":"~/expressRouteCircuits/e"} }}]
            """).Topology.Connections.ShouldHaveSingleItem();

        connection.ShouldBe(new Connection
        {
            Id = Az.NetworkId("connections/c"),
            Type = type,
            EnableBgp = false,
            RoutingWeight = 10,
            GatewayId = Az.NetworkId("virtualNetworkGateways/a"),
            PeerGatewayId = Az.NetworkId("virtualNetworkGateways/b"),
            LocalNetworkGatewayId = Az.NetworkId("localNetworkGateways/l"),
            CircuitId = Az.NetworkId("expressRouteCircuits/e"),
        });
    }

    [Test]
    public void A_local_network_gateway_and_a_circuit()
    {
        Topology topology = Az.Read("""
            [{"id":"~/localNetworkGateways/l","location":"westeurope","localNetworkAddressSpace":{"addressPrefixes":["192.168.0.0/16"]},"gatewayIpAddress":"203.0.113.1",
              "bgpSettings":{"asn":65001,"bgpPeeringAddress":"192.168.0.1"}},
             {"id":"~/expressRouteCircuits/e"}]
            """).Topology;

        topology.LocalNetworkGateways.ShouldBe([new LocalNetworkGateway
        {
            Id = Az.NetworkId("localNetworkGateways/l"),
            Region = "westeurope",
            AddressSpace = [AddressPrefix.Parse("192.168.0.0/16")],
            GatewayIPAddress = "203.0.113.1",
            Asn = 65001,
            BgpPeeringAddress = HostAddress.Parse("192.168.0.1"),
        }]);
        topology.ExpressRouteCircuits.ShouldHaveSingleItem().Name.ShouldBe(new ResourceName("e"));
    }

    [Test]
    public void A_Virtual_WAN_hub_with_its_connections()
    {
        Topology topology = Az.Read("""
            [{"id":"~/virtualHubs/h/hubVirtualNetworkConnections/c","properties":{"remoteVirtualNetwork":{"id":"~/virtualNetworks/v"},"enableInternetSecurity":true}},
             {"id":"~/virtualHubs/h","location":"westeurope","properties":{"addressPrefix":"10.1.0.0/23","virtualWan":{"id":"~/virtualWans/w"},"sku":"Standard"}}]
            """).Topology;

        topology.RouteServers.ShouldBeEmpty();
        topology.VirtualHubs.ShouldBe([new VirtualHub
        {
            Id = Az.NetworkId("virtualHubs/h"),
            Region = "westeurope",
            AddressPrefix = AddressPrefix.Parse("10.1.0.0/23"),
            Connections = [new HubConnection { Name = "c", RemoteVNetId = Az.NetworkId("virtualNetworks/v"), EnableInternetSecurity = true }],
        }]);
    }

    [TestCase("""
        [{"id":"~/virtualHubs/rs","kind":"RouteServer","sku":"Standard","virtualRouterAsn":65515,"virtualRouterIps":["10.0.1.4","10.0.1.5"],"allowBranchToBranchTraffic":true,
          "hubRoutingPreference":"ASPath","ipConfigurations":[{"id":"~/virtualHubs/rs/ipConfigurations/c","name":"c","subnet":{"id":"~/virtualNetworks/v/subnets/RouteServerSubnet"}}],
          "bgpConnections":[{"id":"~/virtualHubs/rs/bgpConnections/nva"}]},
         {"id":"~/virtualHubs/rs/bgpConnections/nva","name":"nva","peerAsn":65001,"peerIp":"10.0.2.4"}]
        """)]
    [TestCase("""
        {"predictedResources":[
          {"id":"~/virtualHubs/rs/ipConfigurations/c","properties":{"subnet":{"id":"~/virtualNetworks/v/subnets/RouteServerSubnet"}}},
          {"id":"~/virtualHubs/rs/bgpConnections/nva","properties":{"peerAsn":"65001","peerIp":"10.0.2.4"}},
          {"id":"~/virtualHubs/rs","properties":{"sku":"Standard","allowBranchToBranchTraffic":true,"hubRoutingPreference":"ASPath","virtualRouterIps":["10.0.1.4","10.0.1.5"]}}]}
        """)]
    public void A_hub_without_a_Virtual_WAN_is_a_Route_Server(string json)
    {
        Topology topology = Az.Read(json).Topology;

        topology.VirtualHubs.ShouldBeEmpty();
        topology.RouteServers.ShouldBe([new RouteServer
        {
            Id = Az.NetworkId("virtualHubs/rs"),
            SubnetId = Az.NetworkId("virtualNetworks/v/subnets/RouteServerSubnet"),
            Addresses = [HostAddress.Parse("10.0.1.4"), HostAddress.Parse("10.0.1.5")],
            AllowBranchToBranchTraffic = true,
            HubRoutingPreference = "ASPath",
            BgpConnections = [new BgpConnection { Name = "nva", PeerAddress = HostAddress.Parse("10.0.2.4"), PeerAsn = 65001 }],
        }]);
    }

    [Test]
    public void Sessions_alone_make_a_Route_Server_and_connections_alone_a_hub()
    {
        Topology topology = Az.Read("""
            [{"id":"~/virtualHubs/rs/bgpConnections/nva","peerAsn":65001,"peerIp":"10.0.2.4"},
             {"id":"~/virtualHubs/h/hubVirtualNetworkConnections/c","remoteVirtualNetwork":{"id":"~/virtualNetworks/v"}}]
            """).Topology;

        topology.RouteServers.ShouldHaveSingleItem().BgpConnections.Count.ShouldBe(1);
        topology.VirtualHubs.ShouldHaveSingleItem().Connections.Count.ShouldBe(1);
    }
}
