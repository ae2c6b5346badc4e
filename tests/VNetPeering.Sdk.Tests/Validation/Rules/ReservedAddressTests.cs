using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class ReservedAddressTests
{
    [Test]
    public void Fires_on_an_address_that_Azure_keeps()
    {
        Diagnostic finding = Drawn("nic web1 app/web 10.1.0.3").ShouldHaveOnly("VNP1016");

        finding.Resource.ShouldBe(Designs.Id(ResourceTypes.NetworkInterface, "web1"));
        finding.Related.ShouldBe([Designs.SubnetId("app", "web")]);
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBe("PrivateIPAddressInReservedRange");
        finding.Message.ShouldBe("Network interface \"web1\" states 10.1.0.3 of \"app/web\" (10.1.0.0/24). Azure keeps the first four addresses and the last of a subnet.");
        finding.Fix.ShouldBe("Take an address from 10.1.0.4 to 10.1.0.254.");
    }

    [TestCase("10.1.0.0")]
    [TestCase("10.1.0.1")]
    [TestCase("10.1.0.2")]
    [TestCase("10.1.0.3")]
    [TestCase("10.1.0.255")]
    public void Fires_on_each_of_the_five(string address) => Drawn($"nic web1 app/web {address}").ShouldHaveOnly("VNP1016");

    [TestCase("10.1.0.4")]
    [TestCase("10.1.0.254")]
    [TestCase("10.1.1.6")]
    public void Stays_silent_on_the_addresses_between(string address) => Drawn($"nic web1 app/{(address.StartsWith("10.1.1", StringComparison.Ordinal) ? "small" : "web")} {address}").ShouldHaveNoFindings();

    [TestCase("loadbalancer inside app/web 10.1.0.1")]
    [TestCase("endpoint inside app/web 10.1.0.1")]
    public void Fires_on_front_ends_and_endpoints(string line) => Drawn(line).ShouldHaveOnly("VNP1016");

    [Test]
    public void Gives_one_finding_for_all_addresses_of_an_interface() =>
        Drawn("nic web1 app/web 10.1.0.1 10.1.0.2").ShouldHaveOnly("VNP1016").Message.ShouldContain("states 10.1.0.1 of \"app/web\" (10.1.0.0/24) and 10.1.0.2 of ");

    // What the platform runs in its own subnets is its own business.
    [TestCase("firewall app/fw 10.1.252.1")]
    [TestCase("gateway app/gw vpn address=10.1.250.1")]
    [TestCase("routeserver app/rs 10.1.251.1")]
    public void Stays_silent_on_services_of_the_platform(string line) => Drawn(line).ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_where_the_address_is_not_asked_for() => Drawn("nic web1 app/web 10.1.0.1 dynamic").ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_on_IPv6_addresses() => Drawn("nic web1 app/dual 10.1.2.4 fd00::1").ShouldHaveNoFindings();

    // A /30 has no address to give at all, and VNP1007 says so.
    [Test]
    public void Stays_silent_where_the_subnet_itself_is_too_small() => Drawn("subnet app/tiny 10.1.3.0/30\nnic web1 app/tiny 10.1.3.1").ShouldHaveOnly("VNP1007");

    [Test]
    public void Stays_silent_where_the_subnet_is_not_described() => Drawn("nic web1 app/gone 10.1.0.1").ShouldHaveNoFindings();

    private static DrawnDesign Drawn(string lines) => DesignText.Read($"""
        vnet app 10.1.0.0/16 fd00::/48
        subnet app/web 10.1.0.0/24
        subnet app/small 10.1.1.0/29
        subnet app/dual 10.1.2.0/24 fd00::/64
        subnet app/GatewaySubnet 10.1.250.0/27
        subnet app/RouteServerSubnet 10.1.251.0/27
        subnet app/AzureFirewallSubnet 10.1.252.0/26
        {lines}
        """);
}
