using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit.Generators;

namespace VNetPeering.Sdk.Tests.Routing;

/// <summary>Rules 3.20-3.25, 3.51, 3.52, 2.60-2.72 and 4.2-4.5: what gateways bring.</summary>
public sealed class GatewayRoutes
{
    private const string Hq = "VirtualNetworkGateway Active 192.168.0.0/16 VirtualNetworkGateway";

    [TestCase("hub/shared")]
    [TestCase("hub/GatewaySubnet")]
    [TestCase("spoke1/web")]
    public void A_static_site_is_a_row_in_the_gateways_VNet_and_in_those_that_borrow_it(string place) =>
        SampleNetworks.HubAndSpoke().Compile().Rows(place).ShouldContain(Hq); // 3.20, 4.20

    [Test] // 2.60: each of the two flags, and both states
    public void Transit_needs_both_flags_and_both_links_Connected()
    {
        Topology whole = SampleNetworks.HubAndSpoke(1);
        Topology[] broken =
        [
            whole.WithLink("hub", "spoke1", link => link with { AllowGatewayTransit = false }),
            whole.WithLink("spoke1", "hub", link => link with { UseRemoteGateways = false }),
            whole.WithLink("hub", "spoke1", link => link with { State = PeeringState.Disconnected }),
            whole.WithLink("spoke1", "hub", link => link with { State = PeeringState.Initiated }),
            whole.WithVNet("hub", hub => hub with { Peerings = [] }),
            whole with { Gateways = [] },
        ];

        IEnumerable<string[]> rows = broken.Select(topology => topology.Compile().Rows("spoke1/web"));

        rows.ShouldAllBe(each => !each.Contains(Hq));
    }

    [TestCase(BasicGatewayTransit.AcceptedWithoutRoutes, false)]
    [TestCase(BasicGatewayTransit.Works, true)]
    public void A_Basic_gateway_serves_spokes_as_the_reading_of_Q08_says(BasicGatewayTransit reading, bool has)
    {
        Topology topology = SampleNetworks.HubAndSpoke() with { Gateways = [Draw.Gateway("hub-gw", "hub") with { Sku = "Basic" }] };
        CompiledNetwork network = topology.Compile(new CompileOptions { Behavior = AzureBehavior.Default with { BasicGatewayTransit = reading } });

        network.Rows("spoke1/web").Contains(Hq).ShouldBe(has);
        network.Rows("hub/shared").ShouldContain(Hq);
    }

    [Test] // 3.22, golden 14
    public void Propagation_switched_off_removes_gateway_rows_and_keeps_peering_and_user_rows()
    {
        Topology topology = WithTable(SampleNetworks.HubAndSpoke(), Draw.Table("t", "10.77.0.0/16 None") with { DisableBgpRoutePropagation = true });

        CompiledNetwork network = topology.Compile();

        network.Rows("spoke1/web").ShouldBe(
        [
            "Default Active 10.1.0.0/16 VnetLocal", "Default Active 10.0.0.0/22 VNetPeering", "Default Active 0.0.0.0/0 Internet", "User Active 10.77.0.0/16 None",
        ]);
        network.EffectiveRoutes("spoke1/web").DisableBgpRoutePropagation.ShouldBeTrue();
    }

    [TestCase("10.0.1.0/24", false, TestName = "inside the peered hub: not listed (3.52, golden 9)")]
    [TestCase("10.0.0.0/22", false, TestName = "equal to the peered hub: not listed (3.52)")]
    [TestCase("10.1.7.0/24", false, TestName = "inside the own space: not listed (3.52, 4.22)")]
    [TestCase("10.0.0.0/8", true, TestName = "around them: listed (3.52)")]
    public void A_gateway_row(string announced, bool isListed)
    {
        Topology topology = SampleNetworks.HubAndSpoke() with { LocalNetworkGateways = [Draw.Device("hq-device", announced)] };

        topology.Compile().Rows("spoke1/web").Contains($"VirtualNetworkGateway Active {announced} VirtualNetworkGateway").ShouldBe(isListed);
    }

