using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class SecurityGroupOnGatewaySubnetTests
{
    [Test]
    public void Fires_on_a_group_on_GatewaySubnet()
    {
        Diagnostic finding = Drawn("GatewaySubnet 10.0.0.0/27 nsg=guard").ShouldHaveOnly("VNP5011");

        finding.Resource.ShouldBe(Designs.SubnetId("hub", "GatewaySubnet"));
        finding.Related.ShouldBe([Designs.Id(ResourceTypes.NetworkSecurityGroup, "guard")]);
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBe("NetworkSecurityGroupCannotBeAttachedToGatewaySubnet");
        finding.Message.ShouldBe("Subnet \"hub/GatewaySubnet\" has network security group \"guard\". Azure takes none there, for VPN and ExpressRoute gateways alike.");
        finding.Fix.ShouldBe("Take the group off, and filter at the subnets behind the gateway.");
    }

    [Test]
    public void Fires_whether_or_not_the_group_is_described() => DesignText.Read("vnet hub 10.0.0.0/16\nsubnet hub/gatewaysubnet 10.0.0.0/27 nsg=guard\nnsg guard").ShouldHaveOnly("VNP5011");

    [TestCase("GatewaySubnet 10.0.0.0/27")]
    [TestCase("web 10.0.0.0/27 nsg=guard")]
    public void Stays_silent_on(string subnet) => Drawn(subnet).ShouldHaveNoFindings();

    private static DrawnDesign Drawn(string subnet) => DesignText.Read($"vnet hub 10.0.0.0/16\nsubnet hub/{subnet}");
}
