using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class SpecialSubnetTooSmallTests
{
    [Test]
    public void Fires_on_a_firewall_subnet_below_a_slash_26()
    {
        Diagnostic finding = Drawn("subnet hub/AzureFirewallSubnet 10.0.0.0/27").ShouldHaveOnly("VNP1020");

        finding.Resource.ShouldBe(Designs.SubnetId("hub", "AzureFirewallSubnet"));
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe("Subnet \"hub/AzureFirewallSubnet\" is a /27, and Azure Firewall needs a /26 or larger.");
        finding.Fix.ShouldBe("Give the subnet a /26.");
    }

    [TestCase("AzureFirewallManagementSubnet 10.0.0.0/27", "Azure Firewall needs a /26")]
    [TestCase("AzureBastionSubnet 10.0.0.0/27", "Azure Bastion needs a /26")]
    [TestCase("RouteServerSubnet 10.0.0.0/28", "a Route Server needs a /27")]
    [TestCase("azurebastionsubnet 10.0.0.0/29", "Azure Bastion needs a /26")]
    [TestCase("AzureBastionSubnet 10.0.0.0/27 10.0.0.32/28", "Azure Bastion needs a /26")]
    public void Fires_below_the_size_of_each(string subnet, string need) => Drawn($"subnet hub/{subnet}").ShouldHaveOnly("VNP1020").Message.ShouldContain(need);

    [TestCase("AzureFirewallSubnet 10.0.0.0/26")]
    [TestCase("AzureFirewallManagementSubnet 10.0.0.0/26")]
    [TestCase("AzureBastionSubnet 10.0.0.0/25")]
    [TestCase("RouteServerSubnet 10.0.0.0/27")]
    [TestCase("AzureBastionSubnet 10.0.0.64/27 10.0.0.0/26")]
    [TestCase("VirtualNetworkApplianceSubnet 10.0.0.0/29")]
    [TestCase("web 10.0.0.0/29")]
    public void Stays_silent_at_that_size_and_elsewhere(string subnet) => Drawn($"subnet hub/{subnet}").ShouldHaveNoFindings();

    // Bastion took a /27 until November 2021.
    [Test]
    public void Stays_silent_where_the_service_runs_already() => Drawn("subnet hub/AzureBastionSubnet 10.0.0.0/27 used").ShouldHaveNoFindings();

    [Test]
    public void Leaves_what_is_too_small_for_any_subnet_to_its_own_rule() => Drawn("subnet hub/AzureBastionSubnet 10.0.0.0/30").ShouldHaveOnly("VNP1007");

    [Test]
    public void Stays_silent_where_a_prefix_is_missing_or_could_not_be_read()
    {
        Drawn("subnet hub/AzureBastionSubnet").ShouldHaveNoFindings();
        Drawn("subnet hub/AzureBastionSubnet 10.0.0.0/27 10.0.1.1/26").ShouldHaveOnly("VNP1002");
    }

    private static DrawnDesign Drawn(string line) => DesignText.Read($"vnet hub 10.0.0.0/16\n{line}");
}
