using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.TestKit.Generators;

namespace VNetPeering.Sdk.Tests.Reachability;

/// <summary>Flows inside a VNet and over one peering: rules 1.24, 2.20-2.43, 2.50, 2.7, 2.80.</summary>
public sealed class DirectFlows
{
    private const string Fine = "Reachable Delivered/Delivered";

    [Test] // 3.01
    public void Inside_a_VNet_every_subnet_reaches_every_other_one()
    {
        CompiledNetwork network = SampleNetworks.HubAndSpoke(1).Compile();

        network.Ask("hub/shared", "hub/GatewaySubnet").ShouldBe(Fine);
        network.Ask("hub/shared", "hub/shared").ShouldBe(Fine);
    }

    [TestCase("10.1.1.0", TestName = "the network address")]
    [TestCase("10.1.1.1", TestName = "the default router (1.29)")]
    [TestCase("10.1.1.3", TestName = "the DNS mapping")]
    [TestCase("10.1.1.255", TestName = "the last address")]
    [TestCase("10.1.9.9", TestName = "an address of the VNet in no subnet")]
    public void Nobody_answers_at(string address) => // 1.24
        SampleNetworks.SpokeChain(2).Compile().Trace("v2/web", address).Forward.Disposition.ShouldBe(Disposition.NoSuchAddress);

    [Test]
    public void A_flow_names_what_every_hop_travels_over()
    {
        FlowTrace trace = SampleNetworks.TwoRegions().Compile().Trace("hub-we/shared", "hub-ne/shared");

        trace.Forward.Way().ShouldBe("hub-we/shared, GlobalPeering hub-ne/shared");
        trace.Return.Way().ShouldBe("hub-ne/shared, GlobalPeering hub-we/shared");
        SampleNetworks.SpokeChain(2).Compile().Trace("v1/web", "v2/web").Forward.Way().ShouldBe("v1/web, Peering v2/web");
        SampleNetworks.SpokeChain(2).Compile().Trace("v1/web", "10.1.1.9").Forward.Way().ShouldBe("v1/web, VNet v1/web");
    }

    [Test] // 2.80
    public void Peering_is_not_transitive() =>
        SampleNetworks.SpokeChain(3).Compile().Ask("v1/web", "v3/web").ShouldBe("Blocked DroppedByRoute/DroppedByRoute");

    [TestCase(PeeringState.Initiated)]
    [TestCase(PeeringState.Disconnected)]
    public void A_link_that_is_not_Connected_stops_both_directions(PeeringState state)
    {
        Topology topology = SampleNetworks.SpokeChain(2).WithLink("v1", "v2", link => link with { State = state }); // 2.20, 2.21

        topology.Compile().Ask("v1/web", "v2/web").ShouldBe("Blocked DroppedByRoute/PeeringNotConnected");
    }

    [TestCase("v1", TestName = "on the sender's link")]
    [TestCase("v2", TestName = "on the receiver's link")]
    public void A_cleared_access_flag_blocks_both_directions_without_any_security_group(string owner)
    {
        CompiledNetwork network = WithoutAccess(owner).Compile(); // 2.41, 2.42, Q-01

        network.Ask("v1/web", "v2/web").ShouldBe("Blocked AccessNotAllowed/AccessNotAllowed");
        network.Trace("v1/web", "v2/web").Assumptions.Select(one => one.Kind).ShouldContain(AssumptionKind.AccessFlagBlocksWithoutSecurityGroup);
    }

    [Test] // Q-01, the other reading
    public void The_other_reading_lets_it_pass() =>
        WithoutAccess("v1").Compile(new CompileOptions { Behavior = AzureBehavior.Default with { AccessFlagBlocksWithoutSecurityGroup = false } }).Ask("v1/web", "v2/web").ShouldBe(Fine);

    [Test] // 2.40: a custom rule may admit it, and groups are not evaluated yet
    public void With_a_security_group_on_the_side_of_the_flag_the_answer_is_open()
    {
        CompiledNetwork network = WithGroup(WithoutAccess("v1"), "v1/web").Compile();

        network.Trace("v1/web", "v2/web").Verdict.ShouldBe(Verdict.Unknown);
        network.Trace("v2/web", "v1/web").Verdict.ShouldBe(Verdict.Unknown);
    }

    [Test] // 2.42: the side that owns the flag has no group
    public void A_security_group_on_the_other_side_does_not_help() =>
        WithGroup(WithoutAccess("v1"), "v2/web").Compile().Trace("v1/web", "v2/web").Verdict.ShouldBe(Verdict.Blocked);

    [Test]
    public void A_security_group_that_is_not_there_leaves_the_answer_open_unless_something_certain_blocks()
    {
        CompiledNetwork network = WithGroup(SampleNetworks.SpokeChain(3), "v1/web").Compile();

        FlowTrace open = network.Trace("v1/web", "v2/web");
        open.Verdict.ShouldBe(Verdict.Unknown);
        open.Unknowns.Select(fact => fact.Reason).Distinct().ShouldBe([UnknownReason.UnresolvedReference]);
        network.Trace("v1/web", "v3/web").Verdict.ShouldBe(Verdict.Blocked);
    }

