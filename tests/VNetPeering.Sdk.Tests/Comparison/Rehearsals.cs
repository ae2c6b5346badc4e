using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Comparison;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.TestKit.Generators;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Comparison;

/// <summary>What breaks when something fails, and what goes on by another way.</summary>
public sealed class Rehearsals
{
    private const string Spokes = """
        vnet hub        10.0.0.0/16 region=westeurope
        vnet a          10.1.0.0/16 region=westeurope
        vnet b          10.2.0.0/16 region=northeurope
        link a -> hub   allowForwardedTraffic
        link hub -> a
        link b -> hub   allowForwardedTraffic
        link hub -> b
        table t
        route t/b       10.2.0.0/16 -> VirtualAppliance 10.0.1.4
        table u
        route u/a       10.1.0.0/16 -> VirtualAppliance 10.0.1.4
        subnet a/web    10.1.1.0/24 table=t defaultOutbound=false
        subnet a/db     10.1.2.0/24 defaultOutbound=false
        subnet b/web    10.2.1.0/24 table=u defaultOutbound=false
        subnet hub/nva  10.0.1.0/24 defaultOutbound=false
        subnet hub/back 10.0.2.0/24 defaultOutbound=false

        """;

    [Test] // 3.37
    public void A_lone_appliance_that_fails_is_a_black_hole_for_the_routes_that_lead_to_it()
    {
        Topology topology = Read(Spokes + "nic fw hub/nva 10.0.1.4 forwarding vm=fw-vm");

        Rehearsal rehearsal = topology.Rehearse("fw");

        Pairs(rehearsal.Broken).ShouldBe(["a/web b/web", "b/web a/web"]);
        rehearsal.Broken.ShouldAllBe(flow => flow.Before == Verdict.Reachable && flow.After == Verdict.Blocked);
        rehearsal.Broken.ShouldAllBe(flow => flow.Blockers.Any(blocker => blocker.Reason == Disposition.ResourceIsDown && blocker.Resource == topology.NetworkInterfaces[0].Id && blocker.At == "hub/nva"));
        rehearsal.Flows.Count.ShouldBe(rehearsal.Broken.Count);
        rehearsal.Down.Select(down => (down.Name, down.Reason)).ShouldBe([("fw-vm", DownReason.Fails), ("fw", DownReason.IsInside)]);
        (rehearsal.BrokenPairs, rehearsal.IsHarmless).ShouldBe((2L, false));
        rehearsal.LostEnds.ShouldBeEmpty();
    }

    [Test] // 3.36: the probe of the load balancer turns to the other one
    public void An_appliance_behind_a_load_balancer_leaves_its_flows_to_the_other()
    {
        Topology pair = Read(Spokes + """
            loadbalancer lb hub/nva 10.0.1.4
            nic fw1 hub/back 10.0.2.4 forwarding pool=lb
            nic fw2 hub/back 10.0.2.5 forwarding pool=lb
            """);

        Rehearsal one = pair.Rehearse("fw1");
        Rehearsal both = pair.Rehearse([pair.FindFailure("fw1"), pair.FindFailure("fw2")]);

        one.IsHarmless.ShouldBeTrue();
        Pairs(one.Survived).ShouldBe(["a/web b/web", "b/web a/web"]);
        one.Survived[0].WaysBefore.ShouldBe(["a/web > [Peering] hub/nva > [VNet] hub/back by fw1 > [GlobalPeering] b/web; back b/web > [GlobalPeering] hub/nva > [VNet] hub/back by fw1 > [Peering] a/web", "a/web > [Peering] hub/nva > [VNet] hub/back by fw2 > [GlobalPeering] b/web; back b/web > [GlobalPeering] hub/nva > [VNet] hub/back by fw2 > [Peering] a/web"]);
        one.Survived.ShouldAllBe(flow => flow.WaysAfter.All(way => !way.Contains("fw1")) && flow.WaysAfter.Count == 1);
        one.Assumptions.ShouldContain(new Assumption { Kind = AssumptionKind.ProbeTakesBackendOut, About = "lb" });
        Pairs(both.Broken).ShouldBe(["a/db 10.0.1.4", "a/web 10.0.1.4", "a/web b/web", "b/web 10.0.1.4", "b/web a/web", "hub/back 10.0.1.4", "hub/nva 10.0.1.4"]);
        both.Assumptions.ShouldNotContain(assumption => assumption.Kind == AssumptionKind.ProbeTakesBackendOut);
    }

