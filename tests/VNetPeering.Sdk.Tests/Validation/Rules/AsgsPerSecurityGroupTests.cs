using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class AsgsPerSecurityGroupTests
{
    private const string Rules = """
        nsg web
        rule web/a 100 Inbound  Allow Tcp asg:a -> asg:b
        rule web/b 100 Outbound Allow Tcp asg:b -> asg:c
        rule web/c 110 Outbound Allow Tcp asg:A -> *
        """;

    [Test]
    public void Fires_for_one_group_more_than_the_limit_over_all_rules()
    {
        DrawnDesign design = DesignText.Read($"limit ApplicationSecurityGroupsPerNetworkSecurityGroup=2\n{Rules}");

        Diagnostic finding = design.ShouldHaveOnly("VNP7018");

        finding.Resource.ShouldBe(Designs.Id(ResourceTypes.NetworkSecurityGroup, "web"));
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe("Network security group \"web\" has 3 application security groups in its rules; Azure's limit is 2 (2022-12).");
        finding.Fix.ShouldBe("Give the subnets groups of their own, or join application security groups. Where Microsoft raised the limit for you, set AzureLimits.ApplicationSecurityGroupsPerNetworkSecurityGroup.");
    }

    [Test]
    public void Takes_as_many_as_the_limit_and_counts_a_group_once() => DesignText.Read($"limit ApplicationSecurityGroupsPerNetworkSecurityGroup=3\n{Rules}").ShouldHaveNoFindings();
}
