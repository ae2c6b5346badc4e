using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class RouteToMissingVpnGatewayTests
{
    private const string Borrow = "link app -> hub useRemoteGateways\nlink hub -> app allowGatewayTransit";

    [Test]
    public void Fires_for_a_borrowed_ExpressRoute_gateway()
    {
        Diagnostic finding = Drawn("gateway hub/hub-er expressRoute", Borrow).ShouldHaveOnly("VNP4008");

        finding.Resource.ShouldBe(Designs.Id(ResourceTypes.RouteTable, "rt"));
        finding.Related.ShouldBe([Designs.VNetId("app")]);
        finding.Severity.ShouldBe(Severity.Warning);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe("Route table \"rt\" leads \"all\" to VirtualNetworkGateway, which means a VPN gateway alone: \"app\" is served by the ExpressRoute gateway \"hub-er\". The packets are lost.");
        finding.Fix.ShouldBe("Remove the route where ExpressRoute or nobody serves the VNet, and let gateway routes be propagated there.");
    }

    [Test]
    public void Fires_where_both_kinds_are_borrowed() => Drawn("gateway hub/hub-er expressRoute", "gateway hub/hub-gw vpn", Borrow).ShouldHaveOnly("VNP4008")
        .Message.ShouldContain("\"app\" is served by the ExpressRoute gateway \"hub-er\" beside the VPN gateway \"hub-gw\", and where both stand the route is not valid.");

    [Test]
    public void Fires_for_an_own_ExpressRoute_gateway() => Drawn("subnet app/GatewaySubnet 10.1.0.0/27", "gateway app/app-er expressRoute").ShouldHaveOnly("VNP4008");

    [Test]
    public void Fires_on_a_GatewaySubnet_with_an_ExpressRoute_gateway() => DesignText.Read("""
        vnet hub 10.0.0.0/16
        subnet hub/GatewaySubnet 10.0.0.0/27 table=rt
        gateway hub/hub-er expressRoute
        table rt
        route rt/site 192.168.0.0/16 -> VirtualNetworkGateway
        """).ShouldHaveOnly("VNP4008");

    [TestCase("peering app <-> hub", TestName = "Fires_where_no_gateway_is_borrowed")]
    [TestCase("gateway hub/hub-gw vpn\npeering app <-> hub", TestName = "Fires_where_a_gateway_is_there_and_not_borrowed")]
    [TestCase("subnet hub/RouteServerSubnet 10.0.1.0/26\nrouteserver hub/hub-rs 10.0.1.4 10.0.1.5\n" + Borrow, TestName = "Fires_for_a_Route_Server_which_is_no_VPN_gateway")]
    public void Fires_where_no_gateway_serves_the_VNet(string more) => Drawn(more).ShouldHaveOnly("VNP4008").Message.ShouldContain("alone: \"app\" has no gateway and borrows none.");

    [Test]
    public void Has_one_finding_for_a_table_and_names_the_VNets_at_fault()
    {
        DrawnDesign design = Drawn(
            "gateway hub/hub-er expressRoute",
            Borrow,
            "vnet data 10.2.0.0/16",
            "subnet data/sql 10.2.1.0/24 table=rt",
            "vnet good 10.3.0.0/16",
            "subnet good/GatewaySubnet 10.3.0.0/27",
            "gateway good/good-gw vpn",
            "subnet good/web 10.3.1.0/24 table=rt");

        Diagnostic finding = design.ShouldHaveOnly("VNP4008");

        finding.Related.ShouldBe([Designs.VNetId("app"), Designs.VNetId("data")]);
        finding.Message.ShouldContain("\"app\" is served by the ExpressRoute gateway \"hub-er\"; \"data\" has no gateway and borrows none.");
    }

    [TestCase("gateway hub/hub-gw vpn\n" + Borrow, TestName = "Stays_silent_for_a_borrowed_VPN_gateway")]
    [TestCase("subnet app/GatewaySubnet 10.1.0.0/27\ngateway app/app-gw vpn", TestName = "Stays_silent_for_an_own_VPN_gateway")]
    [TestCase("link app -> far useRemoteGateways", TestName = "Stays_silent_where_the_hub_is_not_described")]
    [TestCase("virtualhub wan 10.9.0.0/23 vnets=app", TestName = "Stays_silent_behind_Virtual_WAN")]
    public void Stays_silent(string more) => Drawn(more).ShouldHaveNoFindings();

    [Test]
    public void Leaves_borrowing_from_a_hub_without_a_gateway_to_its_own_finding() => Drawn(Borrow).ShouldHaveOnly("VNP3002");

    [Test]
    public void Stays_silent_where_the_place_of_a_gateway_is_not_known() =>
        Drawn("gateway hub/hub-er expressRoute", "peering app <-> hub").With(net => net with { Gateways = [net.Gateways[0] with { IPConfigurations = [] }] }).ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_where_Azure_lists_a_gateway_that_is_not_described()
    {
        ResourceId occupant = Designs.Id(ResourceTypes.Gateway, "hidden").Child("ipConfigurations", "one");
        Drawn().With(net => net.Change("app", vnet => vnet with { Subnets = [.. vnet.Subnets.Select(subnet => subnet with { IPConfigurationIds = [occupant] })] })).ShouldHaveNoFindings();
        Drawn(Borrow).With(net => net.Change("hub", vnet => vnet with { Subnets = [.. vnet.Subnets.Select(subnet => subnet with { IPConfigurationIds = [occupant] })] })).ShouldHaveNoFindings();
    }

    [Test]
    public void Stays_silent_where_a_link_could_not_be_read()
    {
        Drawn().WithUnread(Designs.VNetId("app"), "virtualNetworkPeerings").ShouldHaveNoFindings();
        Drawn("peering app <-> hub").WithUnread(Designs.LinkId("app", "hub"), "useRemoteGateways").ShouldHaveNoFindings();
    }

    [Test]
    public void Stays_silent_on_a_GatewaySubnet_without_a_gateway() => DesignText.Read("""
        vnet hub 10.0.0.0/16
        subnet hub/GatewaySubnet 10.0.0.0/27 table=rt
        table rt
        route rt/site 192.168.0.0/16 -> VirtualNetworkGateway
        """).ShouldHaveNoFindings();

    private static DrawnDesign Drawn(params string[] more) => DesignText.Read($"""
        vnet hub 10.0.0.0/16
        subnet hub/GatewaySubnet 10.0.0.0/27
        vnet app 10.1.0.0/16
        subnet app/web 10.1.1.0/24 table=rt
        table rt
        route rt/all 0.0.0.0/0 -> VirtualNetworkGateway
        {string.Join('\n', more)}
        """);
}
