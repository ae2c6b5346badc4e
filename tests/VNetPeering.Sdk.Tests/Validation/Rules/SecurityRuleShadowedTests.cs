using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class SecurityRuleShadowedTests
{
    [Test]
    public void Fires_for_a_denial_behind_an_allowance_that_is_wider()
    {
        DrawnDesign design = Drawn("rule web/lan 100 Inbound Allow * 10.0.0.0/8 -> *", "rule web/lab 200 Inbound Deny Tcp 10.9.0.0/16 -> 10.1.0.0/24 ports=22");

        Diagnostic finding = design.ShouldHaveOnly("VNP5016");

        finding.Resource.ShouldBe(OneSecurityRule.IdOf("lab"));
        finding.Related.ShouldBe([OneSecurityRule.IdOf("lan")]);
        finding.Severity.ShouldBe(Severity.Warning);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe("Security rule \"web/lab\" (200, Deny) never denies anything: \"web/lan\" (100, Allow) is looked at first and matches everything that it does.");
        finding.Fix.ShouldBe("Give it a lower number than that rule has if it is to decide, and delete it otherwise.");
    }

    [Test]
    public void Fires_where_several_rules_together_take_everything()
    {
        DrawnDesign design = Drawn(
            "rule web/low  110 Inbound Deny Tcp 10.9.0.0/17 -> * ports=0-30000",
            "rule web/half 120 Inbound Deny Tcp 10.9.128.0/17 -> *",
            "rule web/high 130 Inbound Deny *   10.0.0.0/8 -> * ports=30000-65535",
            "rule web/lab  200 Inbound Allow Tcp 10.9.0.0/16 -> *");

        Diagnostic finding = design.ShouldHaveOnly("VNP5016");

        finding.Related.ShouldBe([OneSecurityRule.IdOf("low"), OneSecurityRule.IdOf("half"), OneSecurityRule.IdOf("high")]);
        finding.Message.ShouldBe("Security rule \"web/lab\" (200, Allow) never allows anything: \"web/low\" (110, Deny), \"web/half\" (120, Deny) and \"web/high\" (130, Deny) are looked at first and together match everything that it does.");
        finding.Fix.ShouldBe("Give it a lower number than those rules have if it is to decide, and delete it otherwise.");
    }

    [Test]
    public void Names_a_single_rule_where_one_is_enough() => Drawn(
        "rule web/a 100 Inbound Allow Tcp 10.1.0.0/16 -> * ports=443",
        "rule web/b 110 Inbound Allow Tcp 10.2.0.0/16 -> * ports=443",
        "rule web/all 120 Inbound Deny * 10.0.0.0/8 -> *",
        "rule web/late 200 Inbound Allow Tcp 10.0.0.0/9 -> * ports=443").ShouldHaveOnly("VNP5016").Related.ShouldBe([OneSecurityRule.IdOf("all")]);

    [Test]
    public void Fires_where_only_a_part_is_decided_otherwise() => Drawn(
        "rule web/a 100 Inbound Allow Tcp 10.0.0.0/9 -> *",
        "rule web/b 110 Inbound Deny Tcp 10.128.0.0/9 -> *",
        "rule web/late 200 Inbound Allow Tcp 10.0.0.0/8 -> *").ShouldHaveOnly("VNP5016");

    [TestCase("rule web/a 100 Inbound Deny * * -> *", "rule web/b 110 Inbound Allow Tcp Storage -> asg:front ports=443", TestName = "everything is before a tag and an application security group")]
    [TestCase("rule web/a 100 Inbound Deny * * -> *", "rule web/b 110 Inbound Allow Icmp 2001:db8::/32 -> *", TestName = "everything is before IPv6")]
    [TestCase("rule web/a 100 Inbound Deny Tcp Internet -> *", "rule web/b 110 Inbound Allow Tcp internet -> 10.1.0.0/24", TestName = "one tag in other letters")]
    [TestCase("rule web/a 100 Inbound Deny Tcp asg:back,asg:front -> *", "rule web/b 110 Inbound Allow Tcp asg:front -> *", TestName = "more application security groups before fewer")]
    [TestCase("rule web/a 100 Inbound Deny Tcp 10.0.0.0/25,10.0.0.128/25 -> *", "rule web/b 110 Inbound Allow Tcp 10.0.0.0/24 -> *", TestName = "halves before the whole")]
    [TestCase("rule web/a 100 Inbound Deny Tcp 10.0.0.0-10.0.0.99 -> *", "rule web/b 110 Inbound Allow Tcp 10.0.0.64/27 -> *", TestName = "a range of addresses before a prefix")]
    [TestCase("rule web/a 100 Inbound Deny Udp * -> * ports=0-1000,1001-2000", "rule web/b 110 Inbound Allow Udp * -> * ports=900-1100", TestName = "runs of ports that touch")]
    [TestCase("rule web/a 100 Inbound Deny * * -> * ports=443", "rule web/b 110 Inbound Allow Tcp 10.0.0.0/8 -> * ports=443", TestName = "every protocol with a port before TCP")]
    [TestCase("rule web/a 100 Outbound Deny Tcp * -> *", "rule web/b 110 Outbound Allow Tcp * -> Sql ports=1433", TestName = "outbound")]
    public void Fires_where(string earlier, string later) => Drawn(earlier, later).ShouldHaveOnly("VNP5016").Resource.ShouldBe(OneSecurityRule.IdOf("b"));

    [TestCase("rule web/a 100 Inbound Deny Tcp 10.0.0.0/9 -> *", "rule web/b 110 Inbound Allow Tcp 10.0.0.0/8 -> *", TestName = "a part of the addresses")]
    [TestCase("rule web/a 100 Inbound Deny Tcp * -> * ports=443", "rule web/b 110 Inbound Allow Tcp * -> * ports=443-444", TestName = "a part of the ports")]
    [TestCase("rule web/a 100 Inbound Deny Tcp * -> * sourcePorts=1024-65535", "rule web/b 110 Inbound Allow Tcp * -> *", TestName = "a part of the source ports")]
    [TestCase("rule web/a 100 Inbound Deny Tcp * -> *", "rule web/b 110 Inbound Allow * 10.0.0.0/8 -> *", TestName = "a part of the protocols")]
    [TestCase("rule web/a 100 Inbound Deny * * -> * ports=0-65534", "rule web/b 110 Inbound Allow Icmp * -> *", TestName = "ports of another protocol")]
    [TestCase("rule web/a 100 Inbound Deny * 0.0.0.0/0 -> *", "rule web/b 110 Inbound Allow * 2001:db8::/32 -> *", TestName = "the other family")]
    [TestCase("rule web/a 100 Inbound Deny * * -> *", "rule web/b 100 Outbound Allow * * -> *", TestName = "the other direction")]
    [TestCase("rule web/a 110 Inbound Deny * * -> *", "rule web/b 100 Inbound Allow * 10.0.0.0/8 -> *", TestName = "a later rule that stands first in the file")]
    [TestCase("rule web/a 100 Outbound Allow * * -> *", "rule web/b 110 Outbound Deny * * -> AzurePlatformDNS", TestName = "a service of the platform, which only its tag reaches")]
    [TestCase("rule web/a 100 Inbound Deny * VirtualNetwork -> *", "rule web/b 110 Inbound Allow * 10.0.0.0/8 -> *", TestName = "a tag, whose addresses are not known here")]
    [TestCase("rule web/a 100 Inbound Deny * Storage -> *", "rule web/b 110 Inbound Allow * Storage.WestEurope -> *", TestName = "another tag")]
    [TestCase("rule web/a 100 Inbound Deny * asg:front -> *", "rule web/b 110 Inbound Allow * asg:front,asg:back -> *", TestName = "one of two application security groups")]
    [TestCase("rule web/a 100 Inbound Deny * [parameters('from')] -> *", "rule web/b 110 Inbound Allow * 10.0.0.0/8 -> *", TestName = "an expression before")]
    [TestCase("rule web/a 100 Inbound Deny * 10.0.0.0/8 -> *", "rule web/b 110 Inbound Allow * [parameters('from')] -> *", TestName = "an expression behind")]
    public void Stays_silent_for(string one, string other) => Drawn(one, other).ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_in_another_group() => DesignText.Read("""
        nsg web
        nsg sql
        rule web/a 100 Inbound Deny * * -> *
        rule sql/a 110 Inbound Allow * * -> *
        """).ShouldHaveNoFindings();

    [Test]
    public void Leaves_rules_of_one_priority_to_the_rule_about_that() =>
        Drawn("rule web/a 100 Inbound Deny * * -> *", "rule web/b 100 Inbound Allow * * -> *").ShouldHaveOnly("VNP5002");

    [Test]
    public void Leaves_texts_that_Azure_refuses_to_the_rules_about_them() =>
        Drawn("rule web/a 100 Inbound Deny * * -> *", "rule web/b 110 Inbound Allow Tcp 10.0.0.5/24 -> *").ShouldHaveOnly("VNP5004");

    [TestCase("a")]
    [TestCase("b")]
    public void Stays_silent_where_a_part_of_either_rule_could_not_be_read(string rule)
    {
        var unread = new UnreadValue { ResourceId = OneSecurityRule.IdOf(rule), Property = "sourceApplicationSecurityGroups[0]", Text = "[parameters('p')]", Kind = UnreadValueKind.Unresolved };

        (Drawn("rule web/a 100 Inbound Deny * * -> *", "rule web/b 110 Inbound Allow * * -> *").Topology with { UnreadValues = [unread] }).ShouldHaveNoFindings();
    }

    // Half prefixes alternate, so that each of them is a cut of its own.
    [Test]
    public void Gives_up_silently_where_too_many_rules_would_have_to_be_joined()
    {
        string[] slices = [.. Enumerable.Range(0, 300).Select(i => FormattableString.Invariant($"rule web/r{i} {100 + i} Inbound Allow Tcp 10.0.{i / 2}.{128 * (i % 2)}/25 -> *"))];

        Drawn([.. slices, "rule web/all 900 Inbound Deny Tcp 10.0.0.0/17,10.0.128.0/20,10.0.144.0/22,10.0.148.0/23 -> *"]).ShouldHaveNoFindings();
        Drawn([.. slices[..200], "rule web/all 900 Inbound Deny Tcp 10.0.0.0/18,10.0.64.0/19,10.0.96.0/22 -> *"]).ShouldHaveOnly("VNP5016");
    }

    private static DrawnDesign Drawn(params string[] rules) => DesignText.Read($"asg front\nasg back\nnsg web\n{string.Join('\n', rules)}");
}
