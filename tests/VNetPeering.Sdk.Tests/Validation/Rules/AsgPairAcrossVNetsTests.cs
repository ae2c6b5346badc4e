using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class AsgPairAcrossVNetsTests
{
    private const string TwoVNets = """
        vnet app         10.1.0.0/16
        subnet app/web   10.1.0.0/24
        vnet data        10.2.0.0/16
        subnet data/sql  10.2.0.0/24 nsg=web
        nsg web
        asg front
        asg jobs
        asg sql
        asg empty
        nic web1  app/web  asg=front
        nic job1  app/web  asg=jobs
        nic sql1  data/sql asg=sql
        """;

    [Test]
    public void Fires_for_groups_of_two_VNets_on_the_two_sides()
    {
        DrawnDesign design = Drawn("rule web/https 100 Inbound Allow Tcp asg:front -> asg:sql ports=1433");

        Diagnostic finding = design.ShouldHaveOnly("VNP5010");

        finding.Resource.ShouldBe(OneSecurityRule.Id);
        finding.Related.ShouldBe([Asg("front"), Asg("sql")]);
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBe("AllApplicationSecurityGroupsInSecurityRuleMustBeFromSameVnet");
        finding.Message.ShouldBe("Security rule \"web/https\" names application security groups of several VNets: \"front\" of \"app\" and \"sql\" of \"data\". The groups of one rule belong to the same VNet.");
        finding.Fix.ShouldBe("Keep the groups of the VNet that the rule protects, and write prefixes for the rest: a rule cannot name groups on both ends of a peering.");
    }

    [Test]
    public void Fires_for_groups_of_two_VNets_on_one_side() => Drawn("rule web/https 100 Inbound Allow Tcp 10.0.0.0/8 -> asg:front,asg:sql").ShouldHaveOnly("VNP5010");

    [TestCase("asg:front -> asg:jobs")]
    [TestCase("asg:front,asg:jobs -> asg:front")]
    [TestCase("10.1.0.0/24 -> asg:sql")]
    [TestCase("asg:front -> asg:empty")]
    [TestCase("asg:front -> asg:unheard")]
    public void Stays_silent_for_groups_of_one_VNet_and_for_groups_without_members(string sides) => Drawn($"rule web/https 100 Inbound Allow Tcp {sides}").ShouldHaveNoFindings();

    [Test]
    public void Leaves_a_group_with_spread_members_to_the_rule_about_it()
    {
        DrawnDesign design = Drawn("""
            nic web2  data/sql asg=front
            rule web/https 100 Inbound Allow Tcp asg:front -> asg:sql ports=1433
            """);

        design.ShouldHaveOnly("VNP5009").Resource.ShouldBe(Asg("front"));
    }

    private static DrawnDesign Drawn(string lines) => DesignText.Read($"{TwoVNets}\n{lines}");

    private static ResourceId Asg(string name) => Designs.Id(ResourceTypes.ApplicationSecurityGroup, name);
}
