using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class AddressesPerSecurityGroupSideTests
{
    private const string Rules = """
        nsg web
        rule web/a 100 Inbound  Allow Tcp 10.7.0.0/24,10.8.0.4 -> 10.1.0.0/24
        rule web/b 110 Inbound  Allow Tcp 10.8.0.4 -> asg:web
        rule web/c 120 Inbound  Allow Tcp VirtualNetwork -> *
        """;

    [Test]
    public void Fires_for_one_address_more_than_the_limit_over_all_rules()
    {
        DrawnDesign design = DesignText.Read($"limit AddressesPerNetworkSecurityGroupSide=2\n{Rules}");

        Diagnostic finding = design.ShouldHaveOnly("VNP7013");

        finding.Resource.ShouldBe(Designs.Id(ResourceTypes.NetworkSecurityGroup, "web"));
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe("Network security group \"web\" has 3 source addresses and ranges; Azure's limit is 2 (2022-12).");
        finding.Fix.ShouldBe("Write larger prefixes, a service tag or an application security group, or give the subnets groups of their own. Where Microsoft raised the limit for you, set AzureLimits.AddressesPerNetworkSecurityGroupSide.");
    }

    [Test]
    public void Both_sides_are_part_of_one_finding()
    {
        DrawnDesign design = DesignText.Read($"limit AddressesPerNetworkSecurityGroupSide=1\n{Rules}\nrule web/d 100 Outbound Allow Tcp * -> 10.3.0.0/24");

        Diagnostic finding = design.ShouldHaveOnly("VNP7013");

        finding.Message.ShouldBe("Network security group \"web\" has 3 source addresses and ranges; Azure's limit is 1 (2022-12), and has 2 destination addresses and ranges; Azure's limit is 1 (2022-12).");
    }

    [Test]
    public void Neither_tags_nor_the_star_nor_application_security_groups_count() => DesignText.Read($"limit AddressesPerNetworkSecurityGroupSide=3\n{Rules}").ShouldHaveNoFindings();

    [Test]
    public void Each_group_is_counted_by_itself() => DesignText.Read("""
        limit AddressesPerNetworkSecurityGroupSide=1
        nsg web
        nsg sql
        rule web/a 100 Inbound Allow Tcp 10.7.0.0/24 -> *
        rule sql/a 100 Inbound Allow Tcp 10.7.0.0/24 -> *
        """).ShouldHaveNoFindings();
}
