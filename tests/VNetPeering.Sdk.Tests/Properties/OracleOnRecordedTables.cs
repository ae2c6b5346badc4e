using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit.Generators;
using VNetPeering.Sdk.TestKit.Oracle;

namespace VNetPeering.Sdk.Tests.Properties;

/// <summary>The oracle on tables that Azure really showed, the facts of each case drawn as a small design. Rows: source, state, prefix, type, appliance.</summary>
public sealed class OracleOnRecordedTables
{
    [Test]
    public void A_lone_VNet_of_10_8_in_2017()
    {
        Topology topology = new() { VNets = [Draw.VNet("test-vnet", "10.0.0.0/8", Draw.Subnet("test-subnet", "10.0.0.0/16"))] };

        Rows(topology, "test-vnet/test-subnet", AzureBehavior.Default with { PlatformNoneList = PlatformNoneList.Documented }).ShouldBe(
        [
            "Default Active 0.0.0.0/0 Internet",
            "Default Active 10.0.0.0/8 VnetLocal",
            "Default Active 100.64.0.0/10 None",
            "Default Active 172.16.0.0/12 None",
            "Default Active 192.168.0.0/16 None",
        ]);
    }

    [Test]
    public void A_lone_VNet_inside_10_8_in_2024()
    {
        Topology topology = new() { VNets = [Draw.VNet("vnet", "10.0.0.0/16", Draw.Subnet("subnet", "10.0.0.0/24"))] };

        List<string> rows = Rows(topology, "vnet/subnet");

        rows.Count.ShouldBe(23);
        rows.Count(row => row.EndsWith(" None", StringComparison.Ordinal)).ShouldBe(21);
        rows.ShouldContain("Default Active 10.0.0.0/8 None");
        rows.ShouldContain("Default Active 127.0.0.0/8 None");
        rows.ShouldContain("Default Active 10.0.0.0/16 VnetLocal");
        rows.ShouldContain("Default Active 0.0.0.0/0 Internet");
    }

    [Test]
    public void A_default_route_to_an_appliance_removes_the_None_rows()
    {
        Topology topology = Star("myVnet4", "10.4.0.0/16", "myVnet2", "10.2.0.0/16", "0.0.0.0/0 VirtualAppliance 10.4.2.100");

        Rows(topology, "myVnet2/web").ShouldBe(
        [
            "Default Active 10.2.0.0/16 VnetLocal",
            "Default Active 10.4.0.0/16 VNetPeering",
            "Default Invalid 0.0.0.0/0 Internet",
            "User Active 0.0.0.0/0 VirtualAppliance 10.4.2.100",
        ]);
    }

    [Test]
    public void The_same_across_regions()
    {
        Topology topology = Star("myVnet4", "10.4.0.0/16", "myVnet3", "10.3.0.0/16", "0.0.0.0/0 VirtualAppliance 10.4.2.101")
            .WithVNet("myVnet4", vnet => vnet with { Region = "westeurope" })
            .WithVNet("myVnet3", vnet => vnet with { Region = "westus2" });

        Rows(topology, "myVnet3/web").ShouldBe(
        [
            "Default Active 10.3.0.0/16 VnetLocal",
            "Default Active 10.4.0.0/16 VNetGlobalPeering",
            "Default Invalid 0.0.0.0/0 Internet",
            "User Active 0.0.0.0/0 VirtualAppliance 10.4.2.101",
        ]);
    }

    [Test]
    public void A_default_route_to_None_keeps_them()
    {
        Topology topology = new()
        {
            VNets = [Draw.VNet("vnet", "172.16.0.0/16", Draw.Subnet("internal", "172.16.2.0/24", "rt"))],
            RouteTables = [Draw.Table("rt", "0.0.0.0/0 None")],
        };

        List<string> rows = Rows(topology, "vnet/internal", AzureBehavior.Default with { PlatformNoneList = PlatformNoneList.Documented });

        rows.ShouldContain("Default Active 10.0.0.0/8 None");
        rows.ShouldContain("Default Active 100.64.0.0/10 None");
        rows.ShouldContain("Default Active 192.168.0.0/16 None");
        rows.ShouldContain("Default Invalid 0.0.0.0/0 Internet");
        rows.ShouldContain("User Active 0.0.0.0/0 None");
    }

