using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit.Generators;
using VNetPeering.Sdk.TestKit.Oracle;

namespace VNetPeering.Sdk.Tests.Properties;

/// <summary>What the oracle's speakers tell and learn. The first tests are recorded answers of Azure, their facts drawn as designs; the others are computed by hand.</summary>
public sealed class OracleOnBgp
{
    [Test]
    public void A_gateway_tells_each_prefix_of_its_VNet_with_its_own_number()
    {
        Topology topology = new()
        {
            VNets = [Hub("hub", "10.0.0.0/16 172.16.1.0/24", "10.0.0.0/24")],
            Gateways = [Speaking("gw", "hub", 65515)],
            LocalNetworkGateways = [Draw.Device("dc-device", "192.168.1.1/32", "dc") with { BgpPeeringAddress = HostAddress.Parse("192.168.1.1"), Asn = 65001 }],
            Connections = [Draw.ToSite("gw", "dc-device", bgp: true)],
            Sites = [new Site { Name = "dc", AddressSpace = Draw.Prefixes("1.1.1.1/32"), Asn = 65001 }],
        };

        Told(topology, "gw", "dc").ShouldBe(["10.0.0.0/16 65515", "172.16.1.0/24 65515"]);
        Learned(topology, "gw").ShouldBe(["1.1.1.1/32 65001"]);
        GatewayRows(topology, "hub/work").ShouldBe(["1.1.1.1/32"]);
    }

    [Test]
    public void An_ExpressRoute_gateway_tells_hub_and_spoke_and_learns_through_the_circuit()
    {
        Topology topology = HubAndSpoke() with
        {
            Gateways = [Draw.Gateway("hub-er", "hub", GatewayType.ExpressRoute)],
            ExpressRouteCircuits = [Circuit("er1", "dc")],
            Connections = [ToCircuit("hub-er", "er1")],
            Sites = [new Site { Name = "dc", AddressSpace = Draw.Prefixes("10.200.0.0/16"), Asn = 64512 }],
        };

        Learned(topology, "hub-er").ShouldBe(["10.200.0.0/16 12076 64512"]);
        Told(topology, "hub-er", "circuit er1").ShouldBe(["10.0.0.0/16 65515", "10.1.0.0/16 65515"]);
        Told(topology, "circuit er1", "dc").ShouldBe(["10.0.0.0/16 12076", "10.1.0.0/16 12076"]);
    }

    [Test]
    public void Circuits_with_one_provider_hear_of_each_others_VNets_from_it()
    {
        Topology topology = new()
        {
            VNets = [Hub("hub1", "10.11.0.0/16", "10.11.16.0/24"), Hub("branch2", "10.20.0.0/16", "10.20.16.0/24")],
            Gateways = [Draw.Gateway("hub1-er", "hub1", GatewayType.ExpressRoute), Draw.Gateway("branch2-er", "branch2", GatewayType.ExpressRoute)],
            ExpressRouteCircuits = [Circuit("er1", "provider"), Circuit("er2", "provider"), Circuit("er3", "provider")],
            Connections = [ToCircuit("hub1-er", "er1"), ToCircuit("hub1-er", "er2"), ToCircuit("branch2-er", "er3")],
            Sites = [new Site { Name = "provider", AddressSpace = Draw.Prefixes("172.16.0.0/24"), Asn = 64512 }],
        };

        Learned(topology, "circuit er1").ShouldContain("10.20.0.0/16 64512 12076");
        Learned(topology, "circuit er1").ShouldContain("10.11.0.0/16 64512 12076"); // over er2
        Learned(topology, "circuit er3").ShouldContain("10.11.0.0/16 64512 12076");
        Learned(topology, "circuit er3").ShouldContain("10.20.0.0/16 65515"); // taken out where it is told on
        GatewayRows(topology, "hub1/work").ShouldBe(["10.20.0.0/16", "10.20.0.0/16", "172.16.0.0/24", "172.16.0.0/24"]); // over both circuits
    }

