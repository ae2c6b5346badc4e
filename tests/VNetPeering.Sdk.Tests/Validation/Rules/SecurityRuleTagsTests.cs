using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class SecurityRuleTagsTests
{
    [Test]
    public void Fires_for_two_tags_on_one_side()
    {
        Topology design = OneSecurityRule.With(rule => rule with { SourceAddressPrefix = null, SourceAddressPrefixes = ["VirtualNetwork", "10.0.0.0/8", "AzureLoadBalancer"] });

        Diagnostic finding = design.ShouldHaveOnly("VNP5007");

        finding.Resource.ShouldBe(OneSecurityRule.Id);
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBe("SecurityRuleParameterContainsUnsupportedValue");
        finding.Message.ShouldBe("Security rule \"web/https\" names the service tags \"VirtualNetwork\" and \"AzureLoadBalancer\" as source. One side of a rule takes one service tag.");
        finding.Fix.ShouldBe("Write one rule for each service tag.");
    }

    [Test]
    public void Both_sides_are_part_of_one_finding()
    {
        Topology design = OneSecurityRule.With(rule => rule with { SourceAddressPrefix = "Internet", SourceAddressPrefixes = ["VirtualNetwork"], DestinationAddressPrefix = null, DestinationAddressPrefixes = ["Sql", "Storage"] });

        Diagnostic finding = design.ShouldHaveOnly("VNP5007");

        finding.Message.ShouldStartWith("Security rule \"web/https\" names the service tags \"Internet\" and \"VirtualNetwork\" as source, and \"Sql\" and \"Storage\" as destination.");
    }

    [Test]
    public void Takes_one_tag_on_each_side() => OneSecurityRule.With(rule => rule with { SourceAddressPrefix = "VirtualNetwork", DestinationAddressPrefix = "Sql" }).ShouldHaveNoFindings();

    [Test]
    public void Takes_one_tag_beside_prefixes() =>
        OneSecurityRule.With(rule => rule with { SourceAddressPrefix = null, SourceAddressPrefixes = ["VirtualNetwork", "10.0.0.0/8", "192.168.0.4"] }).ShouldHaveNoFindings();

    [Test]
    public void Takes_a_tag_that_is_written_twice_for_one() =>
        OneSecurityRule.With(rule => rule with { SourceAddressPrefix = null, SourceAddressPrefixes = ["VirtualNetwork", "VIRTUALNETWORK"] }).ShouldHaveNoFindings();

    [TestCase("*")]
    [TestCase("Any")]
    [TestCase("[parameters('tag')]")]
    [TestCase("<tag>")]
    public void Neither_everything_nor_a_value_that_is_not_known_is_a_tag(string text) =>
        OneSecurityRule.With(rule => rule with { SourceAddressPrefix = null, SourceAddressPrefixes = ["VirtualNetwork", text] }).ShouldHaveNoFindings();
}
