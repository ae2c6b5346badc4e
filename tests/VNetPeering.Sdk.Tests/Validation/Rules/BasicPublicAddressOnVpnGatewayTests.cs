using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class BasicPublicAddressOnVpnGatewayTests
{
    private static string Hub(string address, string type = "vpn sku=VpnGw1", string subnet = "") => $"""
        vnet hub 10.0.0.0/16
        subnet hub/GatewaySubnet 10.0.0.0/27 {subnet}
        publicip one {address}
        publicip two {address}
        gateway hub/hub-gw {type} publicIp=one,two

        """;

    [Test]
    public void Fires_once_and_names_the_addresses()
    {
        Diagnostic finding = DesignText.Read(Hub("sku=Basic")).ShouldHaveOnly("VNP3012");

        finding.Resource.ShouldBe(Designs.Id(ResourceTypes.Gateway, "hub-gw"));
        finding.Related.ShouldBe([Designs.Id(ResourceTypes.PublicIPAddress, "one"), Designs.Id(ResourceTypes.PublicIPAddress, "two")]);
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBe("PublicIpWithBasicSkuNotAllowedOnVPNGateways");
        finding.Message.ShouldBe("VPN gateway \"hub-gw\" has the public addresses \"one\" and \"two\" of SKU Basic. Azure creates no VPN gateway on Basic addresses.");
        finding.Fix.ShouldBe("Give \"one\" and \"two\" the SKU Standard.");
    }

    [Test]
    public void Fires_for_a_Basic_gateway_too() => DesignText.Read(Hub("sku=basic", "vpn sku=Basic")).ShouldHaveOnly("VNP3012");

    [Test]
    public void Fires_while_another_gateway_runs_in_the_subnet() => DesignText.Read(Hub("sku=Basic", subnet: "usedBy=hub-er")).ShouldHaveOnly("VNP3012");

    [TestCase("sku=Standard", "vpn sku=VpnGw1", "", TestName = "a Standard address")]
    [TestCase("", "vpn sku=VpnGw1", "", TestName = "an address that states no SKU")]
    [TestCase("sku=Basic", "expressRoute", "", TestName = "an ExpressRoute gateway")]
    [TestCase("sku=Basic", "vpn sku=VpnGw1", "usedBy=hub-gw", TestName = "a gateway that Azure runs")]
    public void Stays_silent(string address, string type, string subnet) => DesignText.Read(Hub(address, type, subnet)).ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_for_an_address_that_is_not_described() =>
        DesignText.Read(Hub("sku=Basic")).With(topology => topology with { PublicIPAddresses = [] }).ShouldHaveNoFindings();
}
