using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Tests.Building;

public sealed class PeeringVerbs
{
    private static (TopologyBuilder Net, VNetBuilder App, VNetBuilder Hub) Two()
    {
        var net = new TopologyBuilder("contoso");
        VNetBuilder app = net.VNet("app", "10.1.0.0/24", v => v.Subnet("web", "10.1.0.0/26").Subnet("sql", "10.1.0.64/26"));
        VNetBuilder hub = net.VNet("hub", "10.0.0.0/24", v => v.Subnet("shared", "10.0.0.0/26"));
        return (net, app, hub);
    }

    private static Peering Link(Topology topology, string vnet) => topology.VNets.Single(candidate => candidate.Name == vnet).Peerings.ShouldHaveSingleItem();

    [Test]
    public void A_peering_has_the_defaults_of_the_rest_interface()
    {
        (TopologyBuilder net, VNetBuilder app, VNetBuilder hub) = Two();
        app.PeerWith(hub);

        Peering link = Link(net.Build(), "app");

        link.ShouldBe(new Peering { Id = link.Id, RemoteVNetId = link.RemoteVNetId });
        link.AllowVirtualNetworkAccess.ShouldBeTrue();
        link.State.ShouldBeNull();
        link.SyncLevel.ShouldBeNull();
    }

    [Test]
    public void Allowing_forwarded_traffic_is_written_on_both_links()
    {
        (TopologyBuilder net, VNetBuilder app, VNetBuilder hub) = Two();
        app.PeerWith(hub).AllowingForwardedTraffic();

        Topology topology = net.Build();

        Link(topology, "app").AllowForwardedTraffic.ShouldBeTrue();
        Link(topology, "hub").AllowForwardedTraffic.ShouldBeTrue();
        Link(topology, "hub").WrittenSwitches.ShouldBe(PeeringSwitches.AllowForwardedTraffic);
    }

    [Test]
    public void Raw_switches_are_set_link_by_link()
    {
        (TopologyBuilder net, VNetBuilder app, VNetBuilder hub) = Two();
        app.PeerWith(hub)
            .Local(side => side.AllowVirtualNetworkAccess = false)
            .Remote(side =>
            {
                side.State = PeeringState.Initiated;
                side.SyncLevel = PeeringSyncLevel.LocalNotInSync;
                side.DoNotVerifyRemoteGateways = true;
                side.RemoteAddressSpace = [AddressPrefix.Parse("10.1.0.0/25")];
            });

        Topology topology = net.Build();

        Link(topology, "app").AllowVirtualNetworkAccess.ShouldBeFalse();
        Link(topology, "app").WrittenSwitches.ShouldBe(PeeringSwitches.AllowVirtualNetworkAccess);
        Peering back = Link(topology, "hub");
        back.State.ShouldBe(PeeringState.Initiated);
        back.SyncLevel.ShouldBe(PeeringSyncLevel.LocalNotInSync);
        back.RemoteAddressSpace.ShouldBe([AddressPrefix.Parse("10.1.0.0/25")]);
        back.WrittenSwitches.ShouldBe(PeeringSwitches.DoNotVerifyRemoteGateways);
    }

    [Test]
    public void A_switch_that_is_written_with_its_default_counts_as_written()
    {
        (TopologyBuilder net, VNetBuilder app, VNetBuilder hub) = Two();
        app.PeerWith(hub).Local(side => side.AllowForwardedTraffic = false);

        Link(net.Build(), "app").WrittenSwitches.ShouldBe(PeeringSwitches.AllowForwardedTraffic);
    }

    [Test]
    public void Subnet_peering_names_its_subnets_mirrored_on_the_other_link()
    {
        (TopologyBuilder net, VNetBuilder app, VNetBuilder hub) = Two();
        app.PeerWith(hub).OnlySubnets(local: ["web", "sql"], remote: ["shared"]).OnlyIPv6();

        Topology topology = net.Build();

        Peering there = Link(topology, "app");
        there.PeerCompleteVNets.ShouldBeFalse();
        there.EnableOnlyIPv6Peering.ShouldBeTrue();
        there.LocalSubnetNames.Select(name => name.Value).ShouldBe(["web", "sql"]);
        there.RemoteSubnetNames.Select(name => name.Value).ShouldBe(["shared"]);
        Peering back = Link(topology, "hub");
        back.LocalSubnetNames.Select(name => name.Value).ShouldBe(["shared"]);
        back.RemoteSubnetNames.Select(name => name.Value).ShouldBe(["web", "sql"]);
        back.WrittenSwitches.ShouldBe(PeeringSwitches.PeerCompleteVNets | PeeringSwitches.EnableOnlyIPv6Peering);
    }

    [Test]
    public void One_side_makes_one_link()
    {
        (TopologyBuilder net, VNetBuilder app, VNetBuilder hub) = Two();
        app.PeerOneSide(hub).UsingItsGateway();

        Topology topology = net.Build();

        Link(topology, "app").UseRemoteGateways.ShouldBeTrue();
        topology.VNets[1].Peerings.ShouldBeEmpty();
    }

