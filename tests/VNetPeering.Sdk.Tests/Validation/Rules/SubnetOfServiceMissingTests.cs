using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class SubnetOfServiceMissingTests
{
    [Test]
    public void Fires_on_a_gateway_in_a_VNet_without_GatewaySubnet()
    {
        Diagnostic finding = Drawn("gateway hub/gw vpn").ShouldHaveOnly("VNP1024");

        finding.Resource.ShouldBe(Designs.Id(ResourceTypes.Gateway, "gw"));
        finding.Related.ShouldBe([Designs.VNetId("hub")]);
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBe("InvalidResourceReference");
        finding.Message.ShouldBe("Gateway \"gw\" lies in subnet GatewaySubnet, which VNet \"hub\" does not have.");
        finding.Fix.ShouldBe("Add a subnet named GatewaySubnet to VNet \"hub\" before the gateway.");
    }

    [TestCase("firewall hub/fw", "Azure Firewall \"fw\" lies in subnet AzureFirewallSubnet, which VNet \"hub\" does not have.")]
    [TestCase("routeserver hub/rs", "Route Server \"rs\" lies in subnet RouteServerSubnet, which VNet \"hub\" does not have.")]
    [TestCase("gateway hub/gw expressRoute", "Gateway \"gw\" lies in subnet GatewaySubnet, which VNet \"hub\" does not have.")]
    public void Fires_on_each_service(string line, string message) => Drawn(line).ShouldHaveOnly("VNP1024").Message.ShouldBe(message);

    [TestCase("subnet hub/gatewaysubnet 10.0.0.0/26\ngateway hub/gw vpn")]
    [TestCase("subnet hub/AzureFirewallSubnet 10.0.0.0/26\nfirewall hub/fw")]
    [TestCase("subnet hub/RouteServerSubnet 10.0.0.0/26\nrouteserver hub/rs")]
    public void Stays_silent_where_the_subnet_is_there(string lines) => Drawn(lines).ShouldHaveNoFindings();

    [TestCase("gateway far/gw vpn")]
    [TestCase("firewall far/fw")]
    [TestCase("routeserver far/rs")]
    public void Stays_silent_where_the_VNet_is_not_described(string line) => Drawn(line).ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_where_the_input_leaves_out_all_subnets()
    {
        Topology hub = Drawn("gateway hub/gw vpn").Topology;

        (hub with { VNets = [hub.VNets[0] with { Subnets = [] }] }).Validate().Where(finding => finding.Id == "VNP1024").ShouldBeEmpty();
    }

    [Test]
    public void Stays_silent_where_the_VNet_is_a_placeholder()
    {
        Topology hub = Drawn("gateway hub/gw vpn").Topology;

        (hub with { VNets = [hub.VNets[0] with { IsPlaceholder = true }] }).ShouldHaveNoFindings();
    }

    [Test]
    public void Stays_silent_where_a_subnet_could_not_be_read()
    {
        Topology hub = Drawn("gateway hub/gw vpn").Topology;

        (hub with { UnreadValues = [new UnreadValue { ResourceId = Designs.VNetId("hub"), Property = "subnets[1].name", Text = "[parameters('name')]", Kind = UnreadValueKind.Unresolved }] })
            .Validate().Where(finding => finding.Id == "VNP1024").ShouldBeEmpty();
    }

    private static DrawnDesign Drawn(string lines) => DesignText.Read($"""
        vnet hub 10.0.0.0/16
        subnet hub/web 10.0.9.0/24
        {lines}
        """);
}
