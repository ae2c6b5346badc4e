using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class PrefixesToCircuitTests
{
    // The hub has two prefixes, each spoke one.
    private static DrawnDesign Hub(string lines, string hub = "", string spokeSwitch = "useRemoteGateways") => DesignText.Read($"""
        vnet hub 10.0.0.0/16 172.16.0.0/16 fd00::/48 {hub}
        subnet hub/GatewaySubnet 10.0.0.0/26
        gateway hub/er expressRoute
        vnet app 10.1.0.0/16 fd00:1::/48
        vnet db 10.2.0.0/16
        peering app <-> hub
        peering db <-> hub
        link hub -> app allowGatewayTransit
        link app -> hub {spokeSwitch}
        {lines}
        """);

    [Test]
    public void Fires_for_the_VNet_and_those_that_borrow_its_gateway()
    {
        Diagnostic finding = Hub("limit PrefixesToCircuit=2").ShouldHaveOnly("VNP7024");

        finding.Resource.ShouldBe(Designs.Id(ResourceTypes.Gateway, "er"));
        finding.Related.ShouldBe([Designs.VNetId("hub"), Designs.VNetId("app")], ignoreOrder: true);
        finding.Severity.ShouldBe(Severity.Warning);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe("Gateway \"er\" has 3 IPv4 prefixes to announce to a circuit; Azure's limit is 2 (2022-12). Above it the session drops.");
        finding.Fix.ShouldBe("Announce summaries with SummarizedGatewayPrefixes of \"hub\", use fewer and shorter prefixes, or let fewer VNets borrow the gateway.");
    }

    [Test]
    public void Counts_IPv6_by_itself() =>
        Hub("limit IPv6PrefixesToCircuit=1").ShouldHaveOnly("VNP7024").Message.ShouldBe("Gateway \"er\" has 2 IPv6 prefixes to announce to a circuit; Azure's limit is 1 (2022-12). Above it the session drops.");

    [Test]
    public void Stays_silent_at_the_limit() => Hub("limit PrefixesToCircuit=3 IPv6PrefixesToCircuit=2").ShouldHaveNoFindings();

    [Test]
    public void Leaves_out_a_spoke_that_does_not_borrow() => Hub("limit PrefixesToCircuit=2", spokeSwitch: string.Empty).ShouldHaveNoFindings();

    [Test]
    public void A_summary_stands_in_place_of_the_hub_and_of_the_spokes_inside()
    {
        Hub("limit PrefixesToCircuit=2", "summarized=10.0.0.0/8,172.16.0.0/16,fd00::/16").ShouldHaveNoFindings();
        Hub("limit PrefixesToCircuit=2", "summarized=10.0.0.0/16,172.16.0.0/16,fd00::/16").ShouldHaveOnly("VNP7024").Message.ShouldContain("3 IPv4 prefixes");
    }

    [TestCase("branchToBranch", "", 1)]
    [TestCase("", "", 0)]
    [TestCase("branchToBranch", "inboundRouteMap=m", 0)]
    public void Routes_of_a_Route_Server_count_with_branch_to_branch_and_without_a_route_map(string server, string session, int findings)
    {
        DrawnDesign design = Hub($"""
            limit PrefixesToCircuit=3
            subnet hub/RouteServerSubnet 10.0.1.0/26
            subnet hub/nva 10.0.2.0/24
            nic nva hub/nva 10.0.2.4 forwarding
            routeserver hub/rs {server}
            session rs/nva 10.0.2.4 announces=192.168.0.0/16,10.0.9.0/24 {session}
            """);

        design.Validate().Count(finding => finding.Id == "VNP7024").ShouldBe(findings);
    }

    [Test]
    public void A_route_inside_the_VNet_is_not_taken()
    {
        DrawnDesign design = Hub("""
            limit PrefixesToCircuit=3
            subnet hub/RouteServerSubnet 10.0.1.0/26
            subnet hub/nva 10.0.2.0/24
            nic nva hub/nva 10.0.2.4 forwarding
            routeserver hub/rs branchToBranch
            session rs/nva 10.0.2.4 announces=10.0.9.0/24
            """);

        design.Validate().ShouldNotContain(finding => finding.Id == "VNP7024");
    }

    [Test]
    public void Leaves_out_a_VPN_gateway() => DesignText.Read("""
        limit PrefixesToCircuit=0
        vnet hub 10.0.0.0/16
        subnet hub/GatewaySubnet 10.0.0.0/26
        gateway hub/gw vpn
        """).ShouldHaveNoFindings();
}