    [Test]
    public void A_Route_Server_that_joins_passes_on_what_its_appliance_announces()
    {
        Topology topology = TwoRouteServers();

        Told(topology, "hub1-gw", "branch1").ShouldBe(
        [
            "10.1.0.0/16 65515",
            "10.11.0.0/16 65515",
            "10.22.0.0/16 65515 65000 65000",
            "10.4.0.0/16 65515 65000 65000",
        ]);
    }

    [Test]
    public void Without_branch_to_branch_the_gateway_knows_nothing_of_it()
    {
        Topology topology = TwoRouteServers();
        topology = topology with { RouteServers = topology.RouteServers.Select(server => server with { AllowBranchToBranchTraffic = false }).ToValueList() };

        Told(topology, "hub1-gw", "branch1").ShouldBe(["10.1.0.0/16 65515", "10.11.0.0/16 65515"]);
        Learned(topology, "hub1-rs").ShouldBe(["10.22.0.0/16 65000 65000", "10.4.0.0/16 65000 65000"]);
        GatewayRows(topology, "spoke1/web").ShouldBe(["10.10.0.0/24", "10.22.0.0/16 10.11.1.99", "10.4.0.0/16 10.11.1.99"]);
    }

    [Test]
    public void Branches_tell_each_other_what_peered_hubs_do_not()
    {
        // Two hubs that are peered and two branches with a session: drawn as a site for each branch and the other branch's prefixes told by it.
        Topology topology = TwoRouteServers() with { RouteServers = [] };

        Told(topology, "hub1-gw", "branch1").ShouldBe(["10.1.0.0/16 65515", "10.11.0.0/16 65515"]); // nothing of the peered hub 10.22.0.0/16
    }

    [Test]
    public void A_route_inside_a_peered_prefix_is_learned_and_is_no_row()
    {
        Topology topology = Appliances("0.0.0.0/0 10.0.2.0/24");

        Learned(topology, "hub-rs").ShouldBe(["0.0.0.0/0 65001", "10.0.2.0/24 65001"]);
        GatewayRows(topology, "spoke/web").ShouldBe(["0.0.0.0/0 10.0.3.4"]);
    }

    [Test]
    public void The_announced_next_hop_stands_in_the_row() =>
        GatewayRows(Appliances("0.0.0.0/0>10.0.2.4"), "spoke/web").ShouldBe(["0.0.0.0/0 10.0.2.4"]);

    [Test]
    public void A_Route_Server_hands_a_wide_route_to_its_VPN_gateway_as_it_is()
    {
        Topology topology = Appliances("10.0.0.0/8") with { Gateways = [Speaking("hub-gw", "hub", 65515) with { EnableBgp = false }] };
        topology = topology with { RouteServers = topology.RouteServers.Select(server => server with { AllowBranchToBranchTraffic = true }).ToValueList() };

        Learned(topology, "hub-gw").ShouldBe(["10.0.0.0/8 65001"]);
        GatewayRows(topology, "hub/GatewaySubnet").ShouldBe(["10.0.0.0/8 10.0.3.4"]);
    }

    [Test]
    public void A_path_that_holds_the_Route_Servers_number_is_refused() =>
        GatewayRows(Appliances("10.200.0.0/16@65001.65515 10.201.0.0/16@65001.65002"), "spoke/web").ShouldBe(["10.201.0.0/16 10.0.3.4"]);

    [Test]
    public void A_chain_tells_on_with_a_growing_path_and_a_ring_stops()
    {
        Topology topology = Ring(65010, 65011, 65012);

        Learned(topology, "v2-gw").ShouldBe(["10.0.0.0/16 65010", "10.0.0.0/16 65011 65010", "10.1.0.0/16 65010 65011", "10.1.0.0/16 65011"]);
        GatewayRows(topology, "v2/work").ShouldBe(["10.0.0.0/16", "10.1.0.0/16"]);
    }

