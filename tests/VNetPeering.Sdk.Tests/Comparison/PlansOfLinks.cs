using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Comparison;
using VNetPeering.Sdk.ControlPlane;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.Tests.ControlPlane;

namespace VNetPeering.Sdk.Tests.Comparison;

/// <summary>Plans in which links are behind, broken, or of another kind than before.</summary>
public sealed class PlansOfLinks
{
    private static Topology Pair => Designs.Of(Designs.VNet("one", "10.0.0.0/16").Subnet("web", "10.0.0.0/24"), Designs.VNet("two", "10.1.0.0/16").Subnet("web", "10.1.0.0/24")).Peer("one", "two");

    [Test] // 2.11, 2.33: the second prefix is refused until the first VNet has gone from it, and its sync has to wait with it
    public void A_sync_waits_for_a_prefix_that_waits_for_another_VNet()
    {
        Topology after = Spokes("10.2.0.0", "10.3.0.0");

        DeploymentPlan plan = Check(Spokes("10.1.0.0", "10.2.0.0"), after);

        Steps(plan).ShouldBe(
        [
            "AddAddressPrefix data", "SyncPeering to-data", "PutSubnet web", "RemoveAddressPrefix data", "SyncPeering to-data",
            "AddAddressPrefix app", "SyncPeering to-app", "PutSubnet web", "RemoveAddressPrefix app", "SyncPeering to-app",
        ]);
    }

    [Test]
    public void A_prefix_that_Azure_refuses_for_good_leaves_no_sync_behind_and_keeps_none_back()
    {
        Topology before = Spokes("10.1.0.0", "10.2.0.0");
        Topology after = before.Change("app", vnet => vnet with { AddressSpace = Designs.Prefixes("10.1.0.0/16", "10.7.0.0/16", "10.2.128.0/17") });

        DeploymentPlan plan = before.PlanDeploymentTo(after);

        plan.Refused.ShouldHaveSingleItem().Operation.ShouldBeOfType<AddAddressPrefix>().Prefix.ToString().ShouldBe("10.2.128.0/17");
        Steps(plan).ShouldBe(["AddAddressPrefix app", "SyncPeering to-app"]);
    }

    [TestCase("10.4.0.0/16", "10.4.0.0/15", "PutVNet two", "SyncPeering to-two", TestName = "a prefix that grows")]
    [TestCase("10.4.0.0/15", "10.4.0.0/16", "PutVNet two", "SyncPeering to-two", TestName = "a prefix that shrinks")] // 2.33
    public void A_prefix_is_resized_in_one_request(string before, string after, params string[] steps)
    {
        static Topology With(string space) => Designs.Of(Designs.VNet("one", "10.0.0.0/16").Subnet("web", "10.0.0.0/24"), Designs.VNet("two", space).Subnet("web", "10.4.0.0/24")).Peer("one", "two");

        DeploymentPlan plan = Check(With(before), With(after));

        Steps(plan).ShouldBe(steps);
        plan.Interruptions.ShouldBeEmpty();
    }

    [Test]
    public void A_prefix_and_another_change_of_its_VNet_are_one_request()
    {
        Topology after = Pair.Change("two", vnet => vnet with { AddressSpace = Designs.Prefixes("10.1.0.0/16", "10.9.0.0/16"), DnsServers = ["10.0.0.4"] });

        Steps(Check(Pair, after)).ShouldBe(["PutVNet two", "SyncPeering to-two"]);
    }

    [Test]
    public void A_prefix_that_goes_and_another_change_of_its_VNet_are_two()
    {
        Topology before = Pair.Change("two", vnet => vnet with { AddressSpace = Designs.Prefixes("10.1.0.0/16", "10.9.0.0/16") });

        Steps(Check(before, Pair.Change("two", vnet => vnet with { DnsServers = ["10.0.0.4"] }))).ShouldBe(["PutVNet two", "RemoveAddressPrefix two", "SyncPeering to-two"]);
    }

    [Test] // 2.92
    public void A_peering_of_whole_VNets_is_made_again_to_become_one_of_subnets()
    {
        Peering OfSubnets(Peering link) => link with { PeerCompleteVNets = false, LocalSubnetNames = ["web"], RemoteSubnetNames = ["web"] };
        Topology after = Designs.Of([.. Pair.VNets.Select(vnet => vnet with { Peerings = [] })]).Peer("one", "two", OfSubnets, OfSubnets);

        DeploymentPlan plan = Check(Pair, after);

        Steps(plan).ShouldBe(["DeleteResource to-two", "DeleteResource to-one", "PutPeering to-two", "PutPeering to-one"]);
        plan.Interruptions.Select(flow => $"{flow.Wave} {flow.From.Name} {flow.To.Name}").Distinct().ShouldBe(["1 one/web two/web", "1 two/web one/web"]);
    }

    [Test] // 2.02, 2.95: the snapshot of a subnet peering is that of the participating subnets
    public void A_participating_subnet_that_moves_is_synced()
    {
        static Topology With(string prefix)
        {
            Peering OfSubnets(Peering link) => link with { PeerCompleteVNets = false, LocalSubnetNames = ["web"], RemoteSubnetNames = ["web"] };
            return Designs.Of(Designs.VNet("one", "10.0.0.0/16").Subnet("web", "10.0.0.0/24"), Designs.VNet("two", "10.1.0.0/16").Subnet("web", prefix)).Peer("one", "two", OfSubnets, OfSubnets);
        }

        Steps(Check(With("10.1.0.0/24"), With("10.1.7.0/24"))).ShouldBe(["PutSubnet web", "SyncPeering to-two"]);
    }

