using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class AsnNotUsableTests
{
    private static string Branch(string asn, string gateway = "bgp", string connection = "bgp") => $"""
        vnet hub 10.0.0.0/16
        subnet hub/GatewaySubnet 10.0.0.0/27
        gateway hub/hub-gw vpn {gateway}
        localgateway branch 192.168.0.1/32 {asn}
        connection to-branch hub-gw -> branch {connection}

        """;

    private static string Pair(string first, string second, string connections) => $"""
        vnet aa 10.0.0.0/16
        subnet aa/GatewaySubnet 10.0.0.0/27
        gateway aa/a-gw vpn {first}
        vnet bb 10.1.0.0/16
        subnet bb/GatewaySubnet 10.1.0.0/27
        gateway bb/b-gw vpn {second}
        connection a-to-b a-gw -> b-gw {connections}
        connection b-to-a b-gw -> a-gw {connections}

        """;

    private static string Session(string asn) => $"""
        vnet hub 10.0.0.0/16
        subnet hub/RouteServerSubnet 10.0.1.0/26
        routeserver hub/hub-rs 10.0.1.4 10.0.1.5
        session hub-rs/nva 10.0.2.4 asn={asn}
        """;

    [Test]
    public void Fires_for_a_site_with_a_number_that_Azure_keeps()
    {
        Diagnostic finding = DesignText.Read(Branch("asn=12076")).ShouldHaveOnly("VNP3014");

        finding.Resource.ShouldBe(Designs.Id(ResourceTypes.LocalNetworkGateway, "branch"));
        finding.Related.ShouldBe([Designs.Id(ResourceTypes.Connection, "to-branch")]);
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe("Local network gateway \"branch\" has ASN 12076, which Azure keeps for itself.");
        finding.Fix.ShouldBe("Give the site's device and \"branch\" another ASN, for example 65001.");
    }

    [TestCase(8074)]
    [TestCase(8075)]
    [TestCase(12076)]
    [TestCase(65517)]
    [TestCase(65520)]
    public void Fires_for_each_number_that_Azure_keeps(long asn) => DesignText.Read(Branch($"asn={asn}", "bgp asn=65010")).ShouldHaveOnly("VNP3014");

    [TestCase(8073)]
    [TestCase(8076)]
    [TestCase(12077)]
    [TestCase(65514)]
    [TestCase(65516)]
    [TestCase(65521)]
    [TestCase(4_200_000_000)]
    public void Stays_silent_for_their_neighbours(long asn) => DesignText.Read(Branch($"asn={asn}")).ShouldHaveNoFindings();

    [Test]
    public void Fires_for_a_site_with_the_number_of_its_gateway()
    {
        Diagnostic finding = DesignText.Read(Branch("asn=65010", "bgp asn=65010")).ShouldHaveOnly("VNP3014");

        finding.Related.ShouldBe([Designs.Id(ResourceTypes.Connection, "to-branch"), Designs.Id(ResourceTypes.Gateway, "hub-gw")]);
        finding.Message.ShouldBe("Local network gateway \"branch\" has ASN 65010, and so has gateway \"hub-gw\" that it speaks BGP with.");
    }

    [TestCase("asn=65515", "bgp", "", TestName = "a connection without BGP")]
    [TestCase("", "bgp", "bgp", TestName = "a site without a number")]
    public void Stays_silent_for_a_site(string asn, string gateway, string connection) => DesignText.Read(Branch(asn, gateway, connection)).ShouldHaveNoFindings();

    [Test]
    public void Fires_for_a_site_whose_gateway_is_not_described() =>
        DesignText.Read(Branch("asn=65517")).With(topology => topology with { Gateways = [] }).ShouldHaveOnly("VNP3014");

    // A lab joins Azure gateways by local network gateways instead of VNet-to-VNet connections.
    [Test]
    public void Takes_a_site_with_Azures_own_number_for_a_gateway_elsewhere_in_Azure()
    {
        DesignText.Read(Branch("asn=65515", "bgp asn=65020")).ShouldHaveNoFindings();
        DesignText.Read(Branch("asn=65515", "bgp")).ShouldHaveOnly("VNP3014").Message.ShouldEndWith("and so has gateway \"hub-gw\" that it speaks BGP with.");
    }

    [Test]
    public void Fires_for_a_gateway_with_a_number_that_Azure_keeps()
    {
        Diagnostic finding = DesignText.Read(Branch("asn=65001", "bgp asn=65517")).ShouldHaveOnly("VNP3014");

        finding.Resource.ShouldBe(Designs.Id(ResourceTypes.Gateway, "hub-gw"));
        finding.Message.ShouldBe("VPN gateway \"hub-gw\" has ASN 65517, which Azure keeps for itself.");
        finding.Fix.ShouldBe("Leave the ASN out, which means 65515, or take a private one, for example 65010.");
    }

    [Test]
    public void Stays_silent_for_a_gateway_that_states_the_default() => DesignText.Read(Branch("asn=65001", "bgp asn=65515")).ShouldHaveNoFindings();

    [Test]
    public void Fires_once_for_two_gateways_with_one_number()
    {
        Diagnostic finding = DesignText.Read(Pair("bgp asn=65515", "bgp asn=65515", "bgp")).ShouldHaveOnly("VNP3014");

        finding.Resource.ShouldBe(Designs.Id(ResourceTypes.Connection, "a-to-b"));
        finding.Related.ShouldBe([Designs.Id(ResourceTypes.Gateway, "a-gw"), Designs.Id(ResourceTypes.Gateway, "b-gw")]);
        finding.Message.ShouldBe("Connection \"a-to-b\" joins \"a-gw\" and \"b-gw\" with BGP, and both have ASN 65515.");
        finding.Fix.ShouldBe("Give one of the two gateways another ASN, for example 65010.");
    }

    [TestCase("bgp asn=65515", "bgp asn=65515", "", TestName = "without BGP on the connections, as recorded")]
    [TestCase("bgp asn=65515", "bgp asn=65000", "bgp", TestName = "with two numbers")]
    [TestCase("bgp asn=65515", "bgp", "bgp", TestName = "with a number that is not stated")]
    [TestCase("bgp", "bgp", "bgp", TestName = "with two numbers that are not stated")]
    public void Stays_silent_for_two_gateways(string first, string second, string connections) => DesignText.Read(Pair(first, second, connections)).ShouldHaveNoFindings();

    [TestCase(65515, "which the Route Server itself has")]
    [TestCase(12076, "which Azure keeps for itself")]
    public void Fires_for_a_session(long asn, string why)
    {
        Diagnostic finding = DesignText.Read(Session($"{asn}")).ShouldHaveOnly("VNP3014");

        finding.Resource.ShouldBe(Designs.Id(ResourceTypes.VirtualHub, "hub-rs").Child("bgpConnections", "nva"));
        finding.Related.ShouldBe([Designs.Id(ResourceTypes.VirtualHub, "hub-rs")]);
        finding.Message.ShouldBe($"Session \"hub-rs/nva\" gives its peer ASN {asn}, {why}.");
        finding.Fix.ShouldBe("Give the appliance and its session another ASN, for example 65001.");
    }

    [Test]
    public void Names_the_Route_Server_for_a_session_whose_name_is_no_part_of_an_id() => DesignText.Read(Session("65515"))
        .With(topology => topology with { RouteServers = [topology.RouteServers[0] with { BgpConnections = [topology.RouteServers[0].BgpConnections[0] with { Name = string.Empty }] }] })
        .ShouldHaveOnly("VNP3014").Resource.ShouldBe(Designs.Id(ResourceTypes.VirtualHub, "hub-rs"));

    [Test]
    public void Stays_silent_for_other_sessions() => DesignText.Read(Session("65001")).ShouldHaveNoFindings();
}
