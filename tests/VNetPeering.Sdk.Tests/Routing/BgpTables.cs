using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.Routing;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Routing;

/// <summary>docs/concepts/bgp.md sentence by sentence, on drawn designs.</summary>
public sealed class BgpTables
{
    private const string HubAndSite = """
        vnet hub 10.0.0.0/22
        subnet hub/GatewaySubnet 10.0.0.0/27
        subnet hub/RouteServerSubnet 10.0.0.64/27
        subnet hub/shared 10.0.1.0/24
        vnet app 10.1.0.0/16
        subnet app/web 10.1.1.0/24
        vnet lone 10.2.0.0/16
        link hub -> app allowGatewayTransit
        link app -> hub useRemoteGateways
        link hub -> lone allowGatewayTransit
        link lone -> hub
        gateway hub/hub-gw Vpn bgp asn=65515
        site hq 192.168.0.0/16 asn=65001
        localgateway hq-device site=hq asn=65001 bgpAddress=192.168.0.4
        connection to-hq hub-gw -> hq-device bgp
        """;

    [Test] // 4.25, 4.30
    public void A_gateway_tells_its_VNet_and_the_borrowers_and_learns_the_site()
    {
        BgpTable table = Table(HubAndSite, "hub-gw");

        Shown(table.Learned).ShouldBe(["10.0.0.0/22", "10.1.0.0/16", "192.168.0.0/16 65001"]);
        table.Learned[2].NextHops.ShouldBe([HostAddress.Parse("192.168.0.4")]);
        BgpAdvertisement told = table.Advertised.ShouldHaveSingleItem();
        told.To.ShouldBe("hq");
        Shown(told.Routes).ShouldBe(["10.0.0.0/22 65515", "10.1.0.0/16 65515"]);
    }

    [Test] // 4.25, 4.30: what the device announces is not known, what it is told is
    public void A_device_of_a_site_that_nobody_declares_is_told_the_same()
    {
        string design = HubAndSite
            .Replace("site hq 192.168.0.0/16 asn=65001\n", string.Empty, StringComparison.Ordinal)
            .Replace("localgateway hq-device site=hq", "localgateway hq-device 192.168.0.0/16", StringComparison.Ordinal);

        BgpTable table = Table(design, "hub-gw");

        BgpAdvertisement told = table.Advertised.ShouldHaveSingleItem();
        told.To.ShouldBe("hq-device");
        Shown(told.Routes).ShouldBe(["10.0.0.0/22 65515", "10.1.0.0/16 65515", "192.168.0.0/16 65515"]);
        told.Routes.ShouldAllBe(route => route.NextHops.SequenceEqual(new[] { HostAddress.Parse("10.0.0.30") }));
        table.Gaps.ShouldHaveSingleItem().About.ShouldBe("to-hq");
    }

    [Test] // 4.30, 4.43
    public void A_circuit_that_the_input_does_not_hold_is_told_the_VNet_and_the_borrowers()
    {
        const string design = """
            vnet hub 10.0.0.0/22
            subnet hub/GatewaySubnet 10.0.0.0/27
            vnet app 10.1.0.0/16
            link hub -> app allowGatewayTransit
            link app -> hub useRemoteGateways
            gateway hub/er-gw ExpressRoute
            connection to-circuit er-gw -> metro circuit
            """;

        BgpAdvertisement told = Table(design, "er-gw").Advertised.ShouldHaveSingleItem();
        told.To.ShouldBe("metro");
        Shown(told.Routes).ShouldBe(["10.0.0.0/22 65515", "10.1.0.0/16 65515"]);
    }

    [Test] // 4.20
    public void A_device_behind_a_connection_without_BGP_is_told_nothing() =>
        Table(HubAndSite.Replace("-> hq-device bgp", "-> hq-device", StringComparison.Ordinal), "hub-gw").Advertised.ShouldBeEmpty();

    [Test] // 4.32
    public void A_summary_stands_for_the_VNet_and_the_borrowers_inside_it()
    {
        string design = HubAndSite.Replace("vnet hub 10.0.0.0/22", "vnet hub 10.0.0.0/22 summarized=10.0.0.0/15", StringComparison.Ordinal);

        Shown(Table(design, "hub-gw").Advertised[0].Routes).ShouldBe(["10.0.0.0/15 65515"]);
        Shown(Table(design.Replace("10.0.0.0/15", "10.0.0.0/16", StringComparison.Ordinal), "hub-gw").Advertised[0].Routes).ShouldBe(["10.0.0.0/16 65515", "10.1.0.0/16 65515"], ignoreOrder: true);
    }

