using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.Testing.Tests;

public sealed class Reachability
{
    private static readonly Topology FirewallHub = SampleNetworks.FirewallHub();

    private static readonly CompiledNetwork Secured = FirewallHub.Compile();

    // Half of spoke2's subnet has a route of its own, which drops what is sent there.
    private static CompiledNetwork HalfDropped() => FirewallHub.With(t => t["spoke1"]["work"].Route("10.2.0.64/26", NextHopType.None, name: "lost")).Compile();

    // Half of spoke2's subnet is reached by another appliance.
    private static CompiledNetwork TwoWays() => FirewallHub.With(t =>
    {
        ApplianceBuilder other = t["hub"].Subnet("nva", "10.0.2.0/24").Appliance("other", "10.0.2.4", a => a.Stateful(false));
        t["spoke1"]["work"].Route("10.2.0.64/26", via: other);
    }).Compile();

    [Test]
    public void A_flow_that_arrives_passes() => Secured.ShouldReach("spoke1/work", "spoke2/work", Protocol.Tcp(443)).Verdict.ShouldBe(Verdict.Reachable);

    [Test]
    public void A_flow_that_is_stopped_is_explained()
    {
        CompiledNetwork network = SampleNetworks.HubAndSpoke().Compile();

        string message = Failing.Message(() => network.ShouldReach("spoke1/work", "spoke2/work", Protocol.Tcp(443)));

        message.ShouldBe($"spoke1/work -> spoke2/work tcp/443 should be reachable, but is Blocked.\n\n{network.Explain("spoke1/work", "spoke2/work", Protocol.Tcp(443))}");
    }

    [TestCase("hub")]
    [TestCase("hub/AzureFirewallSubnet")]
    [TestCase("hub-fw")]
    [TestCase("hub/hub-fw")]
    [TestCase("HUB/*")]
    [TestCase("10.0.0.68")]
    [TestCase("hub/hub-to-spoke2")]
    public void A_place_on_the_way_has_many_names(string place) => Secured.Trace("spoke1/work", "spoke2/work").ShouldTraverse(place);

    [TestCase("hub/hub-gw")]
    [TestCase("10.0.0.69")]
    [TestCase("spoke3")]
    public void A_place_beside_the_way_is_told_with_the_way(string place) => Failing.Message(() => Secured.Trace("spoke1/work", "spoke2/work").ShouldTraverse(place))
        .ShouldStartWith($"spoke1/work -> spoke2/work any should traverse \"{place}\", but passes spoke1/work, hub/AzureFirewallSubnet [hub-fw], spoke2/work.\n\nspoke1/work -> spoke2/work any: REACHABLE");

    [Test]
    public void A_declared_appliance_is_named_as_in_the_design() =>
        SampleNetworks.ApplianceHub().Compile().Trace("spoke1/work", "spoke2/work").ShouldTraverse("hub/nva").ShouldTraverse("nva-nic").ShouldTraverse("10.0.2.4");

    [Test]
    public void Every_class_of_addresses_must_traverse() =>
        Failing.Message(() => TwoWays().Trace("spoke1/work", "spoke2/work").ShouldTraverse("hub-fw")).ShouldContain("10.2.0.64");

    [Test]
    public void A_way_round_a_place_is_asserted()
    {
        Secured.Trace("spoke1/work", "spoke2/work").ShouldNotTraverse("hub/hub-gw");
        Failing.Message(() => Secured.Trace("spoke1/work", "spoke2/work").ShouldNotTraverse("hub-fw")).ShouldContain("should not traverse \"hub-fw\"");
    }

    [Test]
    public void An_answer_over_another_way_is_not_symmetric()
    {
        CompiledNetwork network = SampleNetworks.ApplianceHub().With(t =>
        {
            t["spoke1"].PeerWith(t["spoke2"]).AllowingForwardedTraffic();
            ApplianceBuilder two = t["hub"].Appliance("two", "10.0.2.5", a => a.Stateful(false));
            t["spoke1"]["work"].Route("10.2.0.0/24", via: two);
        }).Compile();

        string message = Failing.Message(() => network.Trace("spoke1/work", "spoke2/work").ShouldBeReachable().ShouldBeSymmetric());

        message.ShouldContain("should be symmetric, but passes spoke1/work, hub/nva [two-nic], spoke2/work, and its answer passes spoke2/work, spoke1/work.");
    }

    [Test]
    public void What_is_blocked_is_blocked() => SampleNetworks.HubAndSpoke().Compile().Trace("spoke1/work", "spoke2/work").ShouldBeBlocked().ShouldBeBlocked(Disposition.DroppedByRoute);

