using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class ParallelSitesOverlapTests
{
    private static string Sites(string north, string south, string northBgp = "", string southBgp = "") => $"""
        vnet hub 10.0.0.0/16
        subnet hub/GatewaySubnet 10.0.0.0/27
        gateway hub/hub-gw vpn bgp
        localgateway north {north} asn=65001
        localgateway south {south} asn=65002
        connection to-north hub-gw -> north {northBgp}
        connection to-south hub-gw -> south {southBgp}

        """;

    [Test]
    public void Fires_once_on_the_later_site()
    {
        Diagnostic finding = DesignText.Read(Sites("192.168.0.0/16", "192.168.2.0/24 172.16.0.0/16")).ShouldHaveOnly("VNP3018");

        finding.Resource.ShouldBe(Designs.Id(ResourceTypes.LocalNetworkGateway, "south"));
        finding.Related.ShouldBe([Designs.Id(ResourceTypes.LocalNetworkGateway, "north"), Designs.Id(ResourceTypes.Gateway, "hub-gw")]);
        finding.Severity.ShouldBe(Severity.Warning);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe("Local network gateways of gateway \"hub-gw\" overlap without BGP on both connections: 192.168.2.0/24 of \"south\" overlaps 192.168.0.0/16 of \"north\".");
        finding.Fix.ShouldBe("Use BGP on both connections, or give each local network gateway prefixes of its own.");
    }

    [TestCase("bgp", "")]
    [TestCase("", "bgp")]
    public void Fires_where_one_of_the_two_speaks_BGP(string north, string south) => DesignText.Read(Sites("192.168.0.0/16", "192.168.0.0/16", north, south)).ShouldHaveOnly("VNP3018");

    [Test]
    public void Fires_for_each_gateway() => DesignText.Read(Sites("192.168.0.0/16", "192.168.0.0/16") + """
        vnet other 10.1.0.0/16
        subnet other/GatewaySubnet 10.1.0.0/27
        gateway other/other-gw vpn
        connection other-north other-gw -> north
        connection other-south other-gw -> south
        """).Validate().Select(finding => finding.Related[^1].Name.Value).ShouldBe(["hub-gw", "other-gw"]);

    [Test]
    public void Stays_silent_with_BGP_on_both() => DesignText.Read(Sites("192.168.0.0/16", "192.168.0.0/16", "bgp", "bgp")).ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_for_sites_apart() => DesignText.Read(Sites("192.168.0.0/24", "192.168.1.0/24")).ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_for_one_site_that_is_connected_twice() => DesignText.Read(Sites("192.168.0.0/24", "192.168.1.0/24") + "connection again hub-gw -> north").ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_for_sites_of_different_gateways() => DesignText.Read("""
        vnet east 10.0.0.0/16
        subnet east/GatewaySubnet 10.0.0.0/27
        gateway east/a-gw vpn
        vnet west 10.1.0.0/16
        subnet west/GatewaySubnet 10.1.0.0/27
        gateway west/b-gw vpn
        localgateway north 192.168.0.0/16
        localgateway south 192.168.0.0/16
        connection to-north a-gw -> north
        connection to-south b-gw -> south
        """).ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_where_the_flag_could_not_be_read() => DesignText.Read(Sites("192.168.0.0/16", "192.168.0.0/16", "bgp"))
        .WithUnread(Designs.Id(ResourceTypes.Connection, "to-south"), "enableBgp").ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_for_a_site_that_is_not_described() =>
        DesignText.Read(Sites("192.168.0.0/16", "192.168.0.0/16")).With(topology => topology with { LocalNetworkGateways = [topology.LocalNetworkGateways[0]] }).ShouldHaveNoFindings();
}