    [TestCase("10.0.1.0/24", false, TestName = "inside the VNet: refused (4.22)")]
    [TestCase("10.0.0.0/22", false, TestName = "equal to the VNet: refused (4.22)")]
    [TestCase("10.0.0.0/8", true, TestName = "around the VNet: taken (4.22)")]
    [TestCase("0.0.0.0/0", true, TestName = "a default route: taken (4.23)")]
    public void A_gateway_is_told(string prefix, bool takes) =>
        Shown(Table(HubAndSite.Replace("site hq 192.168.0.0/16", $"site hq {prefix}", StringComparison.Ordinal), "hub-gw").Learned).Contains($"{prefix} 65001").ShouldBe(takes);

    [TestCase("asn=65515", 1, TestName = "their own number is in the path: refused")]
    [TestCase("asn=65010", 2, TestName = "another number: taken over the site")]
    public void Two_hubs_on_one_site_learn_of_each_other_when(string asn, int expected)
    {
        string design = HubAndSite + $"""

            vnet far 10.9.0.0/16
            subnet far/GatewaySubnet 10.9.0.0/27
            gateway far/far-gw Vpn bgp {asn}
            localgateway hq-far site=hq asn=65001
            connection far-hq far-gw -> hq-far bgp
            """;

        Table(design, "hub-gw").Learned.Count(route => route.Origin == BgpOrigin.EBgp).ShouldBe(expected);
    }

    [Test] // 4.26: every hop by BGP
    public void A_chain_of_gateways_tells_on_with_every_number_that_it_passed()
    {
        BgpTable table = Table(Chain, "a-gw");

        Shown(table.Learned.Where(route => route.Origin == BgpOrigin.EBgp)).ShouldBe(["10.20.0.0/16 65020", "10.30.0.0/16 65020-65030"], ignoreOrder: true);
    }

    [Test]
    public void Gateways_with_the_same_stated_number_tell_each_other_nothing() =>
        Table(Chain.Replace("asn=65020", "asn=65010", StringComparison.Ordinal), "a-gw").Learned.ShouldAllBe(route => route.Origin == BgpOrigin.Network);

    [Test] // 4.42, er09
    public void VNets_on_one_circuit_learn_of_each_other_and_their_flows_cross_it()
    {
        CompiledNetwork network = Compile(TwoOnACircuit);

        Shown(network.BgpTable("a-er").Learned.Where(route => route.Origin == BgpOrigin.EBgp)).ShouldBe(["192.168.0.0/16 12076-64512", "10.20.0.0/16 12076"], ignoreOrder: true);
        network.Trace("a/web", "b/web").Verdict.ShouldBe(Verdict.Reachable);
        network.Trace("a/web", "b/web").Forward.Hops.ShouldContain(hop => hop.Over == PathMedium.ExpressRoute);
    }

    [TestCase(null, "Circuit", TestName = "ExpressRoute by default (3.24)")]
    [TestCase("ExpressRoute", "Circuit", TestName = "ExpressRoute where stated")]
    [TestCase("VpnGateway", "SiteConnection", TestName = "VPN where stated")]
    [TestCase("ASPath", "SiteConnection", TestName = "the shorter path where stated")]
    public void Of_one_prefix_from_both_gateways_wins(string? preference, string winner)
    {
        string design = HubAndSite + $"""

            routeserver hub/rs{(preference is null ? string.Empty : $" preference={preference}")}
            gateway hub/hub-er ExpressRoute
            site dc 192.168.0.0/16 asn=64512
            circuit er sites=dc
            connection to-er hub-er -> er circuit
            """;

        EffectiveRoute row = Compile(design).EffectiveRoutes("app/web").Routes.Single(route => route.AddressPrefixes[0] == AddressPrefix.Parse("192.168.0.0/16"));

        row.Origin.Kind.ToString().ShouldBe(winner);
    }

