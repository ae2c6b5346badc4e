using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class SecurityRulePortTests
{
    [TestCase("65536")]
    [TestCase("-1")]
    [TestCase("80,443")]
    [TestCase("636, 389")]
    [TestCase("any")]
    [TestCase("90-80")]
    [TestCase("80-90-100")]
    [TestCase("80-")]
    [TestCase("-")]
    [TestCase("*-80")]
    [TestCase("80 443")]
    public void Fires_for_a_text_that_is_no_port_and_no_range(string text)
    {
        Topology design = OneSecurityRule.With(rule => rule with { DestinationPortRange = text });

        Diagnostic finding = design.ShouldHaveOnly("VNP5003");

        finding.Resource.ShouldBe(OneSecurityRule.Id);
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBe("SecurityRuleInvalidPortRange");
        finding.Message.ShouldBe($"Security rule \"web/https\" gives \"{text}\" as destination port. A port text is *, a number from 0 to 65535, or a range of two such numbers, the lower one first.");
        finding.Fix.ShouldBe("Write \"*\", \"443\" or \"8000-8010\"; several go one by one into the list, sourcePortRanges or destinationPortRanges.");
    }

    [Test]
    public void Every_text_of_a_rule_is_part_of_one_finding()
    {
        Topology design = OneSecurityRule.With(rule => rule with { SourcePortRange = "x", DestinationPortRange = null, DestinationPortRanges = ["80", "70000", "9-8"] });

        Diagnostic finding = design.ShouldHaveOnly("VNP5003");

        finding.Message.ShouldStartWith("Security rule \"web/https\" gives \"x\" as source port, \"70000\" as destination port and \"9-8\" as destination port.");
    }

    [TestCase("*")]
    [TestCase("0")]
    [TestCase("65535")]
    [TestCase("0-65535")]
    [TestCase("22-22")]
    [TestCase(" 80 - 90 ")]
    public void Takes_ports_ranges_and_the_star(string text) => OneSecurityRule.With(rule => rule with { DestinationPortRange = text, SourcePortRanges = [text] }).ShouldHaveNoFindings();

    [TestCase("")]
    [TestCase("[parameters('port')]")]
    [TestCase("<port>")]
    [TestCase("(known after apply)")]
    public void Stays_silent_where_the_value_is_not_known(string text) => OneSecurityRule.With(rule => rule with { DestinationPortRange = text, DestinationPortRanges = [text] }).ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_where_no_port_is_stated() => OneSecurityRule.With(rule => rule with { SourcePortRange = null, DestinationPortRange = null }).ShouldHaveNoFindings();
}