    [TestCase(true, TestName = "before propagation is switched off")]
    [TestCase(false, TestName = "and after")]
    public void A_spoke_of_a_hub_with_a_VNet_to_VNet_connection(bool propagates)
    {
        Topology topology = Star("myVnet4", "10.4.0.0/16", "myVnet1", "10.1.0.0/16", "10.0.0.0/8 VirtualAppliance 10.4.2.100", "10.1.1.0/24 VirtualAppliance 10.4.2.100")
            .WithLink("myVnet1", "myVnet4", link => link with { UseRemoteGateways = true })
            .WithLink("myVnet4", "myVnet1", link => link with { AllowGatewayTransit = true })
            .WithVNet("myVnet4", vnet => vnet with { Subnets = [Draw.Subnet("GatewaySubnet", "10.4.0.0/24") with { Id = Ids.Subnet("myVnet4/GatewaySubnet") }] });
        topology = topology with
        {
            VNets = topology.VNets.Add(Draw.VNet("myVnet5", "10.5.0.0/16", Draw.Subnet("GatewaySubnet", "10.5.0.0/24"), Draw.Subnet("web", "10.5.1.0/24"))),
            Gateways = [Draw.Gateway("gw4", "myVnet4") with { EnableBgp = true }, Draw.Gateway("gw5", "myVnet5") with { EnableBgp = true }],
            Connections = [Draw.ToGateway("gw4", "gw5", bgp: true), Draw.ToGateway("gw5", "gw4", bgp: true)],
            RouteTables = [topology.RouteTables[0] with { DisableBgpRoutePropagation = !propagates }],
        };

        // The recording also shows the far gateway's own address as a /32, which the model leaves out (rule 4.28).
        WithoutNone(Rows(topology, "myVnet1/web")).ShouldBe(
        [
            "Default Active 0.0.0.0/0 Internet",
            "Default Active 10.1.0.0/16 VnetLocal",
            "Default Active 10.4.0.0/16 VNetPeering",
            "User Active 10.0.0.0/8 VirtualAppliance 10.4.2.100",
            "User Active 10.1.1.0/24 VirtualAppliance 10.4.2.100",
            .. propagates ? ["VirtualNetworkGateway Active 10.5.0.0/16 VirtualNetworkGateway"] : Array.Empty<string>(),
        ]);
        WithoutNone(Rows(topology, "myVnet5/web")).ShouldBe(
        [
            "Default Active 0.0.0.0/0 Internet",
            "Default Active 10.5.0.0/16 VnetLocal",
            "VirtualNetworkGateway Active 10.1.0.0/16 VirtualNetworkGateway",
            "VirtualNetworkGateway Active 10.4.0.0/16 VirtualNetworkGateway",
        ]);
    }

    [TestCase("vnet-left/subnet0", "10.0.0.0/16", "10.1.0.0/24,10.1.2.0/24")]
    [TestCase("vnet-left/subnet1", "10.0.0.0/16", "10.1.0.0/24,10.1.2.0/24")]
    [TestCase("vnet-right/subnet0", "10.1.0.0/16", "10.0.1.0/24")]
    [TestCase("vnet-right/subnet1", "10.1.0.0/16", "10.0.1.0/24")]
    public void Subnet_peering_brings_the_participating_prefixes_to_every_subnet(string place, string own, string peered)
    {
        VNet left = Draw.VNet("vnet-left", "10.0.0.0/16 172.16.0.0/24", Draw.Subnet("subnet0", "10.0.0.0/24"), Draw.Subnet("subnet1", "10.0.1.0/24"));
        VNet right = Draw.VNet("vnet-right", "10.1.0.0/16 172.16.0.0/24", Draw.Subnet("subnet0", "10.1.0.0/24"), Draw.Subnet("subnet1", "10.1.1.0/24"), Draw.Subnet("subnet2", "10.1.2.0/24"));
        Topology topology = new()
        {
            VNets =
            [
                left with { Peerings = [Draw.Link("vnet-left", "vnet-right") with { PeerCompleteVNets = false, LocalSubnetNames = ["subnet1"], RemoteSubnetNames = ["subnet0", "subnet2"] }] },
                right with { Peerings = [Draw.Link("vnet-right", "vnet-left") with { PeerCompleteVNets = false, LocalSubnetNames = ["subnet0", "subnet2"], RemoteSubnetNames = ["subnet1"] }] },
            ],
        };

        WithoutNone(Rows(topology, place)).ShouldBe(new[]
        {
            "Default Active 0.0.0.0/0 Internet",
            $"Default Active {own} VnetLocal",
            "Default Active 172.16.0.0/24 VnetLocal",
        }.Concat(peered.Split(',').Select(prefix => $"Default Active {prefix} VNetPeering")).Order(StringComparer.Ordinal));
    }

