using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class ForwardedTrafficNotAdmittedTests
{
    private const string Hub = """
        vnet hub 10.0.0.0/16
        subnet hub/AzureFirewallSubnet 10.0.1.0/26
        firewall hub/hub-fw 10.0.1.4
        vnet app 10.1.0.0/16
        vnet data 10.2.0.0/16
        table to-firewall
        """;

    [Test]
    public void Fires_for_the_VNet_whose_own_packets_come_back_through_the_firewall()
    {
        DrawnDesign design = DesignText.Read($"""
            {Hub}
            subnet app/web 10.1.1.0/24 table=to-firewall
            route to-firewall/all 0.0.0.0/0 -> VirtualAppliance 10.0.1.4
            peering app <-> hub
            """);

        Diagnostic finding = design.ShouldHaveOnly("VNP2015");

        finding.Resource.ShouldBe(Designs.LinkId("app", "hub"));
        finding.Related.ShouldBe([Designs.Id(ResourceTypes.AzureFirewall, "hub-fw"), Designs.Id(ResourceTypes.RouteTable, "to-firewall")]);
        finding.Severity.ShouldBe(Severity.Info);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe("Peering \"app/to-hub\" has AllowForwardedTraffic set to false, and route table \"to-firewall\" makes \"hub-fw\" forward packets into \"app\". As documented they are dropped; in practice they often pass.");
        finding.Fix.ShouldBe("Set AllowForwardedTraffic on \"app/to-hub\" if they should arrive, and block them in a security group if they should not: rely on neither reading.");
    }

    [TestCase("10.0.0.0/8")]
    [TestCase("10.2.3.0/24")]
    public void Fires_for_a_VNet_that_another_spoke_reaches_through_the_firewall(string destination) => DesignText.Read($"""
        {Hub}
        subnet app/web 10.1.1.0/24 table=to-firewall
        route to-firewall/over {destination} -> VirtualAppliance 10.0.1.4
        peering app <-> hub
        peering data <-> hub
        link app -> hub allowForwardedTraffic
        """).ShouldHaveOnly("VNP2015").Resource.ShouldBe(Designs.LinkId("data", "hub"));

    [Test]
    public void Fires_for_a_VNet_that_sites_reach_through_the_firewall() => DesignText.Read($"""
        {Hub}
        subnet hub/GatewaySubnet 10.0.0.0/27 table=to-firewall
        gateway hub/hub-gw vpn
        route to-firewall/data 10.2.0.0/16 -> VirtualAppliance 10.0.1.4
        peering app <-> hub
        peering data <-> hub
        """).ShouldHaveOnly("VNP2015").Resource.ShouldBe(Designs.LinkId("data", "hub"));

    [TestCase("nic nva hub/nva 10.0.2.4 forwarding")]
    [TestCase("loadbalancer lb hub/nva 10.0.2.4\nnic nva hub/nva 10.0.2.5 forwarding pool=lb")]
    public void Fires_for_appliances_that_are_machines(string appliance) => DesignText.Read($"""
        {Hub}
        subnet hub/nva 10.0.2.0/24
        {appliance}
        subnet app/web 10.1.1.0/24 table=to-firewall
        route to-firewall/all 0.0.0.0/0 -> VirtualAppliance 10.0.2.4
        peering app <-> hub
        """).ShouldHaveOnly("VNP2015");

    [Test]
    public void Stays_silent_where_the_links_of_the_spokes_admit() => Spokes("link app -> hub allowForwardedTraffic", "link data -> hub allowForwardedTraffic").ShouldHaveNoFindings();

    [Test]
    public void Reports_each_link_by_itself() => Spokes().Validate().Select(finding => finding.Resource).ShouldBe([Designs.LinkId("app", "hub"), Designs.LinkId("data", "hub")]);

    [Test]
    public void Looks_at_the_links_of_the_hub_where_the_sender_decides()
    {
        DrawnDesign design = Spokes("link hub -> app allowForwardedTraffic", "behavior ForwardedTrafficCheck=SenderSide");

        design.ShouldHaveOnly("VNP2015").Resource.ShouldBe(Designs.LinkId("hub", "data"));
    }

    [Test]
    public void Stays_silent_where_the_flag_could_not_be_read() =>
        Spokes("link data -> hub allowForwardedTraffic").WithUnread(Designs.LinkId("app", "hub"), "allowForwardedTraffic").ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_where_the_space_of_the_VNet_with_the_appliance_could_not_be_read() =>
        Spokes().WithUnread(Designs.VNetId("hub"), "addressSpace.addressPrefixes[1]").ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_for_packets_to_the_VNet_of_the_appliance() => DesignText.Read($"""
        {Hub}
        subnet app/web 10.1.1.0/24 table=to-firewall
        route to-firewall/hub 10.0.3.0/24 -> VirtualAppliance 10.0.1.4
        peering app <-> hub
        """).ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_for_a_VNet_that_no_route_leads_to() => DesignText.Read($"""
        {Hub}
        subnet app/web 10.1.1.0/24 table=to-firewall
        route to-firewall/site 192.168.0.0/16 -> VirtualAppliance 10.0.1.4
        peering app <-> hub
        peering data <-> hub
        link app -> hub allowForwardedTraffic
        """).ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_for_a_VNet_beside_another_whose_default_route_leads_to_the_firewall() => DesignText.Read($"""
        {Hub}
        subnet app/web 10.1.1.0/24 table=to-firewall
        route to-firewall/all 0.0.0.0/0 -> VirtualAppliance 10.0.1.4
        peering app <-> hub
        peering data <-> hub
        link app -> hub allowForwardedTraffic
        """).ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_for_packets_that_start_beside_the_firewall() => DesignText.Read($"""
        {Hub}
        subnet hub/shared 10.0.2.0/24 table=to-firewall
        route to-firewall/data 10.2.0.0/16 -> VirtualAppliance 10.0.1.4
        peering data <-> hub
        """).ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_where_nothing_is_known_to_forward() => DesignText.Read("""
        vnet hub 10.0.0.0/16
        subnet hub/nva 10.0.1.0/24
        vnet app 10.1.0.0/16
        subnet app/web 10.1.1.0/24 table=to-nva
        table to-nva
        route to-nva/all 0.0.0.0/0 -> VirtualAppliance 10.0.1.4
        peering app <-> hub
        """).ShouldHaveNoFindings();

    [Test]
    public void Leaves_half_a_peering_to_its_own_finding() => Spokes("link app -> hub allowForwardedTraffic state=Initiated", "link hub -> app state=Initiated", "link data -> hub allowForwardedTraffic").ShouldHaveOnly("VNP2007");

    private static DrawnDesign Spokes(params string[] more) => DesignText.Read($"""
        {Hub}
        subnet app/web 10.1.1.0/24 table=to-firewall
        subnet data/sql 10.2.1.0/24 table=to-firewall
        route to-firewall/all 0.0.0.0/0 -> VirtualAppliance 10.0.1.4
        peering app <-> hub
        peering data <-> hub
        {string.Join('\n', more)}
        """);
}
