using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class ClientsCannotReachPeersTests
{
    // The custom routes keep the advice about client packages silent.
    private const string Hub = """
        vnet hub 10.0.0.0/16
        subnet hub/GatewaySubnet 10.0.0.0/27
        gateway hub/hub-gw vpn pool=172.16.8.0/24 customRoutes=10.0.0.0/8
        vnet app 10.1.0.0/16
        subnet app/web 10.1.0.0/24 table=web-table
        peering hub <-> app
        table web-table

        """;

    [Test]
    public void Fires_once_and_names_the_peers_links()
    {
        Diagnostic finding = DesignText.Read(Hub + """
            vnet data 10.2.0.0/16
            peering hub <-> data
            """).ShouldHaveOnly("VNP3016");

        finding.Resource.ShouldBe(Designs.Id(ResourceTypes.Gateway, "hub-gw"));
        finding.Related.ShouldBe([Designs.LinkId("app", "hub"), Designs.LinkId("data", "hub")]);
        finding.Severity.ShouldBe(Severity.Warning);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe("Gateway \"hub-gw\" has point-to-site clients in 172.16.8.0/24. \"app\" and \"data\" are peered with \"hub\" without using its gateway, so no route leads back to the clients.");
        finding.Fix.ShouldBe("Set UseRemoteGateways in \"app\" and \"data\" and AllowGatewayTransit in \"hub\", or route 172.16.8.0/24 there to an appliance.");
    }

    [TestCase("link hub -> app allowGatewayTransit", TestName = "while only the hub lends")]
    [TestCase("route web-table/other 172.16.9.0/24 -> VirtualAppliance 10.0.0.4", TestName = "for a route to other addresses")]
    public void Fires(string line) => DesignText.Read(Hub + line).ShouldHaveOnly("VNP3016");

    [Test]
    public void Fires_beside_the_rule_about_a_route_to_a_gateway_that_is_not_there() =>
        DesignText.Read(Hub + "route web-table/pool 172.16.8.0/24 -> VirtualNetworkGateway").Validate().Select(finding => finding.Id).ShouldBe(["VNP3016", "VNP4008"], ignoreOrder: true);

    [TestCase("link app -> hub useRemoteGateways\nlink hub -> app allowGatewayTransit", TestName = "with both transit flags")]
    [TestCase("route web-table/pool 172.16.8.0/24 -> VirtualAppliance 10.0.0.4", TestName = "for a route to an appliance")]
    [TestCase("route web-table/all 0.0.0.0/0 -> VirtualAppliance 10.0.0.4", TestName = "for a default route to an appliance")]
    [TestCase("subnet app/GatewaySubnet 10.1.1.0/27\ngateway app/app-gw vpn", TestName = "for a peer with a gateway of its own")]
    [TestCase("subnet app/RouteServerSubnet 10.1.1.0/26\nrouteserver app/app-rs 10.1.1.4 10.1.1.5", TestName = "for a peer with a Route Server of its own")]
    [TestCase("subnet app/GatewaySubnet 10.1.1.0/27 usedBy=unseen", TestName = "for a peer with a gateway that only its subnet shows")]
    [TestCase("behavior ClientsReachPeersWithoutTransit=true", TestName = "under the other reading")]
    public void Stays_silent(string lines) => DesignText.Read(Hub + lines).ShouldHaveNoFindings();

    [Test]
    public void Leaves_a_peer_that_the_hub_closes_to_the_rule_about_the_flag() => DesignText.Read(Hub + "link hub -> app allowVirtualNetworkAccess=false").ShouldHaveOnly("VNP2020");

    [Test] // then the gateway, which has no group, lets them pass, and the missing route is all there is to tell
    public void Fires_for_a_peer_that_the_hub_closes_where_the_flag_is_taken_to_act_on_the_tag_only() =>
        DesignText.Read(Hub + "link hub -> app allowVirtualNetworkAccess=false\nbehavior AccessFlagBlocksWithoutSecurityGroup=false").ShouldHaveOnly("VNP3016");

    [Test] // clients are no part of the hub's space, so the peer's own flag does not keep them out (2.42): the missing route does
    public void Fires_for_a_peer_that_closes_itself_to_the_hub() =>
        DesignText.Read(Hub + "link app -> hub allowVirtualNetworkAccess=false").Validate().Select(finding => finding.Id).ShouldBe(["VNP2020", "VNP3016"], ignoreOrder: true);

    [Test]
    public void Stays_silent_for_a_peer_that_borrows_elsewhere() => DesignText.Read(Hub + """
        vnet hub2 10.2.0.0/16
        subnet hub2/GatewaySubnet 10.2.0.0/27
        gateway hub2/hub2-gw vpn asn=65010
        link app -> hub2 useRemoteGateways
        link hub2 -> app allowGatewayTransit
        """).ShouldHaveNoFindings();

    [Test]
    public void Leaves_a_peer_that_borrows_in_vain_to_the_rule_about_that() => DesignText.Read(Hub + "link app -> hub useRemoteGateways").ShouldHaveOnly("VNP3001");

    [Test]
    public void Leaves_half_a_peering_to_the_rule_about_that() => DesignText.Read("""
        vnet hub 10.0.0.0/16
        subnet hub/GatewaySubnet 10.0.0.0/27
        gateway hub/hub-gw vpn pool=172.16.8.0/24 customRoutes=10.0.0.0/8
        vnet app 10.1.0.0/16
        link hub -> app
        """).ShouldHaveOnly("VNP2007");

    [Test]
    public void Stays_silent_for_a_classic_peer() => DesignText.Read("""
        vnet hub 10.0.0.0/16
        subnet hub/GatewaySubnet 10.0.0.0/27
        gateway hub/hub-gw vpn pool=172.16.8.0/24 customRoutes=10.0.0.0/8
        vnet old 10.1.0.0/16 classic
        link hub -> old
        """).ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_for_a_peer_that_is_not_described() => DesignText.Read("""
        vnet hub 10.0.0.0/16
        subnet hub/GatewaySubnet 10.0.0.0/27
        gateway hub/hub-gw vpn pool=172.16.8.0/24 customRoutes=10.0.0.0/8
        link hub -> app
        """).ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_where_the_flag_could_not_be_read() => DesignText.Read(Hub).WithUnread(Designs.LinkId("app", "hub"), "useRemoteGateways").ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_where_the_table_of_the_peer_is_not_described() => DesignText.Read(Hub.Replace("table web-table\n", string.Empty, StringComparison.Ordinal)).ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_while_some_gateway_stands_at_an_unknown_place() => DesignText.Read(Hub)
        .With(topology => topology with { Gateways = topology.Gateways.Add(new Gateway { Id = Designs.Id(ResourceTypes.Gateway, "lost"), Type = GatewayType.Vpn }) })
        .ShouldHaveNoFindings();
}
