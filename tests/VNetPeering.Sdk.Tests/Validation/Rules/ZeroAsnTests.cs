using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;
using VNetPeering.Sdk.Tests.Import;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class ZeroAsnTests
{
    [Test]
    public void Fires_and_needs_no_connection_for_that()
    {
        Diagnostic finding = DesignText.Read("localgateway branch 192.168.0.0/16 asn=0").ShouldHaveOnly("VNP3013");

        finding.Resource.ShouldBe(Designs.Id(ResourceTypes.LocalNetworkGateway, "branch"));
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBe("LocalNetworkGatewayCannotHaveZeroAsn");
        finding.Message.ShouldBe("Local network gateway \"branch\" has ASN 0, which names no autonomous system.");
        finding.Fix.ShouldBe("Give \"branch\" the ASN of its device, or leave its BGP settings out.");
    }

    [Test]
    public void Speaks_alone_where_the_connection_uses_BGP() => DesignText.Read("""
        vnet hub 10.0.0.0/16
        subnet hub/GatewaySubnet 10.0.0.0/27
        gateway hub/hub-gw vpn bgp
        localgateway branch 192.168.0.0/16 asn=0
        connection to-branch hub-gw -> branch bgp
        """).ShouldHaveOnly("VNP3013");

    [TestCase("localgateway branch 192.168.0.0/16")]
    [TestCase("localgateway branch 192.168.0.0/16 asn=1")]
    public void Stays_silent_for_another_number_or_none(string design) => DesignText.Read(design).ShouldHaveNoFindings();

    [TestCase("null")]
    [TestCase("""{"peerWeight":0}""")]
    public void Stays_silent_for_BGP_settings_that_az_prints_without_a_number(string settings) =>
        Az.Read($$"""[{"id":"~/localNetworkGateways/l","properties":{"localNetworkAddressSpace":{"addressPrefixes":["192.168.0.0/16"]},"bgpSettings":{{settings}} } }]""").Topology.ShouldHaveNoFindings();
}
