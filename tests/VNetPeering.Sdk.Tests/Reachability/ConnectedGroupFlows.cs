using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.Tests.Reachability;

/// <summary>Flows between members of a connected group (rules 6.02 to 6.08, golden scenario 17).</summary>
public sealed class ConnectedGroupFlows
{
    [Test]
    public void Members_reach_each_other_directly()
    {
        FlowTrace trace = Mesh().Build().Compile().Trace("a/web", "b/web");

        trace.Verdict.ShouldBe(Verdict.Reachable);
        trace.Forward.Hops.Select(hop => (hop.At, hop.Over)).ShouldBe([("a/web", null), ("b/web", PathMedium.ConnectedGroup)]);
        trace.Return.Hops.Select(hop => (hop.At, hop.Over)).ShouldBe([("b/web", null), ("a/web", PathMedium.ConnectedGroup)]);
        trace.Forward.Hops[1].Steps[0].Kind.ShouldBe(StepKind.ConnectedGroup);
    }

    [Test]
    public void Next_hop_says_ConnectedGroup() =>
        Mesh().Build().Compile().NextHop("a/web", "10.2.1.4").Type.ToNextHopWord().ShouldBe("ConnectedGroup");

    [Test]
    public void Shared_space_is_unreachable_and_the_rest_is_not()
    {
        TopologyBuilder net = Mesh();
        VNetBuilder twin = net.VNet("twin", ["10.2.128.0/17", "10.8.0.0/16"], v => v.Subnet("shared", "10.2.200.0/24").Subnet("own", "10.8.1.0/24"));
        net.NetworkManager("corp", m => m.Mesh("wider", [net["a"], net["b"], twin]));
        net["b"].Subnet("late", "10.2.201.0/24");

        CompiledNetwork network = net.Build().Compile();

        network.Trace("a/web", "twin/shared").Verdict.ShouldBe(Verdict.Blocked);
        network.Trace("a/web", "b/late").Blockers.ShouldContain(blocker => blocker.Reason == Disposition.DroppedByRoute);
        network.Trace("a/web", "twin/own").Verdict.ShouldBe(Verdict.Reachable);
    }

    [Test]
    public void An_appliance_in_another_member_forwards_without_any_flag()
    {
        TopologyBuilder net = Mesh();
        VNetBuilder far = net.VNet("far", "10.9.0.0/16", v => v.Subnet("web", "10.9.1.0/24"));
        far.PeerWith(net["b"]).AllowingForwardedTraffic();
        net["a"]["web"].Route("10.9.0.0/16", "10.2.1.4");
        far["web"].Route("10.1.0.0/16", "10.2.1.4");

        FlowTrace trace = net.Build().Compile().Trace("a/web", "far/web");

        trace.Verdict.ShouldBe(Verdict.Reachable);
        trace.Forward.Hops[1].Over.ShouldBe(PathMedium.ConnectedGroup);
        trace.Assumptions.ShouldContain(new Assumption { Kind = AssumptionKind.ApplianceInConnectedGroup, About = "10.2.1.4" });
    }

    [Test]
    public void A_place_with_subnets_in_two_members_is_answered_for_each()
    {
        // Adjacent prefixes of two members stand in one row; what is true of one must not be said of the other.
        var net = new TopologyBuilder("adjacent");
        VNetBuilder a = net.VNet("a", "10.1.0.0/16", v => v.Subnet("web", "10.1.1.0/24"));
        VNetBuilder b = net.VNet("b", "10.2.0.0/16");
        VNetBuilder c = net.VNet("c", "10.3.0.0/16", v => v.Subnet("web", "10.3.0.0/24"));
        net.NetworkManager("corp", m => m.Mesh("prod", [a, b, c]));
        net.Site("both", "10.2.255.0/24");

        CompiledNetwork network = net.Build().Compile();

        network.Trace("a/web", "ip:10.2.255.9").Blockers[0].Reason.ShouldBe(Disposition.NoSuchAddress);
        network.Trace("a/web", "c/web").Verdict.ShouldBe(Verdict.Reachable);
    }

    [Test]
    public void Packets_out_of_a_gateway_reach_the_members_of_its_VNet()
    {
        TopologyBuilder net = Mesh();
        SiteBuilder hq = net.Site("hq", "192.168.0.0/16");
        net["a"].GatewaySubnet("10.1.255.0/27").VpnGateway("gw", g => g.SiteToSite(hq));

        FlowTrace trace = net.Build().Compile().Trace("site:hq", "b/web");

        // There, over the group; back, nobody tells the member of the site.
        trace.Forward.Disposition.ShouldBe(Disposition.Delivered);
        trace.Verdict.ShouldBe(Verdict.Blocked);
    }

    [Test]
    public void The_trace_reads_well()
    {
        string text = Mesh().Build().Compile().Explain("a/web", "b/web");

        text.ShouldContain("a connected group (private backbone)");
        text.ShouldContain("10.2.0.0/16 10.3.0.0/16 -> ConnectedGroup");
        text.ShouldContain("connected group of configuration \"corp/prod\"");
    }

    private static TopologyBuilder Mesh()
    {
        var net = new TopologyBuilder("mesh");
        VNetBuilder[] members = [.. new[] { "a", "b", "c" }.Select((name, i) => net.VNet(name, $"10.{i + 1}.0.0/16", v => v.Subnet("web", $"10.{i + 1}.1.0/24")))];
        net.NetworkManager("corp", m => m.Mesh("prod", members));
        return net;
    }
}
