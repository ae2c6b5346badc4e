using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class AsgsPerRuleSideTests
{
    [Test]
    public void Fires_for_one_group_more_than_the_limit()
    {
        DrawnDesign design = Drawn("limit ApplicationSecurityGroupsPerRuleSide=1", "asg:a -> asg:b,asg:c");

        Diagnostic finding = design.ShouldHaveOnly("VNP7016");

        finding.Resource.ShouldBe(OneSecurityRule.Id);
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe("Security rule \"web/https\" has 2 application security groups as destination; Azure's limit is 1 (2022-12).");
        finding.Fix.ShouldBe("Write several rules, or join the groups. Where Microsoft raised the limit for you, set AzureLimits.ApplicationSecurityGroupsPerRuleSide.");
    }

    [Test]
    public void Both_sides_are_part_of_one_finding()
    {
        DrawnDesign design = Drawn("limit ApplicationSecurityGroupsPerRuleSide=1", "asg:a,asg:b -> asg:b,asg:c");

        Diagnostic finding = design.ShouldHaveOnly("VNP7016");

        finding.Message.ShouldBe("Security rule \"web/https\" has 2 application security groups as source; Azure's limit is 1 (2022-12), and has 2 application security groups as destination; Azure's limit is 1 (2022-12).");
    }

    [Test]
    public void By_the_other_reading_one_group_is_the_limit()
    {
        DrawnDesign design = Drawn("behavior SeveralApplicationSecurityGroupsPerSide=false", "asg:a,asg:b -> *");

        Diagnostic finding = design.ShouldHaveOnly("VNP7016");

        finding.Message.ShouldBe("Security rule \"web/https\" has 2 application security groups as source; a side takes one by the reading of Q-19 that is set.");
        finding.Fix.ShouldBe("Write one rule for each application security group.");
    }

    [TestCase("behavior SeveralApplicationSecurityGroupsPerSide=false", "asg:a -> asg:b")]
    [TestCase("limit ApplicationSecurityGroupsPerRuleSide=2", "asg:a,asg:b -> asg:c,asg:d")]
    [TestCase("limit ApplicationSecurityGroupsPerRuleSide=1", "asg:a,asg:A -> *")]
    [TestCase("", "asg:a,asg:b,asg:c,asg:d,asg:e,asg:f,asg:g,asg:h,asg:i,asg:j -> *")]
    public void Takes_as_many_as_the_limit_and_counts_a_group_once(string setting, string sides) => Drawn(setting, sides).ShouldHaveNoFindings();

    private static DrawnDesign Drawn(string setting, string sides) => DesignText.Read($"{setting}\nnsg web\nrule web/https 100 Inbound Allow Tcp {sides} ports=443");
}
