using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.TestKit.Generators;
using VNetPeering.Sdk.TestKit.Oracle;

namespace VNetPeering.Sdk.Tests.Properties;

/// <summary>
/// Flows from the Internet in, case by case: published by a firewall, by a load balancer, and with a public address of the machine. What must happen is
/// worked out by hand from rule 3.72 and its neighbours; the oracle and the engine have to say so both.
/// </summary>
/// <remarks>
/// hub 10.0.0.0/20 has the firewall fw 10.0.5.4 with the public addresses 20.90.0.1 and 20.90.0.2; app 10.1.0.0/16 is peered with it and has the server 10.1.1.8.
/// The caller is 8.8.8.8. fw puts 10.0.5.4 in the place of the caller.
/// </remarks>
public sealed class OracleOnEntrances
{
    private const string Server = "10.1.1.8";
    private const string Firewall = "hub/AzureFirewallSubnet";

    private static readonly ResourceId s_pool = Ids.Pool("lb");

    // 3.72: no public address in front, and a public one only for the protocol and port that are published.
    [TestCase(443, Verdict.Reachable, Disposition.Delivered)]
    [TestCase(80, Verdict.Blocked, Disposition.NoWayInFromInternet)]
    public void A_firewall_publishes_a_port(int port, Verdict verdict, Disposition there) => Both(Published(Nat()), port, verdict, there);

    // What is asked about is the port of the server; the caller calls 8443.
    [TestCase(443, "100 In Deny Tcp * * * 443", Disposition.DeniedBySecurityRule)]
    [TestCase(443, "100 In Deny Tcp * * * 8443", Disposition.Delivered)]
    [TestCase(8443, "100 In Deny Tcp * * * 8440", Disposition.NoWayInFromInternet)]
    public void The_groups_of_the_server_see_the_port_behind(int port, string rule, Disposition there) =>
        Both(With(Published(Nat(port: 8443, behind: 443)), "app/web", null, Draw.Group("server", rule, "200 In Allow * * * * *")), port, there);

    [TestCase("100 In Deny * 10.0.5.4 * * *", Disposition.DeniedBySecurityRule)]
    [TestCase("100 In Deny * 8.8.8.8 * * *", Disposition.Delivered)]
    [TestCase("100 In Deny * Internet * * *", Disposition.Delivered)]
    [TestCase("4000 In Deny Udp * * * *", Disposition.Delivered)] // nothing but the default rules: hub is in the VirtualNetwork tag (5.20)
    public void The_groups_of_the_server_see_the_firewalls_address(string rule, Disposition there) =>
        Both(With(Published(Nat()), "app/web", null, Draw.Group("server", rule)), 443, there);

    [TestCase("9.9.9.0/24", Disposition.NoWayInFromInternet)]
    [TestCase("8.8.0.0/16", Disposition.Delivered)]
    public void A_rule_is_about_its_callers(string sources, Disposition there) => Both(Published(Nat() with { Sources = Draw.Prefixes(sources) }), 443, there);

    // Of the rules about one public address the first that is about the packet decides.
    [TestCase("20.90.0.1", "8.8.8.0/24", Disposition.NoWayInFromInternet)]
    [TestCase("20.90.0.1", "9.9.9.0/24", Disposition.Delivered)]
    [TestCase("20.90.0.2", "8.8.8.0/24", Disposition.Delivered)]
    public void The_first_rule_about_an_address_decides(string called, string sources, Disposition there) =>
        Both(Published(Nat(to: "10.1.1.9", called: called) with { Name = "first", Sources = Draw.Prefixes(sources) }, Nat()), 443, there);

    // Whoever calls 8443 gets to the server, though 443 leads to somebody else.
    [TestCase(443, Disposition.NoWayInFromInternet)]
    [TestCase(8443, Disposition.Delivered)]
    public void The_port_that_is_called_decides_which_rule_is_first(int port, Disposition there) =>
        Both(Published(Nat(to: "10.1.1.9") with { Name = "first" }, Nat(port: port, behind: 443)), 443, there);

