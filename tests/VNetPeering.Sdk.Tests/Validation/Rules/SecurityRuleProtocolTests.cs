using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class SecurityRuleProtocolTests
{
    [TestCase("Any")]
    [TestCase("All")]
    [TestCase("Tcp,Udp")]
    [TestCase("6")]
    [TestCase("Gre")]
    public void Fires_for_a_word_that_is_no_protocol_of_a_rule(string protocol)
    {
        Topology design = OneSecurityRule.With(rule => rule with { Protocol = protocol });

        Diagnostic finding = design.ShouldHaveOnly("VNP5006");

        finding.Resource.ShouldBe(OneSecurityRule.Id);
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe($"Security rule \"web/https\" has the protocol \"{protocol}\". Azure takes Tcp, Udp, Icmp, Esp, Ah and *.");
        finding.Fix.ShouldBe("Write one of the six; \"*\" stands for every protocol, and two protocols need two rules.");
    }

    [TestCase("Icmpv6")]
    [TestCase("ICMPv6")]
    public void Says_that_groups_do_not_support_ICMPv6(string protocol)
    {
        Topology design = OneSecurityRule.With(rule => rule with { Protocol = protocol });

        Diagnostic finding = design.ShouldHaveOnly("VNP5006");

        finding.Message.ShouldBe($"Security rule \"web/https\" has the protocol \"{protocol}\". Network security groups do not support ICMPv6.");
        finding.Fix.ShouldBe("Write \"*\", which matches ICMPv6 with every other protocol.");
    }

    [TestCase("Tcp")]
    [TestCase("UDP")]
    [TestCase("icmp")]
    [TestCase("Esp")]
    [TestCase("AH")]
    [TestCase("*")]
    public void Takes_the_six_in_any_case(string protocol) => OneSecurityRule.With(rule => rule with { Protocol = protocol }).ShouldHaveNoFindings();

    [TestCase("[parameters('protocol')]")]
    [TestCase("<protocol>")]
    public void Stays_silent_where_the_value_is_not_known(string protocol) => OneSecurityRule.With(rule => rule with { Protocol = protocol }).ShouldHaveNoFindings();
}
