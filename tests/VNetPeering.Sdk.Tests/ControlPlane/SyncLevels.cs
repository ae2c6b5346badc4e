using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.ControlPlane;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Routing;
using VNetPeering.Sdk.TestKit;

namespace VNetPeering.Sdk.Tests.ControlPlane;

/// <summary>Address spaces that change under a peering: rule book 2.4.</summary>
public sealed class SyncLevels
{
    private static Topology Grown => Requests.Peered.Accept(Requests.Add("hub", "10.9.0.0/16"));

    [Test]
    public void A_new_prefix_is_not_taken_over_by_the_other_side()
    {
        Grown.StateOf("hub", "app").ShouldBe((PeeringState.Connected, PeeringSyncLevel.RemoteNotInSync));
        Grown.StateOf("app", "hub").ShouldBe((PeeringState.Connected, PeeringSyncLevel.LocalNotInSync));
        Grown.Taken("app", "hub").ShouldBe("10.0.0.0/16");
        Grown.LinkOf("app", "hub").RemoteVirtualNetworkAddressSpace.ShouldBe(Designs.Prefixes("10.0.0.0/16", "10.9.0.0/16"));
        Grown.LinkOf("hub", "app").LocalAddressSpace.ShouldBe(Designs.Prefixes("10.0.0.0/16"));
        Grown.LinkOf("hub", "app").LocalVirtualNetworkAddressSpace.ShouldBe(Designs.Prefixes("10.0.0.0/16", "10.9.0.0/16"));
    }

    [Test]
    public void Routes_follow_what_was_taken_over()
    {
        Topology grown = Grown.Accept(Requests.Put(new Subnet { Id = Designs.SubnetId("app", "web"), AddressPrefixes = Designs.Prefixes("10.1.0.0/24") }));

        grown.Compile().NextHop("app/web", "10.9.0.4").Type.ShouldNotBe(NextHopType.VNetPeering);
        grown.Accept(Requests.Sync("app", "hub")).Compile().NextHop("app/web", "10.9.0.4").Type.ShouldBe(NextHopType.VNetPeering);
    }

    [Test]
    public void A_sync_in_the_VNet_that_changed_changes_nothing()
    {
        OperationResult result = Grown.Apply(Requests.Sync("hub", "app"));

        result.Status.ShouldBe(200);
        result.Topology.ShouldBe(Grown);
        result.ChangedLinks.ShouldBeEmpty();
    }

    [Test]
    public void A_sync_in_the_other_VNet_brings_both_links_in_sync()
    {
        Topology synced = Grown.Accept(Requests.Sync("app", "hub"));

        synced.StateOf("hub", "app").ShouldBe((PeeringState.Connected, PeeringSyncLevel.FullyInSync));
        synced.StateOf("app", "hub").ShouldBe((PeeringState.Connected, PeeringSyncLevel.FullyInSync));
        synced.Taken("app", "hub").ShouldBe("10.0.0.0/16 10.9.0.0/16");
    }

    [Test]
    public void A_PUT_with_the_sync_parameter_is_a_sync()
    {
        Topology synced = Grown.Accept(Requests.Put("app", "hub") with { SyncRemoteAddressSpace = true });

        synced.StateOf("app", "hub").Level.ShouldBe(PeeringSyncLevel.FullyInSync);
    }

    [Test]
    public void A_PUT_without_it_is_none()
    {
        Topology updated = Grown.Accept(Requests.Put("app", "hub", link => link with { AllowForwardedTraffic = true }));

        updated.StateOf("app", "hub").ShouldBe((PeeringState.Connected, PeeringSyncLevel.LocalNotInSync));
        updated.Taken("app", "hub").ShouldBe("10.0.0.0/16");
    }

    [Test]
    public void A_sync_of_what_is_in_sync_answers_200_and_changes_nothing()
    {
        OperationResult result = Requests.Peered.Apply(Requests.Sync("hub", "app"));

        result.Status.ShouldBe(200);
        result.Topology.ShouldBe(Requests.Peered);
    }

    [Test]
    public void Changes_on_both_sides_are_told_apart()
    {
        Topology both = Grown.Accept(Requests.Add("app", "10.8.0.0/16"));
        both.StateOf("hub", "app").Level.ShouldBe(PeeringSyncLevel.LocalAndRemoteNotInSync);
        both.StateOf("app", "hub").Level.ShouldBe(PeeringSyncLevel.LocalAndRemoteNotInSync);

        Topology half = both.Accept(Requests.Sync("app", "hub"));

        half.StateOf("app", "hub").Level.ShouldBe(PeeringSyncLevel.RemoteNotInSync);
        half.StateOf("hub", "app").Level.ShouldBe(PeeringSyncLevel.LocalNotInSync);
    }

