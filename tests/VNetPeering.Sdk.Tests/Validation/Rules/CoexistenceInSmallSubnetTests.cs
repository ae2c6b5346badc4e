using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class CoexistenceInSmallSubnetTests
{
    private static DrawnDesign Hub(string subnet) => DesignText.Read($"""
        vnet hub 10.0.0.0/16 fd00:db8::/48
        subnet hub/{subnet}
        gateway hub/hub-vpn vpn
        gateway hub/hub-er expressRoute
        """);

    [TestCase("28")]
    [TestCase("29")]
    public void Fires_below_27_and_the_advice_about_the_size_is_silent(string length)
    {
        Diagnostic finding = Hub($"GatewaySubnet 10.0.0.0/{length}").ShouldHaveOnly("VNP3008");

        finding.Resource.ShouldBe(Designs.SubnetId("hub", "GatewaySubnet"));
        finding.Related.ShouldBe([Designs.Id(ResourceTypes.Gateway, "hub-vpn"), Designs.Id(ResourceTypes.Gateway, "hub-er")]);
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe($"\"hub/GatewaySubnet\" is a /{length} and holds VPN and ExpressRoute gateways: \"hub-vpn\" and \"hub-er\". Together they need a /27 or larger.");
        finding.Fix.ShouldBe("Make \"hub/GatewaySubnet\" a /27 or larger; a gateway that stands in it must be removed first.");
    }

    [Test]
    public void Fires_however_the_name_is_cased() => Hub("gatewaysubnet 10.0.0.0/28").ShouldHaveOnly("VNP3008");

    [Test]
    public void Looks_at_the_IPv4_prefix_only() => Hub("GatewaySubnet 10.0.0.0/28 fd00:db8::/64").ShouldHaveOnly("VNP3008");

    [TestCase("GatewaySubnet 10.0.0.0/27")]
    [TestCase("GatewaySubnet 10.0.0.0/28 10.0.1.0/27")]
    [TestCase("GatewaySubnet fd00:db8::/64")]
    [TestCase("GatewaySubnet")]
    public void Stays_silent_where_the_largest_IPv4_prefix_is_large_enough_or_not_known(string subnet) => Hub(subnet).ShouldHaveNoFindings();

    [Test]
    public void Leaves_a_subnet_that_is_too_small_for_anything_to_the_rule_about_that() => Hub("GatewaySubnet 10.0.0.0/30").ShouldHaveOnly("VNP1007");

    [Test]
    public void Leaves_what_Azure_runs_to_the_advice() => Hub("GatewaySubnet 10.0.0.0/28 usedBy=hub-vpn,hub-er").ShouldHaveOnly("VNP3009");

    [Test]
    public void Fires_while_one_of_the_two_is_planned() => Hub("GatewaySubnet 10.0.0.0/28 usedBy=hub-vpn").ShouldHaveOnly("VNP3008");

    [Test]
    public void Stays_silent_where_a_prefix_could_not_be_read() =>
        Hub("GatewaySubnet 10.0.0.0/28").WithUnread(Designs.SubnetId("hub", "GatewaySubnet"), "addressPrefixes[1]").ShouldHaveNoFindings();
}
