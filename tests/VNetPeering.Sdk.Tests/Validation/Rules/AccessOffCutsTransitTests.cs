using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class AccessOffCutsTransitTests
{
    [Test]
    public void Fires_where_a_borrowed_gateway_stands_behind_the_flag()
    {
        DrawnDesign design = Transit("allowGatewayTransit allowVirtualNetworkAccess=false");

        Diagnostic finding = design.ShouldHaveOnly("VNP2014");

        finding.Resource.ShouldBe(Designs.LinkId("hub", "app"));
        finding.Related.ShouldBe([Designs.Id(ResourceTypes.Gateway, "hub-gw"), Designs.VNetId("app")]);
        finding.Severity.ShouldBe(Severity.Warning);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe("Peering \"hub/to-app\" has AllowVirtualNetworkAccess set to false, which cuts \"app\" off from \"hub-gw\": managed instances have no security group that could admit it.");
        finding.Fix.ShouldBe("Set AllowVirtualNetworkAccess on \"hub/to-app\", and keep \"app\" away from the rest of \"hub\" by security groups.");
    }

    [Test]
    public void Fires_for_a_firewall_that_a_table_of_the_spoke_leads_to() => Inspected("allowVirtualNetworkAccess=false", "10.0.1.4").ShouldHaveOnly("VNP2014").Message.ShouldContain("cuts \"app\" off from \"hub-fw\"");

    [Test]
    public void Fires_for_a_firewall_whose_address_is_not_known_yet() => Inspected("allowVirtualNetworkAccess=false", string.Empty).ShouldHaveOnly("VNP2014");

    [Test] // 2.85: the hub's link alone makes the transit
    public void Fires_for_a_classic_spoke() => DesignText.Read("""
        vnet hub 10.0.0.0/16
        subnet hub/GatewaySubnet 10.0.0.0/27
        gateway hub/hub-gw vpn
        vnet old 10.1.0.0/16 classic
        link hub -> old allowGatewayTransit allowVirtualNetworkAccess=false
        """).ShouldHaveOnly("VNP2014").Message.ShouldContain("cuts \"old\" off from \"hub-gw\"");

    [Test]
    public void Stays_silent_for_a_classic_spoke_to_which_nothing_is_lent() => DesignText.Read("""
        vnet hub 10.0.0.0/16
        subnet hub/GatewaySubnet 10.0.0.0/27
        gateway hub/hub-gw vpn
        vnet old 10.1.0.0/16 classic
        link hub -> old allowVirtualNetworkAccess=false
        """).ShouldHaveNoFindings();

    [Test] // 3.25: packets pass the appliances that a Route Server tells of, and those may have a group
    public void Leaves_a_Route_Server_alone_to_the_rule_about_machines() => Served("10.0.3.4").ShouldHaveOnly("VNP2020");

    [Test]
    public void Fires_for_a_Route_Server_with_a_session_to_the_other_VNet() => Served("10.1.3.4").ShouldHaveOnly("VNP2014").Message.ShouldContain("cuts \"app\" off from \"hub-rs\"");

    [Test]
    public void Has_one_finding_for_a_gateway_and_a_firewall()
    {
        DrawnDesign design = DesignText.Read("""
            vnet hub 10.0.0.0/16
            subnet hub/GatewaySubnet 10.0.0.0/27
            subnet hub/AzureFirewallSubnet 10.0.1.0/26
            subnet hub/RouteServerSubnet 10.0.2.0/26
            gateway hub/hub-gw vpn
            routeserver hub/hub-rs 10.0.2.4 10.0.2.5
            firewall hub/hub-fw 10.0.1.4
            vnet app 10.1.0.0/16
            subnet app/web 10.1.1.0/24 table=to-firewall
            table to-firewall
            route to-firewall/all 0.0.0.0/0 -> VirtualAppliance 10.0.1.4
            link app -> hub useRemoteGateways allowForwardedTraffic
            link hub -> app allowGatewayTransit allowVirtualNetworkAccess=false
            """);

        design.ShouldHaveOnly("VNP2014").Message.ShouldContain("from \"hub-gw\" and \"hub-fw\"");
    }

    [Test]
    public void Stays_silent_where_the_flag_is_set()
    {
        Transit("allowGatewayTransit").ShouldHaveNoFindings();
        Inspected("allowForwardedTraffic", "10.0.1.4").ShouldHaveNoFindings();
    }

    [Test]
    public void Leaves_a_flag_that_cuts_nothing_off_to_the_rule_about_machines() => DesignText.Read("""
        vnet hub 10.0.0.0/16
        subnet hub/GatewaySubnet 10.0.0.0/27
        gateway hub/hub-gw vpn
        vnet app 10.1.0.0/16
        link app -> hub
        link hub -> app allowGatewayTransit allowVirtualNetworkAccess=false
        """).ShouldHaveOnly("VNP2020");

    [Test]
    public void Leaves_the_flag_of_the_spoke_to_the_rule_about_machines() => DesignText.Read("""
        vnet hub 10.0.0.0/16
        subnet hub/GatewaySubnet 10.0.0.0/27
        gateway hub/hub-gw vpn
        vnet app 10.1.0.0/16
        link app -> hub useRemoteGateways allowVirtualNetworkAccess=false
        link hub -> app allowGatewayTransit
        """).ShouldHaveOnly("VNP2020");

    [Test]
    public void Stays_silent_where_the_place_of_the_gateway_is_not_known() =>
        Transit("allowGatewayTransit allowVirtualNetworkAccess=false").With(net => net with { Gateways = [net.Gateways[0] with { IPConfigurations = [] }] }).ShouldHaveOnly("VNP2020");

    [Test]
    public void Stays_silent_where_the_flag_is_taken_to_act_on_the_tag_only() =>
        (Transit("allowGatewayTransit allowVirtualNetworkAccess=false") with { Behavior = AzureBehavior.Default with { AccessFlagBlocksWithoutSecurityGroup = false } }).ShouldHaveNoFindings();

    [Test]
    public void Leaves_a_Disconnected_link_to_its_own_finding() => Transit("allowGatewayTransit allowVirtualNetworkAccess=false state=Disconnected").ShouldHaveOnly("VNP2008");

    private static DrawnDesign Served(string speaker) => DesignText.Read($"""
        vnet hub 10.0.0.0/16
        subnet hub/RouteServerSubnet 10.0.2.0/26
        subnet hub/nva 10.0.3.0/24
        routeserver hub/hub-rs 10.0.2.4 10.0.2.5
        session hub-rs/one {speaker} asn=65001 announces=10.64.0.0/10
        vnet app 10.1.0.0/16
        subnet app/nva 10.1.3.0/24
        link app -> hub useRemoteGateways
        link hub -> app allowGatewayTransit allowVirtualNetworkAccess=false
        """);

    private static DrawnDesign Transit(string hubLink) => DesignText.Read($"""
        vnet hub 10.0.0.0/16
        subnet hub/GatewaySubnet 10.0.0.0/27
        gateway hub/hub-gw vpn
        vnet app 10.1.0.0/16
        link app -> hub useRemoteGateways
        link hub -> app {hubLink}
        """);

    private static DrawnDesign Inspected(string hubLink, string firewall) => DesignText.Read($"""
        vnet hub 10.0.0.0/16
        subnet hub/AzureFirewallSubnet 10.0.1.0/26
        firewall hub/hub-fw {firewall}
        vnet app 10.1.0.0/16
        subnet app/web 10.1.1.0/24 table=to-firewall
        table to-firewall
        route to-firewall/all 0.0.0.0/0 -> VirtualAppliance 10.0.1.4
        link app -> hub allowForwardedTraffic
        link hub -> app {hubLink}
        """);
}
