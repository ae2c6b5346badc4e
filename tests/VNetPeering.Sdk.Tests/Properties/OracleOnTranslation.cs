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
/// Appliances that put their own address in the place of the source, case by case. What must happen is worked out by hand from the rule book and from
/// what the pages promise (a declared appliance sends packets on with the address of its interface, and the answer comes back to it without a route);
/// the oracle and the engine have to say so both.
/// </summary>
/// <remarks>
/// spoke1 10.1.0.0/16 and spoke2 10.2.0.0/16 are peered with hub 10.0.0.0/20, where nva is 10.0.2.4 and second is 10.0.3.4. The client is
/// 10.1.1.8, the server 10.2.1.8. spoke1 sends everything to nva. spoke2 has no table, so it has rows for itself, the hub and the Internet (3.01 to 3.07).
/// </remarks>
public sealed class OracleOnTranslation
{
    private const string Client = "10.1.1.8";
    private const string Server = "10.2.1.8";

    // The server answers to 10.0.2.4, for which it has the row of the peering (3.07). To 10.1.1.8 it has none: 10.0.0.0/8 None drops the packet (3.03).
    [TestCase(true, Verdict.Reachable, Disposition.Delivered)]
    [TestCase(false, Verdict.Blocked, Disposition.DroppedByRoute)]
    public void The_answer_needs_no_route_to_the_client(bool translates, Verdict verdict, Disposition answer) =>
        Both(Design(translates), verdict, Disposition.Delivered, answer);

    // What the server's table says of the client does not matter; what it says of the appliance does.
    [TestCase("10.1.0.0/16 None", Disposition.Delivered)]
    [TestCase("10.0.2.0/24 None", Disposition.DroppedByRoute)]
    [TestCase("10.0.2.4/32 None", Disposition.DroppedByRoute)]
    public void The_answer_goes_to_the_appliances_address(string route, Disposition answer) =>
        Both(With(Design(), "spoke2/web", Draw.Table("server", route)), answer == Disposition.Delivered ? Verdict.Reachable : Verdict.Blocked, Disposition.Delivered, answer);

    // 3.57: what is turned back leaves by the table of the appliance's subnet.
    [TestCase("10.1.0.0/16 None", Disposition.DroppedByRoute)]
    [TestCase("10.1.1.8/32 None", Disposition.DroppedByRoute)]
    [TestCase("10.3.0.0/16 None", Disposition.Delivered)]
    public void The_appliance_turns_the_answer_back_and_sends_it_by_its_own_table(string route, Disposition answer) =>
        Both(With(Design(), "hub/nva", Draw.Table("nva", route)), answer == Disposition.Delivered ? Verdict.Reachable : Verdict.Blocked, Disposition.Delivered, answer);

    // 5.01: the groups of the server see the packet as it arrives. The routes for the answer are there in both cases.
    [TestCase(true, "100 In Deny * 10.0.2.4 * * *", Disposition.DeniedBySecurityRule)]
    [TestCase(true, "100 In Deny * 10.1.0.0/16 * * *", Disposition.Delivered)]
    [TestCase(false, "100 In Deny * 10.0.2.4 * * *", Disposition.Delivered)]
    [TestCase(false, "100 In Deny * 10.1.0.0/16 * * *", Disposition.DeniedBySecurityRule)]
    public void The_groups_of_the_server_see_the_appliances_address(bool translates, string rule, Disposition there)
    {
        Topology topology = With(Design(translates), "spoke2/web", Draw.Table("server", "10.1.0.0/16 VirtualAppliance 10.0.2.4"), Draw.Group("server", rule, "200 In Allow * * * * *"));

        Both(topology, there == Disposition.Delivered ? Verdict.Reachable : Verdict.Blocked, there, Disposition.Delivered);
    }

    // 5.20: hub is in spoke2's VirtualNetwork tag, spoke1 is not (3.5 point 6), so AllowVnetInBound admits the appliance's address only. 5.05: no rule for the answer.
    [TestCase(true, Verdict.Reachable, Disposition.Delivered, Disposition.Delivered)]
    [TestCase(false, Verdict.Blocked, Disposition.DeniedBySecurityRule, Disposition.DroppedByRoute)]
    public void The_default_rules_of_the_server_admit_the_appliances_address(bool translates, Verdict verdict, Disposition there, Disposition answer) =>
        Both(With(Design(translates), "spoke2/web", null, Draw.Group("server")), verdict, there, answer);