    [TestCase(true, TestName = "with branch-to-branch it does (4.41)")]
    [TestCase(false, TestName = "without it does not")]
    public void What_an_appliance_announces_reaches_the_site(bool joins)
    {
        string design = HubAndSite + $"""

            routeserver hub/rs{(joins ? " branchToBranch" : string.Empty)}
            session rs/nva 10.0.1.4 asn=65002 announces=172.20.0.0/16,10.0.1.0/24,0.0.0.0/0
            """;

        Shown(Table(design, "hub-gw").Advertised[0].Routes).Contains("172.20.0.0/16 65515-65002").ShouldBe(joins);
        Shown(Table(design, "hub-gw").Advertised[0].Routes).ShouldNotContain("10.0.1.0/24 65515-65002");
        Shown(Table(design, "rs").Advertised[0].Routes).Contains("192.168.0.0/16 65515-65001").ShouldBe(joins);
        Table(design, "rs").Learned[0].From.ShouldBe("nva");
        Table(design, "hq").Learned.Where(route => route.Origin == BgpOrigin.EBgp).ShouldAllBe(route => route.From == "hub-gw");
    }

    [Test]
    public void A_Route_Server_refuses_a_path_that_holds_its_number() =>
        Table(HubAndSite + "\nrouteserver hub/rs\nsession rs/nva 10.0.1.4 asn=65002 announces=172.20.0.0/16@65002.65515,172.21.0.0/16@65002.65003", "rs").Learned
            .ShouldHaveSingleItem().Prefix.ShouldBe(AddressPrefix.Parse("172.21.0.0/16"));

    [Test]
    public void A_Route_Server_tells_an_appliance_what_the_other_one_announces_and_not_its_own()
    {
        string design = HubAndSite + """

            routeserver hub/rs
            session rs/one 10.0.1.4 asn=65002 announces=172.20.0.0/16
            session rs/two 10.0.1.5 asn=65003 announces=172.21.0.0/16
            """;

        BgpTable table = Table(design, "rs");

        table.Learned.Select(route => route.From).ShouldBe(["one", "two"]);
        Shown(table.Advertised.Single(one => one.To == "one").Routes).ShouldBe(["10.0.0.0/22 65515", "10.1.0.0/16 65515", "172.21.0.0/16 65515-65003"], ignoreOrder: true);
    }

    [Test] // 7.5 item 4
    public void Of_two_appliances_the_shorter_path_is_a_row_and_equal_ones_share_it()
    {
        string design = HubAndSite + """

            routeserver hub/rs
            session rs/one 10.0.1.4 asn=65002 announces=172.20.0.0/16,172.21.0.0/16
            session rs/two 10.0.1.5 asn=65002 announces=172.20.0.0/16,172.21.0.0/16@65002.65002
            """;
        CompiledNetwork network = Compile(design);

        HopsOf("172.20.0.0/16").ShouldBe(["10.0.1.4", "10.0.1.5"]);
        HopsOf("172.21.0.0/16").ShouldBe(["10.0.1.4"]);

        string[] HopsOf(string prefix) => [.. network.EffectiveRoutes("app/web").Routes.Single(route => route.AddressPrefixes[0] == AddressPrefix.Parse(prefix)).NextHopAddresses.Select(address => address.ToString())];
    }

    [Test]
    public void A_preference_that_two_hubs_turn_against_each_other_settles_nowhere_and_is_Unknown()
    {
        const string Disagree = """
            vnet a 10.10.0.0/16
            subnet a/GatewaySubnet 10.10.0.0/27
            subnet a/RouteServerSubnet 10.10.0.64/27
            subnet a/web 10.10.1.0/24
            vnet b 10.20.0.0/16
            subnet b/GatewaySubnet 10.20.0.0/27
            subnet b/RouteServerSubnet 10.20.0.64/27
            subnet b/web 10.20.1.0/24
            gateway a/a-vpn Vpn bgp asn=65515
            gateway b/b-vpn Vpn bgp asn=65515
            gateway a/a-er ExpressRoute
            gateway b/b-er ExpressRoute
            routeserver a/a-rs branchToBranch
            routeserver b/b-rs branchToBranch
            site hq 192.168.0.0/16 asn=65001
            site dc 172.31.0.0/16 asn=64512
            localgateway a-hq site=hq asn=65001
            localgateway b-hq site=hq asn=65001
            connection a-hq a-vpn -> a-hq bgp
            connection b-hq b-vpn -> b-hq bgp
            circuit er sites=dc
            connection a-er a-er -> er circuit
            connection b-er b-er -> er circuit
            """;
        CompiledNetwork network = Compile(Disagree);

        EffectiveRouteTable table = network.EffectiveRoutes("a/web");

        table.Gaps.ShouldContain(gap => gap.Reason == UnknownReason.BgpNotModelled);
        table.Routes.ShouldAllBe(route => route.Source != RouteSource.VirtualNetworkGateway);
        network.Trace("a/web", "site:hq").Verdict.ShouldBe(Verdict.Unknown);
    }

