using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Comparison;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.TestKit.Generators;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Comparison;

/// <summary>Failures of gateways, tunnels, circuits, sites and Route Servers.</summary>
public sealed class HybridRehearsals
{
    private const string Hub = """
        vnet hub        10.0.0.0/16
        vnet a          10.1.0.0/16
        link a -> hub   useRemoteGateways allowForwardedTraffic
        link hub -> a   allowGatewayTransit
        subnet hub/GatewaySubnet 10.0.0.0/26
        subnet hub/x    10.0.1.0/24 defaultOutbound=false
        subnet a/web    10.1.1.0/24 defaultOutbound=false

        """;

    private const string Static = Hub + """
        gateway hub/vpn Vpn pool=172.31.0.0/24
        site hq         192.168.10.0/24
        localgateway dev 192.168.10.0/24 site=hq
        connection tun  vpn -> dev
        """;

    private const string Both = Hub + """
        gateway hub/vpn Vpn bgp
        gateway hub/er  ExpressRoute
        site hq         192.168.10.0/24 asn=65010
        localgateway dev site=hq asn=65010 bgpAddress=192.168.10.1
        circuit cir     sites=hq
        connection tun  vpn -> dev bgp
        connection exr  er -> cir circuit

        """;

    private static readonly string[] ToSite = ["a/web hq", "hq a/web", "hq hub/x", "hub/x hq"];

    [TestCase("vpn", "vpn")]
    [TestCase("tun", "tun")]
    [TestCase("device:dev", "tun")]
    public void Without_another_way_the_flows_of_a_site_break(string failure, string at)
    {
        Topology topology = Read(Static);

        Rehearsal rehearsal = topology.Rehearse(failure);

        Pairs(rehearsal.Broken).Where(pair => pair.Contains("hq")).ShouldBe(ToSite);
        rehearsal.Broken.Where(flow => flow.To.Name == "hq").ShouldAllBe(flow => flow.Blockers.Any(blocker => blocker.Reason == Disposition.ResourceIsDown && blocker.Resource!.Name == at));
        rehearsal.Unclear.ShouldBeEmpty();
        rehearsal.LostEnds.ShouldBeEmpty();
    }

    [Test] // 4.51
    public void A_gateway_that_fails_cuts_its_clients_off_and_a_tunnel_does_not()
    {
        Topology topology = Read(Static);

        Pairs(topology.Rehearse("vpn").Broken).Where(pair => pair.Contains("vpn")).ShouldBe(["a/web vpn", "hub/x vpn", "vpn a/web", "vpn hub/x"]);
        Pairs(topology.Rehearse("tun").Broken).ShouldBe(ToSite);
    }

    [Test]
    public void A_site_that_fails_is_lost_and_breaks_nothing_else()
    {
        Rehearsal rehearsal = Read(Static).Rehearse("hq");

        rehearsal.LostEnds.Select(place => place.Name).ShouldBe(["hq"]);
        Pairs(rehearsal.LostFlows).ShouldBe(ToSite);
        rehearsal.Flows.ShouldBeEmpty();
        rehearsal.Down.Select(down => down.Name).ShouldBe(["hq", "dev", "tun"]);
    }

    [TestCase("circuit:cir")]
    [TestCase("exr")]
    [TestCase("er")]
    public void A_tunnel_with_BGP_takes_over_from_a_circuit(string failure) // 3.24
    {
        Topology topology = Read(Both);
        topology.Compile().EffectiveRoutes("a/web").Routes.ShouldContain(row => row.AddressPrefixes[0].ToString() == "192.168.10.0/24" && row.Origin.GatewayId!.Name == "er");

        Rehearsal rehearsal = topology.Rehearse(failure);

        rehearsal.IsHarmless.ShouldBeTrue();
        Pairs(rehearsal.Survived).ShouldBe(ToSite);
        rehearsal.Survived.ShouldAllBe(flow => flow.WaysBefore.All(way => way.Contains("[ExpressRoute]")) && flow.WaysAfter.All(way => way.Contains("[Vpn]")));
        rehearsal.Assumptions.ShouldContain(new Assumption { Kind = AssumptionKind.SessionsHaveFallen });
        topology.Rehearse("tun").IsHarmless.ShouldBeTrue();
        Pairs(topology.Rehearse([topology.FindFailure(failure), topology.FindFailure("tun")]).Broken).ShouldBe(ToSite);
    }