    [Test]
    public void A_vnet_outside_the_topology_becomes_a_placeholder()
    {
        (TopologyBuilder net, VNetBuilder app, _) = Two();
        ResourceId far = ResourceId.Create("other", "their-group", ResourceTypes.VNet, "theirs");
        app.PeerOneSide(far);

        Topology topology = net.Build();

        Link(topology, "app").RemoteVNetId.ShouldBe(far);
        Link(topology, "app").Name.Value.ShouldBe("app-to-theirs");
        topology.VNets[^1].ShouldBe(new VNet { Id = far, IsPlaceholder = true });
    }

    [Test]
    public void The_id_of_a_known_vnet_means_that_vnet()
    {
        (TopologyBuilder net, VNetBuilder app, VNetBuilder hub) = Two();
        ResourceId id = ResourceId.Create("<subscription>", "CONTOSO", ResourceTypes.VNet, "HUB");
        app.PeerOneSide(id);
        hub.PeerOneSide(app);

        Topology topology = net.Build();

        topology.VNets.Count.ShouldBe(2);
        Link(topology, "hub").Name.Value.ShouldBe("hub-to-app");
    }

    [Test]
    public void A_peering_is_found_from_either_end()
    {
        (TopologyBuilder net, VNetBuilder app, VNetBuilder hub) = Two();
        app.PeerWith(hub);
        net.Peering("HUB", "app").Local(side => side.AllowGatewayTransit = true);

        Link(net.Build(), "hub").AllowGatewayTransit.ShouldBeTrue();
    }

    [Test]
    public void Bad_networks_are_built()
    {
        (TopologyBuilder net, VNetBuilder app, VNetBuilder hub) = Two();
        app.PeerOneSide(hub);
        app.PeerOneSide(hub, name: "second");
        app.PeerWith(app);

        Topology topology = net.Build();

        topology.VNets[0].Peerings.Select(peering => peering.Name.Value).ShouldBe(["app-to-hub", "second", "app-to-app"]);
        topology.Validate().HasErrors.ShouldBeTrue();
    }

    [Test]
    public void Deleting_one_side_leaves_the_other_disconnected()
    {
        (TopologyBuilder net, VNetBuilder app, VNetBuilder hub) = Two();
        app.PeerWith(hub).RemoveSide(app);

        Topology topology = net.Build();

        topology.VNets[0].Peerings.ShouldBeEmpty();
        Link(topology, "hub").State.ShouldBe(PeeringState.Disconnected);
    }

    [Test]
    public void Deleting_both_sides_leaves_nothing_and_allows_a_new_peering()
    {
        (TopologyBuilder net, VNetBuilder app, VNetBuilder hub) = Two();
        app.PeerWith(hub).Remove();
        app.PeerWith(hub);

        Topology topology = net.Build();

        Link(topology, "app").State.ShouldBeNull();
        Link(topology, "hub").State.ShouldBeNull();
    }

    [Test]
    public void Vnets_of_the_same_name_get_links_with_different_names()
    {
        var net = new TopologyBuilder("contoso");
        VNetBuilder hub = net.VNet("hub", "10.0.0.0/24");
        VNetBuilder first = net.VNet("spoke", "10.1.0.0/24", v => v.InResourceGroup("first"));
        VNetBuilder second = net.VNet("spoke", "10.2.0.0/24", v => v.InResourceGroup("second"));
        hub.PeerWith(first);
        hub.PeerWith(second);

        Topology topology = net.Build();

        topology.VNets[0].Peerings.Select(peering => peering.Name.Value).ShouldBe(["hub-to-spoke", "hub-to-spoke-2"]);
        topology.VNets[0].Peerings.Select(peering => peering.RemoteVNetId).ShouldBe([topology.VNets[1].Id, topology.VNets[2].Id]);
    }

    [Test]
    public void Verbs_about_a_link_that_does_not_exist_are_refused()
    {
        (TopologyBuilder net, VNetBuilder app, VNetBuilder hub) = Two();
        PeeringBuilder half = app.PeerOneSide(hub);

        Should.Throw<InvalidOperationException>(() => half.Remote(side => side.AllowGatewayTransit = true)).Message
            .ShouldBe("The link of the second VNet of this peering does not exist. PeerWith makes both links, PeerOneSide makes one.");
        Should.Throw<ArgumentException>(() => half.RemoveSide(net.VNet("other", "10.9.0.0/24"))).Message
            .ShouldStartWith("VNet \"other\" is neither end of this peering. Name one of its two VNets.");
    }

    [Test]
    public void A_pair_that_lost_a_side_can_still_be_edited_on_the_other()
    {
        (TopologyBuilder net, VNetBuilder app, VNetBuilder hub) = Two();
        app.PeerWith(hub).RemoveSide(hub).UsingItsGateway().AllowingForwardedTraffic();

        Topology topology = net.Build();

        Link(topology, "app").UseRemoteGateways.ShouldBeTrue();
        Link(topology, "app").State.ShouldBe(PeeringState.Disconnected);
        topology.VNets[1].Peerings.ShouldBeEmpty();
    }
}
