using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class BasicGatewayTests
{
    private static string Hub(string options = "", string sku = "Basic") => $"""
        vnet hub 10.0.0.0/16
        subnet hub/GatewaySubnet 10.0.0.0/27
        gateway hub/hub-gw vpn sku={sku} {options}
        localgateway north 192.168.1.0/24 asn=65001

        """;

    [Test]
    public void Fires_once_and_lists_all_that_is_asked()
    {
        Diagnostic finding = DesignText.Read(Hub("pool=172.16.8.0/24 clientProtocols=SSTP,ikev2") + """
            gateway hub/hub-er expressRoute
            connection to-north hub-gw -> north bgp
            """).ShouldHaveOnly("VNP3011");

        finding.Resource.ShouldBe(Designs.Id(ResourceTypes.Gateway, "hub-gw"));
        finding.Related.ShouldBe([Designs.Id(ResourceTypes.Connection, "to-north"), Designs.Id(ResourceTypes.Gateway, "hub-er")]);
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe("Gateway \"hub-gw\" has the SKU Basic and has BGP, the ExpressRoute gateway \"hub-er\" beside it and IKEv2 clients. Basic does not offer that.");
        finding.Fix.ShouldBe("Replace \"hub-gw\" by a gateway of another SKU, for example VpnGw1AZ; a Basic one cannot be resized.");
    }

    [TestCase("bgp", "Basic")]
    [TestCase("bgp", "basic")]
    [TestCase("pool=172.16.8.0/24 clientProtocols=IkeV2", "Basic")]
    public void Fires_for_each_alone(string options, string sku) => DesignText.Read(Hub(options, sku)).ShouldHaveOnly("VNP3011");

    [TestCase("clientProtocols=IkeV2", "Basic", TestName = "a protocol without clients")]
    [TestCase("pool=172.16.8.0/24 clientProtocols=SSTP", "Basic", TestName = "clients with SSTP")]
    [TestCase("pool=172.16.8.0/24", "Basic", TestName = "clients whose protocol is not stated")]
    [TestCase("bgp", "VpnGw1", TestName = "another SKU")]
    public void Stays_silent(string options, string sku) => DesignText.Read(Hub(options, sku)).ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_where_no_SKU_is_stated() =>
        DesignText.Read(Hub("bgp")).With(topology => topology with { Gateways = [topology.Gateways[0] with { Sku = null }] }).ShouldHaveNoFindings();
}
