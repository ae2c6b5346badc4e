using NUnit.Framework;
using Shouldly;
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
