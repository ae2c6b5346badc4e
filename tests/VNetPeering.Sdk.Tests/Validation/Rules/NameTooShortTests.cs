using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class NameTooShortTests
{
    [Test]
    public void Fires_for_a_subnet_with_a_name_of_one_character()
    {
        DrawnDesign design = DesignText.Read("""
            vnet   app   10.1.0.0/16
            subnet app/w 10.1.0.0/24
            """);

        Diagnostic finding = design.ShouldHaveOnly("VNP1009");

        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBe("NetcfgInvalidVirtualNetworkSite");
        finding.Resource.ShouldBe(Designs.SubnetId("app", "w"));
        finding.Related.ShouldBeEmpty();
        finding.Message.ShouldBe("\"app/w\" has a name of one character, and Azure refuses the definition of a VNet that holds such a name.");
        finding.Fix.ShouldBe("Choose a name of 2 characters or more.");
    }

    [Test]
    public void Fires_for_a_VNet_with_a_name_of_one_character() =>
        DesignText.Read("vnet a 10.1.0.0/16").ShouldHaveOnly("VNP1009").Resource.ShouldBe(Designs.VNetId("a"));

    [Test]
    public void Lists_the_subnets_of_one_VNet_in_one_finding()
    {
        DrawnDesign design = DesignText.Read("""
            vnet   app     10.1.0.0/16
            subnet app/w   10.1.0.0/24
            subnet app/web 10.1.1.0/24
            subnet app/d   10.1.2.0/24
            """);

        Diagnostic finding = design.ShouldHaveOnly("VNP1009");

        finding.Resource.ShouldBe(Designs.VNetId("app"));
        finding.Related.ShouldBe([Designs.SubnetId("app", "w"), Designs.SubnetId("app", "d")]);
        finding.Message.ShouldStartWith("\"app/w\" and \"app/d\" have names of one character");
    }

    [Test]
    public void Names_the_VNet_before_its_subnets()
    {
        DrawnDesign design = DesignText.Read("""
            vnet   a   10.1.0.0/16
            subnet a/w 10.1.0.0/24
            """);

        Diagnostic finding = design.ShouldHaveOnly("VNP1009");

        finding.Resource.ShouldBe(Designs.VNetId("a"));
        finding.Related.ShouldBe([Designs.SubnetId("a", "w")]);
        finding.Message.ShouldStartWith("\"a\" and \"a/w\" have names");
    }

    [Test]
    public void Reports_each_VNet_by_itself()
    {
        Topology design = Designs.Of(Designs.VNet("a", "10.1.0.0/16"), Designs.VNet("b", "10.2.0.0/16"));

        design.FoundIds().ShouldBe(["VNP1009", "VNP1009"]);
    }

    [TestCase("vnet a placeholder")]
    [TestCase("vnet a 10.1.0.0/16 classic")]
    public void Does_not_blame_a_VNet_that_is_only_named_and_a_classic_one(string vnet) => DesignText.Read(vnet).ShouldHaveNoFindings();

    [Test]
    public void Does_not_blame_what_is_in_use_already() =>
        DesignText.Read("""
            vnet   a   10.1.0.0/16
            subnet a/w 10.1.0.0/24 used
            """).ShouldHaveNoFindings();

    [Test]
    public void Blames_a_new_subnet_beside_one_in_use() =>
        DesignText.Read("""
            vnet   a   10.1.0.0/16
            subnet a/w 10.1.0.0/24 used
            subnet a/d 10.1.1.0/24
            """).ShouldHaveOnly("VNP1009").Resource.ShouldBe(Designs.SubnetId("a", "d"));

    [Test]
    public void Two_characters_are_enough() =>
        DesignText.Read("""
            vnet   ab    10.1.0.0/16
            subnet ab/cd 10.1.0.0/24
            """).ShouldHaveNoFindings();
}
