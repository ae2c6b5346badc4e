using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class IPv6InFirewallSubnetTests
{
    [Test]
    public void Fires_on_a_dual_stack_firewall_subnet()
    {
        Diagnostic finding = Drawn("AzureFirewallSubnet 10.0.0.0/26 fd00::/64").ShouldHaveOnly("VNP1023");

        finding.Resource.ShouldBe(Designs.SubnetId("hub", "AzureFirewallSubnet"));
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe("Subnet \"hub/AzureFirewallSubnet\" has fd00::/64. Azure Firewall takes an IPv4 subnet only, in a dual-stack VNet too.");
        finding.Fix.ShouldBe("Take the IPv6 prefix off the subnet; the VNet may keep its own.");
    }

    [TestCase("AzureFirewallSubnet 10.0.0.0/26")]
    [TestCase("AzureFirewallManagementSubnet 10.0.0.0/26 fd00::/64")]
    [TestCase("GatewaySubnet 10.0.0.0/26 fd00::/64")]
    [TestCase("web 10.0.0.0/26 fd00::/64")]
    public void Stays_silent_on(string subnet) => Drawn(subnet).ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_where_the_firewall_runs_already() => Drawn("AzureFirewallSubnet 10.0.0.0/26 fd00::/64 used").ShouldHaveNoFindings();

    private static DrawnDesign Drawn(string subnet) => DesignText.Read($"vnet hub 10.0.0.0/16 fd00::/48\nsubnet hub/{subnet}");
}
