using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class SecurityRuleFamiliesTests
{
    [Test]
    public void Fires_for_both_families_on_one_side()
    {
        Topology design = OneSecurityRule.With(rule => rule with { SourceAddressPrefix = null, SourceAddressPrefixes = ["10.0.0.0/8", "fd00:db8::/64", "10.0.0.4"] });

        Diagnostic finding = design.ShouldHaveOnly("VNP5008");

        finding.Resource.ShouldBe(OneSecurityRule.Id);
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBe("ResourceCannotContainAddressPrefixesFromDifferentAddressFamilies");
        finding.Message.ShouldBe("Security rule \"web/https\" mixes IPv4, \"10.0.0.0/8\" and \"10.0.0.4\", and IPv6, \"fd00:db8::/64\". The addresses of a rule belong to one family, on both sides.");
        finding.Fix.ShouldBe("Write one rule for IPv4 and one for IPv6.");
    }

    [TestCase("0.0.0.0/0", "::/0")]
    [TestCase("fd00:db8::1", "10.0.0.4")]
    public void Fires_for_both_families_on_the_two_sides(string source, string destination)
    {
        Topology design = OneSecurityRule.With(rule => rule with { SourceAddressPrefix = source, DestinationAddressPrefix = destination });

        design.ShouldHaveOnly("VNP5008");
    }

    [TestCase("*")]
    [TestCase("VirtualNetwork")]
    [TestCase("[parameters('source')]")]
    [TestCase("10.0.0.0/8")]
    public void Takes_one_family_beside_what_has_none(string source) =>
        OneSecurityRule.With(rule => rule with { SourceAddressPrefix = source, DestinationAddressPrefix = "10.1.0.0/24" }).ShouldHaveNoFindings();

    [Test]
    public void Takes_IPv6_alone() => OneSecurityRule.With(rule => rule with { SourceAddressPrefix = "::/0", DestinationAddressPrefix = "fd00:db8::/64" }).ShouldHaveNoFindings();
}
