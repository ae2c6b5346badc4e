using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class DisconnectedPeeringTests
{
    private static readonly Func<Peering, Peering> Disconnected = link => link with { State = PeeringState.Disconnected };

    private static Topology Pair => Designs.Of(Designs.VNet("app", "10.1.0.0/16"), Designs.VNet("hub", "10.0.0.0/16"));

    [Test]
    public void Fires_on_the_link_that_is_left()
    {
        Topology estate = Pair.Link("hub", "app", Disconnected);

        Diagnostic finding = estate.ShouldHaveOnly("VNP2008");

        finding.Resource.ShouldBe(Designs.LinkId("hub", "app"));
        finding.Severity.ShouldBe(Severity.Warning);
        finding.AzureErrorCode.ShouldBe("RemotePeeringIsDisconnected");
        finding.Message.ShouldBe("Peering \"hub/to-app\" is Disconnected: it moves no packets, and Azure refuses the next write of the link from \"app\" to \"hub\".");
        finding.Fix.ShouldBe("Delete \"hub/to-app\", and create both links again.");
    }

    [Test]
    public void Fires_once_where_the_other_link_was_written_again()
    {
        Topology estate = Pair.Peer("app", "hub", secondToFirst: Disconnected);

        estate.ShouldHaveOnly("VNP2008").Related.ShouldBe([Designs.LinkId("app", "hub"), Designs.VNetId("app")]);
    }

    [Test]
    public void Fires_once_where_both_links_are_Disconnected()
    {
        Topology estate = Pair.Peer("app", "hub", Disconnected, Disconnected);

        Diagnostic finding = estate.ShouldHaveOnly("VNP2008");

        finding.Message.ShouldBe("Peerings \"app/to-hub\" and \"hub/to-app\" are Disconnected: they move no packets, and Azure refuses the next write of either.");
    }

    [Test]
    public void Fires_for_a_remote_VNet_that_is_gone() => Designs.Of(Designs.VNet("hub", "10.0.0.0/16")).Link("hub", "gone", Disconnected).ShouldHaveOnly("VNP2008");

    [Test]
    public void Stays_silent_for_an_orphan_that_keeps_another_VNet_out() =>
        DesignText.Read("""
            vnet hub 10.0.0.0/16
            vnet new 10.1.0.0/25
            link hub -> old state=Disconnected stored=10.1.0.0/24
            peering new <-> hub
            """).ShouldHaveOnly("VNP2005");

    [TestCase(null)]
    [TestCase(PeeringState.Connected)]
    public void Stays_silent_for_connected_links(PeeringState? state) =>
        Pair.Peer("app", "hub", link => link with { State = state }, link => link with { State = state }).ShouldHaveNoFindings();
}
