using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.ControlPlane;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;

namespace VNetPeering.Sdk.Tests.ControlPlane;

/// <summary>The state machine of a peering: rule book 2.3, line by line.</summary>
public sealed class PeeringStates
{
    [Test]
    public void A_first_link_is_Initiated_and_nobody_has_taken_over_its_prefixes()
    {
        OperationResult result = Requests.Apart.Apply(Requests.Put("hub", "app"));

        result.Status.ShouldBe(201);
        result.Topology.StateOf("hub", "app").ShouldBe((PeeringState.Initiated, PeeringSyncLevel.RemoteNotInSync));
        result.Topology.Taken("hub", "app").ShouldBe("10.1.0.0/16");
        result.ChangedLinks.ShouldBe([Designs.LinkId("hub", "app")]);
    }

    [Test]
    public void The_second_link_connects_both()
    {
        Topology first = Requests.Apart.Accept(Requests.Put("hub", "app"));

        OperationResult result = first.Apply(Requests.Put("app", "hub"));

        result.Topology.StateOf("app", "hub").ShouldBe((PeeringState.Connected, PeeringSyncLevel.FullyInSync));
        result.Topology.StateOf("hub", "app").ShouldBe((PeeringState.Connected, PeeringSyncLevel.FullyInSync));
        result.ChangedLinks.ShouldBe([Designs.LinkId("hub", "app"), Designs.LinkId("app", "hub")]);
    }

    [Test]
    public void An_update_keeps_the_state_and_takes_the_switches_as_written()
    {
        Topology connected = Requests.Apart.Accept(Requests.Put("hub", "app"), Requests.Put("app", "hub", link => link with { AllowForwardedTraffic = true }));

        OperationResult update = connected.Apply(Requests.Put("app", "hub", link => link with { AllowVirtualNetworkAccess = false }));

        update.Status.ShouldBe(200);
        update.Topology.StateOf("app", "hub").State.ShouldBe(PeeringState.Connected);
        update.Topology.LinkOf("app", "hub").AllowVirtualNetworkAccess.ShouldBeFalse();
        update.Topology.LinkOf("app", "hub").AllowForwardedTraffic.ShouldBeFalse("a body that leaves a switch out gets the default");
    }

    [Test]
    public void An_Initiated_link_stays_so_when_it_is_written_again()
    {
        Topology twice = Requests.Apart.Accept(Requests.Put("hub", "app"), Requests.Put("hub", "app", link => link with { AllowForwardedTraffic = true }));

        twice.StateOf("hub", "app").ShouldBe((PeeringState.Initiated, PeeringSyncLevel.RemoteNotInSync));
    }

    [Test]
    public void Read_only_members_of_a_body_are_ignored()
    {
        Topology connected = Requests.Apart.Accept(Requests.Put("hub", "app"), Requests.Put("app", "hub"));

        Topology after = connected.Accept(Requests.Put("hub", "app", link => link with
        {
            State = PeeringState.Initiated,
            SyncLevel = PeeringSyncLevel.LocalNotInSync,
            RemoteAddressSpace = Designs.Prefixes("192.168.0.0/16"),
        }));

        after.StateOf("hub", "app").ShouldBe((PeeringState.Connected, PeeringSyncLevel.FullyInSync));
        after.Taken("hub", "app").ShouldBe("10.1.0.0/16");
    }

    [Test]
    public void Deleting_one_link_leaves_the_other_Disconnected_with_what_it_had_taken_over()
    {
        OperationResult result = Requests.Peered.Apply(Requests.Delete(Designs.LinkId("hub", "app")));

        result.Status.ShouldBe(202);
        result.Topology.VNetOf("hub").Peerings.ShouldBeEmpty();
        result.Topology.StateOf("app", "hub").State.ShouldBe(PeeringState.Disconnected);
        result.Topology.Taken("app", "hub").ShouldBe("10.0.0.0/16");
    }

    [Test]
    public void An_Initiated_link_goes_without_a_trace()
    {
        Topology after = Requests.Apart.Accept(Requests.Put("hub", "app"), Requests.Delete(Designs.LinkId("hub", "app")));

        after.ShouldBe(Requests.Apart);
    }

    [Test]
    public void Deleting_what_is_not_there_answers_204_and_changes_nothing()
    {
        Topology net = Requests.Apart;

        OperationResult result = net.Apply(Requests.Delete(Designs.LinkId("hub", "app")));

        result.Status.ShouldBe(204);
        result.Topology.ShouldBeSameAs(net);
    }