    [Test]
    public void Client_pools_are_gateway_rows_and_stay_inside_the_VNet_of_the_gateway_while_nobody_peers_with_it()
    {
        Topology topology = new()
        {
            VNets =
            [
                Draw.VNet("hub-vnet", "10.100.200.0/24", Draw.Subnet("GatewaySubnet", "10.100.200.0/27"), Draw.Subnet("nva-subnet", "10.100.200.64/28")),
                Draw.VNet("spoke1-vnet", "10.100.201.0/24", Draw.Subnet("test", "10.100.201.0/28")),
            ],
            Gateways = [Draw.Gateway("hub-vpn-gateway", "hub-vnet") with { ClientAddressPools = Draw.Prefixes("10.100.204.0/24") }],
        };

        WithoutNone(Rows(topology, "hub-vnet/nva-subnet")).ShouldBe(
        [
            "Default Active 0.0.0.0/0 Internet",
            "Default Active 10.100.200.0/24 VnetLocal",
            "VirtualNetworkGateway Active 10.100.204.0/24 VirtualNetworkGateway",
        ]);
        WithoutNone(Rows(topology, "spoke1-vnet/test")).ShouldBe(["Default Active 0.0.0.0/0 Internet", "Default Active 10.100.201.0/24 VnetLocal"]);
    }

    [Test]
    public void User_routes_for_the_hub_take_its_private_endpoints_along()
    {
        Topology topology = Star("hub1", "10.11.0.0/16", "spoke1", "10.1.0.0/16", "0.0.0.0/0 VirtualAppliance 10.11.2.99", "10.11.0.0/16 VirtualAppliance 10.11.2.99")
            .WithVNet("hub1", hub => hub with { Subnets = [Draw.Subnet("pe", "10.11.7.0/24") with { Id = Ids.Subnet("hub1/pe"), PrivateEndpointNetworkPolicies = PrivateEndpointNetworkPolicies.Enabled }] })
            with
        {
            PrivateEndpoints = [new PrivateEndpoint { Id = Ids.Of(ResourceTypes.PrivateEndpoint, "pe"), SubnetId = Ids.Subnet("hub1/pe"), Addresses = [HostAddress.Parse("10.11.7.88"), HostAddress.Parse("10.11.7.99")] }],
        };

        Rows(topology, "spoke1/web").ShouldBe(
        [
            "Default Active 10.1.0.0/16 VnetLocal",
            "Default Invalid 0.0.0.0/0 Internet",
            "Default Invalid 10.11.0.0/16 VNetPeering",
            "Default Invalid 10.11.7.88/32 InterfaceEndpoint",
            "Default Invalid 10.11.7.99/32 InterfaceEndpoint",
            "User Active 0.0.0.0/0 VirtualAppliance 10.11.2.99",
            "User Active 10.11.0.0/16 VirtualAppliance 10.11.2.99",
        ]);
    }

    [Test]
    public void A_user_route_to_an_appliance_out_of_reach_answers_None_with_its_address()
    {
        Topology topology = new()
        {
            VNets = [Draw.VNet("vm-vnet", "10.17.0.0/16", Draw.Subnet("default", "10.17.3.0/24", "rt"))],
            RouteTables = [Draw.Table("rt", "10.1.3.0/24 VirtualAppliance 10.0.1.2")],
        };

        OracleNextHop hop = NaiveNextHop.Of(topology, Ids.Subnet("vm-vnet/default"), HostAddress.Parse("10.1.3.4"), AzureBehavior.Default);
        OracleNextHop other = NaiveNextHop.Of(topology, Ids.Subnet("vm-vnet/default"), HostAddress.Parse("12.11.12.14"), AzureBehavior.Default);

        (hop.Type, hop.Address?.ToString(), hop.RouteTableId?.Name.Value).ShouldBe((NextHopType.None, "10.0.1.2", "rt"));
        (other.Type, other.RouteTableId).ShouldBe((NextHopType.Internet, null));
    }

    private static Topology Star(string hub, string hubSpace, string spoke, string spokeSpace, params ReadOnlySpan<string> routes) => new()
    {
        VNets =
        [
            Draw.VNet(hub, hubSpace) with { Peerings = [Draw.Link(hub, spoke)] },
            Draw.VNet(spoke, spokeSpace, Draw.Subnet("web", spokeSpace.Replace("0.0/16", "1.0/24", StringComparison.Ordinal), "rt")) with { Peerings = [Draw.Link(spoke, hub)] },
        ],
        RouteTables = [Draw.Table("rt", routes)],
    };

    private static List<string> Rows(Topology topology, string place, AzureBehavior? behavior = null) =>
    [
        .. NaiveRoutes.Of(topology, Ids.Subnet(place), behavior ?? AzureBehavior.Default)
            .Select(row => $"{row.Source} {row.State} {row.Prefix} {row.Type.ToRouteWord()} {row.Appliance}".TrimEnd())
            .Order(StringComparer.Ordinal),
    ];

    private static IEnumerable<string> WithoutNone(List<string> rows) => rows.Where(row => !row.EndsWith(" None", StringComparison.Ordinal));
}
