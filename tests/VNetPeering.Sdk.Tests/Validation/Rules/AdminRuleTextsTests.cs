using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class AdminRuleTextsTests
{
    [TestCase("Tcp 10.0.0.5/24 -> * ports=22", "\"10.0.0.5/24\" as source, which for that length would be \"10.0.0.0/24\"")]
    [TestCase("Tcp * -> 10.0.0.300 ports=22", "\"10.0.0.300\" as destination")]
    [TestCase("Tcp * -> * ports=22-20", "\"22-20\" as destination port")]
    [TestCase("Tcp * -> * sourcePorts=x", "\"x\" as source port")]
    [TestCase("Icmpv6 * -> *", "\"Icmpv6\" as protocol")]
    public void Fires_once_with_every_text(string rule, string quoted)
    {
        Diagnostic finding = Draw(rule).ShouldHaveOnly("VNP5038");

        finding.Resource.ShouldBe(Designs.Id(ResourceTypes.NetworkManager, "corp").Child("securityAdminConfigurations", "security").Child("ruleCollections", "guard").Child("rules", "one"));
        finding.Severity.ShouldBe(Severity.Error);
        finding.Message.ShouldBe($"Admin rule \"corp/security/guard/one\" gives {quoted}. What it is about is Unknown.");
    }

    [TestCase("Any 10.0.0.0/24,10.0.2.4,fd00::/8 -> Internet")]
    [TestCase("tcp * -> group:guard ports=22,80-90")]
    [TestCase("TCP,UDP * -> * ports=11")]
    public void Takes_what_Azure_takes(string rule) => Draw(rule).ShouldHaveNoFindings();

    [Test]
    public void One_wrong_protocol_among_several_is_found() => Draw("Tcp,Sctp * -> *").ShouldHaveOnly("VNP5038").Message.ShouldContain("\"Tcp,Sctp\" as protocol");

    private static DrawnDesign Draw(string rule) => DesignText.Read($"vnet app 10.1.0.0/16\nadmin corp/guard app\nadminrule corp/guard/one 100 Inbound Deny {rule}");
}
