using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class ServiceInWrongSubnetTests
{
    [Test]
    public void Fires_on_a_gateway_outside_a_GatewaySubnet()
    {
        Diagnostic finding = Drawn("gateway hub/gw vpn subnet=web").ShouldHaveOnly("VNP1022");

        finding.Resource.ShouldBe(Designs.Id(ResourceTypes.Gateway, "gw"));
        finding.Related.ShouldBe([Designs.SubnetId("hub", "web")]);
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe("Gateway \"gw\" lies in \"hub/web\". Azure looks for a subnet named GatewaySubnet.");
        finding.Fix.ShouldBe("Name the subnet GatewaySubnet, or put the gateway into the subnet of that name.");
    }

    [TestCase("firewall hub/fw subnet=web", "Azure Firewall \"fw\" lies in \"hub/web\". Azure looks for a subnet named AzureFirewallSubnet.")]
    [TestCase("firewall hub/fw subnet=AzureFirewallManagementSubnet", "Azure Firewall \"fw\" lies in \"hub/AzureFirewallManagementSubnet\". Azure looks for a subnet named AzureFirewallSubnet.")]
    [TestCase("routeserver hub/rs subnet=web", "Route Server \"rs\" lies in \"hub/web\". Azure looks for a subnet named RouteServerSubnet.")]
    [TestCase("gateway hub/gw expressRoute subnet=web publicIp=a,b", "Gateway \"gw\" lies in \"hub/web\". Azure looks for a subnet named GatewaySubnet.")]
    public void Fires_on_each_service(string line, string message) => Drawn(line).ShouldHaveOnly("VNP1022").Message.ShouldBe(message);

    // A recording shows a gateway in "gatewaysubnet".
    [TestCase("gateway hub/gw vpn subnet=gatewaysubnet")]
    [TestCase("firewall hub/fw")]
    [TestCase("routeserver hub/rs")]
    public void Stays_silent_in_the_right_subnet(string line) => Drawn(line).ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_where_the_place_is_not_stated()
    {
        Topology hub = Drawn("firewall hub/fw subnet=web\nrouteserver hub/rs subnet=web").Topology;

        (hub with
        {
            AzureFirewalls = [hub.AzureFirewalls[0] with { SubnetId = null, VirtualHubId = Designs.Id(ResourceTypes.VirtualHub, "wan") }],
            RouteServers = [hub.RouteServers[0] with { SubnetId = null }],
            Gateways = [new Gateway { Id = Designs.Id(ResourceTypes.Gateway, "gw"), Type = GatewayType.Vpn, IPConfigurations = [new GatewayIPConfiguration()] }],
        }).ShouldHaveNoFindings();
    }

    [Test]
    public void Stays_silent_where_the_reference_leads_to_no_subnet()
    {
        Topology hub = Drawn("firewall hub/fw").Topology;

        (hub with { AzureFirewalls = [hub.AzureFirewalls[0] with { SubnetId = Designs.VNetId("hub") }] }).ShouldHaveNoFindings();
    }

    [Test]
    public void Fires_where_the_VNet_is_not_described() => DesignText.Read("firewall far/fw subnet=web").ShouldHaveOnly("VNP1022");

    private static DrawnDesign Drawn(string line) => DesignText.Read($"""
        vnet hub 10.0.0.0/16
        subnet hub/web 10.0.9.0/24
        subnet hub/GatewaySubnet 10.0.0.0/26
        subnet hub/RouteServerSubnet 10.0.1.0/26
        subnet hub/AzureFirewallSubnet 10.0.2.0/26
        subnet hub/AzureFirewallManagementSubnet 10.0.3.0/26
        {line}
        """);
}
