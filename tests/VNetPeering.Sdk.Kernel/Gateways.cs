using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Kernel;

/// <summary>Designs with a VPN gateway and a site.</summary>
public sealed class Gateways
{
    [TestCase(false)] // 2.60, 4.31, 4.33
    [TestCase(true)]
    public async Task A_site_reaches_the_hub_and_the_spokes_that_borrow_its_gateway(bool withBgp)
    {
        TopologyBuilder net = Drawing.Net();
        VNetBuilder hub = HubWithGateway(net, withBgp, out _);
        net.Spoke(1).PeerWith(hub).UsingItsGateway();
        net.Spoke(2).PeerWith(hub);
        net.Spoke(3, subnet => subnet.IgnoreGatewayRoutes()).PeerWith(hub).UsingItsGateway();

        KernelReport report = await KernelComparison.CompareAsync(net.Build());

        report.Arrived("site", "shared", KernelComparison.Web).ShouldBeTrue();
        report.Arrived("vm1", "site", KernelComparison.Web).ShouldBeTrue();
        report.Arrived("site", "vm1", Protocol.Icmp).ShouldBeTrue();
        report.Arrived("site", "vm2", KernelComparison.Web).ShouldBeFalse();
        report.Arrived("site", "vm3", KernelComparison.Web).ShouldBeFalse();
    }

    [TestCase(true)] // 3.60, 3.61, 1.43
    [TestCase(false)]
    public async Task An_appliance_between_site_and_spoke_needs_a_route_at_the_gateway_too(bool hasRouteAtGateway)
    {
        TopologyBuilder net = Drawing.Net();
        VNetBuilder hub = HubWithGateway(net, withBgp: false, out _);
        ApplianceBuilder appliance = hub.Appliance();
        if (hasRouteAtGateway)
        {
            hub["GatewaySubnet"].Route("10.1.0.0/16", appliance);
        }

        net.Spoke(1, subnet => subnet.Route("192.168.0.0/16", appliance)).PeerWith(hub).UsingItsGateway().AllowingForwardedTraffic();

        KernelReport report = await KernelComparison.CompareAsync(net.Build());

        report.Arrived("vm1", "site", KernelComparison.Web).ShouldBe(hasRouteAtGateway);
        report.Arrived("site", "vm1", KernelComparison.Web).ShouldBe(hasRouteAtGateway);
        report.Arrived("site", "shared", KernelComparison.Web).ShouldBeTrue();
    }

    [Test] // 3.39, 2.52
    public async Task Spokes_reach_each_other_through_the_hubs_gateway_where_both_send_everything_there()
    {
        TopologyBuilder net = Drawing.Net();
        VNetBuilder hub = HubWithGateway(net, withBgp: false, out _);
        net.Spoke(1, subnet => subnet.Route(Drawing.Everywhere, NextHopType.VirtualNetworkGateway)).PeerWith(hub).UsingItsGateway();
        net.Spoke(2, subnet => subnet.Route(Drawing.Everywhere, NextHopType.VirtualNetworkGateway)).PeerWith(hub).UsingItsGateway();
        net.Spoke(3).PeerWith(hub).UsingItsGateway();

        KernelReport report = await KernelComparison.CompareAsync(net.Build());

        report.Arrived("vm1", "vm2", KernelComparison.Web).ShouldBeTrue();
        report.Arrived("vm1", "vm3", KernelComparison.Web).ShouldBeFalse();
        report.Arrived("vm2", "site", Protocol.Icmp).ShouldBeTrue();
    }

    [TestCase(false, false)] // 4.26
    [TestCase(true, true)]
    public async Task Two_sites_reach_each_other_over_BGP_only(bool withBgp, bool arrives)
    {
        TopologyBuilder net = Drawing.Net();
        VNetBuilder hub = HubWithGateway(net, withBgp, out GatewayBuilder gateway);
        SiteBuilder branch = net.Site("branch", "172.31.0.0/16");
        if (withBgp)
        {
            branch.Bgp(65020, "172.31.0.1");
        }

        gateway.SiteToSite(branch);
        net.Spoke(1).PeerWith(hub).UsingItsGateway();

        KernelReport report = await KernelComparison.CompareAsync(net.Build());

        report.Arrived("site", "branch", KernelComparison.Web).ShouldBe(arrives);
        report.Arrived("branch", "vm1", KernelComparison.Web).ShouldBeTrue();
    }

    [Test] // 2.43
    public async Task A_cleared_access_flag_of_the_hub_stops_the_spokes_way_to_the_site()
    {
        TopologyBuilder net = Drawing.Net();
        VNetBuilder hub = HubWithGateway(net, withBgp: false, out _);
        net.Spoke(1).PeerWith(hub).UsingItsGateway().Remote(link => link.AllowVirtualNetworkAccess = false);
        net.Spoke(2).PeerWith(hub).UsingItsGateway();

        KernelReport report = await KernelComparison.CompareAsync(net.Build());

        report.Arrived("vm1", "site", KernelComparison.Web).ShouldBeFalse();
        report.Arrived("site", "vm1", KernelComparison.Web).ShouldBeFalse();
        report.Arrived("vm2", "site", KernelComparison.Web).ShouldBeTrue();
    }

    [Test] // 2.42: the site is not behind the spoke's link
    public async Task A_cleared_access_flag_of_the_spoke_leaves_its_way_to_the_site_open()
    {
        TopologyBuilder net = Drawing.Net();
        VNetBuilder hub = HubWithGateway(net, withBgp: false, out _);
        net.Spoke(1).PeerWith(hub).UsingItsGateway().Local(link => link.AllowVirtualNetworkAccess = false);

        KernelReport report = await KernelComparison.CompareAsync(net.Build());

        report.Arrived("vm1", "site", KernelComparison.Web).ShouldBeTrue();
        report.Arrived("site", "vm1", KernelComparison.Web).ShouldBeTrue();
        report.Arrived("vm1", "shared", KernelComparison.Web).ShouldBeFalse();
    }

    private static VNetBuilder HubWithGateway(TopologyBuilder net, bool withBgp, out GatewayBuilder gateway)
    {
        SiteBuilder site = net.Site("site", "192.168.0.0/16");
        VNetBuilder hub = net.Hub(vnet => vnet.GatewaySubnet("10.0.0.0/27"));
        gateway = hub.VpnGateway("gw");
        if (withBgp)
        {
            site.Bgp(65010, "192.168.0.1");
            gateway.Bgp();
        }

        gateway.SiteToSite(site);
        return hub;
    }
}