    // What is published passes, whatever the firewall admits otherwise.
    [TestCase(true)]
    [TestCase(false)]
    public void What_is_published_needs_no_other_rule(bool isDeclared)
    {
        Topology topology = Published(Nat());

        Both(topology with { AzureFirewalls = [topology.AzureFirewalls[0] with { Rules = isDeclared ? null : [], AdmittedFlows = isDeclared ? [] : null }] }, 443, Disposition.Delivered);
    }

    // The answer goes to 10.0.5.4, so only what the table says of that matters.
    [TestCase("0.0.0.0/0 None", Disposition.Delivered)]
    [TestCase("0.0.0.0/0 VirtualAppliance 10.0.2.4", Disposition.Delivered)]
    [TestCase("8.8.8.0/24 None", Disposition.Delivered)]
    [TestCase("10.0.5.0/26 None", Disposition.DroppedByRoute)]
    [TestCase("10.0.5.4/32 VirtualAppliance 10.0.5.4", Disposition.Delivered)]
    public void The_answer_goes_to_the_firewall(string route, Disposition answer) =>
        Both(With(Published(Nat()), "app/web", Draw.Table("server", route)), 443, Disposition.Delivered, answer);

    // 3.57: there and back by the firewall's own table. 3.40: by an appliance the answer does not come from the address that was called.
    [TestCase("10.1.0.0/16 None", Disposition.DroppedByRoute, Disposition.Delivered)]
    [TestCase("0.0.0.0/0 None", Disposition.Delivered, Disposition.DroppedByRoute)]
    [TestCase("8.8.8.0/24 None", Disposition.Delivered, Disposition.DroppedByRoute)]
    [TestCase("0.0.0.0/0 Internet", Disposition.Delivered, Disposition.Delivered)]
    [TestCase("0.0.0.0/0 VirtualAppliance 10.0.2.4", Disposition.Delivered, Disposition.AsymmetricPath)]
    public void The_firewall_sends_by_its_own_table(string route, Disposition there, Disposition answer) =>
        Both(With(Published(Nat()), Firewall, Draw.Table("fw", route)), 443, there, answer);

    // 2.50: the source is the hub's own.
    [Test]
    public void No_link_has_to_admit_forwarded_traffic() =>
        Both(Published(Nat()).WithLink("app", "hub", link => link with { AllowForwardedTraffic = false }), 443, Disposition.Delivered);

    [Test]
    public void Without_a_link_back_nobody_gets_to_the_spoke() => // 2.20: an Initiated link has no row
        Both(Published(Nat()).WithVNet("app", vnet => vnet with { Peerings = [] }), 443, Disposition.DroppedByRoute);

    [TestCase(443, Verdict.Unknown, Disposition.Unknown)]
    [TestCase(80, Verdict.Blocked, Disposition.NoWayInFromInternet)]
    public void What_a_rule_publishes_may_not_be_known(int port, Verdict verdict, Disposition there) => Both(Published(Nat() with { TranslatedAddress = null }), port, verdict, there);

    // 4.31: the site answers to the firewall's address.
    [Test]
    public void A_firewall_publishes_a_host_of_a_site()
    {
        Topology topology = Published(Nat(to: "192.168.7.7")) with
        {
            Gateways = [Draw.Gateway("gw", "hub") with { Sku = "VpnGw1" }],
            LocalNetworkGateways = [Draw.Device("hq-device", "192.168.0.0/16", site: "hq")],
            Connections = [Draw.ToSite("gw", "hq-device")],
            Sites = [new Site { Name = "hq", AddressSpace = Draw.Prefixes("192.168.0.0/16") }],
        };

        Both(topology, 443, Verdict.Reachable, Disposition.Delivered, to: "192.168.7.7");
    }

    // 5.06: the public address is translated before the groups, and they see the caller. 5.2: the default rules do not admit the Internet.
    [TestCase("100 In Deny * 8.8.8.8 * * *", Disposition.DeniedBySecurityRule)]
    [TestCase("100 In Allow * 8.8.8.8 * 10.1.1.8 443", Disposition.Delivered)]
    [TestCase("100 In Allow * 8.8.8.8 * 20.90.0.8 443", Disposition.DeniedBySecurityRule)]
    [TestCase("100 In Allow Tcp Internet * VirtualNetwork *", Disposition.Delivered)]
    [TestCase("100 In Allow Udp * * * *", Disposition.DeniedBySecurityRule)]
    public void Groups_see_who_calls_a_public_address(string rule, Disposition there) => Both(With(WithPublicAddress(Design()), "app/web", null, Draw.Group("server", rule)), 443, there);

