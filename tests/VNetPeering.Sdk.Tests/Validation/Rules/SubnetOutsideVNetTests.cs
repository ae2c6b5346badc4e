using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class SubnetOutsideVNetTests
{
    [Test]
    public void Fires_for_a_subnet_outside_the_address_space()
    {
        Topology design = Designs.Of(Designs.VNet("app", "10.1.0.0/16", "10.2.0.0/16").Subnet("web", "10.3.0.0/24"));

        Diagnostic finding = design.ShouldHaveOnly("VNP1005");

        finding.Resource.ShouldBe(Designs.SubnetId("app", "web"));
        finding.Related.ShouldBe([Designs.VNetId("app")]);
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBe("NetcfgSubnetRangeOutsideVnet");
        finding.Message.ShouldBe("Subnet \"app/web\" has prefix 10.3.0.0/24, which lies outside the address space of its VNet (10.1.0.0/16 and 10.2.0.0/16).");
        finding.Fix.ShouldBe("Choose a prefix inside that space, or add 10.3.0.0/24 to the address space of \"app\".");
    }

    [TestCase("10.0.0.0/15", TestName = "wider than the VNet")]
    [TestCase("fd00:1::/64", TestName = "of a family that the VNet lacks")]
    public void Fires_for_a_subnet_that_is(string prefix) =>
        Designs.Of(Designs.VNet("app", "10.1.0.0/16").Subnet("web", prefix)).ShouldHaveOnly("VNP1005").Message.ShouldContain("outside");

    [Test]
    public void Fires_for_a_subnet_across_two_adjacent_prefixes()
    {
        Topology design = Designs.Of(Designs.VNet("app", "10.1.0.128/25", "10.1.0.0/25").Subnet("web", "10.1.0.0/24"));

        Diagnostic finding = design.ShouldHaveOnly("VNP1005");

        finding.Message.ShouldBe("Subnet \"app/web\" has prefix 10.1.0.0/24, which lies across several prefixes of its VNet (10.1.0.128/25 and 10.1.0.0/25) and not inside one.");
    }

    [Test]
    public void Stays_silent_across_prefixes_under_the_other_reading_of_Q_16() =>
        Designs.Of(Designs.VNet("app", "10.1.0.128/25", "10.1.0.0/25").Subnet("web", "10.1.0.0/24"))
            .ShouldHaveNoFindings(AzureBehavior.Default with { SubnetMayCrossPrefixes = true });

    [Test]
    public void Still_fires_under_the_other_reading_where_a_part_is_missing() =>
        Designs.Of(Designs.VNet("app", "10.1.0.0/26", "10.1.0.128/25").Subnet("web", "10.1.0.0/24"))
            .ShouldHaveOnly("VNP1005", AzureBehavior.Default with { SubnetMayCrossPrefixes = true }).Message.ShouldContain("outside");

    [Test]
    public void Stays_silent_for_subnets_inside() =>
        Designs.Of(Designs.VNet("app", "10.1.0.0/16", "fd00::/48").Subnet("web", "10.1.0.0/24", "fd00::/64").Subnet("all", "10.1.128.0/17")).ShouldHaveNoFindings();

    [TestCase("addressSpace.addressPrefixes[1]")]
    [TestCase("properties.addressSpace")]
    public void Stays_silent_where_a_part_of_the_space_was_not_read(string property)
    {
        Topology estate = Designs.Of(Designs.VNet("app", "10.1.0.0/16").Subnet("web", "10.3.0.0/24")) with
        {
            UnreadValues = [new UnreadValue { ResourceId = Designs.VNetId("app"), Property = property, Text = "[variables('x')]", Kind = UnreadValueKind.Unresolved }],
        };

        estate.ShouldHaveNoFindings();
    }

    [Test]
    public void Stays_silent_for_a_VNet_of_which_only_the_id_is_known() =>
        Designs.Of(Designs.VNet("app").Subnet("web", "10.3.0.0/24") with { IsPlaceholder = true }).ShouldHaveNoFindings();
}