    [Test] // a stated prefix is longer than what the circuit brings: whether it stays when its tunnel is down is told by no source
    public void Whether_a_stated_prefix_of_a_dead_tunnel_stays_is_not_known()
    {
        Topology topology = Read(Hub + """
            gateway hub/vpn Vpn
            gateway hub/er  ExpressRoute
            site hq         192.168.0.0/16
            localgateway dev 192.168.10.0/24 site=hq
            circuit cir     sites=hq
            connection tun  vpn -> dev
            connection exr  er -> cir circuit
            """);

        Rehearsal rehearsal = topology.Rehearse("tun");

        FlowChange[] there = [.. rehearsal.Unclear.Where(flow => flow.From.Name == "a/web")];
        there.ShouldHaveSingleItem().Destinations.ToString().ShouldBe("192.168.10.0-192.168.10.255");
        (there[0].Before, there[0].After).ShouldBe((Verdict.Reachable, Verdict.Unknown));
        rehearsal.Broken.ShouldBeEmpty();
        rehearsal.Assumptions.ShouldContain(new Assumption { Kind = AssumptionKind.StaticRoutesOfDeadTunnel });
    }

    [Test] // 3.38: a gateway that fails still stands beside the other one
    public void A_gateway_that_fails_is_not_a_gateway_that_is_deleted()
    {
        Topology topology = Read(Both.Replace("subnet a/web    10.1.1.0/24", "table t\nroute t/far 172.20.0.0/16 -> VirtualNetworkGateway\nsubnet a/web    10.1.1.0/24 table=t") + """
            vnet far        172.20.0.0/16
            link far -> hub useRemoteGateways allowForwardedTraffic
            link hub -> far allowGatewayTransit
            table v
            route v/a       10.1.0.0/16 -> VirtualNetworkGateway
            subnet far/x    172.20.1.0/24 table=v defaultOutbound=false
            """);
        Topology deleted = topology with { Gateways = [.. topology.Gateways.Where(gateway => gateway.Name != "er")], Connections = [.. topology.Connections.Where(connection => connection.Name != "exr")] };

        Pairs(deleted.DiffFrom(topology).Opened).ShouldBe(["a/web far/x", "far/x a/web"]);
        topology.Rehearse("er").Opened.ShouldBeEmpty();
    }

    [TestCase("bgp", "bgp")]
    [TestCase("", "")]
    public void A_tunnel_between_VNets_is_down_at_both_ends(string near, string far)
    {
        Topology topology = Read($"""
            vnet one        10.0.0.0/16
            vnet two        10.9.0.0/16
            subnet one/GatewaySubnet 10.0.0.0/26
            subnet two/GatewaySubnet 10.9.0.0/26
            subnet one/x    10.0.1.0/24
            subnet two/x    10.9.1.0/24
            gateway one/g1  Vpn asn=65001
            gateway two/g2  Vpn asn=65002
            connection c12  g1 -> g2 {near}
            connection c21  g2 -> g1 {far}
            """);

        topology.FailuresOf(FailureKind.Connection).Select(failure => failure.Name).ShouldBe(["c12"]);
        foreach (string failure in new[] { "c12", "c21", "g1", "g2" })
        {
            Pairs(topology.Rehearse(failure).Broken).ShouldBe(["one/x two/x", "two/x one/x"], failure);
        }
    }

