using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class ClientPoolOverlapTests
{
    private static string Hub(string pools) => $"""
        vnet hub 10.0.0.0/16
        subnet hub/GatewaySubnet 10.0.0.0/27
        gateway hub/hub-gw vpn pool={pools}
        localgateway branch 192.168.0.0/16
        connection to-branch hub-gw -> branch
        localgateway elsewhere 172.31.0.0/16

        """;

    [Test]
    public void Fires_once_and_lists_every_overlap()
    {
        Diagnostic finding = DesignText.Read(Hub("10.0.8.0/24,192.168.0.0/15,192.168.4.0/24")).ShouldHaveOnly("VNP3015");

        finding.Resource.ShouldBe(Designs.Id(ResourceTypes.Gateway, "hub-gw"));
        finding.Related.ShouldBe([Designs.VNetId("hub"), Designs.Id(ResourceTypes.LocalNetworkGateway, "branch")]);
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe("The point-to-site clients of gateway \"hub-gw\" would get addresses that others have: 10.0.8.0/24 overlaps 10.0.0.0/16 of \"hub\", 192.168.0.0/15 overlaps 192.168.0.0/16 of \"branch\", 192.168.4.0/24 overlaps 192.168.0.0/16 of \"branch\" and 192.168.0.0/15 overlaps 192.168.4.0/24.");
        finding.Fix.ShouldBe("Give the clients a pool that nothing else uses.");
    }

    [Test]
    public void Fires_for_a_pool_that_is_listed_twice() => DesignText.Read(Hub("172.16.8.0/24,172.16.8.0/24")).ShouldHaveOnly("VNP3015").Message.ShouldEndWith(": 172.16.8.0/24 is listed twice.");

    [TestCase("172.16.8.0/24", TestName = "a pool of its own")]
    [TestCase("172.16.8.0/24,172.16.9.0/24", TestName = "neighbouring pools")]
    [TestCase("172.31.8.0/24", TestName = "a site that is not connected")]
    public void Stays_silent(string pools) => DesignText.Read(Hub(pools)).ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_where_VNet_and_site_are_not_described() =>
        DesignText.Read(Hub("10.0.8.0/24,192.168.4.0/24")).With(topology => topology with { VNets = [], LocalNetworkGateways = [] }).ShouldHaveNoFindings();
}
