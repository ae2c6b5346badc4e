using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class ClientRoutesGoStaleTests
{
    private static string Hub(string gateway, string app = "10.1.0.0/16", string data = "10.2.0.0/16") => $"""
        vnet hub 10.0.0.0/16
        subnet hub/GatewaySubnet 10.0.0.0/27
        gateway hub/hub-gw vpn {gateway}
        vnet app {app}
        link hub -> app allowGatewayTransit
        link app -> hub useRemoteGateways
        vnet data {data}
        link hub -> data allowGatewayTransit
        link data -> hub useRemoteGateways

        """;

    [Test]
    public void Fires_once_and_names_the_links()
    {
        Diagnostic finding = DesignText.Read(Hub("pool=172.16.8.0/24")).ShouldHaveOnly("VNP3017");

        finding.Resource.ShouldBe(Designs.Id(ResourceTypes.Gateway, "hub-gw"));
        finding.Related.ShouldBe([Designs.LinkId("hub", "app"), Designs.LinkId("hub", "data")]);
        finding.Severity.ShouldBe(Severity.Info);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe("Gateway \"hub-gw\" has point-to-site clients, and \"hub\" is peered with \"app\" and \"data\". Clients keep the routes of the package that they were installed from.");
        finding.Fix.ShouldBe("Download and install the client package again after each change of the peerings, or name the peers' address space in the custom routes of the gateway.");
    }

    [Test]
    public void Fires_for_the_peers_outside_the_custom_routes() =>
        DesignText.Read(Hub("pool=172.16.8.0/24 customRoutes=10.1.0.0/16")).ShouldHaveOnly("VNP3017").Related.ShouldBe([Designs.LinkId("hub", "data")]);

    [Test]
    public void Fires_for_a_peer_that_lies_partly_outside() =>
        DesignText.Read(Hub("pool=172.16.8.0/24 customRoutes=10.0.0.0/8", data: "10.2.0.0/16 192.168.0.0/24")).ShouldHaveOnly("VNP3017").Related.ShouldBe([Designs.LinkId("hub", "data")]);

    [TestCase("", TestName = "without clients")]
    [TestCase("pool=172.16.8.0/24 customRoutes=10.0.0.0/8", TestName = "for peers inside the custom routes")]
    [TestCase("pool=172.16.8.0/24 customRoutes=10.1.0.0/16,10.2.0.0/17,10.2.128.0/17", TestName = "for custom routes in parts")]
    public void Stays_silent(string gateway) => DesignText.Read(Hub(gateway)).ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_without_a_peering() => DesignText.Read("""
        vnet hub 10.0.0.0/16
        subnet hub/GatewaySubnet 10.0.0.0/27
        gateway hub/hub-gw vpn pool=172.16.8.0/24
        """).ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_for_a_link_that_is_not_connected() => DesignText.Read("""
        vnet hub 10.0.0.0/16
        subnet hub/GatewaySubnet 10.0.0.0/27
        gateway hub/hub-gw vpn pool=172.16.8.0/24
        vnet app 10.1.0.0/16
        link hub -> app
        """).ShouldHaveOnly("VNP2007");

    [Test]
    public void Stays_silent_where_the_custom_routes_could_not_be_read() =>
        DesignText.Read(Hub("pool=172.16.8.0/24")).WithUnread(Designs.Id(ResourceTypes.Gateway, "hub-gw"), "customRoutes.addressPrefixes[0]").ShouldHaveNoFindings();
}