    [Test]
    public void A_prefix_that_goes_needs_a_sync_too_and_one_that_comes_back_needs_none()
    {
        Topology synced = Grown.Accept(Requests.Sync("app", "hub"));
        Topology shrunk = synced.Accept(Requests.Remove("hub", "10.9.0.0/16"));
        shrunk.StateOf("app", "hub").Level.ShouldBe(PeeringSyncLevel.LocalNotInSync);

        shrunk.Accept(Requests.Add("hub", "10.9.0.0/16")).StateOf("app", "hub").Level.ShouldBe(PeeringSyncLevel.FullyInSync);
    }

    [Test]
    public void Every_peer_needs_a_sync_of_its_own()
    {
        Topology net = Requests.Peered with { VNets = [.. Requests.Peered.VNets, Designs.VNet("data", "10.2.0.0/16")] };
        Topology grown = net.Peer("hub", "data").Accept(Requests.Add("hub", "10.9.0.0/16"), Requests.Sync("app", "hub"));

        grown.StateOf("data", "hub").Level.ShouldBe(PeeringSyncLevel.LocalNotInSync);
        grown.StateOf("app", "hub").Level.ShouldBe(PeeringSyncLevel.FullyInSync);
    }

    [Test]
    public void Another_order_of_prefixes_is_no_change()
    {
        Topology synced = Grown.Accept(Requests.Sync("app", "hub"));

        Topology turned = synced.Accept(new PutVNet { VNet = Designs.VNet("hub", "10.9.0.0/16", "10.0.0.0/16") });

        turned.StateOf("app", "hub").Level.ShouldBe(PeeringSyncLevel.FullyInSync);
    }

    [Test]
    public void A_VNet_that_is_written_without_peerings_keeps_them()
    {
        Topology after = Requests.Peered.Accept(new PutVNet { VNet = Designs.VNet("hub", "10.0.0.0/16", "10.9.0.0/16") });

        after.ShouldBe(Grown);
    }

    [Test]
    public void A_subnet_peering_is_about_its_subnets_only()
    {
        Topology net = SubnetPeered();

        Topology other = net.Accept(Requests.Put(new Subnet { Id = Designs.SubnetId("hub", "other"), AddressPrefixes = Designs.Prefixes("10.0.2.0/24") }), Requests.Add("hub", "10.9.0.0/16"));
        other.StateOf("app", "hub").Level.ShouldBe(PeeringSyncLevel.FullyInSync);
        other.Taken("app", "hub").ShouldBe("10.0.1.0/24");

        Topology moved = other.Accept(Requests.Put(new Subnet { Id = Designs.SubnetId("hub", "shared"), AddressPrefixes = Designs.Prefixes("10.0.3.0/24") }));
        moved.StateOf("app", "hub").ShouldBe((PeeringState.Connected, PeeringSyncLevel.LocalNotInSync));
        moved.Taken("app", "hub").ShouldBe("10.0.1.0/24");
        moved.LinkOf("app", "hub").RemoteVirtualNetworkAddressSpace.ShouldBe(Designs.Prefixes("10.0.3.0/24"));

        moved.Accept(Requests.Sync("app", "hub")).Taken("app", "hub").ShouldBe("10.0.3.0/24");
    }

    [Test]
    public void A_link_that_names_another_subnet_takes_its_prefixes_over()
    {
        Topology net = SubnetPeered().Accept(Requests.Put(new Subnet { Id = Designs.SubnetId("hub", "other"), AddressPrefixes = Designs.Prefixes("10.0.2.0/24") }));

        Topology wider = net.Accept(Requests.Put("app", "hub", link => Subnets(link, "web", "shared") with { RemoteSubnetNames = ["shared", "other"] }));

        wider.Taken("app", "hub").ShouldBe("10.0.1.0/24 10.0.2.0/24");
    }

    [Test]
    public void Where_an_unsynced_change_is_taken_to_disconnect_it_does()
    {
        var options = new ApplyOptions { Behavior = AzureBehavior.Default with { UnsyncedChangeDisconnects = true } };

        Topology after = Requests.Peered.Apply(Requests.Add("hub", "10.9.0.0/16"), options).Topology;

        after.StateOf("app", "hub").State.ShouldBe(PeeringState.Disconnected);
    }

    private static Topology SubnetPeered() =>
        Designs.Of(Designs.VNet("hub", "10.0.0.0/16").Subnet("shared", "10.0.1.0/24"), Designs.VNet("app", "10.1.0.0/16").Subnet("web", "10.1.1.0/24"))
            .Accept(Requests.Put("hub", "app", link => Subnets(link, "shared", "web")), Requests.Put("app", "hub", link => Subnets(link, "web", "shared")));

    private static Peering Subnets(Peering link, string local, string remote) => link with { PeerCompleteVNets = false, LocalSubnetNames = [local], RemoteSubnetNames = [remote] };
}
