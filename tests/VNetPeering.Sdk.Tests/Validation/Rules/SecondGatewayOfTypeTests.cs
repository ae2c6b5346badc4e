using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class SecondGatewayOfTypeTests
{
    private const string Hub = """
        vnet hub 10.0.0.0/16
        subnet hub/GatewaySubnet 10.0.0.0/26

        """;

    [Test]
    public void Fires_once_on_the_first_gateway_that_is_too_many()
    {
        Diagnostic finding = DesignText.Read(Hub + """
            gateway hub/a vpn
            gateway hub/b vpn
            gateway hub/c vpn
            """).ShouldHaveOnly("VNP3006");

        finding.Resource.ShouldBe(Designs.Id(ResourceTypes.Gateway, "b"));
        finding.Related.ShouldBe([Designs.Id(ResourceTypes.Gateway, "a"), Designs.Id(ResourceTypes.Gateway, "c")]);
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe("\"hub\" has 3 VPN gateways: \"a\", \"b\" and \"c\". Azure takes 1 of each type in one VNet.");
        finding.Fix.ShouldBe("Remove \"b\" and \"c\", or use another VNet.");
    }

    [Test]
    public void Fires_for_each_type_of_its_own()
    {
        DrawnDesign design = DesignText.Read(Hub + """
            gateway hub/a vpn
            gateway hub/b vpn
            gateway hub/c expressRoute
            gateway hub/d expressRoute
            """);

        design.Validate().Select(finding => finding.Message).ShouldBe(
        [
            "\"hub\" has 2 VPN gateways: \"a\" and \"b\". Azure takes 1 of each type in one VNet.",
            "\"hub\" has 2 ExpressRoute gateways: \"c\" and \"d\". Azure takes 1 of each type in one VNet.",
        ]);
    }

    [Test]
    public void Stays_silent_for_one_of_each_type() => DesignText.Read(Hub + """
        gateway hub/a vpn
        gateway hub/b expressRoute
        """).ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_up_to_the_limit_that_is_given() => DesignText.Read(Hub + """
        gateway hub/a vpn
        gateway hub/b vpn
        limit GatewaysPerTypeAndVNet=2
        """).ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_for_gateways_of_different_VNets() => DesignText.Read(Hub + """
        vnet other 10.1.0.0/16
        subnet other/GatewaySubnet 10.1.0.0/26
        gateway hub/a vpn
        gateway other/b vpn
        """).ShouldHaveNoFindings();

    [Test]
    public void Counts_a_gateway_that_is_described_twice_once() => DesignText.Read(Hub + """
        gateway hub/a vpn
        gateway hub/a vpn sku=VpnGw2AZ
        """).ShouldHaveOnly("VNP1012");

    [Test]
    public void Stays_silent_for_gateways_of_an_unknown_VNet() => DesignText.Read(Hub + """
        gateway hub/a vpn
        gateway hub/b vpn
        """).With(topology => topology with { Gateways = [topology.Gateways[0], topology.Gateways[1] with { IPConfigurations = [] }] }).ShouldHaveNoFindings();
}