    [Test] // 2.94: the packet leaves, the far side has no route back
    public void A_subnet_that_takes_no_part_in_a_subnet_peering_gets_no_answer()
    {
        Topology topology = new()
        {
            VNets =
            [
                Draw.VNet("left", "10.1.0.0/16", Draw.Subnet("in", "10.1.1.0/24"), Draw.Subnet("out", "10.1.2.0/24")) with
                {
                    Peerings = [Draw.Link("left", "right") with { PeerCompleteVNets = false, LocalSubnetNames = ["in"], RemoteSubnetNames = ["in"] }],
                },
                Draw.VNet("right", "10.2.0.0/16", Draw.Subnet("in", "10.2.1.0/24")) with
                {
                    Peerings = [Draw.Link("right", "left") with { PeerCompleteVNets = false, LocalSubnetNames = ["in"], RemoteSubnetNames = ["in"] }],
                },
            ],
        };

        topology.Compile().Ask("left/in", "right/in").ShouldBe(Fine);
        topology.Compile().Ask("left/out", "right/in").ShouldBe("Blocked Delivered/DroppedByRoute");
    }

    [Test] // 2.89, architecture: IPv4 where both ends have it
    public void The_family_is_IPv4_unless_one_end_lacks_it_or_IPv6_is_asked_for()
    {
        Topology topology = SampleNetworks.SpokeChain(2);
        foreach (int i in new[] { 1, 2 })
        {
            topology = topology.WithVNet($"v{i}", vnet => vnet with { AddressSpace = Draw.Prefixes($"10.{i}.0.0/16 fd00:{i}::/48") })
                .WithSubnet($"v{i}/web", subnet => subnet with { AddressPrefixes = Draw.Prefixes($"10.{i}.1.0/24 fd00:{i}:0:1::/64") });
        }

        CompiledNetwork network = topology.Compile();

        FamilyOf(network.Trace("v1/web", "v2/web")).ShouldBe(IPFamily.IPv4);
        FamilyOf(network.Trace("v1/web", "v2/web", family: IPFamily.IPv6)).ShouldBe(IPFamily.IPv6);
        FamilyOf(network.Trace("v1/web", "fd00:2:0:1::9")).ShouldBe(IPFamily.IPv6);
        Should.Throw<PlaceException>(() => SampleNetworks.SpokeChain(2).Compile().Trace("v1/web", "v2/web", family: IPFamily.IPv6));

        static IPFamily FamilyOf(FlowTrace trace) => trace.Forward.Hops[0].Steps.Single(step => step.Kind == StepKind.Start).Address!.Value.Family;
    }

    [TestCase(PrivateEndpointNetworkPolicies.Disabled, Verdict.Reachable)]
    [TestCase(PrivateEndpointNetworkPolicies.RouteTableEnabled, Verdict.Reachable)]
    [TestCase(PrivateEndpointNetworkPolicies.NetworkSecurityGroupEnabled, Verdict.Unknown)]
    [TestCase(PrivateEndpointNetworkPolicies.Enabled, Verdict.Unknown)]
    public void A_security_group_meets_a_private_endpoint_only_where_its_subnet_lets_it(PrivateEndpointNetworkPolicies policies, Verdict verdict)
    {
        Topology topology = WithGroup(SampleNetworks.SpokeChain(2), "v2/web") // 5.41
            .WithSubnet("v2/web", subnet => subnet with { PrivateEndpointNetworkPolicies = policies });
        topology = topology with { PrivateEndpoints = [new PrivateEndpoint { Id = Ids.Of(ResourceTypes.PrivateEndpoint, "pe"), SubnetId = Ids.Subnet("v2/web"), Addresses = [HostAddress.Parse("10.2.1.9")] }] };

        topology.Compile().Trace("v1/web", "10.2.1.9").Verdict.ShouldBe(verdict);
    }

    [Test]
    public void A_route_for_half_of_the_subnet_blocks_and_lists_the_classes()
    {
        Topology topology = (SampleNetworks.SpokeChain(2) with { RouteTables = [Draw.Table("t", "10.2.1.128/25 None")] })
            .WithSubnet("v1/web", subnet => subnet with { RouteTableId = Ids.Of(ResourceTypes.RouteTable, "t") });

        FlowTrace trace = topology.Compile().Trace("v1/web", "v2/web");

        trace.Verdict.ShouldBe(Verdict.Blocked);
        trace.Partial.Select(part => $"{part.To.First}-{part.To.Last} {part.Verdict}").ShouldBe(["10.2.1.4-10.2.1.127 Reachable", "10.2.1.128-10.2.1.254 Blocked"]);
        topology.Compile().Trace("v1/web", "10.2.1.9").Verdict.ShouldBe(Verdict.Reachable);
    }

    [Test] // 1.24: what endpoints and front ends hold is no machine's
    public void A_subnet_stands_for_its_machines_only()
    {
        Topology topology = SampleNetworks.SpokeChain(2) with
        {
            PrivateEndpoints = [new PrivateEndpoint { Id = Ids.Of(ResourceTypes.PrivateEndpoint, "pe"), SubnetId = Ids.Subnet("v2/web"), Addresses = [HostAddress.Parse("10.2.1.9")] }],
            RouteTables = [Draw.Table("t", "10.2.1.9/32 None")],
        };
        topology = topology.WithSubnet("v1/web", subnet => subnet with { RouteTableId = Ids.Of(ResourceTypes.RouteTable, "t") });

        topology.Compile().Trace("v1/web", "v2/web").Partial.ShouldBeEmpty();
        topology.Compile().Trace("v1/web", "10.2.1.9").Verdict.ShouldBe(Verdict.Blocked);
    }

    internal static Topology WithGroup(Topology topology, string place) =>
        topology.WithSubnet(place, subnet => subnet with { NetworkSecurityGroupId = Ids.Of(ResourceTypes.NetworkSecurityGroup, "nsg") });

    private static Topology WithoutAccess(string owner) =>
        SampleNetworks.SpokeChain(2).WithLink(owner, owner == "v1" ? "v2" : "v1", link => link with { AllowVirtualNetworkAccess = false });
}
