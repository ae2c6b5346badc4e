using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class PeeringNotInSyncTests
{
    private static Topology Pair => Designs.Of(Designs.VNet("app", "10.1.0.0/16", "10.9.0.0/16"), Designs.VNet("hub", "10.2.0.0/16"));

    [Test]
    public void Fires_on_the_link_of_the_VNet_that_did_not_change()
    {
        Topology estate = Pair.Peer("app", "hub", Level(PeeringSyncLevel.RemoteNotInSync), link => link with { SyncLevel = PeeringSyncLevel.LocalNotInSync, RemoteAddressSpace = Designs.Prefixes("10.1.0.0/16") });

        Diagnostic finding = estate.ShouldHaveOnly("VNP2009");

        finding.Resource.ShouldBe(Designs.LinkId("hub", "app"));
        finding.Severity.ShouldBe(Severity.Warning);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe("Peering \"hub/to-app\" is not in sync: \"hub\" still routes to the address space that \"app\" had when it was peered. \"hub/to-app\" lacks 10.9.0.0/16.");
        finding.Fix.ShouldBe("Run the sync on \"hub/to-app\", in the VNet that did not change.");
    }

    [Test]
    public void Names_prefixes_that_are_gone()
    {
        Topology estate = Pair.Peer("app", "hub", Level(PeeringSyncLevel.RemoteNotInSync), link => link with { SyncLevel = PeeringSyncLevel.LocalNotInSync, RemoteAddressSpace = Designs.Prefixes("10.1.0.0/16", "10.9.0.0/16", "10.8.0.0/16") });

        estate.ShouldHaveOnly("VNP2009").Message.ShouldEndWith("\"hub/to-app\" keeps 10.8.0.0/16, which is gone.");
    }

    [Test]
    public void Names_both_links_where_both_VNets_changed()
    {
        Topology estate = Pair.Peer("app", "hub", Level(PeeringSyncLevel.LocalAndRemoteNotInSync), Level(PeeringSyncLevel.LocalAndRemoteNotInSync));

        Diagnostic finding = estate.ShouldHaveOnly("VNP2009");

        finding.Resource.ShouldBe(Designs.LinkId("app", "hub"));
        finding.Fix.ShouldBe("Run the sync on \"app/to-hub\" and \"hub/to-app\".");
    }

    [Test]
    public void Sends_the_reader_to_the_other_side_where_only_the_changed_VNet_is_described()
    {
        Topology estate = Designs.Of(Designs.VNet("app", "10.1.0.0/16")).Link("app", "far", link => link with { State = PeeringState.Connected, SyncLevel = PeeringSyncLevel.RemoteNotInSync });

        Diagnostic finding = estate.ShouldHaveOnly("VNP2009");

        finding.Resource.ShouldBe(Designs.LinkId("app", "far"));
        finding.Fix.ShouldBe("Run the sync on the link from \"far\" to \"app\", in the VNet that did not change.");
    }

    [Test]
    public void Compares_the_stored_prefixes_where_no_level_is_stated()
    {
        Topology estate = Pair.Peer("app", "hub", secondToFirst: link => link with { RemoteAddressSpace = Designs.Prefixes("10.1.0.0/16") });

        estate.ShouldHaveOnly("VNP2009").Resource.ShouldBe(Designs.LinkId("hub", "app"));
    }

    [Test]
    public void Stays_silent_where_the_stored_prefixes_are_the_same_in_another_order() =>
        Pair.Peer("app", "hub", secondToFirst: link => link with { RemoteAddressSpace = Designs.Prefixes("10.9.0.0/16", "10.1.0.0/16") }).ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_for_links_in_sync() => Pair.Peer("app", "hub", Level(PeeringSyncLevel.FullyInSync), Level(PeeringSyncLevel.FullyInSync)).ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_for_the_first_link_of_a_peering_which_is_never_in_sync() =>
        Designs.Of(Designs.VNet("app", "10.1.0.0/16"))
            .Link("app", "far", link => link with { State = PeeringState.Initiated, SyncLevel = PeeringSyncLevel.RemoteNotInSync })
            .FoundIds().ShouldBe(["VNP2007"]);

    [Test]
    public void Stays_silent_for_the_participating_prefixes_of_a_subnet_peering()
    {
        Func<Peering, Peering> subnets = link => link with { PeerCompleteVNets = false, LocalSubnetNames = ["web"], RemoteSubnetNames = ["web"] };
        Topology estate = Designs.Of(Designs.VNet("app", "10.1.0.0/16").Subnet("web", "10.1.0.0/24"), Designs.VNet("hub", "10.2.0.0/16").Subnet("web", "10.2.0.0/24"))
            .Peer("app", "hub", subnets, link => subnets(link) with { RemoteAddressSpace = Designs.Prefixes("10.1.0.0/24") });

        estate.ShouldHaveNoFindings();
    }

    private static Func<Peering, Peering> Level(PeeringSyncLevel level) => link => link with { State = PeeringState.Connected, SyncLevel = level };
}