    [Test]
    public void A_firewall_that_fails_keeps_its_routes()
    {
        Topology topology = Read("""
            vnet hub        10.0.0.0/16
            vnet a          10.1.0.0/16
            link a -> hub   allowForwardedTraffic
            link hub -> a
            table t
            route t/all     0.0.0.0/0 -> VirtualAppliance 10.0.3.4
            subnet a/web    10.1.1.0/24 table=t
            subnet hub/AzureFirewallSubnet 10.0.3.0/26
            firewall hub/fw 10.0.3.4
            """);
        topology = topology with { AzureFirewalls = [topology.AzureFirewalls[0] with { PublicIPAddressIds = [Ids.Of(ResourceTypes.PublicIPAddress, "ip")] }] };

        Rehearsal rehearsal = topology.Rehearse("firewall:fw");

        Pairs(rehearsal.Broken).ShouldBe(["a/web internet"]);
        rehearsal.Broken[0].Blockers.ShouldContain(blocker => blocker.Reason == Disposition.ResourceIsDown && blocker.Resource == topology.AzureFirewalls[0].Id);
    }

    [Test] // 3.70: the NAT gateway stands before all other ways out
    public void A_NAT_gateway_that_fails_cuts_its_subnets_off_from_the_Internet()
    {
        ResourceId nat = Ids.Of(ResourceTypes.NatGateway, "nat");
        Topology topology = Read("""
            vnet a          10.1.0.0/16
            subnet a/web    10.1.1.0/24
            subnet a/db     10.1.2.0/24 defaultOutbound=false
            """).WithSubnet("a/web", subnet => subnet with { NatGatewayId = nat }) with { NatGateways = [new NatGateway { Id = nat }] };

        Rehearsal rehearsal = topology.Rehearse("nat");

        Pairs(rehearsal.Broken).ShouldBe(["a/web internet"]);
        rehearsal.Broken[0].Blockers.ShouldHaveSingleItem().Resource.ShouldBe(nat);
    }

    [Test] // 2.21, 3.07: no link Connected, no row
    public void A_peering_that_fails_takes_its_routes_along()
    {
        Topology topology = Read(Spokes + "nic fw hub/nva 10.0.1.4 forwarding");

        Rehearsal rehearsal = topology.Rehearse("a/to-hub");

        rehearsal.ShouldBe(topology.Rehearse("hub/to-a") with { Failures = rehearsal.Failures, Down = rehearsal.Down });
        rehearsal.Down.Select(down => down.Name).ShouldBe(["hub/to-a", "a/to-hub"], ignoreOrder: true);
        Pairs(rehearsal.Broken).ShouldBe(["a/db hub/back", "a/db hub/nva", "a/web b/web", "a/web hub/back", "a/web hub/nva", "b/web a/web", "hub/back a/db", "hub/back a/web", "hub/nva a/db", "hub/nva a/web"]);
        rehearsal.LostEnds.ShouldBeEmpty();
    }

    [Test]
    public void A_VNet_that_fails_loses_its_places_and_breaks_what_passed_it()
    {
        Topology topology = Read(Spokes + "nic fw hub/nva 10.0.1.4 forwarding");

        Rehearsal rehearsal = topology.Rehearse("vnet:hub");

        rehearsal.LostEnds.Select(place => place.Name).ShouldBe(["hub/back", "hub/nva"]);
        Pairs(rehearsal.Broken).ShouldBe(["a/web b/web", "b/web a/web"]);
        rehearsal.Broken.ShouldAllBe(flow => flow.Blockers.Any(blocker => blocker.Reason == Disposition.ResourceIsDown && blocker.Resource == topology.VNets[0].Id));
        Pairs(rehearsal.LostFlows).ShouldBe(["a/db hub/back", "a/db hub/nva", "a/web hub/back", "a/web hub/nva", "b/web hub/back", "b/web hub/nva", "hub/back a/db", "hub/back a/web", "hub/back b/web", "hub/nva a/db", "hub/nva a/web", "hub/nva b/web"]);
        rehearsal.LostFlows.ShouldAllBe(flow => flow.After == null);
    }