    // 3.40, 3.72: the answer must leave by the address that was called.
    [TestCase("0.0.0.0/0 VirtualAppliance 10.0.5.4", Disposition.AsymmetricPath)]
    [TestCase("0.0.0.0/0 VirtualAppliance 10.0.2.4", Disposition.AsymmetricPath)]
    [TestCase("0.0.0.0/0 Internet", Disposition.Delivered)]
    [TestCase("8.8.8.0/24 None", Disposition.DroppedByRoute)]
    [TestCase("9.9.9.0/24 None", Disposition.Delivered)]
    public void An_answer_of_a_public_address_leaves_straight(string route, Disposition answer) =>
        Both(With(WithPublicAddress(Design()), "app/web", Draw.Table("server", route)), 443, Disposition.Delivered, answer);

    // 3.70, 3.71 are about flows that start here; an answer goes where its flow came from.
    [Test]
    public void An_answer_needs_no_way_out_of_its_own() =>
        Both(WithBalancer(Design(), Balance(443, 443)).WithSubnet("app/web", subnet => subnet with { DefaultOutboundAccess = false, NatGatewayId = Ids.Of(ResourceTypes.NatGateway, "nat") }), 443, Disposition.Delivered);

    // 5.06: behind a load balancer the caller's address is seen, and the backend's port.
    [TestCase(8080, "100 In Deny * 8.8.8.8 * * 8080", Disposition.DeniedBySecurityRule)]
    [TestCase(8080, "100 In Deny * * * * 80", Disposition.Delivered)]
    [TestCase(80, "100 In Deny * * * * 22", Disposition.NoWayInFromInternet)]
    [TestCase(443, "100 In Deny * * * * 80", Disposition.NoWayInFromInternet)]
    public void A_load_balancer_hands_over_to_the_port_of_the_backend(int port, string rule, Disposition there)
    {
        NetworkSecurityGroup group = Draw.Group("server", rule, "200 In Allow * * * * *");

        Both(With(WithBalancer(Design(), Balance(80, 8080)), "app/web", null, group), port, there);
        Both(With(WithBalancer(Design(), Balance(80, 8080) with { BackendPoolId = null, BackendIPConfigurationId = Configuration() }), "app/web", null, group), port, there);
    }

    [TestCase("0.0.0.0/0 VirtualAppliance 10.0.2.4", Disposition.AsymmetricPath)]
    [TestCase("0.0.0.0/0 None", Disposition.DroppedByRoute)]
    public void An_answer_of_a_backend_leaves_straight(string route, Disposition answer) =>
        Both(With(WithBalancer(Design(), Balance(443, 443)), "app/web", Draw.Table("server", route)), 443, Disposition.Delivered, answer);

    // Whoever calls the right address gets in.
    [TestCase("100 In Deny * 8.8.8.8 * * *", Disposition.Delivered)]
    [TestCase("100 In Deny * 10.0.5.4 * * *", Disposition.Delivered)]
    [TestCase("100 In Deny * * * * *", Disposition.DeniedBySecurityRule)]
    public void Of_several_ways_in_the_best_counts(string rule, Disposition there) =>
        Both(With(WithPublicAddress(Published(Nat())), "app/web", null, Draw.Group("server", rule, "200 In Allow * * * * *")), 443, there);

    [Test]
    public void What_may_be_published_does_not_matter_where_another_way_leads_in() =>
        Both(WithPublicAddress(Published(Nat() with { TranslatedAddress = null })), 443, Disposition.Delivered);

