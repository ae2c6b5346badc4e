using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class PeeringNotInSyncTests
{
    private static Topology Pair => Designs.Of(Designs.VNet("x", "10.1.0.0/16", "10.9.0.0/16"), Designs.VNet("y", "10.2.0.0/16"));

    [Test]
    public void Fires_on_the_link_of_the_VNet_that_did_not_change()
    {
        Topology estate = Pair.Peer("x", "y", Level(PeeringSyncLevel.RemoteNotInSync), link => link with { SyncLevel = PeeringSyncLevel.LocalNotInSync, RemoteAddressSpace = Designs.Prefixes("10.1.0.0/16") });

        Diagnostic finding = estate.ShouldHaveOnly("VNP2009");

        finding.Resource.ShouldBe(Designs.LinkId("y", "x"));
        finding.Severity.ShouldBe(Severity.Warning);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe("Peering \"y/to-x\" is not in sync: \"y\" still routes to the address space that \"x\" had when it was peered. \"y/to-x\" lacks 10.9.0.0/16.");
        finding.Fix.ShouldBe("Run the sync on \"y/to-x\", in the VNet that did not change.");
    }

    [Test]
    public void Names_prefixes_that_are_gone()
    {
        Topology estate = Pair.Peer("x", "y", Level(PeeringSyncLevel.RemoteNotInSync), link => link with { SyncLevel = PeeringSyncLevel.LocalNotInSync, RemoteAddressSpace = Designs.Prefixes("10.1.0.0/16", "10.9.0.0/16", "10.8.0.0/16") });

        estate.ShouldHaveOnly("VNP2009").Message.ShouldEndWith("\"y/to-x\" keeps 10.8.0.0/16, which is gone.");
    }

    [Test]
    public void Names_both_links_where_both_VNets_changed()
    {
        Topology estate = Pair.Peer("x", "y", Level(PeeringSyncLevel.LocalAndRemoteNotInSync), Level(PeeringSyncLevel.LocalAndRemoteNotInSync));

        Diagnostic finding = estate.ShouldHaveOnly("VNP2009");

        finding.Resource.ShouldBe(Designs.LinkId("x", "y"));
        finding.Fix.ShouldBe("Run the sync on \"x/to-y\" and \"y/to-x\".");
    }

    [Test]
    public void Sends_the_reader_to_the_other_side_where_only_the_changed_VNet_is_described()
    {
        Topology estate = Designs.Of(Designs.VNet("x", "10.1.0.0/16")).Link("x", "far", link => link with { State = PeeringState.Connected, SyncLevel = PeeringSyncLevel.RemoteNotInSync });

        Diagnostic finding = estate.ShouldHaveOnly("VNP2009");

        finding.Resource.ShouldBe(Designs.LinkId("x", "far"));
        finding.Fix.ShouldBe("Run the sync on the link from \"far\" to \"x\", in the VNet that did not change.");
    }

    [Test]
    public void Compares_the_stored_prefixes_where_no_level_is_stated()
    {
        Topology estate = Pair.Peer("x", "y", secondToFirst: link => link with { RemoteAddressSpace = Designs.Prefixes("10.1.0.0/16") });

        estate.ShouldHaveOnly("VNP2009").Resource.ShouldBe(Designs.LinkId("y", "x"));
    }

    [Test]
    public void Stays_silent_where_the_stored_prefixes_are_the_same_in_another_order() =>
        Pair.Peer("x", "y", secondToFirst: link => link with { RemoteAddressSpace = Designs.Prefixes("10.9.0.0/16", "10.1.0.0/16") }).ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_for_links_in_sync() => Pair.Peer("x", "y", Level(PeeringSyncLevel.FullyInSync), Level(PeeringSyncLevel.FullyInSync)).ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_for_the_first_link_of_a_peering_which_is_never_in_sync() =>
        Designs.Of(Designs.VNet("x", "10.1.0.0/16"))
            .Link("x", "far", link => link with { State = PeeringState.Initiated, SyncLevel = PeeringSyncLevel.RemoteNotInSync })
            .FoundIds().ShouldBe(["VNP2007"]);

    [Test]
    public void Stays_silent_for_the_participating_prefixes_of_a_subnet_peering()
    {
        Func<Peering, Peering> subnets = link => link with { PeerCompleteVNets = false, LocalSubnetNames = ["s"], RemoteSubnetNames = ["s"] };
        Topology estate = Designs.Of(Designs.VNet("x", "10.1.0.0/16").Subnet("s", "10.1.0.0/24"), Designs.VNet("y", "10.2.0.0/16").Subnet("s", "10.2.0.0/24"))
            .Peer("x", "y", subnets, link => subnets(link) with { RemoteAddressSpace = Designs.Prefixes("10.1.0.0/24") });

        estate.ShouldHaveNoFindings();
    }

    private static Func<Peering, Peering> Level(PeeringSyncLevel level) => link => link with { State = PeeringState.Connected, SyncLevel = level };
}
