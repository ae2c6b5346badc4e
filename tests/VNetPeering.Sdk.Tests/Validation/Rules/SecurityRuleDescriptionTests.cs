using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class SecurityRuleDescriptionTests
{
    [Test]
    public void Fires_above_140_characters()
    {
        Topology design = OneSecurityRule.With(rule => rule with { Description = new string('a', 141) });

        Diagnostic finding = design.ShouldHaveOnly("VNP5005");

        finding.Resource.ShouldBe(OneSecurityRule.Id);
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBe("SecurityRuleDescriptionTooLong");
        finding.Message.ShouldBe("Security rule \"web/https\" has a description of 141 characters, and Azure takes 140.");
        finding.Fix.ShouldBe("Shorten the description to 140 characters.");
    }

    [Test]
    public void Takes_140_characters() => OneSecurityRule.With(rule => rule with { Description = new string('a', 140) }).ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_where_the_description_is_an_expression() =>
        OneSecurityRule.With(rule => rule with { Description = $"[concat('{new string('a', 140)}')]" }).ShouldHaveNoFindings();

    [Test]
    public void A_description_that_only_begins_with_a_bracket_is_a_text()
    {
        Topology design = OneSecurityRule.With(rule => rule with { Description = $"[web] {new string('a', 140)}" });

        design.ShouldHaveOnly("VNP5005");
    }
}