    [Test]
    public void The_other_reading_lists_what_lies_inside_a_peered_VNet()
    {
        Topology topology = SampleNetworks.HubAndSpoke() with { LocalNetworkGateways = [Draw.Device("hq-device", "10.0.1.0/24")] };
        CompiledNetwork network = topology.Compile(new CompileOptions { Behavior = AzureBehavior.Default with { BgpCanBeatPeering = true } });

        network.Rows("spoke1/web").ShouldContain("VirtualNetworkGateway Active 10.0.1.0/24 VirtualNetworkGateway");
    }

    [Test] // 3.05
    public void A_gateway_row_inside_a_None_prefix_leaves_the_None_row() =>
        (SampleNetworks.HubAndSpoke() with { LocalNetworkGateways = [Draw.Device("hq-device", "172.20.0.0/16")] })
            .Compile().NoneRows("spoke1/web").ShouldContain("172.16.0.0/12");

    [Test] // 3.05a
    public void A_gateway_row_of_exactly_a_None_prefix_removes_it() =>
        SampleNetworks.HubAndSpoke().Compile().NoneRows("spoke1/web").ShouldNotContain("192.168.0.0/16");

    [Test] // 3.06, 4.23, 7.5 item 4
    public void A_learned_default_route_replaces_the_platforms_and_its_None_rows()
    {
        CompiledNetwork network = (SampleNetworks.HubAndSpoke() with { LocalNetworkGateways = [Draw.Device("hq-device", "0.0.0.0/0")] }).Compile();

        network.Rows("spoke1/web").ShouldBe(
        [
            "Default Active 10.1.0.0/16 VnetLocal", "Default Active 10.0.0.0/22 VNetPeering", "VirtualNetworkGateway Active 0.0.0.0/0 VirtualNetworkGateway",
        ]);
        network.NoneRows("spoke1/web").ShouldBeEmpty();
    }

    [Test] // 7.5 item 4: User Active, gateway Invalid, no Default row
    public void A_user_default_route_over_a_learned_one_shows_no_platform_row()
    {
        Topology topology = WithTable(SampleNetworks.HubAndSpoke() with { LocalNetworkGateways = [Draw.Device("hq-device", "0.0.0.0/0")] }, Draw.Table("t", "0.0.0.0/0 VirtualAppliance 10.0.1.4"));

        topology.Compile().Rows("spoke1/web").ShouldBe(
        [
            "Default Active 10.1.0.0/16 VnetLocal",
            "Default Active 10.0.0.0/22 VNetPeering",
            "VirtualNetworkGateway Invalid 0.0.0.0/0 VirtualNetworkGateway",
            "User Active 0.0.0.0/0 VirtualAppliance 10.0.1.4",
        ]);
    }

    [Test] // 4.51
    public void A_client_pool_is_a_row_in_the_spokes_that_borrow_the_gateway()
    {
        Topology topology = SampleNetworks.HubAndSpoke().WithLink("spoke2", "hub", link => link with { UseRemoteGateways = false });
        topology = topology with { Gateways = [topology.Gateways[0] with { ClientAddressPools = Draw.Prefixes("172.30.0.0/24") }] };

        CompiledNetwork network = topology.Compile();

        network.Rows("spoke1/web").ShouldContain("VirtualNetworkGateway Active 172.30.0.0/24 VirtualNetworkGateway");
        network.Rows("spoke2/web").ShouldAllBe(row => !row.Contains("VirtualNetworkGateway", StringComparison.Ordinal));
    }

    [Test]
    public void The_next_hop_is_the_gateways_public_address()
    {
        Topology topology = SampleNetworks.HubAndSpoke();
        GatewayIPConfiguration configuration = topology.Gateways[0].IPConfigurations[0] with { PublicIPAddressId = Ids.Of(ResourceTypes.PublicIPAddress, "gw-ip") };
        topology = topology with
        {
            Gateways = [topology.Gateways[0] with { IPConfigurations = [configuration] }],
            PublicIPAddresses = [new PublicIPAddress { Id = Ids.Of(ResourceTypes.PublicIPAddress, "gw-ip"), Address = HostAddress.Parse("20.1.2.3") }],
        };

        topology.Compile().Rows("hub/shared").ShouldContain(Hq + " 20.1.2.3");
    }

