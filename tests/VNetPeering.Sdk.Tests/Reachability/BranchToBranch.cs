using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.TestKit.Generators;

namespace VNetPeering.Sdk.Tests.Reachability;

/// <summary>
/// A hub with both kinds of gateway and a Route Server, which passes routes between them when it is told to (rule 4.41):
/// <code>plant ── VPN, BGP ── hub ── ExpressRoute ── datacenter</code>
/// </summary>
public sealed class BranchToBranch
{
    [TestCase(true, Verdict.Reachable, TestName = "with branch to branch they reach each other")]
    [TestCase(false, Verdict.Blocked, TestName = "without it they do not")]
    public void Between_a_VPN_site_and_an_ExpressRoute_site(bool enabled, Verdict expected)
    {
        CompiledNetwork network = Hub(enabled);

        FlowTrace trace = network.Trace("plant", "datacenter");

        trace.Verdict.ShouldBe(expected);
    }

    [Test]
    public void Clients_never_reach_an_ExpressRoute_site()
    {
        CompiledNetwork network = Hub(enabled: true);

        FlowTrace trace = network.Trace("pool:vpn", "datacenter");

        trace.Verdict.ShouldBe(Verdict.Blocked);
    }

    /// <summary>The hub summarizes a range that it has no route to, so each of its gateways believes that the site knows the way.</summary>
    [Test]
    public void A_packet_that_comes_back_to_the_site_that_sent_it_goes_round()
    {
        var net = new TopologyBuilder("round");
        SiteBuilder plant = net.Site("plant", "192.168.10.0/24").Bgp(65010, "192.168.10.1");
        VNetBuilder hub = net.VNet("hub", "10.0.0.0/22", v => v.GatewaySubnet("10.0.0.0/26"));
        hub.VpnGateway("vpn", g => g.Bgp(65515).SiteToSite(plant, bgp: true));
        hub.ExpressRouteGateway("er", g => g.Circuit("circuit", plant));
        net.VNet("alone", "10.3.0.0/16", v => v.Subnet("web", "10.3.1.0/24"));

        Topology topology = net.Build().WithVNet("hub", vnet => vnet with { SummarizedGatewayPrefixes = Draw.Prefixes("10.0.0.0/22 10.3.0.0/16") });

        FlowTrace trace = topology.Compile().Trace("plant", "alone/web");

        trace.Ways.Select(way => $"{way.Forward.Hops[1].At} {way.Forward.Disposition}").ShouldBe(["hub/vpn RoutingLoop", "hub/er GatewayHasNoRoute"], ignoreOrder: true);
    }

    /// <summary>A connection to a device or circuit that the input does not hold may be the site's.</summary>
    [TestCase(false, false, Verdict.Reachable)]
    [TestCase(true, false, Verdict.Unknown)]
    [TestCase(true, true, Verdict.Blocked)]
    public void A_site_without_its_device_may_be_behind_the_missing_one(bool isMissing, bool isConnectionMissing, Verdict expected)
    {
        var net = new TopologyBuilder("missing");
        SiteBuilder plant = net.Site("plant", "192.168.10.0/24");
        VNetBuilder hub = net.VNet("hub", "10.0.0.0/22", v => v.GatewaySubnet("10.0.0.0/26").Subnet("work", "10.0.1.0/24"));
        hub.VpnGateway("vpn", g => g.SiteToSite(plant));
        Topology whole = net.Build();
        Topology topology = whole with
        {
            LocalNetworkGateways = isMissing ? [] : whole.LocalNetworkGateways,
            Connections = isConnectionMissing ? [] : whole.Connections,
        };

        topology.Compile().Trace("plant", "hub/work").Verdict.ShouldBe(expected);
    }

    private static CompiledNetwork Hub(bool enabled)
    {
        var net = new TopologyBuilder("branches");
        SiteBuilder plant = net.Site("plant", "192.168.10.0/24").Bgp(65010, "192.168.10.1");
        SiteBuilder datacenter = net.Site("datacenter", "192.168.20.0/24");
        VNetBuilder hub = net.VNet("hub", "10.0.0.0/22", v => v.GatewaySubnet("10.0.0.0/26").RouteServerSubnet("10.0.0.64/26"));
        hub.VpnGateway("vpn", g => g.Bgp(65515).SiteToSite(plant, bgp: true).PointToSite("172.31.0.0/24"));
        hub.ExpressRouteGateway("er", g => g.Circuit("circuit", datacenter));
        hub.RouteServer("ars").BranchToBranch(enabled);
        return net.Build().Compile();
    }
}