    [Test]
    public void Equal_numbers_refuse_each_other_and_unstated_ones_do_not()
    {
        Learned(Ring(65010, 65011, 65010), "v2-gw").ShouldBe(["10.1.0.0/16 65011"]);
        GatewayRows(Ring(null, null, null), "v2/work").ShouldBe(["10.0.0.0/16", "10.1.0.0/16"]);
    }

    [Test]
    public void A_summary_replaces_the_VNet_and_hides_the_borrower_inside_it()
    {
        Topology topology = (HubAndSpoke() with
        {
            Gateways = [Draw.Gateway("hub-er", "hub", GatewayType.ExpressRoute)],
            ExpressRouteCircuits = [Circuit("er1", "dc")],
            Connections = [ToCircuit("hub-er", "er1")],
            Sites = [new Site { Name = "dc", AddressSpace = Draw.Prefixes("10.200.0.0/16"), Asn = 64512 }],
        }).WithVNet("hub", vnet => vnet with { SummarizedGatewayPrefixes = Draw.Prefixes("10.0.0.0/15") });

        Told(topology, "hub-er", "circuit er1").ShouldBe(["10.0.0.0/15 65515"]);
        Told(topology.WithVNet("hub", vnet => vnet with { SummarizedGatewayPrefixes = Draw.Prefixes("10.0.0.0/17") }), "hub-er", "circuit er1")
            .ShouldBe(["10.0.0.0/17 65515", "10.1.0.0/16 65515"]);
    }

    [TestCase(null, "10.200.0.0/16")]
    [TestCase("ExpressRoute", "10.200.0.0/16")]
    [TestCase("VpnGateway", "10.200.0.0/16 10.0.3.4")]
    [TestCase("ASPath", "10.200.0.0/16 10.0.3.4")]
    public void The_preference_of_the_Route_Server_chooses_between_circuit_and_appliance(string? preference, string row)
    {
        Topology topology = Appliances("10.200.0.0/16") with
        {
            Gateways = [Draw.Gateway("hub-er", "hub", GatewayType.ExpressRoute)],
            ExpressRouteCircuits = [Circuit("er1", "dc")],
            Connections = [ToCircuit("hub-er", "er1")],
            Sites = [new Site { Name = "dc", AddressSpace = Draw.Prefixes("10.200.0.0/16"), Asn = 64512 }],
        };
        topology = topology with { RouteServers = topology.RouteServers.Select(server => server with { HubRoutingPreference = preference }).ToValueList() };

        GatewayRows(topology, "spoke/web").ShouldBe([row]);
    }

    [Test]
    public void What_nobody_declares_travels_and_says_so()
    {
        Topology topology = Ring(65010, 65011, 65012) with
        {
            LocalNetworkGateways = [Draw.Device("plant", "192.168.9.0/24") with { Asn = 65030 }],
        };
        topology = topology with { Connections = topology.Connections.Add(Draw.ToSite("v0-gw", "plant", bgp: true)) };

        Learned(topology, "v2-gw").ShouldContain("all of device plant 65010 65030");
        NaiveRoutes.MayMissRows(topology, Ids.Subnet("v2/work"), AzureBehavior.Default).ShouldBeTrue();
        NaiveRoutes.MayMissRows(Ring(65010, 65011, 65012), Ids.Subnet("v2/work"), AzureBehavior.Default).ShouldBeFalse();
    }

