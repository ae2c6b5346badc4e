using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class RouteOverGatewaySubnetTests
{
    [Test]
    public void Fires_for_the_prefix_of_the_whole_VNet()
    {
        Diagnostic finding = Drawn("route rt/inside 10.0.0.0/16 -> VirtualAppliance 10.0.1.4").ShouldHaveOnly("VNP4011");

        finding.Resource.ShouldBe(Designs.SubnetId("hub", "GatewaySubnet"));
        finding.Related.ShouldBe([Designs.Id(ResourceTypes.RouteTable, "rt")]);
        finding.Severity.ShouldBe(Severity.Info);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe("Subnet \"hub/GatewaySubnet\" has route table \"rt\", which leads away what belongs to the gateway itself: \"inside\" (10.0.0.0/16) covers 10.0.0.0/27. It was seen to work, and it can break the gateway's diagnostics and data path.");
        finding.Fix.ShouldBe("Route the prefixes of other subnets only, or add a route to VnetLocal for the subnet's own.");
    }

    [TestCase("10.0.0.0/27 -> None", TestName = "Fires_for_the_own_range_exactly")]
    [TestCase("10.0.0.16/28 -> None", TestName = "Fires_for_a_part_of_the_own_range")]
    [TestCase("20.0.0.0/8 -> Internet", TestName = "Fires_for_a_public_address_of_the_gateway")]
    public void Fires(string route) => Drawn($"route rt/one {route}").ShouldHaveOnly("VNP4011");

    [Test]
    public void Has_one_finding_for_a_subnet() =>
        Drawn("route rt/one 10.0.0.0/16 -> None", "route rt/two 20.1.2.3/32 -> None").ShouldHaveOnly("VNP4011").Message
            .ShouldContain("\"one\" (10.0.0.0/16) covers 10.0.0.0/27 and \"two\" (20.1.2.3/32) covers 20.1.2.3/32.");

    [TestCase("route rt/spoke 10.1.0.0/16 -> VirtualAppliance 10.0.1.4", TestName = "Stays_silent_for_the_prefix_of_a_spoke")]
    [TestCase("route rt/shared 10.0.1.0/24 -> VirtualAppliance 10.0.1.4", TestName = "Stays_silent_for_another_subnet_of_the_VNet")]
    [TestCase("route rt/local 10.0.0.0/16 -> VnetLocal", TestName = "Stays_silent_for_VnetLocal")]
    [TestCase("route rt/inside 10.0.0.0/16 -> VirtualAppliance 10.0.1.4\nroute rt/own 10.0.0.0/27 -> VnetLocal", TestName = "Stays_silent_where_a_longer_route_keeps_the_own_range")]
    [TestCase("route rt/public 21.0.0.0/8 -> Internet", TestName = "Stays_silent_for_other_public_addresses")]
    public void Stays_silent(string routes) => Drawn(routes).ShouldHaveNoFindings();

    [Test]
    public void Leaves_the_default_route_to_its_own_finding() => Drawn("route rt/all 0.0.0.0/0 -> Internet").ShouldHaveOnly("VNP4009");

    [Test]
    public void Fires_where_the_route_that_keeps_the_range_is_not_the_longer_one() =>
        Drawn("route rt/own 10.0.0.0/16 -> VnetLocal", "route rt/part 10.0.0.0/24 -> VirtualAppliance 10.0.1.4").ShouldHaveOnly("VNP4011");

    [Test]
    public void Stays_silent_where_the_next_hop_type_could_not_be_read() =>
        Drawn("route rt/inside 10.0.0.0/16 -> VirtualAppliance 10.0.1.4").WithUnread(Designs.Id(ResourceTypes.RouteTable, "rt").Child("routes", "inside"), "nextHopType").ShouldHaveNoFindings();

    private static DrawnDesign Drawn(params string[] routes) => DesignText.Read($"""
        vnet hub 10.0.0.0/16
        subnet hub/GatewaySubnet 10.0.0.0/27 table=rt
        subnet hub/nva 10.0.1.0/24
        publicip hub-ip 20.1.2.3
        gateway hub/hub-gw vpn publicIp=hub-ip
        table rt
        {string.Join('\n', routes)}
        """);
}
