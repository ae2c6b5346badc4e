using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class SecurityRuleConflictTests
{
    [Test]
    public void Fires_for_two_rules_with_the_same_priority_and_direction()
    {
        DrawnDesign design = DesignText.Read("""
            nsg web
            rule web/https 100 Inbound Allow Tcp 10.0.0.0/8 -> * ports=443
            rule web/other 110 Inbound Allow Tcp 10.0.0.0/8 -> * ports=8443
            rule web/ssh   100 Inbound Deny  Tcp 10.0.0.0/8 -> * ports=22
            """);

        Diagnostic finding = design.ShouldHaveOnly("VNP5002");

        finding.Resource.ShouldBe(OneSecurityRule.IdOf("ssh"));
        finding.Related.ShouldBe([OneSecurityRule.IdOf("https")]);
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBe("SecurityRuleConflict");
        finding.Message.ShouldBe("Security rule \"web/ssh\" has priority 100 among the Inbound rules, as \"web/https\" has. A group has each priority once per direction.");
        finding.Fix.ShouldBe("Give each of the Inbound rules a priority of its own; the lower number is matched first.");
    }

    [Test]
    public void Three_rules_with_one_priority_are_one_finding()
    {
        DrawnDesign design = DesignText.Read("""
            nsg web
            rule web/a 200 Outbound Allow Tcp * -> 10.0.0.0/8
            rule web/b 200 Outbound Allow Udp * -> 10.0.0.0/8
            rule web/c 200 Outbound Deny  *   * -> 10.0.0.0/8
            """);

        Diagnostic finding = design.ShouldHaveOnly("VNP5002");

        finding.Resource.ShouldBe(OneSecurityRule.IdOf("c"));
        finding.Related.ShouldBe([OneSecurityRule.IdOf("a"), OneSecurityRule.IdOf("b")]);
        finding.Message.ShouldStartWith("Security rule \"web/c\" has priority 200 among the Outbound rules, as \"web/a\" and \"web/b\" have.");
    }

    [Test]
    public void Each_priority_and_direction_is_a_finding_of_its_own()
    {
        DrawnDesign design = DesignText.Read("""
            nsg web
            rule web/a 100 Inbound  Allow Tcp * -> 10.0.0.0/8
            rule web/b 100 Inbound  Allow Udp * -> 10.0.0.0/8
            rule web/c 100 Outbound Allow Tcp * -> 10.0.0.0/8
            rule web/d 100 Outbound Allow Udp * -> 10.0.0.0/8
            """);

        design.Validate().Select(finding => (finding.Id, finding.Resource)).ShouldBe([("VNP5002", OneSecurityRule.IdOf("b")), ("VNP5002", OneSecurityRule.IdOf("d"))]);
    }

    [Test]
    public void Stays_silent_for_the_other_direction_and_for_another_group() => DesignText.Read("""
        nsg web
        nsg sql
        rule web/a 100 Inbound  Allow Tcp * -> 10.0.0.0/8
        rule web/b 100 Outbound Allow Tcp * -> 10.0.0.0/8
        rule sql/a 100 Inbound  Allow Tcp * -> 10.0.0.0/8
        """).ShouldHaveNoFindings();

    [Test]
    public void Leaves_priorities_that_Azure_does_not_take_to_the_rule_about_them()
    {
        DrawnDesign design = DesignText.Read("""
            nsg web
            rule web/a 5000 Inbound Allow Tcp * -> 10.0.0.0/8
            rule web/b 5000 Inbound Allow Udp * -> 10.0.0.0/8
            """);

        design.Validate().Select(finding => finding.Id).ShouldBe(["VNP5001", "VNP5001"]);
    }

    [Test]
    public void Takes_a_rule_that_is_listed_twice_for_one_rule() => DesignText.Read("""
        nsg web
        rule web/a 100 Inbound Allow Tcp * -> 10.0.0.0/8
        rule web/A 100 Inbound Allow Tcp * -> 10.0.0.0/8
        """).ShouldHaveOnly("VNP1012");
}