    [Test] // 4.28
    public void The_addresses_of_BGP_peers_are_rows_only_in_the_other_reading()
    {
        string design = HubAndSite.Replace("localgateway hq-device site=hq", "localgateway hq-device 192.168.0.4/32 site=hq", StringComparison.Ordinal);

        Peers(AzureBehavior.Default).ShouldBeFalse();
        Peers(AzureBehavior.Default with { BgpPeerHostRoutesAreListed = true }).ShouldBeTrue();

        bool Peers(AzureBehavior behavior) => DesignText.Read(design).Topology.Compile(new CompileOptions { Behavior = behavior })
            .EffectiveRoutes("hub/shared").Routes.Any(route => route.AddressPrefixes[0] == AddressPrefix.Parse("192.168.0.4/32"));
    }

    [Test] // 4.5
    public void Clients_get_the_peers_and_others_than_Windows_what_lies_behind_the_tunnels()
    {
        ClientRoutes routes = Compile(HubAndSite.Replace("gateway hub/hub-gw Vpn bgp", "gateway hub/hub-gw Vpn pool=172.30.0.0/24 bgp", StringComparison.Ordinal)).ClientRoutes("hub-gw");

        routes.Windows.Select(prefix => prefix.ToString()).ShouldBe(["10.0.0.0/22", "10.1.0.0/16", "10.2.0.0/16", "172.30.0.0/24"], ignoreOrder: true);
        routes.Others.Except(routes.Windows).ShouldHaveSingleItem().ToString().ShouldBe("192.168.0.0/16");
    }

    [TestCase("nobody")]
    [TestCase("app")]
    public void Who_is_no_speaker_is_refused_with_those_that_are(string text) =>
        Should.Throw<PlaceException>(() => Table(HubAndSite, text)).Candidates.ShouldContain("hub-gw");

    [Test]
    public void A_gateway_without_clients_has_no_client_routes() =>
        Should.Throw<PlaceException>(() => Compile(HubAndSite).ClientRoutes("hub-gw")).Message.ShouldContain("no client address pool");

    private const string Chain = """
        vnet a 10.10.0.0/16
        subnet a/GatewaySubnet 10.10.0.0/27
        vnet b 10.20.0.0/16
        subnet b/GatewaySubnet 10.20.0.0/27
        vnet c 10.30.0.0/16
        subnet c/GatewaySubnet 10.30.0.0/27
        gateway a/a-gw Vpn bgp asn=65010
        gateway b/b-gw Vpn bgp asn=65020
        gateway c/c-gw Vpn bgp asn=65030
        connection a-b a-gw -> b-gw bgp
        connection b-a b-gw -> a-gw bgp
        connection b-c b-gw -> c-gw bgp
        connection c-b c-gw -> b-gw bgp
        """;

    private const string TwoOnACircuit = """
        vnet a 10.10.0.0/16
        subnet a/GatewaySubnet 10.10.0.0/27
        subnet a/web 10.10.1.0/24
        vnet b 10.20.0.0/16
        subnet b/GatewaySubnet 10.20.0.0/27
        subnet b/web 10.20.1.0/24
        gateway a/a-er ExpressRoute
        gateway b/b-er ExpressRoute
        site dc 192.168.0.0/16 asn=64512
        circuit er sites=dc
        connection a-er a-er -> er circuit
        connection b-er b-er -> er circuit
        """;

    private static CompiledNetwork Compile(string design) => DesignText.Read(design).Topology.Compile();

    private static BgpTable Table(string design, string speaker) => Compile(design).BgpTable(speaker);

    private static IEnumerable<string> Shown(IEnumerable<BgpTableRoute> routes) =>
        routes.Select(route => route.AsPath.Count == 0 ? route.Prefix.ToString() : $"{route.Prefix} {string.Join('-', route.AsPath)}");
}
