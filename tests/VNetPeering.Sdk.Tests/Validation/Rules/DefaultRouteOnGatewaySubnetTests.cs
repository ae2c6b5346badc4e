using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class DefaultRouteOnGatewaySubnetTests
{
    [Test]
    public void Fires_for_a_default_route()
    {
        Diagnostic finding = Drawn("route rt/all 0.0.0.0/0 -> VirtualAppliance 10.0.1.4").ShouldHaveOnly("VNP4009");

        finding.Resource.ShouldBe(Designs.SubnetId("hub", "GatewaySubnet"));
        finding.Related.ShouldBe([Designs.Id(ResourceTypes.RouteTable, "rt")]);
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe("Subnet \"hub/GatewaySubnet\" has route table \"rt\" with a route for 0.0.0.0/0, \"all\". Azure creates no gateway there, and one that exists loses touch with its management.");
        finding.Fix.ShouldBe("Remove the route, or take \"rt\" off the subnet; routes for the prefixes of spokes may stay.");
    }

    [TestCase("Internet")]
    [TestCase("None")]
    public void Fires_whatever_the_next_hop(string type) => Drawn($"route rt/all 0.0.0.0/0 -> {type}").ShouldHaveOnly("VNP4009");

    [Test]
    public void Fires_before_there_is_a_gateway() => Drawn("route rt/all 0.0.0.0/0 -> Internet").With(net => net with { Gateways = [] }).ShouldHaveOnly("VNP4009");

    [Test]
    public void Knows_the_subnet_by_its_name_in_any_case() => DesignText.Read("""
        vnet hub 10.0.0.0/16
        subnet hub/gatewaysubnet 10.0.0.0/27 table=rt
        table rt
        route rt/all 0.0.0.0/0 -> Internet
        """).ShouldHaveOnly("VNP4009");

    [TestCase("route rt/spoke 10.1.0.0/16 -> VirtualAppliance 10.0.1.4", TestName = "Stays_silent_for_the_prefix_of_a_spoke")]
    [TestCase("route rt/half 128.0.0.0/1 -> Internet", TestName = "Stays_silent_for_half_of_everything")]
    [TestCase("route rt/six ::/0 -> None", TestName = "Stays_silent_for_the_default_route_of_the_other_family")]
    public void Stays_silent(string route) => Drawn(route).ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_in_other_subnets() => DesignText.Read("""
        vnet hub 10.0.0.0/16
        subnet hub/GatewaySubnet 10.0.0.0/27
        subnet hub/web 10.0.2.0/24 table=rt
        gateway hub/hub-gw vpn
        table rt
        route rt/all 0.0.0.0/0 -> Internet
        """).ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_for_a_table_that_is_not_described() => DesignText.Read("""
        vnet hub 10.0.0.0/16
        subnet hub/GatewaySubnet 10.0.0.0/27 table=elsewhere
        """).ShouldHaveNoFindings();

    private static DrawnDesign Drawn(string route) => DesignText.Read($"""
        vnet hub 10.0.0.0/16
        subnet hub/GatewaySubnet 10.0.0.0/27 table=rt
        subnet hub/nva 10.0.1.0/24
        gateway hub/hub-gw vpn
        table rt
        {route}
        """);
}
