using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Reachability;

/// <summary>An appliance with an inner and an outer interface: one machine, which sees what either of them sees.</summary>
public sealed class AppliancesWithTwoInterfaces
{
    private const string Design = """
        nsg closed
        rule closed/out 100 Outbound Deny * * -> *
        rule closed/in 100 Inbound Allow * * -> *
        table app
        table data
        vnet hub 10.0.0.0/16
        subnet hub/inner 10.0.1.0/24 defaultOutbound=false INNER
        subnet hub/outer 10.0.2.0/24 defaultOutbound=false OUTER
        nic in hub/inner 10.0.1.4 forwarding vm=fw
        nic out hub/outer 10.0.2.4 forwarding vm=fw
        vm fw in out
        vnet app 10.1.0.0/16
        subnet app/web 10.1.0.0/24 table=app
        vnet data 10.2.0.0/16
        subnet data/sql 10.2.0.0/24 table=data
        peering hub <-> app
        peering hub <-> data
        link app -> hub allowForwardedTraffic
        link data -> hub allowForwardedTraffic
        route app/all 0.0.0.0/0 -> VirtualAppliance 10.0.1.4

        """;

    [Test]
    public void What_goes_to_the_Internet_leaves_by_the_interface_that_has_a_way_out()
    {
        FlowTrace trace = Read(publicOn: "out").Trace("app/web", "internet", Protocol.Tcp(443));

        trace.Verdict.ShouldBe(Verdict.Reachable);
        trace.Forward.Hops.Select(hop => hop.At).ShouldBe(["app/web", "hub/inner", "hub/outer", "internet"]);
        trace.Return.Hops.Select(hop => hop.At).ShouldBe(["internet", "hub/inner", "app/web"]);
    }

    [Test]
    public void By_the_one_that_it_came_in_by_where_that_has_one() =>
        Read(publicOn: "in").Trace("app/web", "internet", Protocol.Tcp(443)).Forward.Hops.Select(hop => hop.At).ShouldBe(["app/web", "hub/inner", "internet"]);

    [Test]
    public void Where_none_has_one_it_is_blocked_at_the_first()
    {
        FlowTrace trace = Read(publicOn: null).Trace("app/web", "internet", Protocol.Tcp(443));

        (trace.Verdict, trace.Blockers[0].At, trace.Blockers[0].Reason).ShouldBe((Verdict.Blocked, "hub/inner", Disposition.NoWayOutToInternet));
    }

    [TestCase("nsg=closed", "", Verdict.Reachable)]
    [TestCase("", "nsg=closed", Verdict.Blocked)]
    public void The_group_of_the_interface_that_it_leaves_by_looks_at_it(string inner, string outer, Verdict verdict) =>
        Read(publicOn: "out", inner, outer).Trace("app/web", "internet", Protocol.Tcp(443)).Verdict.ShouldBe(verdict);

    [TestCase(true)]
    [TestCase(null)]
    public void Each_direction_by_an_interface_of_its_own_is_seen_by_one_machine(bool? isStateful)
    {
        CompiledNetwork network = Read(publicOn: null, lines: "route data/all 0.0.0.0/0 -> VirtualAppliance 10.0.2.4", isStateful: isStateful);

        network.Trace("app/web", "data/sql").Verdict.ShouldBe(Verdict.Reachable);
        network.Matrix()["app/web", "data/sql"].ShouldBe(Verdict.Reachable);
        network.Matrix()["data/sql", "app/web"].ShouldBe(Verdict.Reachable);
    }

    // Each of the two balancers picks for itself, so an answer may come to the machine that has not seen the flow.
    [TestCase("pool=inner", true, Verdict.Reachable)]
    [TestCase("pool=outer", true, Verdict.Blocked)]
    [TestCase("pool=outer", null, Verdict.Unknown)]
    [TestCase("pool=outer", false, Verdict.Reachable)]
    public void A_balancer_keeps_both_directions_on_one_machine_and_two_do_not(string pool, bool? isStateful, Verdict verdict)
    {
        bool isOne = pool == "pool=inner";
        Topology net = DesignText.Read($"""
            table app
            table data
            vnet hub 10.0.0.0/16
            subnet hub/inner 10.0.1.0/24
            subnet hub/outer 10.0.2.0/24
            loadbalancer inner hub/inner 10.0.1.100
            loadbalancer outer hub/outer 10.0.2.100
            nic in1 hub/inner 10.0.1.4 forwarding vm=fw1 pool=inner
            nic in2 hub/inner 10.0.1.5 forwarding vm=fw2 pool=inner
            nic out1 hub/outer 10.0.2.4 forwarding vm=fw1 pool=outer
            nic out2 hub/outer 10.0.2.5 forwarding vm=fw2 pool=outer
            vnet app 10.1.0.0/16
            subnet app/web 10.1.0.0/24 table=app
            vnet data 10.2.0.0/16
            subnet data/sql 10.2.0.0/24 table=data
            peering hub <-> app
            peering hub <-> data
            link app -> hub allowForwardedTraffic
            link data -> hub allowForwardedTraffic
            route app/all 0.0.0.0/0 -> VirtualAppliance 10.0.1.100
            route data/all 0.0.0.0/0 -> VirtualAppliance {(isOne ? "10.0.1.100" : "10.0.2.100")}
            """).Topology;
        net = net with { Appliances = isStateful is null ? [] : [.. net.NetworkInterfaces.Take(2).Select(nic => new Appliance { Name = nic.Name, NetworkInterfaceId = nic.Id, IsStateful = isStateful })] };
        CompiledNetwork network = net.Compile();

        network.Trace("app/web", "data/sql", Protocol.Tcp(443)).Verdict.ShouldBe(verdict);
        network.Trace("data/sql", "app/web", Protocol.Tcp(443)).Verdict.ShouldBe(verdict);
        network.Matrix(new MatrixOptions { Protocols = [Protocol.Tcp(443)] })["app/web", "data/sql"].ShouldBe(verdict);
    }

    private static CompiledNetwork Read(string? publicOn, string inner = "", string outer = "", string lines = "", bool? isStateful = null)
    {
        Topology net = DesignText.Read(Design.Replace("INNER", inner, StringComparison.Ordinal).Replace("OUTER", outer, StringComparison.Ordinal) + lines).Topology;
        ResourceId address = Designs.Id(ResourceTypes.PublicIPAddress, "front");
        net = net with
        {
            PublicIPAddresses = [new PublicIPAddress { Id = address }],
            NetworkInterfaces = [.. net.NetworkInterfaces.Select(nic => nic.Name.Value == publicOn ? nic with { IPConfigurations = [nic.IPConfigurations[0] with { PublicIPAddressId = address }] } : nic)],
        };
        return (isStateful is null ? net : net with { Appliances = [new Appliance { Name = "fw", NetworkInterfaceId = net.NetworkInterfaces[0].Id, IsStateful = isStateful }] }).Compile();
    }
}