    [Test] // 3.21
    public void An_active_active_gateway_has_the_address_of_each_instance()
    {
        Topology topology = SampleNetworks.HubAndSpoke();
        topology = topology with { Gateways = [topology.Gateways[0] with { ActiveActive = true }] };

        topology.Compile().Rows("hub/shared").ShouldContain(Hq + " 10.0.0.4 10.0.0.5");
    }

    [Test] // 3.24, 7.5 item 4: the loser is absent
    public void ExpressRoute_wins_over_VPN_for_the_same_prefix()
    {
        Topology topology = WithCircuit(SampleNetworks.HubAndSpoke(), "192.168.0.0/16");

        EffectiveRoute[] rows = [.. topology.Compile().EffectiveRoutes("spoke1/web").Routes.Where(row => row.Source == RouteSource.VirtualNetworkGateway)];

        rows.ShouldHaveSingleItem().Origin.Kind.ShouldBe(RouteOriginKind.Circuit);
    }

    [Test] // 3.24
    public void Of_different_lengths_both_are_listed_and_the_longer_wins()
    {
        CompiledNetwork network = WithCircuit(SampleNetworks.HubAndSpoke(), "192.0.0.0/8").Compile();

        network.Rows("spoke1/web").Where(row => row.StartsWith("Virtual", StringComparison.Ordinal))
            .ShouldBe([Hq, "VirtualNetworkGateway Active 192.0.0.0/8 VirtualNetworkGateway"], ignoreOrder: true);
        network.NextHop("spoke1/web", "192.168.1.1").Route!.Origin.Kind.ShouldBe(RouteOriginKind.SiteConnection);
    }

    [TestCase(true, true, TestName = "both halves")]
    [TestCase(true, false, TestName = "the near half only")]
    [TestCase(false, true, TestName = "the far half only")]
    public void A_VNet_to_VNet_tunnel_brings_the_far_address_space(bool near, bool far)
    {
        Topology topology = TwoGateways(near, far, bgp: false);

        CompiledNetwork network = topology.Compile();

        network.Rows("east/a").ShouldContain("VirtualNetworkGateway Active 10.20.0.0/16 VirtualNetworkGateway");
        network.Rows("west/a").ShouldContain("VirtualNetworkGateway Active 10.10.0.0/16 VirtualNetworkGateway");
        network.EffectiveRoutes(near ? "west/a" : "east/a").Assumptions.Count(one => one.Kind == AssumptionKind.FarConnectionExists).ShouldBe(near && far ? 0 : 1);
    }

    [Test] // 4.27, 2.70
    public void A_peering_beats_a_parallel_VNet_to_VNet_tunnel()
    {
        Topology topology = TwoGateways(near: true, far: true, bgp: false)
            .WithVNet("east", vnet => vnet with { Peerings = [Draw.Link("east", "west")] })
            .WithVNet("west", vnet => vnet with { Peerings = [Draw.Link("west", "east")] });

        topology.Compile().Rows("east/a").ShouldBe(["Default Active 10.10.0.0/16 VnetLocal", "Default Active 10.20.0.0/16 VNetPeering", "Default Active 0.0.0.0/0 Internet"]);
    }

    [TestCase(true, TestName = "by BGP the far gateway tells its sites (4.25)")]
    [TestCase(false, TestName = "without BGP it tells its own VNet only (4.26)")]
    public void Beyond_a_VNet_to_VNet_tunnel(bool bgp)
    {
        Topology topology = TwoGateways(near: true, far: true, bgp);
        topology = topology with
        {
            LocalNetworkGateways = [Draw.Device("plant", "192.168.40.0/24")],
            Connections = [.. topology.Connections, Draw.ToSite("west-gw", "plant")],
        };

        topology.Compile().Rows("east/a").Contains("VirtualNetworkGateway Active 192.168.40.0/24 VirtualNetworkGateway").ShouldBe(bgp);
    }