    // 5.32 with 5.01: the appliance's membership counts at the server, the client's does not.
    [TestCase("nva", Disposition.DeniedBySecurityRule)]
    [TestCase("client", Disposition.Delivered)]
    public void An_application_group_of_the_appliance_is_met(string member, Disposition there)
    {
        Topology topology = With(Design(), "spoke2/web", null, Draw.Group("server", "100 In Deny * @some * * *", "200 In Allow * * * * *"));
        topology = topology with
        {
            ApplicationSecurityGroups = [new ApplicationSecurityGroup { Id = Ids.Of(ResourceTypes.ApplicationSecurityGroup, "some") }],
            NetworkInterfaces = topology.NetworkInterfaces.Add(Draw.Interface("client", "spoke1/web", Client)).Select(nic => nic.Name != member ? nic : nic with
            {
                IPConfigurations = [nic.IPConfigurations[0] with { ApplicationSecurityGroupIds = [Ids.Of(ResourceTypes.ApplicationSecurityGroup, "some")] }],
            }).ToValueList(),
        };

        Both(topology, there == Disposition.Delivered ? Verdict.Reachable : Verdict.Blocked, there, Disposition.Delivered);
    }

    // 5.01: what comes in at the appliance has the client's address, what goes out has its own.
    [TestCase("100 In Deny * 10.1.0.0/16 * * *", Disposition.DeniedBySecurityRule)]
    [TestCase("100 In Deny * 10.0.2.4 * * *", Disposition.Delivered)]
    [TestCase("100 Out Deny * 10.0.2.4 * * *", Disposition.DeniedBySecurityRule)]
    [TestCase("100 Out Deny * 10.1.0.0/16 * * *", Disposition.Delivered)]
    public void The_groups_of_the_appliance_see_the_client_come_and_the_appliance_go(string rule, Disposition there)
    {
        Topology topology = With(Design(), "hub/nva", null, Draw.Group("nva", "200 In Allow * * * * *", "200 Out Allow * * * * *", rule));

        Both(topology, there == Disposition.Delivered ? Verdict.Reachable : Verdict.Blocked, there, Disposition.Delivered);
    }

    // 5.05: the group has seen client -> server come and nva -> server go, so it knows server -> nva and server -> client.
    [Test]
    public void The_answer_needs_no_rule_at_the_appliance()
    {
        Topology topology = With(Design(), "hub/nva", null, Draw.Group("nva", "100 In Allow * 10.1.1.8 * 10.2.1.8 *", "101 In Deny * * * * *", "100 Out Allow * 10.0.2.4 * 10.2.1.8 *", "101 Out Deny * * * * *"));

        Both(topology, Verdict.Reachable, Disposition.Delivered, Disposition.Delivered);
    }

    // 2.50, 2.51: into spoke2 comes the hub's own address, which is not forwarded traffic. Into spoke1 comes the server's, which is.
    [TestCase(true, "spoke2", Disposition.Delivered, Disposition.Delivered)]
    [TestCase(false, "spoke2", Disposition.ForwardedTrafficNotAllowed, Disposition.DroppedByRoute)]
    [TestCase(true, "spoke1", Disposition.Delivered, Disposition.ForwardedTrafficNotAllowed)]
    public void Only_the_clients_link_has_to_admit_forwarded_traffic(bool translates, string spoke, Disposition there, Disposition answer)
    {
        Topology topology = Design(translates).WithLink(spoke, "hub", link => link with { AllowForwardedTraffic = false });

        Both(topology, there == Disposition.Delivered && answer == Disposition.Delivered ? Verdict.Reachable : Verdict.Blocked, there, answer);
    }

    // 2.42 is about the space behind a link, and the appliance's address lies there as well.
    [TestCase("spoke2", "hub")]
    [TestCase("hub", "spoke2")]
    public void A_cleared_access_flag_still_blocks(string local, string remote) =>
        Both(Design().WithLink(local, remote, link => link with { AllowVirtualNetworkAccess = false }), Verdict.Blocked, Disposition.AccessNotAllowed, Disposition.AccessNotAllowed);

    // The packet is for the appliance: nothing is passed on, nothing is translated, and the answer goes to the client.
    [Test]
    public void What_is_for_the_appliance_itself_is_not_translated()
    {
        Topology topology = With(Design(), "hub/nva", null, Draw.Group("nva", "100 In Allow * 10.1.1.8 * 10.0.2.4 *", "101 In Deny * * * * *", "100 Out Deny * * * * *"));

        Both(topology, Verdict.Reachable, Disposition.Delivered, Disposition.Delivered, to: "10.0.2.4");
    }

