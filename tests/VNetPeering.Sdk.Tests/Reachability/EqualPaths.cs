using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.Tests.Reachability;

/// <summary>
/// Two appliances announce the same range through a Route Server, so each direction of a flow takes either of them (rule 3.58):
/// <code>app ── hub [nva1, nva2, Route Server] ── data</code>
/// </summary>
public sealed class EqualPaths
{
    [TestCase(true, Verdict.Blocked, TestName = "stateful appliances lose the flows whose answer takes the other one")]
    [TestCase(false, Verdict.Reachable, TestName = "stateless ones do not mind")]
    public void A_flow_and_its_answer_choose_for_themselves(bool stateful, Verdict expected)
    {
        CompiledNetwork network = Pair(stateful);

        FlowTrace trace = network.Trace("app/web", "data/sql");

        trace.Verdict.ShouldBe(expected);
        trace.Blockers.Select(blocker => blocker.Reason).Distinct().ShouldBe(stateful ? [Disposition.AsymmetricPath] : []);
    }

    [Test]
    public void Every_choice_of_both_directions_is_a_way()
    {
        FlowTrace trace = Pair(stateful: true).Trace("app/web", "data/sql");

        trace.Ways.Select(way => $"{Appliance(way.Forward)} {Appliance(way.Return)} {way.Verdict}").ShouldBe(
            ["nva1 nva1 Reachable", "nva1 nva2 Blocked", "nva2 nva1 Blocked", "nva2 nva2 Reachable"],
            ignoreOrder: true);

        static string Appliance(DirectionTrace direction) => direction.Hops.SelectMany(hop => hop.Steps).Single(step => step.Kind == StepKind.Appliance).About;
    }

    [Test]
    public void Classes_of_addresses_with_routes_of_their_own_are_ways()
    {
        var net = new TopologyBuilder("classes");
        VNetBuilder app = net.VNet("app", "10.1.0.0/24", v => v.Subnet("web", "10.1.0.0/26"));
        app.PeerWith(net.VNet("data", "10.2.0.0/24", v => v.Subnet("sql", "10.2.0.0/26")));
        app["web"].Route("10.2.0.32/27", NextHopType.None);

        FlowTrace trace = net.Build().Compile().Trace("app/web", "data/sql", Protocol.Tcp(1433));

        trace.Ways.Select(way => $"{string.Join(' ', way.Protocols)} {way.From} {way.To} {way.Verdict}").ShouldBe(
            ["tcp/1433 10.1.0.4-10.1.0.62 10.2.0.4-10.2.0.31 Reachable", "tcp/1433 10.1.0.4-10.1.0.62 10.2.0.32-10.2.0.62 Blocked"]);
        trace.Ways.ShouldContain(way => way.Forward == trace.Forward && way.Return == trace.Return);
    }

    private static CompiledNetwork Pair(bool stateful)
    {
        var net = new TopologyBuilder("pair");
        VNetBuilder hub = net.VNet("hub", "10.0.0.0/22", v => v.Subnet("nva", "10.0.1.0/24").RouteServerSubnet("10.0.0.64/26"));
        hub.RouteServer("ars").Peer("one", "10.0.1.4", 65001, ["10.0.0.0/8"]).Peer("two", "10.0.1.5", 65001, ["10.0.0.0/8"]);
        hub.Appliance("nva1", "10.0.1.4", a => a.Stateful(stateful));
        hub.Appliance("nva2", "10.0.1.5", a => a.Stateful(stateful));
        net.VNet("app", "10.1.0.0/24", v => v.Subnet("web", "10.1.0.0/26")).PeerWith(hub).UsingItsGateway().AllowingForwardedTraffic();
        net.VNet("data", "10.2.0.0/24", v => v.Subnet("sql", "10.2.0.0/26")).PeerWith(hub).UsingItsGateway().AllowingForwardedTraffic();
        return net.Build().Compile();
    }
}