    [Test] // 2.72, 3.25
    public void A_Route_Server_brings_what_its_peers_announce_with_their_addresses()
    {
        CompiledNetwork network = RouteServerHub("172.20.0.0/16").Compile();

        network.Rows("spoke1/web").ShouldContain("VirtualNetworkGateway Active 172.20.0.0/16 VirtualNetworkGateway 10.0.1.4 10.0.1.5");
    }

    [Test]
    public void A_Route_Server_session_without_declared_announcements_is_a_gap()
    {
        Topology topology = RouteServerHub("172.20.0.0/16");
        topology = topology with { RouteServers = [topology.RouteServers[0] with { BgpConnections = [topology.RouteServers[0].BgpConnections[0] with { Announces = null }] }] };

        topology.Compile().EffectiveRoutes("spoke1/web").Gaps.ShouldHaveSingleItem().Reason.ShouldBe(UnknownReason.BgpNotModelled);
    }

    internal static Topology RouteServerHub(string announced)
    {
        Topology topology = SampleNetworks.HubAndSpoke();
        return topology with
        {
            Gateways = [],
            Connections = [],
            RouteServers =
            [
                new RouteServer
                {
                    Id = Ids.Of(ResourceTypes.VirtualHub, "rs"),
                    SubnetId = Ids.Subnet("hub/RouteServerSubnet"),
                    BgpConnections =
                    [
                        new BgpConnection { Name = "one", PeerAddress = HostAddress.Parse("10.0.1.4"), PeerAsn = 65001, Announces = Draw.Announcements(announced) },
                        new BgpConnection { Name = "two", PeerAddress = HostAddress.Parse("10.0.1.5"), PeerAsn = 65001, Announces = Draw.Announcements(announced) },
                    ],
                },
            ],
        };
    }

    internal static Topology WithCircuit(Topology topology, string announced) => topology with
    {
        Gateways = [.. topology.Gateways, Draw.Gateway("hub-er", "hub", GatewayType.ExpressRoute)],
        ExpressRouteCircuits = [new ExpressRouteCircuit { Id = Ids.Of(ResourceTypes.ExpressRouteCircuit, "circuit"), Sites = ["dc"] }],
        Sites = [.. topology.Sites, new Site { Name = "dc", AddressSpace = Draw.Prefixes(announced) }],
        Connections =
        [
            .. topology.Connections,
            new Connection
            {
                Id = Ids.Of(ResourceTypes.Connection, "to-circuit"),
                Type = ConnectionType.ExpressRoute,
                GatewayId = Ids.Of(ResourceTypes.Gateway, "hub-er"),
                CircuitId = Ids.Of(ResourceTypes.ExpressRouteCircuit, "circuit"),
            },
        ],
    };

    private static Topology TwoGateways(bool near, bool far, bool bgp) => new()
    {
        VNets =
        [
            Draw.VNet("east", "10.10.0.0/16", Draw.Subnet("a", "10.10.1.0/24"), Draw.Subnet(SpecialSubnets.Gateway, "10.10.0.0/27")),
            Draw.VNet("west", "10.20.0.0/16", Draw.Subnet("a", "10.20.1.0/24"), Draw.Subnet(SpecialSubnets.Gateway, "10.20.0.0/27")),
        ],
        Gateways = [Draw.Gateway("east-gw", "east"), Draw.Gateway("west-gw", "west")],
        Connections = [.. near ? [Draw.ToGateway("east-gw", "west-gw", bgp)] : Array.Empty<Connection>(), .. far ? [Draw.ToGateway("west-gw", "east-gw", bgp)] : Array.Empty<Connection>()],
    };

    private static Topology WithTable(Topology topology, RouteTable table) =>
        (topology with { RouteTables = [table] }).WithSubnet("spoke1/web", subnet => subnet with { RouteTableId = table.Id });
}
