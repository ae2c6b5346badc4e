using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class SecurityRuleSuperfluousTests
{
    [Test]
    public void Fires_for_a_rule_behind_one_that_does_the_same_and_more()
    {
        DrawnDesign design = Drawn("rule web/lan 100 Inbound Allow Tcp 10.0.0.0/8 -> *", "rule web/app 200 Inbound Allow Tcp 10.1.0.0/16 -> * ports=443");

        Diagnostic finding = design.ShouldHaveOnly("VNP5018");

        finding.Resource.ShouldBe(OneSecurityRule.IdOf("app"));
        finding.Related.ShouldBe([OneSecurityRule.IdOf("lan")]);
        finding.Severity.ShouldBe(Severity.Info);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe("Security rule \"web/app\" (200, Allow) changes nothing: \"web/lan\" (100, Allow) is looked at first and matches everything that it does.");
        finding.Fix.ShouldBe("Delete it, or accept the finding where the rule is kept on purpose.");
    }

    [Test]
    public void Fires_where_several_rules_do_the_same_together() => Drawn(
        "rule web/a 100 Inbound Deny * 10.0.0.0/9 -> *",
        "rule web/b 110 Inbound Deny * 10.128.0.0/9 -> *",
        "rule web/c 120 Inbound Deny * 10.0.0.0/8 -> *").ShouldHaveOnly("VNP5018").Message.ShouldEndWith("are looked at first and together match everything that it does.");

    [Test]
    public void Each_rule_is_a_finding_of_its_own() => Drawn(
        "rule web/a 100 Inbound Deny * * -> *",
        "rule web/b 110 Inbound Deny Tcp * -> *",
        "rule web/c 120 Inbound Allow Tcp * -> *").Validate().Select(finding => finding.Id).ShouldBe(["VNP5016", "VNP5018"]);

    [Test]
    public void Leaves_a_rule_that_is_decided_otherwise_to_the_rule_about_that() =>
        Drawn("rule web/a 100 Inbound Deny * * -> *", "rule web/b 110 Inbound Allow * * -> *").ShouldHaveOnly("VNP5016");

    [Test]
    public void Stays_silent_for_a_rule_that_matches_more() =>
        Drawn("rule web/a 100 Inbound Allow Tcp 10.0.0.0/9 -> *", "rule web/b 110 Inbound Allow Tcp 10.0.0.0/8 -> *").ShouldHaveNoFindings();

    private static DrawnDesign Drawn(params string[] rules) => DesignText.Read($"nsg web\n{string.Join('\n', rules)}");
}
