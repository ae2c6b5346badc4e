using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class RulesPerSecurityGroupTests
{
    private const string TwoRules = """
        nsg web
        rule web/a 100 Inbound  Allow Tcp 10.0.0.0/8 -> *
        rule web/b 100 Outbound Allow Tcp * -> 10.0.0.0/8
        """;

    [Test]
    public void Fires_for_one_rule_more_than_the_limit()
    {
        DrawnDesign design = DesignText.Read($"limit RulesPerNetworkSecurityGroup=1 AsOf=2022-12\n{TwoRules}");

        Diagnostic finding = design.ShouldHaveOnly("VNP7012");

        finding.Resource.ShouldBe(Designs.Id(ResourceTypes.NetworkSecurityGroup, "web"));
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe("Network security group \"web\" has 2 rules; Azure's limit is 1 (2022-12).");
        finding.Fix.ShouldBe("Put several prefixes and ports into one rule, or give the subnets groups of their own. Where Microsoft raised the limit for you, set AzureLimits.RulesPerNetworkSecurityGroup.");
    }

    [Test]
    public void Takes_as_many_as_the_limit() => DesignText.Read($"limit RulesPerNetworkSecurityGroup=2\n{TwoRules}").ShouldHaveNoFindings();

    [Test]
    public void The_documented_limit_is_1000()
    {
        string rules = string.Join('\n', Enumerable.Range(1, 1001).Select(i => FormattableString.Invariant($"rule web/r{i} {100 + i} Inbound Allow Tcp 10.0.0.0/8 -> * ports={i}")));

        Diagnostic finding = DesignText.Read($"nsg web\n{rules}").ShouldHaveOnly("VNP7012");

        finding.Message.ShouldBe("Network security group \"web\" has 1,001 rules; Azure's limit is 1,000 (2022-12).");
    }
}