    // Then nobody knows either where the answer goes, and what the server's own table says of the Internet blocks nothing for certain.
    [TestCase(false)]
    [TestCase(true)]
    public void What_may_be_published_may_be_answered_as_well(bool hasPublicAddress)
    {
        Topology topology = With(Published(Nat() with { TranslatedAddress = null }), "app/web", Draw.Table("server", "0.0.0.0/0 None"));

        Both(hasPublicAddress ? WithPublicAddress(topology) : topology, 443, Verdict.Unknown, Disposition.Unknown);
    }

    // 3.59: between the server and the firewall an appliance is one as any other. Nobody says whether it minds seeing the answer only.
    [TestCase(null, Verdict.Unknown, Disposition.Unknown)]
    [TestCase(false, Verdict.Reachable, Disposition.Delivered)]
    [TestCase(true, Verdict.Blocked, Disposition.AsymmetricPath)]
    public void An_appliance_on_the_way_back_to_the_firewall_matters_by_its_state(bool? isStateful, Verdict verdict, Disposition answer)
    {
        Topology topology = With(Published(Nat()), "app/web", Draw.Table("server", "10.0.5.0/26 VirtualAppliance 10.0.2.4")) with
        {
            Appliances = isStateful is null ? [] : [new Appliance { Name = "nva", NetworkInterfaceId = Ids.Of(ResourceTypes.NetworkInterface, "nva"), IsStateful = isStateful }],
        };

        Both(topology, 443, verdict, Disposition.Delivered, answer);
    }

    // 3.40, 4.23: a default route of a gateway takes the answer to the site, and not to whoever called.
    [Test]
    public void An_answer_that_a_default_route_takes_to_a_site_has_not_come_to_the_caller()
    {
        Topology topology = WithPublicAddress(Design()).WithVNet("app", vnet => vnet with
        {
            Subnets = vnet.Subnets.Add(Draw.Subnet(SpecialSubnets.Gateway, "10.1.255.0/27") with { Id = vnet.Id.Child("subnets", SpecialSubnets.Gateway) }),
        }) with
        {
            Gateways = [Draw.Gateway("gw", "app") with { Sku = "VpnGw1" }],
            LocalNetworkGateways = [Draw.Device("hq-device", "0.0.0.0/0", site: "hq")],
            Connections = [Draw.ToSite("gw", "hq-device")],
            Sites = [new Site { Name = "hq", AddressSpace = Draw.Prefixes("192.168.0.0/16 0.0.0.0/0") }],
        };

        Both(topology, 443, Disposition.Delivered, Disposition.AsymmetricPath);
    }

    private static Topology Design()
    {
        VNet hub = Draw.VNet(
            "hub",
            "10.0.0.0/20",
            Draw.Subnet("nva", "10.0.2.0/24") with { DefaultOutboundAccess = true },
            Draw.Subnet(SpecialSubnets.Firewall, "10.0.5.0/26"),
            Draw.Subnet(SpecialSubnets.Gateway, "10.0.4.0/27"));
        return new Topology
        {
            Name = "entrances",
            VNets =
            [
                hub with { Peerings = [Draw.Link("hub", "app")] },
                Draw.VNet("app", "10.1.0.0/16", Draw.Subnet("web", "10.1.1.0/24")) with { Peerings = [Draw.Link("app", "hub") with { AllowForwardedTraffic = true }] },
            ],
            NetworkInterfaces = [Draw.Interface("server", "app/web", Server), Draw.Interface("nva", "hub/nva", "10.0.2.4", forwards: true)],
            AzureFirewalls = [Draw.Firewall("hub", "10.0.5.4") with { PublicIPAddressIds = [Ids.Of(ResourceTypes.PublicIPAddress, "fw-1"), Ids.Of(ResourceTypes.PublicIPAddress, "fw-2")] }],
            PublicIPAddresses = [Public("fw-1", "20.90.0.1"), Public("fw-2", "20.90.0.2"), Public("server-ip", "20.90.0.8"), Public("lb-ip", "20.90.0.9")],
        };
    }

    private static PublicIPAddress Public(string name, string address) => new() { Id = Ids.Of(ResourceTypes.PublicIPAddress, name), Address = HostAddress.Parse(address) };