    [Test] // 3.25: as a lab saw it, the next hop turns to the other appliance
    public void An_appliance_of_a_Route_Server_takes_its_routes_along()
    {
        Topology topology = Read("""
            vnet hub        10.0.0.0/16
            subnet hub/RouteServerSubnet 10.0.0.0/26
            subnet hub/nva  10.0.1.0/24 defaultOutbound=false
            vnet a          10.1.0.0/16
            link a -> hub   useRemoteGateways allowForwardedTraffic
            link hub -> a   allowGatewayTransit
            vnet b          10.2.0.0/16
            link b -> hub   useRemoteGateways allowForwardedTraffic
            link hub -> b   allowGatewayTransit
            subnet a/web    10.1.1.0/24 defaultOutbound=false
            subnet b/web    10.2.1.0/24 defaultOutbound=false
            routeserver hub/rs 10.0.0.4 10.0.0.5
            session rs/s1   10.0.1.4 asn=65002 announces=10.0.0.0/8
            nic fw1 hub/nva 10.0.1.4 forwarding
            nic fw2 hub/nva 10.0.1.5 forwarding
            """);
        RouteServer server = topology.RouteServers[0];
        Topology two = topology with
        {
            Appliances = [.. topology.NetworkInterfaces.Select(nic => new Appliance { Name = nic.Name, NetworkInterfaceId = nic.Id, IsStateful = false })],
            RouteServers = [server with { BgpConnections = server.BgpConnections.Add(server.BgpConnections[0] with { Name = "s2", PeerAddress = VNetPeering.Sdk.Addressing.HostAddress.Parse("10.0.1.5"), PeerAsn = 65003 }) }],
        };

        Rehearsal lone = topology.Rehearse("fw1");
        Pairs(lone.Broken).ShouldBe(["a/web b/web", "b/web a/web"]);
        lone.Down.Select(down => (down.Name, down.Reason)).ShouldBe([("fw1", DownReason.Fails), ("rs/s1", DownReason.SessionFalls)]);
        topology.Rehearse("fw2").Flows.ShouldBeEmpty();
        two.Rehearse("fw1").IsHarmless.ShouldBeTrue();
        Pairs(two.Rehearse("fw1").Survived).ShouldBe(["a/web b/web", "b/web a/web"]);
        Pairs(two.Rehearse([two.FindFailure("fw1"), two.FindFailure("fw2")]).Broken).ShouldBe(["a/web b/web", "b/web a/web"]);
        Pairs(two.Rehearse("rs").Broken).ShouldBe(["a/web b/web", "b/web a/web"]);
    }

    [Test]
    public void A_failure_that_takes_an_inspection_away_opens_what_it_kept_away()
    {
        Topology topology = Read("""
            vnet hub        10.0.0.0/16
            subnet hub/RouteServerSubnet 10.0.0.0/26
            subnet hub/nva  10.0.1.0/24 defaultOutbound=false
            subnet hub/web  10.0.2.0/24 defaultOutbound=true
            routeserver hub/rs 10.0.0.4 10.0.0.5
            session rs/s1   10.0.1.4 asn=65002 announces=0.0.0.0/0
            nic fw hub/nva  10.0.1.4 forwarding
            """);
        topology = topology with { Appliances = [new Appliance { Name = "inspector", NetworkInterfaceId = topology.NetworkInterfaces[0].Id, AdmittedFlows = [] }] };

        Rehearsal rehearsal = topology.Rehearse("inspector");

        Pairs(rehearsal.Opened).ShouldBe(["hub/web internet"]);
        rehearsal.IsHarmless.ShouldBeFalse();
    }

    [Test] // 4.06
    public void One_instance_of_a_gateway_is_replaced_by_the_other()
    {
        Topology topology = Read(Static);

        topology.FailuresOf(FailureKind.GatewayInstance).Select(failure => failure.Name).ShouldBe(["vpn#1", "vpn#2"]);
        Rehearsal rehearsal = topology.Rehearse("vpn#2");
        rehearsal.IsHarmless.ShouldBeTrue();
        rehearsal.Assumptions.ShouldBe([new Assumption { Kind = AssumptionKind.OtherInstanceTakesOver, About = "vpn" }]);
    }

    [Test] // 4.06
    public void Without_both_instances_the_gateway_is_down()
    {
        Topology topology = Read(Static);

        Rehearsal rehearsal = topology.Rehearse([topology.FindFailure("vpn#1"), topology.FindFailure("vpn#2")]);

        rehearsal.Flows.ShouldNotBeEmpty();
        rehearsal.Flows.ShouldBe(topology.Rehearse("gateway:vpn").Flows);
        rehearsal.Assumptions.ShouldNotContain(assumption => assumption.Kind == AssumptionKind.OtherInstanceTakesOver);
    }

    [Test] // 4.06: the device of a site has one address and needs two tunnels
    public void An_instance_of_an_active_active_gateway_is_replaced_for_devices_with_a_tunnel_to_both()
    {
        Topology topology = Read(Static);
        topology = topology with { Gateways = [.. topology.Gateways.Select(gateway => gateway with { ActiveActive = true })] };

        topology.Rehearse("vpn#1").Assumptions.ShouldBe(
        [
            new Assumption { Kind = AssumptionKind.OtherInstanceTakesOver, About = "vpn" }, new Assumption { Kind = AssumptionKind.DevicesReachBothInstances, About = "vpn" },
        ]);
    }

    private static string[] Pairs(IEnumerable<FlowChange> flows) => [.. flows.Select(flow => $"{flow.From.Name} {flow.To.Name}").Distinct().Order(StringComparer.Ordinal)];

    private static Topology Read(string text) => DesignText.Read(text).Topology;
}
