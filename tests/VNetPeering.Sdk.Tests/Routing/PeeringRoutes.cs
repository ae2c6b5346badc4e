using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit.Generators;

namespace VNetPeering.Sdk.Tests.Routing;

/// <summary>Rules 3.07, 3.08, 2.20-2.32, 2.7 and 2.8: what a peering writes into the tables of its VNet.</summary>
public sealed class PeeringRoutes
{
    [TestCase("westeurope", "westeurope", "VNetPeering")]
    [TestCase("westeurope", "West Europe", "VNetPeering", TestName = "regions are compared without blanks and case")]
    [TestCase("westeurope", "northeurope", "VNetGlobalPeering")]
    [TestCase("westeurope", "", "VNetPeering", TestName = "an unstated region counts as the same")]
    [TestCase("", "", "VNetPeering", TestName = "two unstated regions count as the same")]
    public void A_peering_is_global_between_different_regions(string here, string there, string type)
    {
        Topology topology = SampleNetworks.SpokeChain(2)
            .WithVNet("v1", vnet => vnet with { Region = here })
            .WithVNet("v2", vnet => vnet with { Region = there });

        topology.Compile().Rows("v1/web").ShouldContain($"Default Active 10.2.0.0/16 {type}");
    }

    [Test]
    public void A_region_that_only_one_side_states_is_an_assumption()
    {
        Topology topology = SampleNetworks.SpokeChain(2).WithVNet("v1", vnet => vnet with { Region = "westeurope" });

        topology.Compile().EffectiveRoutes("v1/web").Assumptions.Select(assumption => assumption.Kind).ShouldContain(AssumptionKind.SameRegion);
    }

    [Test] // 2.02, 2.32
    public void Routes_follow_the_peered_snapshot_not_the_remote_space_of_now()
    {
        Topology topology = SampleNetworks.SpokeChain(2)
            .WithVNet("v2", vnet => vnet with { AddressSpace = Draw.Prefixes("10.2.0.0/16 10.9.0.0/16") })
            .WithLink("v1", "v2", link => link with { RemoteAddressSpace = Draw.Prefixes("10.2.0.0/16"), SyncLevel = PeeringSyncLevel.LocalNotInSync });

        topology.Compile().Rows("v1/web").ShouldBe(
        [
            "Default Active 10.1.0.0/16 VnetLocal", "Default Active 10.2.0.0/16 VNetPeering", "Default Active 0.0.0.0/0 Internet",
        ]);
    }

    [TestCase(PeeringState.Initiated)]
    [TestCase(PeeringState.Disconnected)]
    public void A_link_that_is_not_Connected_writes_no_row(PeeringState state)
    {
        Topology topology = SampleNetworks.SpokeChain(2).WithLink("v1", "v2", link => link with { State = state }); // 2.20, 2.21

        topology.Compile().Rows("v1/web").ShouldBe(["Default Active 10.1.0.0/16 VnetLocal", "Default Active 0.0.0.0/0 Internet"]);
    }

    [Test] // 2.20
    public void A_link_without_its_other_half_writes_no_row()
    {
        Topology topology = SampleNetworks.SpokeChain(2).WithVNet("v2", vnet => vnet with { Peerings = [] });

        topology.Compile().Rows("v1/web").ShouldNotContain("Default Active 10.2.0.0/16 VNetPeering");
    }

    [Test] // 2.80, 3.08
    public void The_peers_of_a_peer_are_not_announced_even_with_transit()
    {
        CompiledNetwork network = SampleNetworks.HubAndSpoke(2).Compile();

        network.Rows("spoke1/web").ShouldBe(
        [
            "Default Active 10.1.0.0/16 VnetLocal",
            "Default Active 10.0.0.0/22 VNetPeering",
            "VirtualNetworkGateway Active 192.168.0.0/16 VirtualNetworkGateway",
            "Default Active 0.0.0.0/0 Internet",
        ]);
    }

    [Test] // 2.40
    public void A_cleared_access_flag_removes_no_row()
    {
        Topology topology = SampleNetworks.SpokeChain(2).WithLink("v1", "v2", link => link with { AllowVirtualNetworkAccess = false });

        topology.Compile().Rows("v1/web").ShouldContain("Default Active 10.2.0.0/16 VNetPeering");
    }

    [Test] // 2.94
    public void A_subnet_peering_writes_its_rows_into_every_local_subnet()
    {
        CompiledNetwork network = SubnetPeering().Compile();

        network.Rows("left/in").ShouldContain("Default Active 10.2.1.0/24 VNetPeering");
        network.Rows("left/out").ShouldContain("Default Active 10.2.1.0/24 VNetPeering");
        network.Rows("left/out").ShouldNotContain("Default Active 10.2.0.0/16 VNetPeering");
    }

