using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class SecurityRuleAddressTests
{
    [TestCase("10.0.0.0/42")]
    [TestCase("10.0.0.256")]
    [TestCase("10.0.0.0/")]
    [TestCase("10.0.0/0/16")]
    [TestCase("fd00:db8::/129")]
    [TestCase("fd00::db8::1")]
    [TestCase("web/24")]
    [TestCase("/24")]
    [TestCase("10.0.0.0/24,10.1.0.0/24")]
    [TestCase("10.0.0.0/24 10.1.0.0/24")]
    [TestCase("10.0.0.5-9")]
    [TestCase("10.0.0.5-fd00::1")]
    [TestCase("1-Storage")]
    [TestCase("https://contoso.com")]
    public void Fires_for_a_text_that_is_no_address(string text)
    {
        Topology design = OneSecurityRule.With(rule => rule with { SourceAddressPrefix = text });

        Diagnostic finding = design.ShouldHaveOnly("VNP5004");

        finding.Resource.ShouldBe(OneSecurityRule.Id);
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBe("SecurityRuleInvalidAddressPrefix");
        finding.Message.ShouldBe($"Security rule \"web/https\" gives \"{text}\" as source. An address text is *, an address, a prefix without bits behind its length, or a service tag.");
        finding.Fix.ShouldBe("Write \"10.0.0.4\", \"10.0.0.0/24\", \"VirtualNetwork\" or \"*\"; several addresses go one by one into the list, sourceAddressPrefixes or destinationAddressPrefixes.");
    }

    [TestCase("10.0.0.1/24", "10.0.0.0/24")]
    [TestCase("50.206.209.68/27", "50.206.209.64/27")]
    [TestCase("10.0.0.1/0", "0.0.0.0/0")]
    public void Names_the_prefix_that_is_meant_where_host_bits_are_set(string text, string meant)
    {
        Topology design = OneSecurityRule.With(rule => rule with { DestinationAddressPrefix = text });

        Diagnostic finding = design.ShouldHaveOnly("VNP5004");

        finding.Message.ShouldStartWith($"Security rule \"web/https\" gives \"{text}\" as destination, which for that length would be \"{meant}\".");
    }

    [Test]
    public void Every_text_of_a_rule_is_part_of_one_finding()
    {
        Topology design = OneSecurityRule.With(rule => rule with { SourceAddressPrefix = null, SourceAddressPrefixes = ["10.0.0.0/33", "10.0.0.0/8"], DestinationAddressPrefix = "1.2.3.4.5" });

        Diagnostic finding = design.ShouldHaveOnly("VNP5004");

        finding.Message.ShouldStartWith("Security rule \"web/https\" gives \"10.0.0.0/33\" as source and \"1.2.3.4.5\" as destination.");
    }

    [TestCase("*")]
    [TestCase("Any")]
    [TestCase("0.0.0.0/0")]
    [TestCase("10.0.0.4")]
    [TestCase("10.0.0.4/32")]
    [TestCase(" 10.0.0.0/24 ")]
    [TestCase("VirtualNetwork")]
    [TestCase("AzureCloud.swedencentral")]
    [TestCase("VIRTUAL_NETWORK")]
    [TestCase("Some-Tag2")]
    public void Takes_addresses_prefixes_tags_and_the_star(string text) => OneSecurityRule.With(rule => rule with { SourceAddressPrefix = text }).ShouldHaveNoFindings();

    [TestCase("::/0")]
    [TestCase("fd00:db8::1")]
    [TestCase("fd00:db8::/64")]
    public void Takes_IPv6(string text) => OneSecurityRule.With(rule => rule with { SourceAddressPrefix = text }).ShouldHaveNoFindings();

    [TestCase("10.0.0.4-10.0.0.9")]
    [TestCase("10.1/16")]
    [TestCase("010.0.0.1")]
    [TestCase("10.0.0.0/255.0.0.0")]
    [TestCase("10.0.0.0/024")]
    [TestCase("fe80::1%3")]
    public void Stays_silent_about_forms_that_are_on_no_record(string text) => OneSecurityRule.With(rule => rule with { SourceAddressPrefix = text }).ShouldHaveNoFindings();

    [TestCase("")]
    [TestCase("[reference('hub').addressPrefix]")]
    [TestCase("<address>/24")]
    [TestCase("${var.prefix}/24")]
    [TestCase("(known after apply)")]
    public void Stays_silent_where_the_value_is_not_known(string text) => OneSecurityRule.With(rule => rule with { SourceAddressPrefix = text, DestinationAddressPrefixes = [text] }).ShouldHaveNoFindings();
}
