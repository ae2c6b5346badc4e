using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class NoConnectionBackTests
{
    private static DrawnDesign Pair(string more, string device = "localgateway to-west at=20.0.0.2 10.2.0.0/16") => DesignText.Read($"""
        vnet east 10.1.0.0/16
        subnet east/GatewaySubnet 10.1.255.0/27
        vnet west 10.2.0.0/16
        subnet west/GatewaySubnet 10.2.255.0/27
        publicip east-ip 20.0.0.1 sku=Standard zones=1,2,3
        publicip west-ip 20.0.0.2 sku=Standard zones=1,2,3
        gateway east/east-gw vpn publicIp=east-ip
        gateway west/west-gw vpn publicIp=west-ip
        {device}
        connection there east-gw -> to-west
        {more}
        """);

    [Test]
    public void Fires_for_a_gateway_of_the_network_without_a_connection_back()
    {
        Diagnostic finding = Pair("").ShouldHaveOnly("VNP3025");

        finding.Resource.ShouldBe(Designs.Id(ResourceTypes.Connection, "there"));
        finding.Related.ShouldBe([Designs.Id(ResourceTypes.Gateway, "east-gw"), Designs.Id(ResourceTypes.Gateway, "west-gw"), Designs.Id(ResourceTypes.LocalNetworkGateway, "to-west")]);
        finding.Severity.ShouldBe(Severity.Warning);
        finding.Message.ShouldBe("Connection \"there\" leads to \"west-gw\", whose public address \"to-west\" has, and \"west-gw\" has no site-to-site connection back to \"east-gw\". The tunnel does not come up.");
        finding.Fix.ShouldBe("Add a connection of \"west-gw\" with a local network gateway that has the public address of \"east-gw\".");
    }

    [Test]
    public void Stays_silent_where_there_is_one_back() => Pair("""
        localgateway to-east at=20.0.0.1 10.1.0.0/16
        connection back west-gw -> to-east
        """).ShouldHaveNoFindings();

    [Test]
    public void A_connection_back_to_some_other_device_is_none() => Pair("""
        localgateway plant at=20.9.9.9 192.168.0.0/16
        connection back west-gw -> plant
        """).ShouldHaveOnly("VNP3025");

    [TestCase("localgateway to-west at=20.9.9.9 192.168.0.0/16", TestName = "an address that no gateway has")]
    [TestCase("localgateway to-west 192.168.0.0/16", TestName = "no address")]
    [TestCase("localgateway to-west at=vpn.contoso.com 192.168.0.0/16", TestName = "a name")]
    [TestCase("localgateway to-west at=20.0.0.1 192.168.0.0/16", TestName = "its own address")]
    public void Stays_silent_for_a_device_outside(string device) => Pair("", device).ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_for_the_device_of_a_declared_site() => Pair("site plant 192.168.0.0/16", "localgateway to-west at=20.0.0.2 site=plant 192.168.0.0/16").ShouldHaveNoFindings();
}
