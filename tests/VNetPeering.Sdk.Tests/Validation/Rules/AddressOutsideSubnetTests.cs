using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class AddressOutsideSubnetTests
{
    [Test]
    public void Fires_on_an_address_of_another_subnet()
    {
        DrawnDesign design = DesignText.Read("""
            vnet app 10.1.0.0/16
            subnet app/web 10.1.0.0/24
            subnet app/db 10.1.1.0/24
            nic web1 app/web 10.1.0.4 10.1.1.4
            """);

        Diagnostic finding = design.ShouldHaveOnly("VNP1015");

        finding.Resource.ShouldBe(Designs.Id(ResourceTypes.NetworkInterface, "web1"));
        finding.Related.ShouldBe([Designs.SubnetId("app", "web")]);
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBe("PrivateIPAddressNotInSubnet");
        finding.Message.ShouldBe("Network interface \"web1\" states 10.1.1.4 outside its subnet \"app/web\" (10.1.0.0/24).");
        finding.Fix.ShouldBe("Take an address of the subnet, or name the subnet that has the address.");
    }

    [Test]
    public void Says_so_where_no_subnet_of_the_VNet_has_the_address() => Drawn("nic web1 app/web 10.1.9.4").ShouldHaveOnly("VNP1015").Message
        .ShouldBe("Network interface \"web1\" states 10.1.9.4 outside its subnet \"app/web\" (10.1.0.0/24). No subnet of the VNet has 10.1.9.4.");

    [TestCase("loadbalancer inside app/web 10.1.9.4", "Load balancer")]
    [TestCase("endpoint inside app/web 10.1.9.4", "Private endpoint")]
    [TestCase("firewall app/inside 10.1.9.4", "Azure Firewall")]
    [TestCase("gateway app/inside vpn address=10.1.9.4", "Gateway")]
    [TestCase("routeserver app/inside 10.1.9.4", "Route Server")]
    public void Fires_on_whatever_states_an_address(string line, string noun) =>
        Drawn(line).ShouldHaveOnly("VNP1015").Message.ShouldStartWith($"{noun} \"inside\" states 10.1.9.4 outside its subnet ");

    [Test]
    public void Gives_one_finding_for_all_addresses_of_an_interface() =>
        Drawn("nic web1 app/web 10.1.9.4 10.1.9.5").ShouldHaveOnly("VNP1015").Message.ShouldContain("states 10.1.9.4 and 10.1.9.5 outside");

    [Test]
    public void Gives_one_finding_for_an_endpoint_and_its_platform_interface() =>
        Drawn("endpoint sql app/web 10.1.9.4\nnic sql-nic app/web 10.1.9.4").ShouldHaveOnly("VNP1015").Resource.ShouldBe(Designs.Id(ResourceTypes.PrivateEndpoint, "sql"));

    [Test]
    public void Fires_on_an_IPv6_address_in_an_IPv4_subnet() => Drawn("nic web1 app/web 10.1.0.4 fd00::4").ShouldHaveOnly("VNP1015").Message.ShouldContain("states fd00::4 outside");

    [TestCase("nic web1 app/web")]
    [TestCase("nic web1 app/web 10.1.0.4")]
    [TestCase("nic web1 app/web 10.1.0.254")]
    [TestCase("nic web1 app/dual 10.1.8.4 fd00::4")]
    [TestCase("nic web1 app/dual 10.1.7.4")]
    public void Stays_silent_inside_the_subnet(string line) => Drawn(line).ShouldHaveNoFindings();

    // Azure passes over the address and picks one: a public lab is deployed like that.
    [TestCase("nic web1 app/web 10.1.9.4 dynamic")]
    [TestCase("loadbalancer inside app/web 10.1.9.4 dynamic")]
    public void Stays_silent_where_the_address_is_not_asked_for(string line) => Drawn(line).ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_where_the_subnet_or_the_VNet_is_not_described()
    {
        Drawn("nic web1 app/gone 10.9.0.4").ShouldHaveNoFindings();
        Drawn("nic web1 gone/web 10.9.0.4").ShouldHaveNoFindings();
        DesignText.Read("vnet app placeholder\nnic web1 app/web 10.9.0.4").ShouldHaveNoFindings();
    }

    [Test]
    public void Stays_silent_where_the_subnet_states_no_prefix() => Drawn("subnet app/open\nnic web1 app/open 10.9.0.4").ShouldHaveNoFindings();

    // The prefix that could not be read may have the address.
    [Test]
    public void Stays_silent_where_a_prefix_of_the_subnet_could_not_be_read() => Drawn("subnet app/half 10.1.3.0/24 10.1.9.7/24\nnic web1 app/half 10.1.9.4").ShouldHaveOnly("VNP1002");

    [Test]
    public void Does_not_say_that_no_subnet_has_the_address_where_one_could_not_be_read() =>
        Drawn("subnet app/half 10.1.9.7/24\nnic web1 app/web 10.1.9.4").Validate().Single(finding => finding.Id == "VNP1015").Message.ShouldEndWith("(10.1.0.0/24).");

    private static DrawnDesign Drawn(string lines) => DesignText.Read($"""
        vnet app 10.1.0.0/16 fd00::/48
        subnet app/web 10.1.0.0/24
        subnet app/dual 10.1.8.0/24 10.1.7.0/24 fd00::/64
        subnet app/GatewaySubnet 10.1.250.0/27
        subnet app/RouteServerSubnet 10.1.251.0/27
        subnet app/AzureFirewallSubnet 10.1.252.0/26
        {lines}
        """);
}
