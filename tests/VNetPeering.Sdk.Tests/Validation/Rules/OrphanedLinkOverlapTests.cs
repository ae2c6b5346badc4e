using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class OrphanedLinkOverlapTests
{
    private static readonly Func<Peering, Peering> Orphan = link => link with { State = PeeringState.Disconnected, RemoteAddressSpace = Designs.Prefixes("10.1.0.0/24") };

    [Test]
    public void Fires_for_a_new_spoke_while_the_link_to_a_deleted_one_remains()
    {
        Topology estate = Designs.Of(Designs.VNet("hub", "10.0.0.0/16"), Designs.VNet("new", "10.1.0.0/25")).Link("hub", "old", Orphan).Peer("new", "hub");

        Diagnostic finding = estate.ShouldHaveOnly("VNP2005");

        finding.Resource.ShouldBe(Designs.LinkId("new", "hub"));
        finding.Related.ShouldBe([Designs.LinkId("hub", "old"), Designs.VNetId("old")]);
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBe("VnetAddressSpaceOverlapsWithAlreadyPeeredVnet");
        finding.Message.ShouldBe("Peering \"new/to-hub\": \"new\" overlaps what the Disconnected link \"hub/to-old\" of \"hub\" has stored: 10.1.0.0/25 of \"new\" overlaps 10.1.0.0/24 of \"old\".");
        finding.Fix.ShouldBe("Delete \"hub/to-old\" first: a Disconnected link still takes part in the check.");
    }

    [Test]
    public void Takes_the_stored_prefixes_although_the_VNet_has_others_now()
    {
        Topology estate = Designs.Of(Designs.VNet("hub", "10.0.0.0/16"), Designs.VNet("old", "10.9.0.0/24"), Designs.VNet("new", "10.1.0.0/25")).Link("hub", "old", Orphan).Peer("new", "hub");

        estate.ShouldHaveOnly("VNP2005");
    }

    [Test]
    public void Stays_silent_for_a_spoke_beside_the_stored_prefixes()
    {
        Topology estate = Designs.Of(Designs.VNet("hub", "10.0.0.0/16"), Designs.VNet("new", "10.1.1.0/24")).Link("hub", "old", Orphan).Peer("new", "hub");

        estate.FoundIds().ShouldBe(["VNP2008"]);
    }

    [Test]
    public void Stays_silent_for_the_orphan_of_a_spoke_whose_hub_has_forgotten_it()
    {
        Topology estate = Designs.Of(Designs.VNet("hub", "10.0.0.0/16"), Designs.VNet("old", "10.1.0.0/24"), Designs.VNet("new", "10.1.0.0/24"))
            .Link("old", "hub", link => link with { State = PeeringState.Disconnected })
            .Peer("new", "hub");

        estate.FoundIds().ShouldBe(["VNP2008"]);
    }
}