    [Test]
    public void A_region_that_fails_takes_all_its_VNets_along()
    {
        Topology topology = Read(Spokes + "nic fw hub/nva 10.0.1.4 forwarding");

        Rehearsal rehearsal = topology.Rehearse("West Europe");

        rehearsal.Failures.ShouldBe([new Failure { Kind = FailureKind.Region, Name = "westeurope" }]);
        rehearsal.LostEnds.Select(place => place.Name).ShouldBe(["a/db", "a/web", "hub/back", "hub/nva"]);
        rehearsal.Flows.ShouldBeEmpty();
        rehearsal.Down.Select(down => (down.Name, down.Reason)).ShouldBe([("westeurope", DownReason.Fails), ("hub", DownReason.IsInside), ("fw", DownReason.IsInside), ("a", DownReason.IsInside)]);
        Pairs(topology.Rehearse("northeurope").LostFlows).ShouldBe(["a/web b/web", "b/web a/web", "b/web hub/back", "b/web hub/nva", "hub/back b/web", "hub/nva b/web"]);
    }

    [Test]
    public void What_fails_is_found_by_name_and_kind()
    {
        Topology topology = Read(Spokes + "nic fw hub/nva 10.0.1.4 forwarding vm=fw-vm");

        topology.FindFailure("FW").ShouldBe(new Failure { Kind = FailureKind.Appliance, Name = "fw-vm", Resource = topology.NetworkInterfaces[0].VirtualMachineId });
        topology.FindFailure("fw-vm").ShouldBe(topology.FindFailure(topology.NetworkInterfaces[0].Id.ToString()));
        topology.FindFailure("peering:a/to-hub").ShouldBe(topology.FindFailure("hub/to-a"));
        topology.FailuresOf(FailureKind.Peering).Select(failure => failure.Name).ShouldBe(["hub/to-a", "hub/to-b"]);
        Should.Throw<PlaceException>(() => topology.FindFailure("gateway:fw")).Message.ShouldBe("\"gateway:fw\" names nothing of this network that can fail: no gateway.");
        PlaceException several = Should.Throw<PlaceException>(() => topology.FindFailure("to-hub"));
        several.Message.ShouldBe("\"to-hub\" names 2 things that can fail. Write more of the path, or put the kind and a colon in front. Candidates: peering:hub/to-a, peering:hub/to-b.");
        several.Candidates.ShouldBe(["peering:hub/to-a", "peering:hub/to-b"]);
        Should.Throw<ArgumentException>(() => topology.Rehearse([new Failure { Kind = FailureKind.Gateway, Name = "gw", Resource = Ids.Of(ResourceTypes.Gateway, "gw") }]))
            .Message.ShouldStartWith("The topology has no gateway \"gw\".");
    }

    [Test]
    public void Each_failure_of_some_kinds_is_ranked_by_what_it_breaks()
    {
        Topology topology = Read(Spokes + "nic fw hub/nva 10.0.1.4 forwarding\nnic idle hub/back 10.0.2.4 forwarding");

        Rehearsal[] ranked = [.. topology.RehearseEach([FailureKind.Appliance, FailureKind.Peering, FailureKind.VNet])];

        ranked.Select(rehearsal => (rehearsal.Failures[0].Name, rehearsal.BrokenPairs)).ShouldBe([("hub/to-a", 10L), ("hub/to-b", 6L), ("hub", 2L), ("fw", 2L), ("a", 0L), ("b", 0L), ("idle", 0L)]);
        ranked[^1].IsHarmless.ShouldBeTrue();
        foreach (Rehearsal rehearsal in ranked)
        {
            rehearsal.ShouldBe(topology.Rehearse(rehearsal.Failures));
        }
    }

    [Test]
    public void A_network_that_network_managers_connect_fails_like_any_other()
    {
        Topology topology = Read("""
            vnet hub        10.0.0.0/16
            vnet a          10.1.0.0/16
            subnet hub/x    10.0.1.0/24
            subnet a/web    10.1.1.0/24
            hubspoke m/c    hub a
            """);
        topology.Compile().Trace("a/web", "hub/x").Verdict.ShouldBe(Verdict.Reachable);

        Rehearsal rehearsal = topology.RehearseEach([FailureKind.Peering]).ShouldHaveSingleItem();

        Pairs(rehearsal.Broken).ShouldBe(["a/web hub/x", "hub/x a/web"]);
    }

    private static string[] Pairs(IEnumerable<FlowChange> flows) => [.. flows.Select(flow => $"{flow.From.Name} {flow.To.Name}").Distinct().Order(StringComparer.Ordinal)];

    private static Topology Read(string text) => DesignText.Read(text).Topology;
}
