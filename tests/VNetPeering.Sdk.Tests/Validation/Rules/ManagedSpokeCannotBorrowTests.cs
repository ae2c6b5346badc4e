using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class ManagedSpokeCannotBorrowTests
{
    private static DrawnDesign Hub(string more) => DesignText.Read($"""
        vnet hub 10.0.0.0/16
        subnet hub/GatewaySubnet 10.0.255.0/27
        vnet app 10.1.0.0/16
        vnet data 10.2.0.0/16
        hubspoke corp/prod hub app,data useHubGateway
        {more}
        """);

    [Test]
    public void Fires_once_for_a_hub_without_a_gateway()
    {
        Diagnostic finding = Hub("").ShouldHaveOnly("VNP3024");

        finding.Resource.ShouldBe(Designs.Id(ResourceTypes.NetworkManager, "corp").Child("connectivityConfigurations", "prod"));
        finding.Related.ShouldBe([Designs.VNetId("hub"), Designs.VNetId("app"), Designs.VNetId("data")]);
        finding.Severity.ShouldBe(Severity.Error);
        finding.Message.ShouldBe("Configuration \"corp/prod\" lets \"app\" and \"data\" use the gateway of \"hub\", but \"hub\" has no gateway and no Route Server. The link to the hub fails, and the hub's link stays Initiated.");
        finding.Fix.ShouldBe("Add a gateway to \"hub\", or clear useHubGateway.");
    }

    [Test]
    public void Stays_silent_where_the_hub_has_a_gateway() => Hub("gateway hub/gw vpn").ShouldHaveNoFindings();

    [Test]
    public void Fires_for_a_spoke_with_a_gateway_of_its_own() => Hub("""
        gateway hub/gw vpn
        subnet app/GatewaySubnet 10.1.255.0/27
        gateway app/own vpn
        """).ShouldHaveOnly("VNP3024").Message.ShouldContain("but the spoke has a gateway of its own.");

    [Test]
    public void Fires_for_a_link_of_the_hub_that_lends_nothing() => Hub("""
        gateway hub/gw vpn
        link hub -> app allowGatewayTransit=false
        """).ShouldHaveOnly("VNP3024").Message.ShouldContain("but the link of the hub is there already with AllowGatewayTransit set to false.");

    [Test]
    public void Fires_for_a_spoke_that_borrows_already() => Hub("""
        gateway hub/gw vpn
        vnet second 10.9.0.0/16
        subnet second/GatewaySubnet 10.9.255.0/27
        gateway second/more vpn
        hubspoke corp/more second app useHubGateway
        """).ShouldHaveOnly("VNP3024").Message.ShouldContain("but the spoke borrows the gateway of another VNet.");

    [Test]
    public void Stays_silent_where_the_spoke_has_its_link() => DesignText.Read("""
        vnet hub 10.0.0.0/16
        vnet app 10.1.0.0/16
        peering hub <-> app
        hubspoke corp/prod hub app useHubGateway
        """).ShouldHaveNoFindings();
}