    [Test] // 2.05
    public void A_link_that_keeps_its_name_is_made_again_to_lead_to_another_VNet()
    {
        VNet third = Designs.VNet("three", "10.2.0.0/16").Subnet("web", "10.2.0.0/24");
        ResourceId link = Designs.VNetId("one").Child("virtualNetworkPeerings", "peer");
        Topology apart = Designs.Of([.. Pair.VNets.Select(vnet => vnet with { Peerings = [] }), third]);

        DeploymentPlan plan = Check(apart.Peer("one", "two", side => side with { Id = link }), apart.Peer("one", "three", side => side with { Id = link }));

        Steps(plan).ShouldContain("DeleteResource peer");
    }

    [Test] // 2.23: a live estate states that a link is Disconnected, and no design does
    public void A_broken_peering_of_a_live_estate_is_made_again_for_a_design_without_states()
    {
        Topology live = Pair.Accept(new DeleteResource { Id = Designs.LinkId("two", "one") });

        DeploymentPlan plan = Check(live, Pair);

        Steps(plan).ShouldBe(["DeleteResource to-two", "PutPeering to-two", "PutPeering to-one"]);
    }

    [Test] // 2.31
    public void A_link_of_a_live_estate_that_is_behind_is_synced()
    {
        Topology live = Pair.Accept(new AddAddressPrefix { VNetId = Designs.VNetId("two"), Prefix = AddressPrefix.Parse("10.9.0.0/16") });

        Steps(Check(live, Pair.Change("two", vnet => vnet with { AddressSpace = Designs.Prefixes("10.1.0.0/16", "10.9.0.0/16") }))).ShouldBe(["SyncPeering to-two"]);
    }

    [Test]
    public void A_link_that_is_behind_and_gets_another_switch_is_synced_as_well()
    {
        Topology live = Pair.Accept(new AddAddressPrefix { VNetId = Designs.VNetId("two"), Prefix = AddressPrefix.Parse("10.9.0.0/16") });
        Topology after = Pair.Change("two", vnet => vnet with { AddressSpace = Designs.Prefixes("10.1.0.0/16", "10.9.0.0/16") }).ChangeLink("one", "two", link => link with { AllowForwardedTraffic = true });

        Steps(Check(live, after)).Order().ShouldBe(["PutPeering to-two", "SyncPeering to-two"]);
    }

    [Test]
    public void A_broken_peering_is_told_where_only_one_side_states_it()
    {
        Topology live = Pair.Accept(new DeleteResource { Id = Designs.LinkId("two", "one") });

        NetworkDiff diff = live.DiffFrom(Pair);

        diff.Configuration.Single(change => change.Resource == Designs.LinkId("one", "two").ToString()).Properties.Select(property => property.Name).ShouldContain("state");
    }

    [Test] // without a link back, one that says nothing is not Connected either: neither moves a packet
    public void A_lone_link_that_is_Disconnected_is_as_good_as_one_that_says_nothing()
    {
        Topology live = Pair.Accept(new DeleteResource { Id = Designs.LinkId("two", "one") });

        live.DiffFrom(Pair.Change("two", vnet => vnet with { Peerings = [] })).Configuration.ShouldBeEmpty();
    }

    [Test]
    public void A_link_that_is_behind_closes_flows_where_only_one_side_states_it()
    {
        Topology design = Pair.Change("two", vnet => vnet with { AddressSpace = Designs.Prefixes("10.1.0.0/16", "10.9.0.0/16") }).Change("two", vnet => vnet.Subnet("new", "10.9.0.0/24"));
        Topology live = Pair
            .Accept(new AddAddressPrefix { VNetId = Designs.VNetId("two"), Prefix = AddressPrefix.Parse("10.9.0.0/16") })
            .Change("two", vnet => vnet.Subnet("new", "10.9.0.0/24"));

        NetworkDiff diff = live.DiffFrom(design);

        diff.Closed.Select(flow => $"{flow.From.Name} {flow.To.Name}").Distinct().ShouldBe(["one/web two/new", "two/new one/web"]);
        diff.Closed.ShouldAllBe(flow => flow.Causes.Any(cause => cause.Resource == Designs.LinkId("one", "two").ToString()));
    }

    private static Topology Spokes(string app, string data)
    {
        static VNet Spoke(string name, string space) => Designs.VNet(name, $"{space}/16").Subnet("web", $"{space}/24");
        return Designs.Of(Designs.VNet("hub", "10.0.0.0/16").Subnet("web", "10.0.0.0/24"), Spoke("app", app), Spoke("data", data)).Peer("hub", "app").Peer("hub", "data");
    }

    private static string[] Steps(DeploymentPlan plan) => [.. plan.Waves.SelectMany(wave => wave.Operations).Select(operation => $"{operation.GetType().Name} {operation.Target.Name}")];

    /// <summary>Sends the operations of a plan: each has to be accepted, they lead to the later network, and leave no link broken or behind.</summary>
    private static DeploymentPlan Check(Topology before, Topology after)
    {
        DeploymentPlan plan = before.PlanDeploymentTo(after);

        plan.Refused.Select(result => result.Refusal).ShouldBeEmpty();
        Topology reached = before.Accept([.. plan.Waves.SelectMany(wave => wave.Operations)]);
        after.DiffFrom(reached).Configuration.ShouldBeEmpty();
        Peering[] links = [.. reached.VNets.SelectMany(vnet => vnet.Peerings)];
        links.ShouldAllBe(link => link.State == null || link.State == PeeringState.Connected);
        links.ShouldAllBe(link => link.SyncLevel == null || link.SyncLevel == PeeringSyncLevel.FullyInSync);
        return plan;
    }
}
