using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class SitePrefixHiddenTests
{
    private static string Hub(string site) => $"""
        vnet hub 10.0.0.0/16
        subnet hub/GatewaySubnet 10.0.0.0/27
        gateway hub/hub-gw vpn
        vnet app 10.1.0.0/17 10.1.128.0/17
        peering hub <-> app
        localgateway branch {site}
        connection to-branch hub-gw -> branch

        """;

    [Test]
    public void Fires_once_and_lists_what_hides_what()
    {
        Diagnostic finding = DesignText.Read(Hub("10.0.4.0/24 10.1.0.0/17 192.168.0.0/16")).ShouldHaveOnly("VNP3019");

        finding.Resource.ShouldBe(Designs.Id(ResourceTypes.LocalNetworkGateway, "branch"));
        finding.Related.ShouldBe([Designs.VNetId("hub"), Designs.VNetId("app")]);
        finding.Severity.ShouldBe(Severity.Warning);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe("Local network gateway \"branch\" has prefixes that Azure installs no gateway route for: 10.0.4.0/24 lies inside 10.0.0.0/16 of \"hub\" and 10.1.0.0/17 is also a prefix of \"app\". They cannot be reached from \"hub\".");
        finding.Fix.ShouldBe("Give the site addresses of its own, and \"branch\" those.");
    }

    [TestCase("10.0.0.0/16", TestName = "the same prefix")]
    [TestCase("10.1.7.0/24", TestName = "a part of a peer")]
    public void Fires_for(string site) => DesignText.Read(Hub(site)).ShouldHaveOnly("VNP3019");

    [TestCase("10.0.0.0/8", TestName = "a prefix that holds the VNet's")]
    [TestCase("10.1.0.0/16", TestName = "a prefix that two of a peer make up together")]
    [TestCase("192.168.0.0/16", TestName = "addresses of its own")]
    public void Stays_silent_for(string site) => DesignText.Read(Hub(site)).ShouldHaveNoFindings();

    [Test]
    public void Follows_the_prefixes_as_peered() => DesignText.Read(Hub("10.1.7.0/24") + """
        link hub -> app stored=10.1.128.0/17 syncLevel=FullyInSync
        """).ShouldHaveNoFindings();

    [Test]
    public void Leaves_the_peers_out_under_the_other_reading() => DesignText.Read(Hub("10.1.7.0/24") + "behavior BgpCanBeatPeering=true").ShouldHaveNoFindings();

    [Test]
    public void Keeps_the_VNet_itself_under_the_other_reading() => DesignText.Read(Hub("10.0.7.0/24") + "behavior BgpCanBeatPeering=true").ShouldHaveOnly("VNP3019");

    [Test]
    public void Looks_one_peering_far() => DesignText.Read(Hub("10.2.7.0/24") + """
        vnet far 10.2.0.0/16
        peering app <-> far
        """).ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_for_a_link_that_is_not_connected() => DesignText.Read(Hub("10.2.7.0/24") + """
        vnet half 10.2.0.0/16
        link hub -> half
        """).ShouldHaveOnly("VNP2007");

    [Test]
    public void Fires_once_for_a_site_of_two_gateways() => DesignText.Read(Hub("10.0.4.0/24 10.3.4.0/24") + """
        vnet other 10.3.0.0/16
        subnet other/GatewaySubnet 10.3.0.0/27
        gateway other/other-gw vpn
        connection other-branch other-gw -> branch
        """).ShouldHaveOnly("VNP3019").Message.ShouldEndWith("They cannot be reached from \"hub\" and \"other\".");

    [Test]
    public void Stays_silent_for_a_site_that_is_not_connected() => DesignText.Read(Hub("192.168.0.0/16") + "localgateway planned 10.0.4.0/24").ShouldHaveNoFindings();
}