    [Test]
    public void Creating_only_the_deleted_link_again_is_refused()
    {
        Refusal refusal = Requests.Broken.Refuse(Requests.Put("hub", "app"));

        refusal.Code.ShouldBe("RemotePeeringIsDisconnected");
        refusal.Status.ShouldBe(400);
        refusal.Subject.ShouldBe(Designs.LinkId("app", "hub"));
        refusal.ToString().ShouldBe("400 RemotePeeringIsDisconnected: Peering \"hub/to-app\" cannot be written, because the remote link \"app/to-hub\" is Disconnected. Write \"app/to-hub\" again, which brings it back to Initiated, or delete it; then write \"hub/to-app\".");
    }

    [Test]
    public void A_Disconnected_link_that_is_written_again_starts_anew()
    {
        Topology rewritten = Requests.Broken.Accept(Requests.Put("app", "hub"));
        rewritten.StateOf("app", "hub").ShouldBe((PeeringState.Initiated, PeeringSyncLevel.RemoteNotInSync));

        Topology healed = rewritten.Accept(Requests.Put("hub", "app"));

        healed.StateOf("app", "hub").ShouldBe((PeeringState.Connected, PeeringSyncLevel.FullyInSync));
        healed.StateOf("hub", "app").ShouldBe((PeeringState.Connected, PeeringSyncLevel.FullyInSync));
    }

    [Test]
    public void Deleting_both_and_starting_again_works_too()
    {
        Topology healed = Requests.Broken.Accept(Requests.Delete(Designs.LinkId("app", "hub")), Requests.Put("hub", "app"), Requests.Put("app", "hub"));

        healed.StateOf("hub", "app").State.ShouldBe(PeeringState.Connected);
    }

    [Test]
    public void Two_Disconnected_links_block_each_other()
    {
        Topology both = Requests.Peered
            .ChangeLink("hub", "app", link => link with { State = PeeringState.Disconnected })
            .ChangeLink("app", "hub", link => link with { State = PeeringState.Disconnected });

        both.Refuse(Requests.Put("hub", "app")).Code.ShouldBe("RemotePeeringIsDisconnected");
        both.Refuse(Requests.Put("app", "hub")).Code.ShouldBe("RemotePeeringIsDisconnected");
    }

    [Test]
    public void A_VNet_that_is_deleted_and_created_again_does_not_heal_the_link_to_it()
    {
        Topology gone = Requests.Peered.Accept(Requests.Delete(Designs.VNetId("hub")));
        gone.StateOf("app", "hub").State.ShouldBe(PeeringState.Disconnected);
        gone.Refuse(Requests.Put("app", "hub")).Code.ShouldBe("ResourceNotFound");

        Topology again = gone.Accept(new PutVNet { VNet = Designs.VNet("hub", "10.8.0.0/16") });

        again.StateOf("app", "hub").State.ShouldBe(PeeringState.Disconnected);
        again.Taken("app", "hub").ShouldBe("10.0.0.0/16");
        again.Refuse(Requests.Put("hub", "app")).Code.ShouldBe("RemotePeeringIsDisconnected");
        Topology healed = again.Accept(Requests.Put("app", "hub"), Requests.Put("hub", "app"));
        healed.StateOf("app", "hub").ShouldBe((PeeringState.Connected, PeeringSyncLevel.FullyInSync));
        healed.Taken("app", "hub").ShouldBe("10.8.0.0/16");
    }

    [Test]
    public void A_link_to_a_classic_VNet_is_Connected_at_once_and_alone()
    {
        Topology net = Designs.Of(Designs.VNet("hub", "10.0.0.0/16"), Designs.VNet("old", "10.9.0.0/16") with { DeploymentModel = DeploymentModel.Classic });

        Topology after = net.Accept(Requests.Put("hub", "old"));

        after.StateOf("hub", "old").ShouldBe((PeeringState.Connected, PeeringSyncLevel.FullyInSync));
        after.Refuse(Requests.Put("old", "hub")).RuleId.ShouldBe("VNP2012");
        after.Refuse(Requests.Sync("hub", "old")).Code.ShouldBeNull();
        after.Refuse(Requests.Add("hub", "10.10.0.0/16")).Code.ShouldBe("VnetAddressSpaceCannotChangeDueToPeerings");
    }

    [Test]
    public void Where_Azure_is_taken_to_delete_both_links_none_is_left()
    {
        var options = new ApplyOptions { Behavior = AzureBehavior.Default with { DeletionRemovesBothLinks = true } };

        Topology after = Requests.Peered.Apply(Requests.Delete(Designs.LinkId("hub", "app")), options).Topology;

        after.ShouldBe(Requests.Apart);
    }
}