    // Two in a row: the server sees the second, the second sees the first, the first sees the client; each turns back what it translated.
    [TestCase("spoke2/web", "100 In Deny * 10.0.3.4 * * *", Disposition.DeniedBySecurityRule)]
    [TestCase("spoke2/web", "100 In Deny * 10.0.2.4,10.1.1.8 * * *", Disposition.Delivered)]
    [TestCase("hub/second", "100 In Deny * 10.0.2.4 * * *", Disposition.DeniedBySecurityRule)]
    [TestCase("hub/second", "100 In Deny * 10.0.3.4,10.1.1.8 * * *", Disposition.Delivered)]
    public void Two_in_a_row_translate_one_after_the_other(string place, string rule, Disposition there)
    {
        Topology topology = With(Design(true, Declared("second", translates: true)), "hub/nva", Draw.Table("nva", "10.2.0.0/16 VirtualAppliance 10.0.3.4"));
        topology = With(topology, place, null, Draw.Group("looks", rule, "200 In Allow * * * * *"));

        Both(topology, there == Disposition.Delivered ? Verdict.Reachable : Verdict.Blocked, there, Disposition.Delivered);
    }

    // client -> second -> nva -> server. The answer comes to nva, whose table decides whether second sees it (3.57, 3.59).
    [TestCase("10.3.0.0/16 None", Verdict.Blocked, Disposition.AsymmetricPath)]
    [TestCase("10.1.0.0/16 VirtualAppliance 10.0.3.4", Verdict.Reachable, Disposition.Delivered)]
    public void A_stateful_appliance_before_the_translating_one_has_to_see_the_answer(string route, Verdict verdict, Disposition answer)
    {
        Topology topology = With(Design(true, Declared("second", isStateful: true)), "spoke1/web", Draw.Table("client", "10.2.0.0/16 VirtualAppliance 10.0.3.4"));
        topology = With(With(topology, "hub/second", Draw.Table("second", "10.2.0.0/16 VirtualAppliance 10.0.2.4")), "hub/nva", Draw.Table("nva", route));

        Both(topology, verdict, Disposition.Delivered, answer);
    }

    // client -> nva -> second -> server. second has seen 10.0.2.4 -> server, and has to see server -> 10.0.2.4.
    [TestCase("10.1.0.0/16 VirtualAppliance 10.0.3.4", Verdict.Blocked, Disposition.AsymmetricPath)]
    [TestCase("10.0.2.0/24 VirtualAppliance 10.0.3.4", Verdict.Reachable, Disposition.Delivered)]
    public void A_stateful_appliance_behind_the_translating_one_has_to_see_the_answer(string route, Verdict verdict, Disposition answer)
    {
        Topology topology = With(Design(true, Declared("second", isStateful: true)), "hub/nva", Draw.Table("nva", "10.2.0.0/16 VirtualAppliance 10.0.3.4"));

        Both(With(topology, "spoke2/web", Draw.Table("server", route)), verdict, Disposition.Delivered, answer);
    }

    // client -> second -> nva -> server, and server -> second -> nva -> client: second has seen client -> server and sees server -> 10.0.2.4, an answer to nothing it knows.
    [TestCase(true, Verdict.Blocked, Disposition.AsymmetricPath)]
    [TestCase(false, Verdict.Reachable, Disposition.Delivered)]
    public void A_stateful_appliance_knows_an_answer_by_its_addresses(bool isStateful, Verdict verdict, Disposition answer) =>
        Both(AroundTheOtherWay(Declared("second", isStateful: isStateful)), verdict, Disposition.Delivered, answer);

    // 5.05: so does a security group. To the group of second, server -> 10.0.2.4 is a flow of its own and needs a rule.
    [TestCase("100 In Deny * 10.2.1.8 * 10.0.2.4 *", Disposition.DeniedBySecurityRule)]
    [TestCase("100 In Deny * 10.2.1.8 * 10.1.1.8 *", Disposition.Delivered)]
    [TestCase("100 Out Deny * 10.2.1.8 * 10.0.2.4 *", Disposition.DeniedBySecurityRule)]
    public void A_group_knows_an_answer_by_its_addresses(string rule, Disposition answer)
    {
        Topology topology = AroundTheOtherWay(Declared("second", isStateful: false));
        topology = With(topology, "hub/second", Draw.Table("second", "10.2.0.0/16 VirtualAppliance 10.0.2.4"), Draw.Group("second", rule, "200 In Allow * * * * *", "200 Out Allow * * * * *"));

        Both(topology, answer == Disposition.Delivered ? Verdict.Reachable : Verdict.Blocked, Disposition.Delivered, answer);
    }

