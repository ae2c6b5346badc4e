using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class DuplicateResourceTests
{
    [Test]
    public void Fires_for_two_subnets_with_one_name_whatever_its_case()
    {
        Topology design = Designs.Of(Designs.VNet("app", "10.1.0.0/16").Subnet("web", "10.1.0.0/24").Subnet("Web", "10.1.1.0/24"));

        Diagnostic finding = design.ShouldHaveOnly("VNP1012");

        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Resource.ShouldBe(Designs.SubnetId("app", "web"));
        finding.Message.ShouldBe("Subnet \"app/web\" is described twice: an id is one resource in Azure, and case makes no difference.");
        finding.Fix.ShouldBe("Keep one description, or give each a name of its own.");
    }

    [Test]
    public void Says_nothing_of_the_overlap_of_a_subnet_with_itself()
    {
        Topology design = Designs.Of(Designs.VNet("app", "10.1.0.0/16").Subnet("web", "10.1.0.0/24").Subnet("web", "10.1.0.0/24").Subnet("web", "10.1.0.0/25"));

        design.ShouldHaveOnly("VNP1012").Message.ShouldStartWith("Subnet \"app/web\" is described 3 times");
    }

    [Test]
    public void The_overlap_with_another_subnet_is_a_finding_still()
    {
        Topology design = Designs.Of(Designs.VNet("app", "10.1.0.0/16").Subnet("web", "10.1.0.0/24").Subnet("web", "10.1.0.0/24").Subnet("db", "10.1.0.0/25"));

        design.FoundIds().ShouldBe(["VNP1012", "VNP1006"], ignoreOrder: true);
        design.Validate().Single(finding => finding.Id == "VNP1006").Related.ShouldBe([Designs.SubnetId("app", "web")]);
    }

    [TestCase(3)]
    [TestCase(200)]
    public void Finds_one_of_few_subnets_and_of_many(int count)
    {
        VNet vnet = Enumerable.Range(0, count).Aggregate(Designs.VNet("app", "10.1.0.0/16"), (grown, i) => grown.Subnet($"n{i}", $"10.1.{i}.0/24"));

        Designs.Of(vnet).ShouldHaveNoFindings();
        Designs.Of(vnet.Subnet("n1", "10.1.255.0/24")).ShouldHaveOnly("VNP1012").Resource.ShouldBe(Designs.SubnetId("app", "n1"));
    }

    [Test]
    public void Fires_once_for_two_VNets_with_one_id_whatever_their_prefixes()
    {
        Topology design = Designs.Of(Designs.VNet("app", "10.1.0.0/16").Subnet("web", "10.1.0.0/24"), Designs.VNet("APP", "10.1.0.0/16").Subnet("web", "10.1.0.0/24"));

        design.ShouldHaveOnly("VNP1012").Resource.ShouldBe(Designs.VNetId("app"));
    }

    [Test]
    public void A_VNet_that_is_only_named_is_no_description() =>
        Designs.Of(Designs.VNet("app", "10.1.0.0/16"), Designs.VNet("app") with { IsPlaceholder = true }).ShouldHaveNoFindings();

    [Test]
    public void Fires_for_two_links_with_one_name_to_different_VNets()
    {
        DrawnDesign design = DesignText.Read("""
            vnet app 10.1.0.0/16
            vnet hub 10.0.0.0/16
            vnet lab 10.2.0.0/16
            peering app <-> hub
            peering lab <-> app
            """);
        Topology renamed = design.Topology.ChangeLink("app", "lab", link => link with { Id = Designs.LinkId("app", "hub") });

        renamed.ShouldHaveOnly("VNP1012").Message.ShouldStartWith("Peering \"app/to-hub\" is described twice");
    }

    [Test]
    public void Says_nothing_of_a_second_link_to_the_same_VNet_where_the_link_is_the_same() =>
        Designs.Of(Designs.VNet("app", "10.1.0.0/16"), Designs.VNet("hub", "10.0.0.0/16")).Peer("app", "hub").Link("app", "hub").ShouldHaveOnly("VNP1012");

    [Test]
    public void Fires_for_two_routes_of_one_table_with_one_name()
    {
        DrawnDesign design = DesignText.Read("""
            table main
            route main/out 10.8.0.0/16 -> Internet
            route main/OUT 10.9.0.0/16 -> Internet
            table other
            route other/out 10.9.0.0/16 -> Internet
            """);

        Diagnostic finding = design.ShouldHaveOnly("VNP1012");

        finding.Resource.ShouldBe(Designs.Id(ResourceTypes.RouteTable, "main").Child("routes", "out"));
        finding.Message.ShouldStartWith("Route \"main/out\" is described twice");
    }

    [Test]
    public void Fires_for_two_rules_of_one_group_with_one_name()
    {
        DrawnDesign design = DesignText.Read("""
            nsg web
            rule web/in 100 Inbound Allow Tcp 10.8.0.0/16 -> * ports=443
            rule web/in 110 Inbound Allow Tcp 10.9.0.0/16 -> * ports=443
            """);

        design.ShouldHaveOnly("VNP1012").Message.ShouldStartWith("Security rule \"web/in\" is described twice");
    }

    [TestCase("")]
    [TestCase("a/b")]
    public void Survives_names_that_no_id_can_hold(string name)
    {
        var route = new UserDefinedRoute { Name = name, Destination = Designs.Prefixes("10.9.0.0/16")[0], NextHopType = NextHopType.Internet };
        Topology design = Designs.Of() with { RouteTables = [new RouteTable { Id = Designs.Id(ResourceTypes.RouteTable, "main"), Routes = [route, route] }] };

        design.FoundIds().ShouldNotContain("VNP1012");
    }

    [Test]
    public void Fires_for_two_resources_of_any_other_kind()
    {
        DrawnDesign design = DesignText.Read("""
            asg web
            asg db
            asg web
            """);

        design.ShouldHaveOnly("VNP1012").Message.ShouldStartWith("Resource \"web\" is described twice");
    }

    [Test]
    public void One_name_for_resources_of_two_kinds_is_fine() => DesignText.Read("asg web\nnsg web").ShouldHaveNoFindings();
}