    [Test]
    public void Two_hubs_that_each_prefer_the_others_way_never_settle()
    {
        // Both join a circuit and a tunnel to the site: whoever hears of it over the circuit stops telling the circuit.
        string[] hubs = ["h1", "h2"];
        Topology topology = new()
        {
            VNets = [Hub("h1", "10.0.0.0/16", "10.0.0.0/24"), Hub("h2", "10.1.0.0/16", "10.1.0.0/24")],
            Gateways = [.. hubs.SelectMany(hub => new[] { Speaking($"{hub}-gw", hub, 65515), Draw.Gateway($"{hub}-er", hub, GatewayType.ExpressRoute) })],
            RouteServers = [.. hubs.Select((hub, i) => new RouteServer { Id = Ids.Of(ResourceTypes.VirtualHub, $"{hub}-rs"), SubnetId = Ids.Subnet($"{hub}/work"), AllowBranchToBranchTraffic = true })],
            ExpressRouteCircuits = [Circuit("er1", "other")],
            LocalNetworkGateways = [Draw.Device("device", "", "dc")],
            Connections = [.. hubs.SelectMany(hub => new[] { Draw.ToSite($"{hub}-gw", "device", bgp: true), ToCircuit($"{hub}-er", "er1") })],
            Sites = [new Site { Name = "dc", AddressSpace = Draw.Prefixes("10.200.0.0/16"), Asn = 65020 }, new Site { Name = "other", AddressSpace = Draw.Prefixes("10.201.0.0/16"), Asn = 65021 }],
        };

        NaiveAnnouncements.IsUnsettled(topology, "h1-rs", AzureBehavior.Default).ShouldBeTrue();
        NaiveRoutes.MayMissRows(topology, Ids.Subnet("h1/work"), AzureBehavior.Default).ShouldBeTrue();
        NaiveAnnouncements.IsUnsettled(topology with { ExpressRouteCircuits = [Circuit("er1", "dc")] }, "h1-rs", AzureBehavior.Default).ShouldBeFalse();
    }

    private static IReadOnlyList<string> Told(Topology topology, string teller, string listener) => NaiveAnnouncements.Told(topology, teller, listener, AzureBehavior.Default);

    private static IReadOnlyList<string> Learned(Topology topology, string speaker) => NaiveAnnouncements.Learned(topology, speaker, AzureBehavior.Default);

    private static List<string> GatewayRows(Topology topology, string place) =>
    [
        .. NaiveRoutes.Of(topology, Ids.Subnet(place), AzureBehavior.Default)
            .Where(row => row.Source == RouteSource.VirtualNetworkGateway)
            .Select(row => $"{row.Prefix} {row.LearnedNextHop}".TrimEnd())
            .Order(StringComparer.Ordinal),
    ];

    private static VNet Hub(string name, string space, string gatewaySubnet) =>
        Draw.VNet(name, space, Draw.Subnet(SpecialSubnets.Gateway, gatewaySubnet), Draw.Subnet("work", string.Join('.', space.Split('.').Take(2)) + ".99.0/24"));

    private static Gateway Speaking(string name, string vnet, long? asn) => Draw.Gateway(name, vnet) with { Sku = "VpnGw1", EnableBgp = true, Asn = asn };

    private static ExpressRouteCircuit Circuit(string name, params ResourceName[] sites) => new() { Id = Ids.Of(ResourceTypes.ExpressRouteCircuit, name), Sites = [.. sites] };

    private static Connection ToCircuit(string gateway, string circuit) => new()
    {
        Id = Ids.Of(ResourceTypes.Connection, $"{gateway}-{circuit}"),
        Type = ConnectionType.ExpressRoute,
        GatewayId = Ids.Of(ResourceTypes.Gateway, gateway),
        CircuitId = Ids.Of(ResourceTypes.ExpressRouteCircuit, circuit),
    };

    private static Topology HubAndSpoke() => new()
    {
        VNets =
        [
            Hub("hub", "10.0.0.0/16", "10.0.0.0/24") with { Peerings = [Draw.Link("hub", "spoke") with { AllowGatewayTransit = true }] },
            Draw.VNet("spoke", "10.1.0.0/16", Draw.Subnet("web", "10.1.1.0/24")) with { Peerings = [Draw.Link("spoke", "hub") with { UseRemoteGateways = true }] },
        ],
    };

