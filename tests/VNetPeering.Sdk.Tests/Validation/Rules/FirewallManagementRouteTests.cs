using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class FirewallManagementRouteTests
{
    [Test]
    public void Fires_on_a_default_route_that_leads_elsewhere()
    {
        Diagnostic finding = Drawn("route out/all 0.0.0.0/0 -> VirtualAppliance 10.0.9.4").ShouldHaveOnly("VNP4014");

        finding.Resource.ShouldBe(Designs.Id(ResourceTypes.RouteTable, "out"));
        finding.Related.ShouldBe([Designs.SubnetId("hub", "AzureFirewallManagementSubnet")]);
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe("Route table \"out\" on \"hub/AzureFirewallManagementSubnet\" leads 0.0.0.0/0 to VirtualAppliance. The management traffic of Azure Firewall must go straight to the Internet.");
        finding.Fix.ShouldBe("Lead 0.0.0.0/0 to Internet in a table of its own for the management subnet.");
    }

    [Test]
    public void Gives_one_finding_for_a_table_on_two_management_subnets()
    {
        DrawnDesign design = Drawn("route out/all 0.0.0.0/0 -> None\nvnet far 10.2.0.0/16\nsubnet far/AzureFirewallManagementSubnet 10.2.0.0/26 table=out");

        design.ShouldHaveOnly("VNP4014").Message.ShouldStartWith("Route table \"out\" on \"hub/AzureFirewallManagementSubnet\" and \"far/AzureFirewallManagementSubnet\" leads");
    }

    [TestCase("route out/all 0.0.0.0/0 -> Internet")]
    [TestCase("route out/some 10.9.0.0/16 -> VirtualAppliance 10.0.9.4")]
    [TestCase("route out/six ::/0 -> None")]
    [TestCase("route out/tag AzureCloud -> Internet")]
    [TestCase("")]
    public void Stays_silent_on_other_routes(string route) => Drawn(route).ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_where_the_table_is_not_described() => DesignText.Read("vnet hub 10.0.0.0/16\nsubnet hub/AzureFirewallManagementSubnet 10.0.0.0/26 table=gone").ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_on_the_data_path_of_the_firewall() => DesignText.Read("""
        vnet hub 10.0.0.0/16
        table out
        route out/all 0.0.0.0/0 -> VirtualAppliance 10.0.9.4
        subnet hub/AzureFirewallSubnet 10.0.0.0/26 table=out
        """).ShouldHaveNoFindings();

    private static DrawnDesign Drawn(string lines) => DesignText.Read($"""
        vnet hub 10.0.0.0/16
        table out
        subnet hub/AzureFirewallManagementSubnet 10.0.0.0/26 table=out
        subnet hub/nva 10.0.9.0/24
        {lines}
        """);
}
