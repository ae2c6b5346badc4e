using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class UnpeeredSpacesOverlapTests
{
    [Test]
    public void Fires_once_for_two_VNets_that_nothing_brings_together()
    {
        DrawnDesign design = DesignText.Read("""
            vnet app 10.1.0.0/16 10.9.0.0/16
            vnet lab 10.1.7.0/24 10.2.0.0/16
            """);

        Diagnostic finding = design.ShouldHaveOnly("VNP1014");

        finding.Severity.ShouldBe(Severity.Info);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Resource.ShouldBe(Designs.VNetId("app"));
        finding.Related.ShouldBe([Designs.VNetId("lab")]);
        finding.Message.ShouldBe("VNets \"app\" and \"lab\" share addresses: 10.1.7.0/24 of \"lab\" overlaps 10.1.0.0/16 of \"app\". Azure accepts that as long as no peering brings them together, neither with each other nor with a common VNet.");
        finding.Fix.ShouldBe("Give each VNet prefixes of its own if they are ever to be connected.");
    }

    [Test]
    public void Fires_once_for_a_group_and_names_all_of_it()
    {
        Topology design = Designs.Of([.. Enumerable.Range(10, 9).Select(i => Designs.VNet($"v{i}", $"10.{i}.0.0/16")), Designs.VNet("all", "10.0.0.0/8"), Designs.VNet("far", "172.16.0.0/16")]);

        Diagnostic finding = design.ShouldHaveOnly("VNP1014");

        finding.Resource.ShouldBe(Designs.VNetId("v10"));
        finding.Related.ShouldBe([.. Enumerable.Range(11, 8).Select(i => Designs.VNetId($"v{i}")), Designs.VNetId("all")]);
        finding.Message.ShouldStartWith("VNets \"v10\", \"v11\", \"v12\", \"v13\", \"v14\" and 5 more share addresses, for example: 10.0.0.0/8 of \"all\" overlaps 10.10.0.0/16 of \"v10\".");
    }

    [Test]
    public void Fires_for_each_group_by_itself()
    {
        Topology design = Designs.Of(Designs.VNet("a1", "10.1.0.0/16"), Designs.VNet("b1", "10.2.0.0/16"), Designs.VNet("a2", "10.1.0.0/16"), Designs.VNet("b2", "10.2.0.0/16"));

        design.Validate().Select(finding => $"{finding.Id} {finding.Resource?.Name}").ShouldBe(["VNP1014 a1", "VNP1014 b1"]);
    }

    [Test]
    public void Joins_VNets_that_a_third_one_overlaps_with_different_prefixes()
    {
        Topology design = Designs.Of(Designs.VNet("a1", "10.1.0.0/16"), Designs.VNet("b1", "10.2.0.0/16"), Designs.VNet("both", "10.1.0.0/24", "10.2.0.0/24"));

        design.ShouldHaveOnly("VNP1014").Related.ShouldBe([Designs.VNetId("b1"), Designs.VNetId("both")]);
    }

    [Test]
    public void Fires_for_the_ends_of_a_chain_of_peerings()
    {
        DrawnDesign design = DesignText.Read("""
            vnet app  10.1.0.0/16
            vnet hub1 10.8.0.0/16
            vnet hub2 10.9.0.0/16
            vnet db   10.1.0.0/16
            peering app <-> hub1
            peering hub1 <-> hub2
            peering hub2 <-> db
            """);

        design.ShouldHaveOnly("VNP1014").Related.ShouldBe([Designs.VNetId("db")]);
    }

    [Test]
    public void Leaves_VNets_with_a_common_peer_to_the_rule_about_those()
    {
        DrawnDesign design = DesignText.Read("""
            vnet hub 10.0.0.0/16
            vnet app 10.1.0.0/16
            vnet db  10.1.0.0/16
            peering app <-> hub
            peering db <-> hub
            """);

        design.ShouldHaveOnly("VNP2004");
    }

    [Test]
    public void Meeting_a_hub_and_meeting_its_spoke_are_two_findings()
    {
        DrawnDesign design = DesignText.Read("""
            vnet hub 10.0.0.0/16
            vnet app 10.1.0.0/16
            vnet lab 10.1.0.0/16
            peering app <-> hub
            vnet old 10.0.0.0/16
            """);

        design.Validate().Select(finding => finding.Related.Single().Name.Value).ShouldBe(["lab", "old"]);
    }

    [Test]
    public void Stays_silent_for_a_subnet_peering_of_VNets_that_share_space() =>
        DesignText.Read("""
            vnet app 10.1.0.0/16 172.16.0.0/16
            subnet app/web 10.1.0.0/24
            vnet lab 10.2.0.0/16 172.16.0.0/16
            subnet lab/web 10.2.0.0/24
            link app -> lab localSubnets=web remoteSubnets=web
            link lab -> app localSubnets=web remoteSubnets=web
            """).ShouldHaveNoFindings();

    [TestCase("vnet app 10.1.0.0/16", "vnet lab 10.1.0.0/16 cloud=China")]
    [TestCase("vnet app 10.1.0.0/16", "vnet lab placeholder")]
    [TestCase("vnet app 10.1.0.0/16 10.1.0.0/24", "")]
    public void Stays_silent_where_no_peering_is_possible_or_nothing_is_known(string first, string second) =>
        DesignText.Read($"{first}\n{second}").Topology.FoundIds().ShouldNotContain("VNP1014");

    [Test]
    public void Stays_silent_where_a_link_could_not_be_read()
    {
        Topology estate = Designs.Of(Designs.VNet("app", "10.1.0.0/16"), Designs.VNet("lab", "10.1.0.0/16")) with
        {
            UnreadValues = [new UnreadValue { ResourceId = Designs.VNetId("app"), Property = "virtualNetworkPeerings", Text = "[variables('links')]", Kind = UnreadValueKind.Unresolved }],
        };

        estate.ShouldHaveNoFindings();
    }

    [Test]
    public void A_classic_VNet_takes_part() => DesignText.Read("vnet app 10.1.0.0/16\nvnet old 10.1.0.0/16 classic").ShouldHaveOnly("VNP1014");

    // Comparing all pairs would take two billion steps.
    [Test]
    public void Ten_thousands_of_equal_VNets_are_one_finding()
    {
        Topology estate = Designs.Of([.. Enumerable.Range(0, 60_000).Select(i => Designs.VNet($"v{i}", "10.1.0.0/16"))]);

        estate.ShouldHaveOnly("VNP1014").Related.Count.ShouldBe(59_999);
    }
}
