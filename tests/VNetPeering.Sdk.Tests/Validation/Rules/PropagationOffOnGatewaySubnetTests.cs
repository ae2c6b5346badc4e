using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class PropagationOffOnGatewaySubnetTests
{
    [Test]
    public void Fires_where_the_table_keeps_gateway_routes_out()
    {
        Diagnostic finding = Drawn("GatewaySubnet", "propagationOff").ShouldHaveOnly("VNP4010");

        finding.Resource.ShouldBe(Designs.SubnetId("hub", "GatewaySubnet"));
        finding.Related.ShouldBe([Designs.Id(ResourceTypes.RouteTable, "rt")]);
        finding.Severity.ShouldBe(Severity.Warning);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe("Subnet \"hub/GatewaySubnet\" has route table \"rt\", which has DisableBgpRoutePropagation set. A gateway does not work there.");
        finding.Fix.ShouldBe("Clear DisableBgpRoutePropagation on \"rt\", or give the subnet a table of its own.");
    }

    [TestCase("GatewaySubnet", "", TestName = "Stays_silent_where_the_switch_is_not_stated")]
    [TestCase("web", "propagationOff", TestName = "Stays_silent_in_other_subnets")]
    [TestCase("AzureFirewallSubnet", "propagationOff", TestName = "Stays_silent_in_other_subnets_of_Azure")]
    public void Stays_silent(string subnet, string table) => Drawn(subnet, table).ShouldHaveNoFindings();

    private static DrawnDesign Drawn(string subnet, string table) => DesignText.Read($"""
        vnet hub 10.0.0.0/16
        subnet hub/{subnet} 10.0.1.0/26 table=rt
        table rt {table}
        """);
}