    // The appliance turns back only what it translated. The answer of a flow that it never saw goes through it as any packet, with the server's address.
    [Test]
    public void An_answer_that_only_passes_by_is_no_translation_of_the_flow()
    {
        Topology topology = With(Design(), "spoke1/web", null);
        topology = Peered(topology, "spoke1", "spoke2");
        topology = With(topology, "spoke2/web", Draw.Table("server", "10.1.0.0/16 VirtualAppliance 10.0.2.4"));

        Both(topology, Verdict.Blocked, Disposition.Delivered, Disposition.AsymmetricPath); // who translates keeps a list, and this flow is not on it
    }

    // 3.70, 5.06: to the Internet the appliance's public address stands for it, and the groups see its private one.
    [TestCase("100 Out Deny * 10.0.2.4 * * *", Disposition.DeniedBySecurityRule)]
    [TestCase("100 Out Deny * 10.1.0.0/16 * * *", Disposition.Delivered)]
    public void To_the_Internet_the_groups_of_the_appliance_see_its_own_address(string rule, Disposition there)
    {
        Topology topology = With(WithPublicAddress(Design()), "hub/nva", null, Draw.Group("nva", "200 In Allow * * * * *", "200 Out Allow * * * * *", rule));

        Both(topology, there == Disposition.Delivered ? Verdict.Reachable : Verdict.Blocked, there, Disposition.Delivered, to: "8.8.8.8");
    }

    // An appliance that declares nothing is assumed to translate towards the Internet, and so the groups see the same.
    [TestCase("100 Out Deny * 10.0.2.4 * * *", Disposition.DeniedBySecurityRule)]
    [TestCase("100 Out Deny * 10.1.0.0/16 * * *", Disposition.Delivered)]
    public void To_the_Internet_an_appliance_that_declares_nothing_is_seen_with_its_own_address_too(string rule, Disposition there)
    {
        Topology topology = With(WithPublicAddress(Design(translates: false)), "hub/nva", null, Draw.Group("nva", "200 In Allow * * * * *", "200 Out Allow * * * * *", rule));

        Both(topology, there == Disposition.Delivered ? Verdict.Reachable : Verdict.Blocked, there, Disposition.Delivered, to: "8.8.8.8");
    }

    // 4.31: the site answers to the address that it sees. To the hub's it goes to the appliance; to the client's it goes past it, straight over the peering (3.60).
    [TestCase(true, Verdict.Reachable, Disposition.Delivered)]
    [TestCase(false, Verdict.Blocked, Disposition.AsymmetricPath)]
    public void A_site_answers_to_the_appliance(bool translates, Verdict verdict, Disposition answer)
    {
        Topology topology = Design(translates, Declared("second", isStateful: true));
        topology = topology with
        {
            Appliances = topology.Appliances.Select(one => one.NetworkInterfaceId.Name == "nva" ? one with { IsStateful = true } : one).ToValueList(),
            Gateways = [Draw.Gateway("gw", "hub") with { Sku = "VpnGw1" }],
            LocalNetworkGateways = [Draw.Device("hq-device", "192.168.0.0/16", site: "hq")],
            Connections = [Draw.ToSite("gw", "hq-device")],
            Sites = [new Site { Name = "hq", AddressSpace = Draw.Prefixes("192.168.0.0/16") }],
        };

        Both(topology, verdict, Disposition.Delivered, answer, to: "192.168.7.7");
    }

    // 3.35: nva and second send the packet to each other. The address of nva in the place of the client's does not get it out of the ring.
    [Test]
    public void A_ring_stays_a_ring()
    {
        Topology topology = With(Design(true, Declared("second")), "hub/nva", Draw.Table("nva", "10.2.0.0/16 VirtualAppliance 10.0.3.4"));

        OracleTrace oracle = Oracle(With(topology, "hub/second", Draw.Table("second", "10.2.0.0/16 VirtualAppliance 10.0.2.4")), Server);

        oracle.Forward.ShouldBe(Disposition.RoutingLoop, oracle.ToString());
    }

    private static Topology AroundTheOtherWay(Appliance second)
    {
        Topology topology = With(Design(true, second), "spoke1/web", Draw.Table("client", "10.2.0.0/16 VirtualAppliance 10.0.3.4"));
        topology = With(topology, "hub/second", Draw.Table("second", "10.2.0.0/16 VirtualAppliance 10.0.2.4"));
        return With(topology, "spoke2/web", Draw.Table("server", "10.0.2.0/24 VirtualAppliance 10.0.3.4"));
    }

