using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class PeeredSpacesOverlapTests
{
    [Test]
    public void Fires_once_for_both_links_on_the_later_one()
    {
        Topology design = Designs.Of(Designs.VNet("left", "10.0.0.0/16", "172.16.0.0/16"), Designs.VNet("right", "10.1.0.0/16", "172.16.0.0/16")).Peer("left", "right");

        Diagnostic finding = design.ShouldHaveOnly("VNP2003");

        finding.Resource.ShouldBe(Designs.LinkId("right", "left"));
        finding.Related.ShouldBe([Designs.LinkId("left", "right"), Designs.VNetId("left")]);
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBe("VnetAddressSpacesOverlap");
        finding.Message.ShouldBe("Peering \"right/to-left\": \"right\" and \"left\" cannot be peered because their address spaces overlap: 172.16.0.0/16 of \"right\" overlaps 172.16.0.0/16 of \"left\".");
    }

    [Test]
    public void Fires_for_a_partial_overlap_on_the_only_link()
    {
        Topology design = Designs.Of(Designs.VNet("app", "10.0.0.0/16"), Designs.VNet("db", "10.0.7.0/24")).Link("app", "db", link => link with { State = PeeringState.Connected });

        design.FoundIds().ShouldBe(["VNP2003", "VNP2007"]);
    }

    [Test]
    public void Takes_the_stored_prefixes_of_a_remote_VNet_that_is_not_described()
    {
        Topology estate = Designs.Of(Designs.VNet("app", "10.0.0.0/16")).Link("app", "far", link => link with { RemoteAddressSpace = Designs.Prefixes("10.0.7.0/24") });

        Diagnostic finding = estate.ShouldHaveOnly("VNP2003");

        finding.Resource.ShouldBe(Designs.LinkId("app", "far"));
        finding.Message.ShouldContain("10.0.0.0/16 of \"app\" overlaps 10.0.7.0/24 of \"far\"");
    }

    [Test]
    public void Names_the_resource_groups_where_two_VNets_share_a_name()
    {
        ResourceId twin = ResourceId.Create("s", "g2", ResourceTypes.VNet, "app");
        Topology design = Designs.Of(Designs.VNet("app", "10.0.0.0/16"), Designs.VNet("app", "10.0.0.0/16") with { Id = twin });
        design = design with { VNets = [design.VNets[0] with { Peerings = [new Peering { Id = Designs.LinkId("app", "twin"), RemoteVNetId = twin, State = PeeringState.Connected }] }, design.VNets[1]] };

        Diagnostic finding = design.Validate().First(each => each.Id == "VNP2003");

        finding.Message.ShouldContain("10.0.0.0/16 of \"g/app\" overlaps 10.0.0.0/16 of \"g2/app\"");
    }

    [Test]
    public void Stays_silent_for_disjoint_spaces_and_across_families() =>
        Designs.Of(Designs.VNet("app", "10.0.0.0/17", "fd00::/48"), Designs.VNet("db", "10.0.128.0/17")).Peer("app", "db").ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_where_nothing_is_known_of_the_remote_VNet() => Designs.Of(Designs.VNet("app", "10.0.0.0/16")).Link("app", "far").ShouldHaveNoFindings();
}
