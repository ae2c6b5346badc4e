using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class AdminRuleConflictTests
{
    [Test]
    public void Fires_on_the_later_rule()
    {
        Diagnostic finding = Draw("a 100 Inbound Deny Tcp * -> * ports=22", "b 100 Inbound Deny Tcp * -> * ports=23").ShouldHaveOnly("VNP5032");

        finding.Resource.ShouldBe(Designs.Id(ResourceTypes.NetworkManager, "corp").Child("securityAdminConfigurations", "security").Child("ruleCollections", "guard").Child("rules", "b"));
        finding.Related.ShouldBe([Designs.Id(ResourceTypes.NetworkManager, "corp").Child("securityAdminConfigurations", "security").Child("ruleCollections", "guard").Child("rules", "a")]);
        finding.Severity.ShouldBe(Severity.Error);
        finding.Message.ShouldBe("Admin rule \"corp/security/guard/b\" has priority 100 among the Inbound rules, as \"corp/security/guard/a\" has. A collection has each priority once per direction.");
    }

    [Test]
    public void The_other_direction_is_another_order() => Draw("a 100 Inbound Deny Tcp * -> * ports=22", "b 100 Outbound Deny Tcp * -> * ports=22").ShouldHaveNoFindings();

    private static DrawnDesign Draw(params string[] rules) => DesignText.Read($"vnet app 10.1.0.0/16\nadmin corp/guard app\n{string.Join('\n', rules.Select(rule => $"adminrule corp/guard/{rule}"))}");
}