    [Test]
    public void What_is_reachable_is_not_blocked() =>
        Failing.Message(() => Secured.Trace("spoke1/work", "spoke2/work").ShouldBeBlocked()).ShouldStartWith("spoke1/work -> spoke2/work any should be blocked, but is Reachable.");

    [Test]
    public void Blocked_in_part_is_not_blocked()
    {
        FlowTrace trace = HalfDropped().Trace("spoke1/work", "spoke2/work");

        trace.Verdict.ShouldBe(Verdict.Blocked);
        Failing.Message(() => trace.ShouldBeBlocked()).ShouldContain("only a part of it is");
        Failing.Message(() => trace.ShouldBeReachable()).ShouldContain("should be reachable, but is Blocked");
    }

    [Test]
    public void One_open_port_is_not_blocked()
    {
        CompiledNetwork network = SampleNetworks.Mesh(2).With(t => t["vnet2"]["work"].NetworkSecurityGroup("nsg", g => g
            .Inbound("web", 100, SecurityRuleAccess.Allow, Protocol.Tcp(443))
            .Inbound("nothing-else", 200, SecurityRuleAccess.Deny, Protocol.Any))).Compile();

        network.ShouldReach("vnet1/work", "vnet2/work", Protocol.Tcp(443));
        network.Trace("vnet1/work", "vnet2/work", Protocol.Tcp(80)).ShouldBeBlocked(by: "nsg/nothing-else").ShouldBeBlocked(by: "nothing-else").ShouldBeBlocked(by: "nsg");
        Failing.Message(() => network.Trace("vnet1/work", "vnet2/work").ShouldBeBlocked()).ShouldContain("only a part of it is: tcp/443 from 10.1.0.4");
        Failing.Message(() => network.Flows("vnet1/*", "vnet2/*").ShouldAllBeBlocked()).ShouldContain("only a part of it is");
    }

    [TestCase("spoke1/work", TestName = "the place")]
    [TestCase("spoke1-work-routes", TestName = "the route table")]
    [TestCase("spoke1-work-routes/lost", TestName = "the route")]
    public void A_blocker_is_named(string by)
    {
        CompiledNetwork network = FirewallHub.With(t => t["spoke1"]["work"].Route("10.2.0.0/24", NextHopType.None, name: "lost")).Compile();

        network.Trace("spoke1/work", "spoke2/work").ShouldBeBlocked(by);
    }

    [Test]
    public void Another_blocker_is_told() => Failing.Message(() => SampleNetworks.HubAndSpoke().Compile().Trace("spoke1/work", "spoke2/work").ShouldBeBlocked(by: "hub/hub-gw"))
        .ShouldContain("should be blocked by \"hub/hub-gw\", but is blocked by something else.");

    [Test]
    public void A_one_sided_appliance_blocks_by_its_name()
    {
        CompiledNetwork network = FirewallHub.With(t => t["hub"]["GatewaySubnet"].RemoveRoute("10.1.0.0/24")).Compile();

        network.Trace("hq", "spoke1/work").ShouldBeBlocked(by: "hub/hub-fw").ShouldBeBlocked(Disposition.AsymmetricPath);
    }

    [Test]
    public void Unknown_passes_nothing()
    {
        // The table of spoke1/work is named and not described, so that any route may be in it.
        Topology topology = SampleNetworks.Mesh(2);
        VNet first = topology.VNets[0];
        Subnet open = first.Subnets[0] with { RouteTableId = ResourceId.Create("s", "g", ResourceTypes.RouteTable, "elsewhere") };
        FlowTrace trace = (topology with { VNets = [first with { Subnets = [open] }, topology.VNets[1]] }).Compile().Trace("vnet1/work", "vnet2/work");

        trace.Verdict.ShouldBe(Verdict.Unknown);
        Failing.Message(() => trace.ShouldBeReachable()).ShouldContain("should be reachable, but is Unknown.");
        Failing.Message(() => trace.ShouldBeBlocked()).ShouldContain("should be blocked, but is Unknown.");
        Failing.Message(() => trace.ShouldBeBlocked(Disposition.DroppedByRoute)).ShouldContain("should be blocked, but is Unknown.");
        Failing.Message(() => trace.ShouldTraverse("hub")).ShouldContain("is Unknown.");
        Failing.Message(() => trace.ShouldNotTraverse("spoke7")).ShouldContain("is Unknown.");
        Failing.Message(() => trace.ShouldBeSymmetric()).ShouldContain("is Unknown.");
    }

    [Test]
    public void A_place_that_is_not_there_is_a_mistake_in_the_test() => Should.Throw<PlaceException>(() => Secured.ShouldReach("spoke1/work", "spoke9/work"));
}
