using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class ApplianceMissingTests
{
    [Test]
    public void Fires_for_an_address_that_nobody_owns()
    {
        Diagnostic finding = Drawn("10.0.1.9").ShouldHaveOnly("VNP4006");

        finding.Resource.ShouldBe(Designs.Id(ResourceTypes.RouteTable, "rt"));
        finding.Related.ShouldBe([Designs.VNetId("hub")]);
        finding.Severity.ShouldBe(Severity.Warning);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe("Route table \"rt\" leads to 10.0.1.9 in \"hub\", and nobody owns the address. A route stays Active without its appliance, and the packets are lost.");
        finding.Fix.ShouldBe("Correct the next hop, or give an appliance the address 10.0.1.9.");
    }

    [Test]
    public void Has_one_finding_for_an_address_that_several_tables_lead_to()
    {
        DrawnDesign design = Drawn("10.0.1.9", "subnet hub/web 10.0.2.0/24 table=other", "table other", "route other/site 192.168.0.0/16 -> VirtualAppliance 10.0.1.9");

        Diagnostic finding = design.ShouldHaveOnly("VNP4006");

        finding.Related.ShouldBe([Designs.Id(ResourceTypes.RouteTable, "other"), Designs.VNetId("hub")]);
        finding.Message.ShouldStartWith("Route tables \"rt\" and \"other\" lead to 10.0.1.9");
    }

    [Test]
    public void Fires_for_an_address_that_no_subnet_holds() => Drawn("10.0.9.4").ShouldHaveOnly("VNP4006").Message.ShouldContain("no subnet holds the address");

    [Test]
    public void Fires_for_an_address_that_Azure_keeps() => WithoutInterfaces("10.0.1.1").ShouldHaveOnly("VNP4006").Message.ShouldContain("Azure keeps that address of \"hub/nva\" for itself");

    [Test]
    public void Fires_for_an_address_beside_that_of_the_firewall() =>
        WithoutInterfaces("10.0.2.5", "subnet hub/AzureFirewallSubnet 10.0.2.0/26", "firewall hub/hub-fw 10.0.2.4").ShouldHaveOnly("VNP4006").Message
            .ShouldContain("\"hub-fw\" answers at 10.0.2.4 only");

    [TestCase("10.0.1.4", TestName = "Stays_silent_for_an_interface")]
    [TestCase("10.0.1.5", TestName = "Stays_silent_for_a_front_end")]
    [TestCase("10.0.1.6", TestName = "Stays_silent_for_an_endpoint")]
    [TestCase("10.0.2.4", TestName = "Stays_silent_for_a_firewall")]
    [TestCase("10.0.3.4", TestName = "Stays_silent_for_a_gateway")]
    [TestCase("10.0.4.4", TestName = "Stays_silent_for_a_Route_Server")]
    public void Stays_silent_for_an_owner(string address) => Drawn(
        address,
        "loadbalancer lb hub/nva 10.0.1.5",
        "endpoint store hub/nva 10.0.1.6",
        "subnet hub/AzureFirewallSubnet 10.0.2.0/26",
        "firewall hub/hub-fw 10.0.2.4",
        "subnet hub/GatewaySubnet 10.0.3.0/27",
        "gateway hub/hub-gw vpn address=10.0.3.4",
        "subnet hub/RouteServerSubnet 10.0.4.0/26",
        "routeserver hub/hub-rs 10.0.4.4 10.0.4.5").ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_where_the_input_describes_no_interfaces()
    {
        WithoutInterfaces("10.0.1.9").ShouldHaveNoFindings();
        WithoutInterfaces("10.0.9.4").ShouldHaveNoFindings();
    }

    [TestCase("subnet hub/AzureFirewallSubnet 10.0.2.0/26", TestName = "Stays_silent_in_a_subnet_of_Azure_without_a_described_firewall")]
    [TestCase("subnet hub/AzureFirewallSubnet 10.0.2.0/26\nfirewall hub/hub-fw", TestName = "Stays_silent_for_a_firewall_whose_address_is_not_known")]
    [TestCase("subnet hub/GatewaySubnet 10.0.2.0/26", TestName = "Stays_silent_in_a_GatewaySubnet")]
    [TestCase("subnet hub/service 10.0.2.0/26 delegation=Microsoft.Web/serverFarms", TestName = "Stays_silent_in_a_subnet_that_is_delegated")]
    [TestCase("subnet hub/scale 10.0.2.0/26 used", TestName = "Stays_silent_beside_an_occupant_that_is_not_described")]
    [TestCase("subnet hub/late 10.0.2.0/26\nnic late hub/late forwarding", TestName = "Stays_silent_beside_an_interface_without_an_address_yet")]
    public void Stays_silent_where_somebody_may_own_it(string more) => Drawn("10.0.2.4", more).ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_for_an_interface_whose_subnet_could_not_be_read() => Drawn("10.0.1.9").With(net => net with
    {
        NetworkInterfaces = net.NetworkInterfaces.Add(new NetworkInterface { Id = Designs.Id(ResourceTypes.NetworkInterface, "lost"), IPConfigurations = [new IPConfiguration { Name = "one" }] }),
    }).ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_where_a_subnet_could_not_be_read() => Drawn("10.0.9.4").WithUnread(Designs.VNetId("hub"), "subnets").ShouldHaveNoFindings();

    private static DrawnDesign Drawn(string appliance, params string[] more) => WithoutInterfaces(appliance, ["nic nva hub/nva 10.0.1.4 forwarding", .. more]);

    private static DrawnDesign WithoutInterfaces(string appliance, params string[] more) => DesignText.Read($"""
        vnet hub 10.0.0.0/16
        subnet hub/nva 10.0.1.0/24
        vnet app 10.1.0.0/16
        subnet app/web 10.1.1.0/24 table=rt
        peering app <-> hub
        link app -> hub allowForwardedTraffic
        table rt
        route rt/all 0.0.0.0/0 -> VirtualAppliance {appliance}
        {string.Join('\n', more)}
        """);
}
