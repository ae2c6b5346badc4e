using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class SecurityGroupOnFirewallSubnetTests
{
    [Test]
    public void Fires_on_a_group_on_AzureFirewallSubnet()
    {
        Diagnostic finding = Drawn("AzureFirewallSubnet 10.0.0.0/26 nsg=guard").ShouldHaveOnly("VNP5014");

        finding.Resource.ShouldBe(Designs.SubnetId("hub", "AzureFirewallSubnet"));
        finding.Related.ShouldBe([Designs.Id(ResourceTypes.NetworkSecurityGroup, "guard")]);
        finding.Severity.ShouldBe(Severity.Info);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe("Subnet \"hub/AzureFirewallSubnet\" has network security group \"guard\", which the platform disables there.");
        finding.Fix.ShouldBe("Take the group off, and write the rules into the firewall's policy.");
    }

    [Test]
    public void Fires_on_a_group_on_the_management_subnet() => Drawn("AzureFirewallManagementSubnet 10.0.0.0/26 nsg=guard").ShouldHaveOnly("VNP5014");

    [TestCase("AzureFirewallSubnet 10.0.0.0/26")]
    [TestCase("web 10.0.0.0/26 nsg=guard")]
    public void Stays_silent_on(string subnet) => Drawn(subnet).ShouldHaveNoFindings();

    private static DrawnDesign Drawn(string subnet) => DesignText.Read($"vnet hub 10.0.0.0/16\nsubnet hub/{subnet}");
}
