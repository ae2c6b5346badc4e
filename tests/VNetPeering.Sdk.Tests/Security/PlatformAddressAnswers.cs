using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Security;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Security;

/// <summary>Rules 5.40 and 7.21: the platform's own addresses pass, and the answer names the rule that lets them, where one does.</summary>
public sealed class PlatformAddressAnswers
{
    [TestCase("", SecurityRuleDirection.Inbound, "168.63.129.16", "defaultSecurityRules/AllowVnetInBound")] // 5.20: the address is in the tag
    [TestCase("", SecurityRuleDirection.Outbound, "168.63.129.16", "defaultSecurityRules/AllowVnetOutBound")]
    [TestCase("", SecurityRuleDirection.Outbound, "169.254.169.254", null)] // neither in VirtualNetwork nor in Internet: it passes by DenyAllOutBound
    [TestCase("rule own/probes 300 Inbound Allow Tcp AzureLoadBalancer -> * ports=443", SecurityRuleDirection.Inbound, "168.63.129.16", "securityRules/probes")]
    [TestCase("rule own/none 4096 Inbound Deny * * -> *", SecurityRuleDirection.Inbound, "168.63.129.16", null)]
    [TestCase("rule own/none 4096 Outbound Deny * * -> *", SecurityRuleDirection.Outbound, "169.254.169.254", null)]
    [TestCase("rule own/all 4096 Outbound Allow * * -> *", SecurityRuleDirection.Outbound, "169.254.169.254", "securityRules/all")]
    public void They_pass(string rule, SecurityRuleDirection direction, string remote, string? expected)
    {
        IpFlowAnswer answer = Ask(rule, direction, remote);

        answer.Access.ShouldBe(SecurityRuleAccess.Allow);
        answer.RuleName.ShouldBe(expected);
        answer.GroupId!.Name.Value.ShouldBe("own");
    }

    [Test]
    public void A_rule_that_names_their_tag_stops_them()
    {
        IpFlowAnswer answer = Ask("rule own/dns 4096 Outbound Deny * * -> AzurePlatformDNS", SecurityRuleDirection.Outbound, "168.63.129.16");

        answer.Access.ShouldBe(SecurityRuleAccess.Deny);
        answer.RuleName.ShouldBe("securityRules/dns");
    }

    private static IpFlowAnswer Ask(string rule, SecurityRuleDirection direction, string remote) => DesignText.Read($"""
        vnet app 10.0.0.0/16
        nsg own
        {rule}
        subnet app/web 10.0.1.0/24 nsg=own
        nic machine app/web 10.0.1.4
        """).Topology.Compile().IpFlow("machine", new IpFlow
    {
        Direction = direction,
        Protocol = ProtocolKind.Tcp,
        LocalAddress = HostAddress.Parse("10.0.1.4"),
        LocalPort = 443,
        RemoteAddress = HostAddress.Parse(remote),
        RemotePort = 50000,
    });
}
