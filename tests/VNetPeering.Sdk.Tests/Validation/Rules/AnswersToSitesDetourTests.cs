using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

/// <summary>Rule 3.61.</summary>
public sealed class AnswersToSitesDetourTests
{
    private const string Id = "VNP4017";

    private const string Hub = """
        vnet hub 10.0.0.0/16
        subnet hub/nva 10.0.1.0/24
        nic nva-nic hub/nva 10.0.1.4 forwarding
        gateway hub/hub-gw vpn
        localgateway hq 192.168.0.0/16
        connection to-hq hub-gw -> hq
        vnet app 10.1.0.0/16
        subnet app/web 10.1.1.0/24 table=rt
        link hub -> app allowGatewayTransit
        link app -> hub useRemoteGateways allowForwardedTraffic

        """;

    private const string Bare = "subnet hub/GatewaySubnet 10.0.0.0/27\n";
    private const string Tabled = "subnet hub/GatewaySubnet 10.0.0.0/27 table=gw\ntable gw\n";
    private const string Equal = "table rt\nroute rt/hq 192.168.0.0/16 -> VirtualAppliance 10.0.1.4\n";

    [Test]
    public void Fires_for_a_route_to_the_site_without_a_table_on_the_GatewaySubnet()
    {
        Diagnostic finding = DesignText.Read(Hub + Bare + Equal).ShouldHaveOnly(Id);

        finding.Severity.ShouldBe(Severity.Warning);
        finding.Resource.ShouldBe(Designs.SubnetId("hub", "GatewaySubnet"));
        finding.Message.ShouldBe("Packets of sites go from \"hub/GatewaySubnet\" straight to \"app/web\", and route table \"rt\" leads the answers to \"nva-nic\", which sees one direction only: a stateful appliance drops them.");
        finding.Fix.ShouldBe("Lead the prefixes of \"app/web\" to 10.0.1.4 by the route table of \"hub/GatewaySubnet\", or take the routes to the sites out.");
    }

    [TestCase("route rt/all 172.16.0.0/24 -> VirtualAppliance 10.0.1.4", "Packets of point-to-site clients go from", TestName = "to the pool alone")]
    [TestCase("route rt/all 172.16.0.0/24 -> VirtualAppliance 10.0.1.4\nroute rt/hq 192.168.0.0/16 -> VirtualAppliance 10.0.1.4", "Packets of sites and clients go from", TestName = "to both")]
    [TestCase("route rt/all 172.16.9.0/24 -> VirtualAppliance 10.0.1.4", null, TestName = "to neither")]
    public void Fires_for_a_route_to_the_pool_of_clients(string routes, string? message)
    {
        Diagnostic[] findings = [.. DesignText.Read($"{Hub}{Bare}table rt\n{routes}".Replace("gateway hub/hub-gw vpn", "gateway hub/hub-gw vpn pool=172.16.0.0/24", StringComparison.Ordinal)).Topology.Validate().Diagnostics.Where(finding => finding.Id == Id)];

        findings.Select(finding => finding.Message).ShouldAllBe(text => message != null && text.StartsWith(message, StringComparison.Ordinal));
        findings.Length.ShouldBe(message is null ? 0 : 1);
    }

    [TestCase("table rt\nroute rt/hq 192.168.7.0/24 -> VirtualAppliance 10.0.1.4\n", true, TestName = "a longer route leads a part of the site")]
    [TestCase("table rt\nroute rt/all 0.0.0.0/0 -> VirtualAppliance 10.0.1.4\n", false, TestName = "a wider route: the gateway row is longer")]
    [TestCase("table rt propagationOff\nroute rt/all 0.0.0.0/0 -> VirtualAppliance 10.0.1.4\n", true, TestName = "a wider route with gateway routes kept out")]
    [TestCase("table rt propagationOff\nroute rt/all 0.0.0.0/0 -> VirtualAppliance 10.0.1.4\nroute rt/hq 192.168.0.0/16 -> VirtualNetworkGateway\n", false, TestName = "a longer route leads to the gateway")]
    [TestCase("table rt\nroute rt/all 10.9.0.0/16 -> VirtualAppliance 10.0.1.4\n", false, TestName = "a route to something else")]
    public void Fires_where_the_route_wins(string table, bool fires) => Fires(Hub + Bare + table).ShouldBe(fires);

    [TestCase("route gw/app 10.1.0.0/16 -> VirtualAppliance 10.0.1.4\n", false, TestName = "a route as long as the peered prefix")]
    [TestCase("route gw/app 10.1.1.0/24 -> VirtualAppliance 10.0.1.4\n", false, TestName = "a route as long as the subnet")]
    [TestCase("route gw/wide 10.0.0.0/8 -> VirtualAppliance 10.0.1.4\n", true, TestName = "a wider route loses to the peering (3.54)")]
    [TestCase("route gw/other 10.7.0.0/16 -> VirtualAppliance 10.0.1.4\n", true, TestName = "a route for another spoke")]
    public void Looks_at_the_table_of_the_GatewaySubnet(string route, bool fires) => Fires(Hub + Tabled + route + Equal).ShouldBe(fires);

    [Test]
    public void Fires_in_the_VNet_of_the_gateway_too() =>
        Fires(Hub + Bare + Equal.Replace("table rt", "subnet hub/db 10.0.2.0/24 table=rt\ntable rt", StringComparison.Ordinal).Replace("app/web 10.1.1.0/24 table=rt", "app/web 10.1.1.0/24", StringComparison.Ordinal)).ShouldBeTrue();

    [TestCase("useRemoteGateways ", "", TestName = "the spoke does not borrow")]
    [TestCase(" forwarding", "", TestName = "the appliance does not forward, which is another finding")]
    [TestCase("localgateway hq 192.168.0.0/16", "localgateway hq 10.1.0.0/16", TestName = "the site's prefix is hidden by the VNet")]
    [TestCase("10.0.0.0/27", "10.0.0.0/27 table=elsewhere", TestName = "the table of the GatewaySubnet is not described")]
    public void Stays_silent(string part, string instead) => Fires((Hub + Bare + Equal).Replace(part, instead, StringComparison.Ordinal)).ShouldBeFalse();

    [Test]
    public void Appliances_that_do_not_mind_are_left_out([Values] bool keepsState)
    {
        Topology topology = DesignText.Read(Hub + Bare + Equal).Topology;
        var appliance = new Appliance { Name = "nva", NetworkInterfaceId = Designs.Id(ResourceTypes.NetworkInterface, "nva-nic"), IsStateful = keepsState };

        (topology with { Appliances = [appliance] }).Validate().Any(finding => finding.Id == Id).ShouldBe(keepsState);
        (topology with { Appliances = [appliance with { TranslatesSource = true }] }).Validate().ShouldNotContain(finding => finding.Id == Id);
    }

    [Test]
    public void What_it_warns_of_is_blocked_where_the_appliance_is_a_firewall()
    {
        string design = Hub.Replace("subnet hub/nva 10.0.1.0/24\nnic nva-nic hub/nva 10.0.1.4 forwarding", "subnet hub/AzureFirewallSubnet 10.0.1.0/26\nfirewall hub/fw 10.0.1.4", StringComparison.Ordinal);
        DrawnDesign drawn = DesignText.Read(design + Bare + Equal);

        drawn.ShouldHaveOnly(Id);
        drawn.Topology.Compile().Trace("hq", "app/web", Protocol.Tcp(443)).Return.Disposition.ShouldBe(Disposition.AsymmetricPath);
    }

    private static bool Fires(string design) => DesignText.Read(design).Validate().Any(finding => finding.Id == Id);
}
