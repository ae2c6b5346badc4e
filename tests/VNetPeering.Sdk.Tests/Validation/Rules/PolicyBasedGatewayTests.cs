using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class PolicyBasedGatewayTests
{
    private static string Hub(string options = "") => $"""
        vnet hub 10.0.0.0/16
        subnet hub/GatewaySubnet 10.0.0.0/27
        gateway hub/hub-gw vpn policyBased sku=Basic {options}
        localgateway north 192.168.1.0/24 asn=65001
        localgateway south 192.168.2.0/24 asn=65002

        """;

    [Test]
    public void Fires_once_and_lists_all_that_is_asked()
    {
        Diagnostic finding = DesignText.Read(Hub("pool=172.16.8.0/24 bgp") + """
            vnet other 10.1.0.0/16
            subnet other/GatewaySubnet 10.1.0.0/27
            gateway other/other-gw vpn asn=65010
            gateway hub/hub-er expressRoute
            connection to-north hub-gw -> north
            connection to-south hub-gw -> south
            connection to-other hub-gw -> other-gw
            """).ShouldHaveOnly("VNP3010");

        finding.Resource.ShouldBe(Designs.Id(ResourceTypes.Gateway, "hub-gw"));
        finding.Related.ShouldBe([Connection("to-other"), Connection("to-north"), Connection("to-south"), Designs.Id(ResourceTypes.Gateway, "hub-er")]);
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe("Gateway \"hub-gw\" is policy-based and has point-to-site clients, BGP, the ExpressRoute gateway \"hub-er\" beside it, a VNet-to-VNet connection and 2 site-to-site connections. A policy-based gateway has one site-to-site connection and nothing else.");
        finding.Fix.ShouldBe("Replace \"hub-gw\" by a route-based gateway, for example of SKU VpnGw1AZ; the type of a gateway cannot be changed.");
    }

    [Test]
    public void Fires_for_point_to_site_clients() => Only(Hub("pool=172.16.8.0/24")).ShouldStartWith("Gateway \"hub-gw\" is policy-based and has point-to-site clients.");

    [Test]
    public void Fires_for_BGP_of_the_gateway_and_the_rule_about_Basic_is_silent() => Only(Hub("bgp")).ShouldStartWith("Gateway \"hub-gw\" is policy-based and has BGP.");

    [Test]
    public void Fires_for_BGP_of_a_connection() => Only(Hub() + "connection to-north hub-gw -> north bgp").ShouldStartWith("Gateway \"hub-gw\" is policy-based and has BGP.");

    [Test]
    public void Fires_for_an_ExpressRoute_gateway_beside_it() =>
        Only(Hub() + "gateway hub/hub-er expressRoute").ShouldStartWith("Gateway \"hub-gw\" is policy-based and has the ExpressRoute gateway \"hub-er\" beside it.");

    [Test]
    public void Fires_for_a_connection_that_the_other_gateway_owns() => Only(Hub() + """
        vnet other 10.1.0.0/16
        subnet other/GatewaySubnet 10.1.0.0/27
        gateway other/other-gw vpn asn=65010
        connection to-hub other-gw -> hub-gw
        """).ShouldStartWith("Gateway \"hub-gw\" is policy-based and has a VNet-to-VNet connection.");

    [Test]
    public void Stays_silent_for_one_site_to_site_connection() => DesignText.Read(Hub() + "connection to-north hub-gw -> north").ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_where_the_type_is_not_stated() => DesignText.Read(Hub("pool=172.16.8.0/24").Replace("policyBased", string.Empty, StringComparison.Ordinal)).ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_for_an_ExpressRoute_gateway_for_which_az_prints_the_word_too() => DesignText.Read("""
        vnet hub 10.0.0.0/16
        subnet hub/GatewaySubnet 10.0.0.0/27
        gateway hub/hub-er expressRoute policyBased bgp
        """).ShouldHaveNoFindings();

    private static ResourceId Connection(string name) => Designs.Id(ResourceTypes.Connection, name);

    private static string Only(string design) => DesignText.Read(design).ShouldHaveOnly("VNP3010").Message;
}
