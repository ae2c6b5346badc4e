using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.Reporting;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Reachability;

/// <summary>Rules 2.86 and 3.36: nothing reaches the front end of a Basic load balancer over a global peering; the machines behind it are reached.</summary>
public sealed class BasicLoadBalancers
{
    private const string Design = """
        vnet hub 10.0.0.0/16 region=westeurope
        subnet hub/nva 10.0.1.0/24
        loadbalancer lb hub/nva 10.0.1.100 sku=Basic
        nic nva-nic hub/nva 10.0.1.4 forwarding pool=lb
        vnet far 10.1.0.0/16 region=northeurope
        subnet far/web 10.1.1.0/24 table=rt
        link far -> hub allowForwardedTraffic
        link hub -> far
        vnet near 10.2.0.0/16 region=westeurope
        subnet near/db 10.2.1.0/24 table=rt
        link near -> hub allowForwardedTraffic
        link hub -> near
        table rt
        route rt/all 0.0.0.0/0 -> VirtualAppliance 10.0.1.100
        """;

    [Test]
    public void A_route_over_global_peering_to_one_does_not_deliver()
    {
        FlowTrace trace = Trace(Design, "far/web", "near/db");

        trace.Verdict.ShouldBe(Verdict.Blocked);
        Blocker blocker = trace.Blockers.ShouldHaveSingleItem();
        blocker.Reason.ShouldBe(Disposition.BasicLoadBalancerTooFar);
        blocker.Resource.ShouldBe(Designs.Id(ResourceTypes.LoadBalancer, "lb"));
        TextReport.Render(trace).ShouldContain("Load balancer \"lb\" has the SKU Basic, and over global peering nothing reaches its front end 10.0.1.100. Replace it by a Standard load balancer.");
    }

    [Test]
    public void The_answer_does_not_come_back_over_one_either() => Trace(Design, "near/db", "far/web").Blockers.ShouldHaveSingleItem().OnReturn.ShouldBeTrue();

    [TestCase("sku=Basic", "sku=Standard", TestName = "a Standard one")]
    [TestCase("region=northeurope", "region=westeurope", TestName = "one region")]
    public void Is_no_matter_for(string part, string instead) => Trace(Design.Replace(part, instead, StringComparison.Ordinal), "far/web", "near/db").Verdict.ShouldBe(Verdict.Reachable);

    [Test]
    public void The_front_end_itself_is_not_reached_and_the_machine_behind_it_is()
    {
        Trace(Design, "far/web", "10.0.1.100").Blockers.ShouldHaveSingleItem().Reason.ShouldBe(Disposition.BasicLoadBalancerTooFar);
        Trace(Design, "far/web", "nva-nic").Verdict.ShouldBe(Verdict.Reachable);
        Trace(Design, "near/db", "10.0.1.100").Verdict.ShouldBe(Verdict.Reachable);
    }

    [Test]
    public void The_matrix_says_the_same()
    {
        ReachabilityMatrix matrix = DesignText.Read(Design).Topology.Compile().Matrix(new MatrixOptions { Protocols = [Protocol.Tcp(443)] });

        matrix["far/web", "near/db"].ShouldBe(Verdict.Blocked);
    }

    private static FlowTrace Trace(string design, string from, string to) => DesignText.Read(design).Topology.Compile().Trace(from, to, Protocol.Tcp(443));
}