    private static Topology Appliances(string announced) => HubAndSpoke() with
    {
        RouteServers =
        [
            new RouteServer
            {
                Id = Ids.Of(ResourceTypes.VirtualHub, "hub-rs"),
                SubnetId = Ids.Subnet("hub/work"),
                BgpConnections = [new BgpConnection { Name = "nva", PeerAddress = HostAddress.Parse("10.0.3.4"), PeerAsn = 65001, Announces = Draw.Announcements(announced) }],
            },
        ],
    };

    private static Topology TwoRouteServers()
    {
        VNet Spoke(string name, string space, string hub) => Draw.VNet(name, space, Draw.Subnet("web", space.Replace(".0.0/16", ".1.0/24", StringComparison.Ordinal))) with { Peerings = [Draw.Link(name, hub) with { UseRemoteGateways = true }] };
        RouteServer Server(string hub, string peer, string announced) => new()
        {
            Id = Ids.Of(ResourceTypes.VirtualHub, $"{hub}-rs"),
            SubnetId = Ids.Subnet($"{hub}/work"),
            AllowBranchToBranchTraffic = true,
            BgpConnections = [new BgpConnection { Name = "nva", PeerAddress = HostAddress.Parse(peer), PeerAsn = 65000, Announces = Draw.Announcements(announced) }],
        };
        return new Topology
        {
            VNets =
            [
                Hub("hub1", "10.11.0.0/16", "10.11.16.0/24") with { Peerings = [Draw.Link("hub1", "spoke1") with { AllowGatewayTransit = true }, Draw.Link("hub1", "hub2")] },
                Hub("hub2", "10.22.0.0/16", "10.22.16.0/24") with { Peerings = [Draw.Link("hub2", "spoke4") with { AllowGatewayTransit = true }, Draw.Link("hub2", "hub1")] },
                Spoke("spoke1", "10.1.0.0/16", "hub1"),
                Spoke("spoke4", "10.4.0.0/16", "hub2"),
            ],
            Gateways = [Speaking("hub1-gw", "hub1", 65515), Speaking("hub2-gw", "hub2", 65515)],
            RouteServers =
            [
                Server("hub1", "10.11.1.4", "10.22.0.0/16>10.11.1.99@65000.65000 10.4.0.0/16>10.11.1.99@65000.65000"),
                Server("hub2", "10.22.1.4", "10.11.0.0/16>10.22.1.99@65000.65000 10.1.0.0/16>10.22.1.99@65000.65000"),
            ],
            LocalNetworkGateways =
            [
                Draw.Device("branch1-device", "192.168.10.10/32", "branch1") with { Asn = 65001, BgpPeeringAddress = HostAddress.Parse("192.168.10.10") },
                Draw.Device("branch3-device", "192.168.30.30/32", "branch3") with { Asn = 65003, BgpPeeringAddress = HostAddress.Parse("192.168.30.30") },
            ],
            Connections = [Draw.ToSite("hub1-gw", "branch1-device", bgp: true), Draw.ToSite("hub2-gw", "branch3-device", bgp: true)],
            Sites = [new Site { Name = "branch1", AddressSpace = Draw.Prefixes("10.10.0.0/24"), Asn = 65001 }, new Site { Name = "branch3", AddressSpace = Draw.Prefixes("10.30.0.0/24"), Asn = 65003 }],
        };
    }

    private static Topology Ring(params long?[] numbers)
    {
        int count = numbers.Length;
        return new Topology
        {
            VNets = [.. numbers.Select((_, i) => Hub($"v{i}", $"10.{i}.0.0/16", $"10.{i}.0.0/24"))],
            Gateways = [.. numbers.Select((number, i) => Speaking($"v{i}-gw", $"v{i}", number))],
            Connections = [.. numbers.Select((_, i) => Draw.ToGateway($"v{i}-gw", $"v{(i + 1) % count}-gw", bgp: true))],
        };
    }
}
