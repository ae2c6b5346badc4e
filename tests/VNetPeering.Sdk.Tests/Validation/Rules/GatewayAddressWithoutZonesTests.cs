using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class GatewayAddressWithoutZonesTests
{
    private static string Hub(string address, string gateway = "vpn sku=VpnGw2AZ", string subnet = "") => $"""
        vnet hub 10.0.0.0/16
        subnet hub/GatewaySubnet 10.0.0.0/27 {subnet}
        publicip hub-ip {address}
        gateway hub/hub-gw {gateway} publicIp=hub-ip

        """;

    [Test]
    public void Fires_on_the_gateway_and_names_the_address()
    {
        Diagnostic finding = DesignText.Read(Hub("sku=Standard zones=none")).ShouldHaveOnly("VNP3020");

        finding.Resource.ShouldBe(Designs.Id(ResourceTypes.Gateway, "hub-gw"));
        finding.Related.ShouldBe([Designs.Id(ResourceTypes.PublicIPAddress, "hub-ip")]);
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBe("VmssVpnGatewayPublicIpsMustHaveZonesConfigured");
        finding.Message.ShouldBe("VPN gateway \"hub-gw\" has the SKU VpnGw2AZ, and its public address \"hub-ip\" lies in no availability zone.");
        finding.Fix.ShouldBe("Give \"hub-ip\" zones, for example 1, 2 and 3, or the gateway a SKU without AZ.");
    }

    [Test]
    public void Fires_however_the_words_are_cased() => DesignText.Read(Hub("sku=standard zones=none", "vpn sku=vpngw1az")).ShouldHaveOnly("VNP3020");

    [TestCase("sku=Standard zones=1,2,3", "vpn sku=VpnGw2AZ", "", TestName = "an address with zones")]
    [TestCase("sku=Standard zones=1", "vpn sku=VpnGw2AZ", "", TestName = "an address with one zone")]
    [TestCase("sku=Standard", "vpn sku=VpnGw2AZ", "", TestName = "zones that are not stated")]
    [TestCase("zones=none", "vpn sku=VpnGw2AZ", "", TestName = "a SKU of the address that is not stated")]
    [TestCase("sku=Standard zones=none", "vpn sku=VpnGw2", "", TestName = "a gateway without zones")]
    [TestCase("sku=Standard zones=none", "expressRoute sku=ErGw1AZ", "", TestName = "an ExpressRoute gateway without zones")]
    [TestCase("sku=Standard zones=none", "vpn sku=VpnGw2AZ", "usedBy=hub-gw", TestName = "a zone-redundant gateway that Azure runs")]
    public void Stays_silent_for(string address, string gateway, string subnet) => DesignText.Read(Hub(address, gateway, subnet)).ShouldHaveNoFindings();

    [Test]
    public void Leaves_a_Basic_address_to_the_rule_about_that() => DesignText.Read(Hub("sku=Basic zones=none")).ShouldHaveOnly("VNP3012");

    [Test]
    public void Stays_silent_where_no_SKU_of_the_gateway_is_stated() =>
        DesignText.Read(Hub("sku=Standard zones=none")).With(topology => topology with { Gateways = [topology.Gateways[0] with { Sku = null }] }).ShouldHaveNoFindings();
}