    [Test] // 2.95
    public void The_far_side_learns_the_participating_prefixes_only()
    {
        string[] rows = SubnetPeering().Compile().Rows("right/in");

        rows.Where(row => row.Contains("VNetPeering", StringComparison.Ordinal)).ShouldBe(["Default Active 10.1.1.0/24 VNetPeering"]);
    }

    [Test] // 2.96
    public void An_IPv6_only_subnet_peering_leaves_the_IPv4_prefixes_out()
    {
        Topology topology = SubnetPeering()
            .WithVNet("left", vnet => vnet with { AddressSpace = Draw.Prefixes("10.1.0.0/16 fd00:1::/48") })
            .WithVNet("right", vnet => vnet with { AddressSpace = Draw.Prefixes("10.2.0.0/16 fd00:2::/48") })
            .WithSubnet("right/in", subnet => subnet with { AddressPrefixes = Draw.Prefixes("10.2.1.0/24 fd00:2:0:1::/64") })
            .WithLink("left", "right", link => link with { EnableOnlyIPv6Peering = true });

        string[] rows = topology.Compile().Rows("left/in");

        rows.Where(row => row.Contains("VNetPeering", StringComparison.Ordinal)).ShouldBe(["Default Active fd00:2:0:1::/64 VNetPeering"]);
    }

    [Test] // 2.89
    public void A_VNet_without_IPv6_gets_the_IPv4_rows_of_a_dual_stack_peer_only()
    {
        Topology topology = SampleNetworks.SpokeChain(2).WithVNet("v2", vnet => vnet with { AddressSpace = Draw.Prefixes("10.2.0.0/16 fd00:2::/48") });

        string[] rows = topology.Compile().Rows("v1/web");

        rows.ShouldAllBe(row => !row.Contains(':'));
        rows.ShouldContain("Default Active 10.2.0.0/16 VNetPeering");
    }

    [Test] // 3.12, 2.84
    public void A_classic_VNet_has_no_peering_rows_and_says_that_it_is_peered_all_the_same()
    {
        Topology topology = SampleNetworks.SpokeChain(2).WithVNet("v1", vnet => vnet with { DeploymentModel = DeploymentModel.Classic, Peerings = [] });

        CompiledNetwork network = topology.Compile();

        network.Rows("v1/web").ShouldBe(["Default Active 10.1.0.0/16 VnetLocal", "Default Active 0.0.0.0/0 Internet"]);
        network.EffectiveRoutes("v1/web").Gaps.Select(gap => gap.Reason).ShouldBe([UnknownReason.ClassicDetails]);
    }

    [Test]
    public void A_classic_VNet_without_a_peer_misses_no_row()
    {
        Topology topology = SampleNetworks.SpokeChain(1).WithVNet("v1", vnet => vnet with { DeploymentModel = DeploymentModel.Classic, Peerings = [] });

        topology.Compile().EffectiveRoutes("v1/web").Gaps.ShouldBeEmpty();
    }

    [Test] // 2.26
    public void A_link_to_a_classic_VNet_needs_no_other_half()
    {
        Topology topology = SampleNetworks.SpokeChain(2).WithVNet("v2", vnet => vnet with { DeploymentModel = DeploymentModel.Classic, Peerings = [] });

        topology.Compile().Rows("v1/web").ShouldContain("Default Active 10.2.0.0/16 VNetPeering");
    }

    [Test]
    public void A_remote_VNet_that_is_not_described_is_a_gap()
    {
        Topology topology = SampleNetworks.SpokeChain(2);
        topology = topology with { VNets = [topology.VNets[0]] };

        topology.Compile().EffectiveRoutes("v1/web").Gaps.ShouldHaveSingleItem().About.ShouldBe("v2");
    }

    [Test]
    public void A_snapshot_of_a_VNet_that_is_not_described_writes_rows()
    {
        Topology topology = SampleNetworks.SpokeChain(2).WithLink("v1", "v2", link => link with { RemoteAddressSpace = Draw.Prefixes("10.2.0.0/16") });
        topology = topology with { VNets = [topology.VNets[0]] };

        topology.Compile().Rows("v1/web").ShouldContain("Default Active 10.2.0.0/16 VNetPeering");
    }

    private static Topology SubnetPeering() => new()
    {
        VNets =
        [
            Draw.VNet("left", "10.1.0.0/16", Draw.Subnet("in", "10.1.1.0/24"), Draw.Subnet("out", "10.1.2.0/24")) with
            {
                Peerings = [Draw.Link("left", "right") with { PeerCompleteVNets = false, LocalSubnetNames = ["in"], RemoteSubnetNames = ["in"] }],
            },
            Draw.VNet("right", "10.2.0.0/16", Draw.Subnet("in", "10.2.1.0/24"), Draw.Subnet("out", "10.2.2.0/24")) with
            {
                Peerings = [Draw.Link("right", "left") with { PeerCompleteVNets = false, LocalSubnetNames = ["in"], RemoteSubnetNames = ["in"] }],
            },
        ],
    };
}
