using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class SummarizedPrefixesMissHubTests
{
    private static string Hub(string list, string gateway = "gateway hub/hub-gw vpn") => $"""
        vnet hub 10.0.0.0/16 172.16.0.0/24 fd00:db8::/48 {list}
        subnet hub/GatewaySubnet 10.0.0.0/27
        {gateway}
        """;

    [Test]
    public void Fires_once_and_names_what_is_missing()
    {
        Diagnostic finding = DesignText.Read(Hub("summarized=10.0.0.0/17,172.16.0.0/16")).ShouldHaveOnly("VNP3023");

        finding.Resource.ShouldBe(Designs.VNetId("hub"));
        finding.Related.ShouldBe([Designs.Id(ResourceTypes.Gateway, "hub-gw")]);
        finding.Severity.ShouldBe(Severity.Warning);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe("VNet \"hub\" advertises 10.0.0.0/17 and 172.16.0.0/16 in place of its own space, and 10.0.0.0/16 and fd00:db8::/48 are not covered: on-premises learns no route to them.");
        finding.Fix.ShouldBe("Add 10.0.0.0/16 and fd00:db8::/48, or a prefix that holds them, to the advertised gateway prefixes.");
    }

    [Test]
    public void Fires_for_IPv6_that_an_IPv4_list_leaves_out() =>
        DesignText.Read(Hub("summarized=10.0.0.0/8,172.16.0.0/12")).ShouldHaveOnly("VNP3023").Message.ShouldEndWith("and fd00:db8::/48 is not covered: on-premises learns no route to it.");

    [Test]
    public void Fires_for_an_ExpressRoute_gateway() => DesignText.Read(Hub("summarized=192.168.0.0/16", "gateway hub/hub-er expressRoute")).ShouldHaveOnly("VNP3023");

    [TestCase("summarized=10.0.0.0/17,10.0.128.0/17,172.16.0.0/24,fd00::/8", "gateway hub/hub-gw vpn", TestName = "a list that covers the VNet in parts")]
    [TestCase("", "gateway hub/hub-gw vpn", TestName = "no list")]
    [TestCase("summarized=192.168.0.0/16", "", TestName = "no gateway yet")]
    public void Stays_silent_for(string list, string gateway) => DesignText.Read(Hub(list, gateway)).ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_where_an_entry_could_not_be_read() =>
        DesignText.Read(Hub("summarized=10.0.0.0/8")).WithUnread(Designs.VNetId("hub"), "summarizedGatewayPrefixes.addressPrefixes[1]").ShouldHaveNoFindings();
}
