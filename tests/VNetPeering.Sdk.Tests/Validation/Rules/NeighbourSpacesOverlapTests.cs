using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class NeighbourSpacesOverlapTests
{
    private static Topology TwoSpokes => Designs.Of(Designs.VNet("hub", "10.0.0.0/16"), Designs.VNet("app", "10.1.0.0/24"), Designs.VNet("db", "10.1.0.0/25"));

    [Test]
    public void Fires_on_the_later_spoke_of_one_hub()
    {
        Topology design = TwoSpokes.Peer("db", "hub").Peer("app", "hub");

        Diagnostic finding = design.ShouldHaveOnly("VNP2004");

        finding.Resource.ShouldBe(Designs.LinkId("db", "hub"));
        finding.Related.ShouldBe([Designs.LinkId("app", "hub"), Designs.VNetId("app")]);
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBe("VnetAddressSpaceOverlapsWithAlreadyPeeredVnet");
        finding.Message.ShouldBe("Peering \"db/to-hub\": \"db\" overlaps \"app\", which is already peered with \"hub\": 10.1.0.0/25 of \"db\" overlaps 10.1.0.0/24 of \"app\".");
        finding.Fix.ShouldBe("Give \"db\" or \"app\" another prefix, or peer only one of them with \"hub\".");
    }

    [Test]
    public void Fires_on_the_hub_link_where_the_spoke_has_none()
    {
        Topology design = TwoSpokes.Peer("app", "hub").Link("hub", "db");

        Diagnostic finding = design.Validate().Single(each => each.Id == "VNP2004");

        finding.Resource.ShouldBe(Designs.LinkId("hub", "db"));
    }

    [Test]
    public void Stays_silent_while_the_hub_has_no_link_to_either() => TwoSpokes.Link("app", "hub").Link("db", "hub").FoundIds().ShouldAllBe(id => id == "VNP2007");

    [Test]
    public void Fires_for_spokes_of_a_hub_that_is_not_described()
    {
        Topology design = Designs.Of(Designs.VNet("app", "10.1.0.0/24"), Designs.VNet("db", "10.1.0.0/25")).Link("app", "far-hub").Link("db", "far-hub");

        Diagnostic finding = design.ShouldHaveOnly("VNP2004");

        finding.Resource.ShouldBe(Designs.LinkId("db", "far-hub"));
    }

    [Test]
    public void Takes_the_stored_prefixes_of_a_spoke_that_is_not_described()
    {
        Topology estate = Designs.Of(Designs.VNet("hub", "10.0.0.0/16"), Designs.VNet("app", "10.1.0.0/24"))
            .Peer("app", "hub")
            .Link("hub", "far", link => link with { RemoteAddressSpace = Designs.Prefixes("10.1.0.0/16") });

        Diagnostic finding = estate.ShouldHaveOnly("VNP2004");

        finding.Resource.ShouldBe(Designs.LinkId("app", "hub"));
        finding.Message.ShouldContain("10.1.0.0/24 of \"app\" overlaps 10.1.0.0/16 of \"far\"");
    }

    [Test]
    public void Reports_each_refused_link_once_with_all_that_it_meets()
    {
        Topology design = Designs.Of(Designs.VNet("h1", "10.0.0.0/24"), Designs.VNet("h2", "10.0.1.0/24"), Designs.VNet("app", "10.1.0.0/24"), Designs.VNet("db", "10.1.0.0/24"), Designs.VNet("lab", "10.1.0.0/24"))
            .Peer("app", "h1").Peer("db", "h1").Peer("lab", "h1").Peer("app", "h2").Peer("db", "h2");

        DiagnosticReport report = design.Validate();

        report.Select(finding => finding.Resource).ShouldBe([Designs.LinkId("db", "h1"), Designs.LinkId("db", "h2"), Designs.LinkId("lab", "h1")]);
        report[2].Message.ShouldBe("Peering \"lab/to-h1\": \"lab\" overlaps \"app\" and \"db\", which are already peered with \"h1\": 10.1.0.0/24 of \"lab\" overlaps 10.1.0.0/24 of \"app\" and 10.1.0.0/24 of \"lab\" overlaps 10.1.0.0/24 of \"db\".");
        report[2].Related.ShouldBe([Designs.LinkId("app", "h1"), Designs.VNetId("app"), Designs.LinkId("db", "h1"), Designs.VNetId("db")]);
    }

    // Two thousand equal spokes are two million pairs, and 1,999 refused links.
    [Test]
    public void A_careless_estate_costs_its_refused_links_and_not_its_pairs()
    {
        VNet[] spokes = [.. Enumerable.Range(0, 2_000).Select(i => Designs.VNet($"s{i}", "10.1.0.0/24") with { Peerings = [new Peering { Id = Designs.LinkId($"s{i}", "hub"), RemoteVNetId = Designs.VNetId("hub") }] })];
        VNet hub = Designs.VNet("hub", "10.0.0.0/16") with { Peerings = [.. spokes.Select(spoke => new Peering { Id = Designs.LinkId("hub", spoke.Name), RemoteVNetId = spoke.Id })] };

        Diagnostic[] findings = [.. Designs.Of([hub, .. spokes]).Validate().Where(finding => finding.Id == "VNP2004")];

        findings.Length.ShouldBe(1_999);
        findings.ShouldAllBe(finding => finding.Related.Count <= 12);
    }

    [Test]
    public void Leaves_a_pair_that_is_itself_peered_to_the_rule_about_pairs()
    {
        Topology design = TwoSpokes.Peer("app", "hub").Peer("db", "hub").Peer("app", "db");

        design.ShouldHaveOnly("VNP2003").Resource.ShouldBe(Designs.LinkId("db", "app"));
    }

    [Test]
    public void Reaches_exactly_one_hop()
    {
        Topology chain = Designs.Of(Designs.VNet("app", "10.0.0.0/24"), Designs.VNet("hub1", "10.0.1.0/24"), Designs.VNet("hub2", "10.0.2.0/24"), Designs.VNet("db", "10.0.0.0/24"))
            .Peer("app", "hub1").Peer("hub1", "hub2").Peer("hub2", "db");

        chain.ShouldHaveOnly("VNP1014");
    }

    [Test]
    public void Counts_only_what_takes_part_in_a_subnet_peering()
    {
        Topology design = Designs.Of(
                Designs.VNet("hub", "10.0.0.0/16").Subnet("shared", "10.0.1.0/24"),
                Designs.VNet("app", "10.1.0.0/16", "172.16.0.0/16").Subnet("web", "10.1.0.0/24"),
                Designs.VNet("db", "10.2.0.0/16", "172.16.0.0/16").Subnet("data", "10.2.0.0/24"))
            .Peer("app", "hub", Subnets("web", "shared"), Subnets("shared", "web"))
            .Peer("db", "hub", Subnets("data", "shared"), Subnets("shared", "data"));

        design.ShouldHaveNoFindings();
        design.ShouldHaveOnly("VNP2004", AzureBehavior.Default with { SubnetPeeringCountsParticipatingPrefixesOnly = false });
    }

    [Test]
    public void Counts_links_in_state_Initiated_unless_told_otherwise()
    {
        Topology design = TwoSpokes.Link("hub", "app").Link("hub", "db");

        design.FoundIds().ShouldContain("VNP2004");
        design.Validate(new ValidateOptions { Behavior = AzureBehavior.Default with { InitiatedLinksCountAsNeighbours = false } })
            .Select(finding => finding.Id).ShouldBe(["VNP2007", "VNP2007"]);
    }

    [Test]
    public void Stays_silent_for_spokes_of_a_classic_VNet_which_has_no_links()
    {
        ResourceId classic = Designs.Id(ResourceTypes.ClassicVNet, "old");
        Topology design = Designs.Of(Designs.VNet("app", "10.1.0.0/24"), Designs.VNet("db", "10.1.0.0/25"))
            .Link("app", "old", link => link with { RemoteVNetId = classic })
            .Link("db", "old", link => link with { RemoteVNetId = classic });

        design.ShouldHaveNoFindings();
    }

    private static Func<Peering, Peering> Subnets(string local, string remote) =>
        link => link with { PeerCompleteVNets = false, LocalSubnetNames = [local], RemoteSubnetNames = [remote] };
}
