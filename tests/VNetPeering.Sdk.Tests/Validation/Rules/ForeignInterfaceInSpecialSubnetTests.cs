using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class ForeignInterfaceInSpecialSubnetTests
{
    [Test]
    public void Fires_on_what_is_not_the_service()
    {
        Diagnostic finding = Drawn("GatewaySubnet", "nic web1 hub/GatewaySubnet\nloadbalancer inside hub/GatewaySubnet").ShouldHaveOnly("VNP1021");

        finding.Resource.ShouldBe(Designs.SubnetId("hub", "GatewaySubnet"));
        finding.Related.ShouldBe([Designs.Id(ResourceTypes.NetworkInterface, "web1"), Designs.Id(ResourceTypes.LoadBalancer, "inside")]);
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe("Subnet \"hub/GatewaySubnet\" holds network interface \"web1\" and load balancer \"inside\". Azure keeps a subnet of this name for its own service.");
        finding.Fix.ShouldBe("Put them into a subnet with another name.");
    }

    [TestCase("GatewaySubnet")]
    [TestCase("AzureBastionSubnet")]
    [TestCase("RouteServerSubnet")]
    [TestCase("AzureFirewallSubnet")]
    [TestCase("AzureFirewallManagementSubnet")]
    public void Fires_in_each_of_them(string subnet) => Drawn(subnet, $"endpoint sql hub/{subnet}").ShouldHaveOnly("VNP1021");

    [TestCase("VirtualNetworkApplianceSubnet")]
    [TestCase("web")]
    public void Stays_silent_in(string subnet) => Drawn(subnet, $"nic web1 hub/{subnet}").ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_on_the_service_itself() => DesignText.Read("""
        vnet hub 10.0.0.0/16
        subnet hub/GatewaySubnet 10.0.0.0/26
        subnet hub/RouteServerSubnet 10.0.1.0/26
        subnet hub/AzureFirewallSubnet 10.0.2.0/26
        gateway hub/gw vpn address=10.0.0.4
        routeserver hub/rs 10.0.1.4 10.0.1.5
        firewall hub/fw 10.0.2.4
        """).ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_on_an_interface_of_no_machine_where_the_service_runs() => Drawn("AzureBastionSubnet used", "nic free hub/AzureBastionSubnet").ShouldHaveNoFindings();

    [Test]
    public void Fires_on_the_interface_of_a_machine_where_the_service_runs() => Drawn("AzureBastionSubnet used", "nic web1 hub/AzureBastionSubnet vm=m").ShouldHaveOnly("VNP1021");

    // Azure lists it there, so it is there by Azure's leave.
    [Test]
    public void Stays_silent_on_what_the_subnet_itself_lists()
    {
        ResourceId listed = Designs.Id(ResourceTypes.NetworkInterface, "web1").Child("ipConfigurations", "part0");
        Topology estate = Drawn("AzureBastionSubnet", "nic web1 hub/AzureBastionSubnet vm=m").Topology
            .Change("hub", vnet => vnet with { Subnets = [vnet.Subnets[0] with { IPConfigurationIds = [listed] }] });

        estate.ShouldHaveNoFindings();
    }

    [Test]
    public void Names_an_endpoint_and_not_its_platform_interface() =>
        Drawn("GatewaySubnet", "endpoint sql hub/GatewaySubnet 10.0.0.4\nnic sql-nic hub/GatewaySubnet 10.0.0.4").ShouldHaveOnly("VNP1021").Related.ShouldBe([Designs.Id(ResourceTypes.PrivateEndpoint, "sql")]);

    private static DrawnDesign Drawn(string subnet, string lines) => DesignText.Read($"vnet hub 10.0.0.0/16\nsubnet hub/{subnet} 10.0.0.0/26\n{lines}");
}
