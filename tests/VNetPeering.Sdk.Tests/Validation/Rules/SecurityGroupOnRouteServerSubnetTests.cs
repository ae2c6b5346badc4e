using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class SecurityGroupOnRouteServerSubnetTests
{
    [Test]
    public void Fires_on_a_group_on_RouteServerSubnet()
    {
        Diagnostic finding = Drawn("RouteServerSubnet 10.0.0.0/27 nsg=guard").ShouldHaveOnly("VNP5012");

        finding.Resource.ShouldBe(Designs.SubnetId("hub", "RouteServerSubnet"));
        finding.Related.ShouldBe([Designs.Id(ResourceTypes.NetworkSecurityGroup, "guard")]);
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe("Subnet \"hub/RouteServerSubnet\" has network security group \"guard\". Azure takes none there.");
        finding.Fix.ShouldBe("Take the group off.");
    }

    [TestCase("RouteServerSubnet 10.0.0.0/27")]
    [TestCase("web 10.0.0.0/27 nsg=guard")]
    public void Stays_silent_on(string subnet) => Drawn(subnet).ShouldHaveNoFindings();

    private static DrawnDesign Drawn(string subnet) => DesignText.Read($"vnet hub 10.0.0.0/16\nsubnet hub/{subnet}");
}
