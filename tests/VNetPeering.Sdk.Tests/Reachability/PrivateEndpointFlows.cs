using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.TestKit.Generators;
using VNetPeering.Sdk.TestKit.Notation;
using VNetPeering.Sdk.TestKit.Oracle;

namespace VNetPeering.Sdk.Tests.Reachability;

/// <summary>What starts or answers at a private endpoint: groups and route tables hold where its subnet says so (5.41), admin rules nowhere (6.13).</summary>
public sealed class PrivateEndpointFlows
{
    private const string Design = """
        vnet app 10.0.0.0/16
        nsg deny
        rule deny/all 200 Outbound Deny * * -> *
        subnet app/endpoints 10.0.1.0/24 nsg=deny
        subnet app/web 10.0.2.0/24
        nic vault-nic app/endpoints 10.0.1.10
        nic machine-nic app/endpoints 10.0.1.4
        endpoint vault app/endpoints 10.0.1.10
        """;

    [TestCase(PrivateEndpointNetworkPolicies.Disabled, false)]
    [TestCase(PrivateEndpointNetworkPolicies.RouteTableEnabled, false)]
    [TestCase(PrivateEndpointNetworkPolicies.NetworkSecurityGroupEnabled, true)]
    [TestCase(PrivateEndpointNetworkPolicies.Enabled, true)]
    public void A_flow_from_an_endpoint_meets_the_group_where_the_subnet_says_so(PrivateEndpointNetworkPolicies policies, bool holds)
    {
        Topology topology = With(Design, policies);

        CompiledNetwork network = topology.Compile();

        Verdict expected = holds ? Verdict.Blocked : Verdict.Reachable;
        foreach (string from in new[] { "nic:vault-nic", "10.0.1.10" })
        {
            FlowTrace trace = network.Trace(from, "10.0.2.4", Protocol.Tcp(443));
            trace.Verdict.ShouldBe(expected, from);
            trace.Forward.Disposition.ShouldBe(holds ? Disposition.DeniedBySecurityRule : Disposition.Delivered, from);
        }

        Twin(topology).ShouldBe(expected);
        network.Trace("nic:machine-nic", "10.0.2.4", Protocol.Tcp(443)).Verdict.ShouldBe(Verdict.Blocked);
    }

    [TestCase(PrivateEndpointNetworkPolicies.Disabled, false)]
    [TestCase(PrivateEndpointNetworkPolicies.NetworkSecurityGroupEnabled, false)]
    [TestCase(PrivateEndpointNetworkPolicies.RouteTableEnabled, true)]
    [TestCase(PrivateEndpointNetworkPolicies.Enabled, true)]
    public void A_flow_from_an_endpoint_follows_the_route_table_where_the_subnet_says_so(PrivateEndpointNetworkPolicies policies, bool holds)
    {
        Topology topology = With("""
            vnet app 10.0.0.0/16
            table t
            route t/drop 10.0.2.0/24 -> None
            subnet app/endpoints 10.0.1.0/24 table=t
            subnet app/web 10.0.2.0/24
            nic vault-nic app/endpoints 10.0.1.10
            endpoint vault app/endpoints 10.0.1.10
            """, policies);

        Verdict expected = holds ? Verdict.Blocked : Verdict.Reachable;

        topology.Compile().Trace("nic:vault-nic", "10.0.2.4", Protocol.Tcp(443)).Verdict.ShouldBe(expected);
        Twin(topology).ShouldBe(expected);
    }

    [TestCase(PrivateEndpointNetworkPolicies.Disabled)]
    [TestCase(PrivateEndpointNetworkPolicies.Enabled)]
    public void Admin_rules_are_not_about_what_an_endpoint_sends(PrivateEndpointNetworkPolicies policies)
    {
        Topology topology = With("""
            vnet app 10.0.0.0/16
            subnet app/endpoints 10.0.1.0/24
            subnet app/web 10.0.2.0/24
            nic vault-nic app/endpoints 10.0.1.10
            endpoint vault app/endpoints 10.0.1.10
            admin corp/guard app
            adminrule corp/guard/one 100 Outbound Deny Any * -> *
            """, policies);

        topology.Compile().Trace("nic:vault-nic", "10.0.2.4", Protocol.Tcp(443)).Verdict.ShouldBe(Verdict.Reachable);
        topology.Compile().Trace("10.0.1.4", "10.0.2.4", Protocol.Tcp(443)).Forward.Disposition.ShouldBe(Disposition.DeniedByAdminRule);
        Twin(topology).ShouldBe(Verdict.Reachable);
    }

    [Test] // 2.42: no group looks at the endpoint's packets, so the flag blocks
    public void A_cleared_access_flag_stops_what_an_endpoint_without_a_group_sends()
    {
        Topology topology = With("""
            vnet app 10.0.0.0/16
            vnet far 10.1.0.0/16
            peering app <-> far
            link app -> far allowVirtualNetworkAccess=false
            nsg open
            rule open/out 200 Outbound Allow * * -> *
            subnet app/endpoints 10.0.1.0/24 nsg=open
            subnet far/web 10.1.2.0/24
            nic vault-nic app/endpoints 10.0.1.10
            endpoint vault app/endpoints 10.0.1.10
            """, PrivateEndpointNetworkPolicies.Disabled);

        topology.Compile().Trace("nic:vault-nic", "10.1.2.4", Protocol.Tcp(443)).Forward.Disposition.ShouldBe(Disposition.AccessNotAllowed);
        topology.Compile().Trace("10.0.1.4", "10.1.2.4", Protocol.Tcp(443)).Verdict.ShouldBe(Verdict.Reachable);
        Twin(topology, "10.1.2.4").ShouldBe(Verdict.Blocked);
    }

    [Test] // the answer in theory of a flow that never came starts at the endpoint as well
    public void An_answer_of_an_endpoint_that_was_never_reached_meets_no_group()
    {
        Topology topology = With($"""
            {Design}
            nsg closed
            rule closed/all 200 Outbound Deny * * -> *
            subnet app/shut 10.0.3.0/24 nsg=closed
            table t
            route t/drop 10.0.1.10/32 -> None
            subnet app/lost 10.0.4.0/24 table=t
            """, PrivateEndpointNetworkPolicies.Disabled);

        FlowTrace trace = topology.Compile().Trace("10.0.4.4", "nic:vault-nic", Protocol.Tcp(443));

        trace.Blockers.ShouldHaveSingleItem().Reason.ShouldBe(Disposition.DroppedByRoute);
        trace.Return.Disposition.ShouldBe(Disposition.Delivered);
        topology.Compile().Trace("10.0.3.4", "nic:vault-nic", Protocol.Tcp(443)).Blockers.ShouldHaveSingleItem().Reason.ShouldBe(Disposition.DeniedBySecurityRule);
    }

    private static Topology With(string design, PrivateEndpointNetworkPolicies policies) => DesignText.Read(design).Topology
        .WithSubnet("app/endpoints", subnet => subnet with { PrivateEndpointNetworkPolicies = policies });

    private static Verdict Twin(Topology topology, string to = "10.0.2.4")
    {
        ResourceId subnet = topology.VNets.Single(vnet => vnet.Name == "app").Subnets.Single(one => one.Name == "endpoints").Id;
        return NaiveTracer.Trace(topology, new OracleFlow(subnet, HostAddress.Parse("10.0.1.10"), HostAddress.Parse(to), OraclePacketKind.Tcp(443)), AzureBehavior.Default, ServiceTagCatalog.Empty).Verdict;
    }
}
