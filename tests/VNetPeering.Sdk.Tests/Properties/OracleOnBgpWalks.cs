using NUnit.Framework;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.TestKit.Generators;
using VNetPeering.Sdk.TestKit.Oracle;

namespace VNetPeering.Sdk.Tests.Properties;

/// <summary>The ways that BGP opens, walked by the oracle on small designs, with ends written by hand from the rules.</summary>
public sealed class OracleOnBgpWalks
{
    [TestCase(true, Verdict.Reachable, Disposition.Delivered)]
    [TestCase(false, Verdict.Blocked, Disposition.GatewayHasNoRoute)]
    public void A_site_behind_another_VNets_gateway_is_reached_only_when_every_connection_speaks(bool speaks, Verdict verdict, Disposition end)
    {
        Topology topology = Chain() with
        {
            LocalNetworkGateways = [Draw.Device("hq-device", speaks ? "" : "192.168.10.0/24", "hq")],
            Connections = [Draw.ToGateway("a-gw", "b-gw", bgp: true), Draw.ToSite("b-gw", "hq-device", speaks)],
            Sites = [Hq("192.168.10.0/24")],
        };

        OracleTrace trace = Trace(topology, "a/work", "10.0.1.8", "192.168.10.8");

        trace.ShouldEndAs(verdict, end, speaks ? Disposition.Delivered : null);
    }

    [Test]
    public void VNets_on_one_circuit_reach_each_other()
    {
        Topology topology = Chain(GatewayType.ExpressRoute) with
        {
            ExpressRouteCircuits = [Circuit("c", "hq")],
            Connections = [ToCircuit("a-gw", "c"), ToCircuit("b-gw", "c")],
            Sites = [Hq("192.168.10.0/24")],
        };

        Trace(topology, "a/work", "10.0.1.8", "10.1.1.8").ShouldEndAs(Verdict.Reachable, Disposition.Delivered, Disposition.Delivered);
    }

    [Test]
    public void VNets_on_two_circuits_of_one_site_reach_each_other_through_the_site()
    {
        Topology topology = Chain(GatewayType.ExpressRoute) with
        {
            ExpressRouteCircuits = [Circuit("c1", "hq"), Circuit("c2", "hq")],
            Connections = [ToCircuit("a-gw", "c1"), ToCircuit("b-gw", "c2")],
            Sites = [Hq("192.168.10.0/24")],
        };

        Trace(topology, "a/work", "10.0.1.8", "10.1.1.8").ShouldEndAs(Verdict.Reachable, Disposition.Delivered, Disposition.Delivered);
    }

    [TestCase(true, Verdict.Reachable, Disposition.Delivered)]
    [TestCase(false, Verdict.Blocked, Disposition.DroppedByRoute)]
    public void Branch_to_branch_joins_tunnel_and_circuit(bool joins, Verdict verdict, Disposition end)
    {
        Topology topology = Chain() with
        {
            ExpressRouteCircuits = [Circuit("c", "hq")],
            RouteServers = [Server("b", joins)],
            Connections = [Draw.ToGateway("a-gw", "b-gw", bgp: true), ToCircuit("b-er", "c")],
            Sites = [Hq("192.168.10.0/24")],
        };
        topology = topology with { Gateways = topology.Gateways.Add(Draw.Gateway("b-er", "b", GatewayType.ExpressRoute)) };

        Trace(topology, "a/work", "10.0.1.8", "192.168.10.8").ShouldEndAs(verdict, end, joins ? Disposition.Delivered : null);
    }

    [TestCase(true, true, Verdict.Reachable, Disposition.Delivered)]
    [TestCase(true, false, Verdict.Blocked, Disposition.ApplianceDoesNotForward)]
    public void Of_two_appliances_with_equal_paths_each_has_to_forward(bool first, bool second, Verdict verdict, Disposition end)
    {
        Topology topology = Chain() with
        {
            Gateways = [],
            RouteServers = [Server("a", joins: false, "10.0.2.4 0.0.0.0/0", "10.0.2.5 0.0.0.0/0")],
            NetworkInterfaces = [Nva("one", "10.0.2.4", first), Nva("two", "10.0.2.5", second)],
            RouteTables = [Draw.Table("out", "0.0.0.0/0 Internet")], // without it the appliances would send to each other
        };

        Trace(topology, "a/work", "10.0.1.8", "8.8.8.8").ShouldEndAs(verdict, end, Disposition.Delivered);
    }

    [Test]
    public void A_stateful_appliance_of_two_equal_ones_may_miss_the_answer()
    {
        VNet[] vnets = [.. Chain().VNets];
        Topology topology = Chain() with
        {
            VNets =
            [
                vnets[0] with { Peerings = [Draw.Link("a", "b") with { AllowGatewayTransit = true, AllowForwardedTraffic = true }, Draw.Link("a", "c") with { AllowGatewayTransit = true, AllowForwardedTraffic = true }] },
                vnets[1] with { Peerings = [Draw.Link("b", "a") with { UseRemoteGateways = true, AllowForwardedTraffic = true }] },
                Draw.VNet("c", "10.2.0.0/16", Draw.Subnet("work", "10.2.1.0/24")) with { Peerings = [Draw.Link("c", "a") with { UseRemoteGateways = true, AllowForwardedTraffic = true }] },
            ],
            Gateways = [],
            RouteServers = [Server("a", joins: false, "10.0.2.4 10.0.0.0/8", "10.0.2.5 10.0.0.0/8")],
            NetworkInterfaces = [Nva("one", "10.0.2.4", forwards: true), Nva("two", "10.0.2.5", forwards: true)],
            Appliances = [new Appliance { Name = "one", NetworkInterfaceId = Ids.Of(ResourceTypes.NetworkInterface, "one"), IsStateful = true }],
        };

        Trace(topology, "b/work", "10.1.1.8", "10.2.1.8").ShouldEndAs(Verdict.Blocked, Disposition.Delivered, Disposition.AsymmetricPath);
    }

