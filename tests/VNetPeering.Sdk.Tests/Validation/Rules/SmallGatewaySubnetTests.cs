using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class SmallGatewaySubnetTests
{
    private static string Hub(string subnet) => $"""
        vnet hub 10.0.0.0/16 fd00:db8::/48
        subnet hub/{subnet}

        """;

    private static string Circuits(int count) => "gateway hub/hub-er expressRoute sku=ErGw3AZ\n" + string.Concat(Enumerable.Range(1, count).Select(i => $"connection c{i} hub-er -> circuit{i} circuit\n"));

    [TestCase("28")]
    [TestCase("29")]
    public void Fires_below_27_with_a_gateway_or_without(string length)
    {
        Diagnostic finding = DesignText.Read(Hub($"GatewaySubnet 10.0.0.0/{length}")).ShouldHaveOnly("VNP3009");

        finding.Resource.ShouldBe(Designs.SubnetId("hub", "GatewaySubnet"));
        finding.Related.ShouldBeEmpty();
        finding.Severity.ShouldBe(Severity.Info);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe($"\"hub/GatewaySubnet\" is a /{length}. A /27 or larger is advised, so that a second gateway and more instances find room.");
        finding.Fix.ShouldBe("Make \"hub/GatewaySubnet\" a /27 or larger; a gateway that stands in it must be removed first.");
    }

    [TestCase("27")]
    [TestCase("28")]
    public void Fires_below_26_for_sixteen_circuits(string length)
    {
        Diagnostic finding = DesignText.Read(Hub($"GatewaySubnet 10.0.0.0/{length}") + Circuits(16)).Validate().Single(each => each.Id == "VNP3009");

        finding.Related.ShouldBe([Designs.Id(ResourceTypes.Gateway, "hub-er")]);
        finding.Message.ShouldBe($"\"hub/GatewaySubnet\" is a /{length}, and its gateway \"hub-er\" has 16 circuits. For that many a /26 or larger is advised.");
    }

    [Test]
    public void Stays_silent_at_27_for_fifteen_circuits() => DesignText.Read(Hub("GatewaySubnet 10.0.0.0/27") + Circuits(15)).Validate().ShouldNotContain(each => each.Id == "VNP3009");

    [Test]
    public void Stays_silent_at_26_for_sixteen_circuits() => DesignText.Read(Hub("GatewaySubnet 10.0.0.0/26") + Circuits(16)).Validate().ShouldNotContain(each => each.Id == "VNP3009");

    [TestCase("GatewaySubnet 10.0.0.0/27")]
    [TestCase("GatewaySubnet fd00:db8::/64")]
    [TestCase("GatewaySubnet")]
    [TestCase("small 10.0.0.0/28")]
    public void Stays_silent_for_other_sizes_and_names(string subnet) => DesignText.Read(Hub(subnet)).ShouldHaveNoFindings();

    [Test]
    public void Leaves_a_subnet_that_is_too_small_for_anything_to_the_rule_about_that() => DesignText.Read(Hub("GatewaySubnet 10.0.0.0/30")).ShouldHaveOnly("VNP1007");

    [Test]
    public void Stays_silent_where_a_prefix_could_not_be_read() =>
        DesignText.Read(Hub("GatewaySubnet 10.0.0.0/28")).WithUnread(Designs.SubnetId("hub", "GatewaySubnet"), "addressPrefix").ShouldHaveNoFindings();
}