    private static DestinationNatRule Nat(int port = 443, int? behind = null, string to = Server, string called = "20.90.0.1") => new()
    {
        Name = "web",
        Protocol = Protocol.Tcp(port),
        DestinationAddress = HostAddress.Parse(called),
        TranslatedAddress = HostAddress.Parse(to),
        TranslatedPort = behind,
    };

    private static Topology Published(params DestinationNatRule[] rules)
    {
        Topology topology = Design();
        return topology with { AzureFirewalls = [topology.AzureFirewalls[0] with { DestinationNatRules = [.. rules] }] };
    }

    private static ResourceId Configuration() => Ids.Of(ResourceTypes.NetworkInterface, "server").Child("ipConfigurations", "ipconfig1");

    private static LoadBalancerRule Balance(int port, int behind) => new() { Name = "web", FrontEnd = "front", Protocol = "Tcp", FrontEndPort = port, BackendPort = behind, BackendPoolId = s_pool };

    private static Topology WithBalancer(Topology topology, LoadBalancerRule rule) => WithServer(topology, one => one with { LoadBalancerBackendPoolIds = [s_pool] }) with
    {
        LoadBalancers =
        [
            new LoadBalancer
            {
                Id = Ids.Of(ResourceTypes.LoadBalancer, "lb"),
                Sku = "Basic",
                FrontEnds = [new LoadBalancerFrontEnd { Name = "front", PublicIPAddressId = Ids.Of(ResourceTypes.PublicIPAddress, "lb-ip") }],
                BackendPoolIds = [s_pool],
                Rules = [rule],
            },
        ],
    };

    private static Topology WithPublicAddress(Topology topology) => WithServer(topology, one => one with { PublicIPAddressId = Ids.Of(ResourceTypes.PublicIPAddress, "server-ip") });

    private static Topology WithServer(Topology topology, Func<IPConfiguration, IPConfiguration> change) => topology with
    {
        NetworkInterfaces = topology.NetworkInterfaces.Select(nic => nic.Name == "server" ? nic with { IPConfigurations = [change(nic.IPConfigurations[0])] } : nic).ToValueList(),
    };

    private static Topology With(Topology topology, string place, RouteTable? table, NetworkSecurityGroup? group = null) =>
        topology.WithSubnet(place, subnet => subnet with { RouteTableId = table?.Id, NetworkSecurityGroupId = group?.Id }) with
        {
            RouteTables = table is null ? topology.RouteTables : topology.RouteTables.Add(table),
            NetworkSecurityGroups = group is null ? topology.NetworkSecurityGroups : topology.NetworkSecurityGroups.Add(group),
        };

    private static void Both(Topology topology, int port, Disposition there, Disposition answer = Disposition.Delivered) =>
        Both(topology, port, there == Disposition.Delivered && answer == Disposition.Delivered ? Verdict.Reachable : Verdict.Blocked, there, answer);

    /// <summary>Asks both. Where the packet does not get in, nothing is said of an answer.</summary>
    private static void Both(Topology topology, int port, Verdict verdict, Disposition there, Disposition answer = Disposition.Delivered, string to = Server)
    {
        OracleTrace oracle = NaiveTracer.TraceFromInternet(topology, HostAddress.Parse("8.8.8.8"), HostAddress.Parse(to), OraclePacketKind.Tcp(port), AzureBehavior.Default);
        FlowTrace engine = topology.Compile().Trace("ip:8.8.8.8", $"ip:{to}", Protocol.Tcp(port));

        bool hasAnswer = there == Disposition.Delivered;
        Disposition shown = engine.Blockers.Any(blocker => blocker.Reason == Disposition.AsymmetricPath) ? Disposition.AsymmetricPath : engine.Return.Disposition;
        oracle.ShouldSatisfyAllConditions(
            () => $"oracle {oracle.Verdict} {oracle.Forward} {(hasAnswer ? oracle.Return : answer)}".ShouldBe($"oracle {verdict} {there} {answer}", oracle.ToString()),
            () => $"engine {engine.Verdict} {engine.Forward.Disposition} {(hasAnswer ? shown : answer)}".ShouldBe($"engine {verdict} {there} {answer}"));
    }
}