    [Test]
    public void A_site_sends_only_where_it_was_told()
    {
        // The gateway of a refuses nothing and is told of the site, but a summary hides its VNet.
        Topology topology = Chain() with
        {
            LocalNetworkGateways = [Draw.Device("hq-device", "", "hq")],
            Connections = [Draw.ToSite("a-gw", "hq-device", bgp: true)],
            Sites = [Hq("192.168.10.0/24")],
        };
        topology = topology.WithVNet("a", vnet => vnet with { SummarizedGatewayPrefixes = Draw.Prefixes("10.64.0.0/16") });

        Trace(topology, "a/work", "10.0.1.8", "192.168.10.8").ShouldEndAs(Verdict.Blocked, Disposition.Delivered, Disposition.SourceHasNoRoute);
    }

    [Test]
    public void What_an_appliance_announces_undeclared_may_lead_anywhere_but_into_own_space()
    {
        Topology topology = Chain() with { Gateways = [], RouteServers = [Server("a", joins: false, "10.0.2.4 ?")] };

        Trace(topology, "a/work", "10.0.1.8", "10.1.1.8").ShouldEndAs(Verdict.Blocked, Disposition.Unknown, Disposition.DroppedByRoute);
        Trace(topology, "a/work", "10.0.1.8", "10.0.2.8").ShouldEndAs(Verdict.Reachable, Disposition.Delivered, Disposition.Delivered);
    }

    private static OracleTrace Trace(Topology topology, string place, string from, string to) =>
        NaiveTracer.Trace(topology, Ids.Subnet(place), HostAddress.Parse(from), HostAddress.Parse(to), AzureBehavior.Default);

    /// <summary>Two VNets that are not peered, with a gateway each.</summary>
    private static Topology Chain(GatewayType type = GatewayType.Vpn) => new()
    {
        VNets =
        [
            Draw.VNet("a", "10.0.0.0/16", Draw.Subnet("work", "10.0.1.0/24"), Draw.Subnet("nva", "10.0.2.0/24", "out"), Draw.Subnet(SpecialSubnets.Gateway, "10.0.255.0/27"), Draw.Subnet(SpecialSubnets.RouteServer, "10.0.254.0/27")),
            Draw.VNet("b", "10.1.0.0/16", Draw.Subnet("work", "10.1.1.0/24"), Draw.Subnet(SpecialSubnets.Gateway, "10.1.255.0/27"), Draw.Subnet(SpecialSubnets.RouteServer, "10.1.254.0/27")),
        ],
        Gateways = [.. new[] { "a", "b" }.Select(name => Draw.Gateway($"{name}-gw", name, type) with { EnableBgp = true })],
    };

    private static Site Hq(string prefixes) => new() { Name = "hq", AddressSpace = Draw.Prefixes(prefixes), Asn = 65001 };

    private static ExpressRouteCircuit Circuit(string name, params ResourceName[] sites) => new() { Id = Ids.Of(ResourceTypes.ExpressRouteCircuit, name), Sites = [.. sites] };

    private static Connection ToCircuit(string gateway, string circuit) => new()
    {
        Id = Ids.Of(ResourceTypes.Connection, $"{gateway}-{circuit}"),
        Type = ConnectionType.ExpressRoute,
        GatewayId = Ids.Of(ResourceTypes.Gateway, gateway),
        CircuitId = Ids.Of(ResourceTypes.ExpressRouteCircuit, circuit),
    };

    private static NetworkInterface Nva(string name, string address, bool forwards)
    {
        NetworkInterface plain = Draw.Interface(name, "a/nva", address, forwards);
        return plain with { IPConfigurations = plain.IPConfigurations.Select(one => one with { PublicIPAddressId = Ids.Of(ResourceTypes.PublicIPAddress, name) }).ToValueList() };
    }

    private static RouteServer Server(string vnet, bool joins, params string[] sessions) => new()
    {
        Id = Ids.Of(ResourceTypes.VirtualHub, $"{vnet}-rs"),
        SubnetId = Ids.Subnet($"{vnet}/{SpecialSubnets.RouteServer}"),
        AllowBranchToBranchTraffic = joins,
        BgpConnections =
        [
            .. sessions.Select((session, i) => new BgpConnection
            {
                Name = $"s{i}",
                PeerAddress = HostAddress.Parse(session.Split(' ')[0]),
                PeerAsn = 65010,
                Announces = session.EndsWith('?') ? default(ValueList<BgpAnnouncement>?) : Draw.Announcements(session.Split(' ')[1]),
            }),
        ],
    };
}
