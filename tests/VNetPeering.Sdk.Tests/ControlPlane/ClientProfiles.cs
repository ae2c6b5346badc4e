using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.ControlPlane;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;

namespace VNetPeering.Sdk.Tests.ControlPlane;

/// <summary>What a client sends when nobody says anything, and whether it handles one link or both (rules 2.01, 2.22).</summary>
public sealed class ClientProfiles
{
    [TestCase(PeeringClient.Rest, true, false)]
    [TestCase(PeeringClient.PowerShell, true, false)]
    [TestCase(PeeringClient.Terraform, true, false)]
    [TestCase(PeeringClient.Bicep, true, false)]
    [TestCase(PeeringClient.AzureCli, false, false)]
    [TestCase(PeeringClient.Portal, true, true)]
    public void Defaults_are_those_of_the_client(PeeringClient client, bool access, bool forwarded)
    {
        Peering link = Requests.Apart.Accept(Requests.Put("app", "hub", client: client)).LinkOf("app", "hub");

        (link.AllowVirtualNetworkAccess, link.AllowForwardedTraffic, link.AllowGatewayTransit, link.UseRemoteGateways).ShouldBe((access, forwarded, false, false));
        link.WrittenSwitches.ShouldNotBe(PeeringSwitches.None);
    }

    [Test]
    public void A_switch_that_is_written_is_taken_from_every_client()
    {
        PutPeering cli = Requests.Put("app", "hub", link => link with { WrittenSwitches = PeeringSwitches.AllowVirtualNetworkAccess }, PeeringClient.AzureCli);
        PutPeering portal = Requests.Put("app", "hub", link => link with { WrittenSwitches = PeeringSwitches.AllowForwardedTraffic }, PeeringClient.Portal);

        Requests.Apart.Accept(cli).LinkOf("app", "hub").AllowVirtualNetworkAccess.ShouldBeTrue();
        Requests.Apart.Accept(portal).LinkOf("app", "hub").AllowForwardedTraffic.ShouldBeFalse();
    }

    [Test]
    public void The_portal_writes_both_links()
    {
        Topology after = Requests.Apart.Accept(Requests.Put("app", "hub", client: PeeringClient.Portal));

        after.StateOf("app", "hub").ShouldBe((PeeringState.Connected, PeeringSyncLevel.FullyInSync));
        Peering remote = after.VNetOf("hub").Peerings.ShouldHaveSingleItem();
        remote.Name.Value.ShouldBe("hub-to-app");
        (remote.State, remote.AllowForwardedTraffic).ShouldBe((PeeringState.Connected, true));
    }

    [Test]
    public void The_portal_writes_the_remote_link_as_the_form_says()
    {
        PutPeering both = Requests.Put("app", "hub", client: PeeringClient.Portal) with
        {
            RemoteLink = new Peering { Id = Designs.LinkId("hub", "app"), RemoteVNetId = Designs.VNetId("app"), AllowGatewayTransit = true, WrittenSwitches = PeeringSwitches.AllowForwardedTraffic },
        };

        Peering remote = Requests.Apart.Accept(both).LinkOf("hub", "app");

        (remote.AllowGatewayTransit, remote.AllowForwardedTraffic).ShouldBe((true, false));
    }

    [Test]
    public void The_portal_writes_neither_link_when_one_is_refused()
    {
        Topology net = Designs.Of(Designs.VNet("hub", "10.0.0.0/16"), Designs.VNet("app", "10.0.0.0/24"));

        net.Refuse(Requests.Put("app", "hub", client: PeeringClient.Portal)).Code.ShouldBe("VnetAddressSpacesOverlap");
    }

    [Test]
    public void The_portal_updates_one_link() =>
        Requests.Peered.Accept(Requests.Put("app", "hub", client: PeeringClient.Portal)).LinkOf("hub", "app").AllowForwardedTraffic.ShouldBeFalse();

    [Test]
    public void The_portal_deletes_both_links() =>
        Requests.Peered.Accept(Requests.Delete(Designs.LinkId("app", "hub"), PeeringClient.Portal)).ShouldBe(Requests.Apart);
}
