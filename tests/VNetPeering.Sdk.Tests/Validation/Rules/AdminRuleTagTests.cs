using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class AdminRuleTagTests
{
    [TestCase("AzurePlatformDNS -> *")]
    [TestCase("* -> azureplatformlkm")]
    public void Fires_on_tags_of_the_platform(string ends)
    {
        Diagnostic finding = Draw(ends).ShouldHaveOnly("VNP5034");

        finding.Resource.ShouldBe(Designs.Id(ResourceTypes.NetworkManager, "corp").Child("securityAdminConfigurations", "security").Child("ruleCollections", "guard").Child("rules", "one"));
        finding.Severity.ShouldBe(Severity.Error);
        finding.Message.ShouldEndWith("Admin rules do not support the service tags of the platform.");
    }

    [TestCase("Internet -> VirtualNetwork")]
    [TestCase("AzureLoadBalancer -> *")]
    public void Takes_other_tags(string ends) => Draw(ends).ShouldHaveNoFindings();

    private static DrawnDesign Draw(string ends) => DesignText.Read($"vnet app 10.1.0.0/16\nadmin corp/guard app\nadminrule corp/guard/one 100 Inbound Deny Any {ends}");
}