    private static Topology Design(bool translates = true, Appliance? second = null)
    {
        VNet hub = Draw.VNet(
            "hub",
            "10.0.0.0/20",
            Draw.Subnet("nva", "10.0.2.0/24") with { DefaultOutboundAccess = false },
            Draw.Subnet("second", "10.0.3.0/24"),
            Draw.Subnet(SpecialSubnets.Gateway, "10.0.4.0/27"));
        VNet[] spokes = [Draw.VNet("spoke1", "10.1.0.0/16", Draw.Subnet("web", "10.1.1.0/24")), Draw.VNet("spoke2", "10.2.0.0/16", Draw.Subnet("web", "10.2.1.0/24"))];
        Topology topology = new()
        {
            Name = "translation",
            VNets =
            [
                hub with { Peerings = [Draw.Link("hub", "spoke1"), Draw.Link("hub", "spoke2")] },
                .. spokes.Select(spoke => spoke with { Peerings = [Draw.Link(spoke.Name.Value, "hub") with { AllowForwardedTraffic = true }] }),
            ],
            NetworkInterfaces = [Draw.Interface("nva", "hub/nva", "10.0.2.4", forwards: true), Draw.Interface("second", "hub/second", "10.0.3.4", forwards: true)],
            Appliances = [Declared("nva", translates: translates, isStateful: translates ? null : false), second ?? Declared("second")],
        };
        return With(topology, "spoke1/web", Draw.Table("client", "0.0.0.0/0 VirtualAppliance 10.0.2.4"));
    }

    private static Appliance Declared(string nic, bool translates = false, bool? isStateful = null) => new()
    {
        Name = nic,
        NetworkInterfaceId = Ids.Of(ResourceTypes.NetworkInterface, nic),
        TranslatesSource = translates ? true : null,
        IsStateful = isStateful,
    };

    /// <summary>A subnet with another table, or none, and a group, or none.</summary>
    private static Topology With(Topology topology, string place, RouteTable? table, NetworkSecurityGroup? group = null) =>
        topology.WithSubnet(place, subnet => subnet with { RouteTableId = table?.Id ?? (group is null ? null : subnet.RouteTableId), NetworkSecurityGroupId = group?.Id }) with
        {
            RouteTables = table is null ? topology.RouteTables : [.. topology.RouteTables.Where(one => one.Id != table.Id), table],
            NetworkSecurityGroups = group is null ? topology.NetworkSecurityGroups : [.. topology.NetworkSecurityGroups, group],
        };

    private static Topology Peered(Topology topology, string first, string second) => topology
        .WithVNet(first, vnet => vnet with { Peerings = vnet.Peerings.Add(Draw.Link(first, second)) })
        .WithVNet(second, vnet => vnet with { Peerings = vnet.Peerings.Add(Draw.Link(second, first)) });

    private static Topology WithPublicAddress(Topology topology) => topology with
    {
        PublicIPAddresses = [new PublicIPAddress { Id = Ids.Of(ResourceTypes.PublicIPAddress, "nva-ip") }],
        NetworkInterfaces = topology.NetworkInterfaces.Select(nic => nic.Name != "nva" ? nic : nic with
        {
            IPConfigurations = [nic.IPConfigurations[0] with { PublicIPAddressId = Ids.Of(ResourceTypes.PublicIPAddress, "nva-ip") }],
        }).ToValueList(),
    };

    private static OracleTrace Oracle(Topology topology, string to) =>
        NaiveTracer.Trace(topology, new OracleFlow(Ids.Subnet("spoke1/web"), HostAddress.Parse(Client), HostAddress.Parse(to), OraclePacketKind.Tcp(443)), AzureBehavior.Default, ServiceTagCatalog.Empty);

    /// <summary>Asks both. The oracle does not walk the answer of a host on the Internet that the packet never reached.</summary>
    private static void Both(Topology topology, Verdict verdict, Disposition there, Disposition answer, string to = Server)
    {
        OracleTrace oracle = Oracle(topology, to);
        FlowTrace engine = topology.Compile().Trace($"ip:{Client}", $"ip:{to}", Protocol.Tcp(443));

        Disposition shown = engine.Blockers.Any(blocker => blocker.Reason == Disposition.AsymmetricPath) ? Disposition.AsymmetricPath : engine.Return.Disposition;
        oracle.ShouldSatisfyAllConditions(
            () => $"oracle {oracle.Verdict} {oracle.Forward} {oracle.Return ?? answer}".ShouldBe($"oracle {verdict} {there} {answer}", oracle.ToString()),
            () => $"engine {engine.Verdict} {engine.Forward.Disposition} {shown}".ShouldBe($"engine {verdict} {there} {answer}"));
    }
}
