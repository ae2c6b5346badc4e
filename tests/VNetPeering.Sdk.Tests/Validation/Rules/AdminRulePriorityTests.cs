using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class AdminRulePriorityTests
{
    [TestCase(0)]
    [TestCase(-1)]
    [TestCase(4097)]
    public void Fires_outside_1_to_4096(int priority)
    {
        Diagnostic finding = Draw(priority).ShouldHaveOnly("VNP5031");

        finding.Resource.ShouldBe(Designs.Id(ResourceTypes.NetworkManager, "corp").Child("securityAdminConfigurations", "security").Child("ruleCollections", "guard").Child("rules", "no-ssh"));
        finding.Severity.ShouldBe(Severity.Error);
        finding.Message.ShouldBe($"Admin rule \"corp/security/guard/no-ssh\" has priority {priority}, and Azure takes 1 to 4096.");
    }

    [TestCase(1)]
    [TestCase(4096)]
    public void Takes_both_ends(int priority) => Draw(priority).ShouldHaveNoFindings();

    [Test]
    public void The_range_is_data()
    {
        DrawnDesign design = DesignText.Read("limit HighestAdminRulePriority=99\nvnet app 10.1.0.0/16\nadmin corp/guard app\nadminrule corp/guard/no-ssh 100 Inbound Deny Tcp * -> * ports=22");

        design.ShouldHaveOnly("VNP5031").Message.ShouldEndWith("and Azure takes 1 to 99.");
    }

    private static DrawnDesign Draw(int priority) => DesignText.Read($"vnet app 10.1.0.0/16\nadmin corp/guard app\nadminrule corp/guard/no-ssh {priority} Inbound Deny Tcp * -> * ports=22");
}
