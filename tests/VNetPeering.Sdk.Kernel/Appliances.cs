using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Kernel;

/// <summary>Designs with user-defined routes and appliances.</summary>
public sealed class Appliances
{
    [Test] // golden 5, 3.06
    public async Task Spokes_reach_each_other_through_the_hubs_appliance()
    {
        KernelReport report = await KernelComparison.CompareAsync(SpokesBehindAppliance());

        report.Arrived("vm1", "vm2", KernelComparison.Web).ShouldBeTrue();
        report.Arrived("vm2", "vm1", Protocol.Icmp).ShouldBeTrue();
    }

    [Test] // 2.50, 2.51
    public async Task A_spoke_that_admits_no_forwarded_traffic_is_reached_by_nobody_behind_the_hub()
    {
        KernelReport report = await KernelComparison.CompareAsync(SpokesBehindAppliance(admitting: false));

        report.Arrived("vm1", "vm2", KernelComparison.Web).ShouldBeFalse();
        report.Arrived("vm1", "shared", KernelComparison.Web).ShouldBeTrue();
    }

    [TestCase(true, true)] // 2.42: the other spoke is not behind the spoke's link
    [TestCase(false, false)] // 2.42: but the spoke is behind the hub's, and the appliance has no group
    public async Task A_cleared_access_flag_and_a_spoke_beyond_the_appliance(bool isOfSpoke, bool arrives)
    {
        TopologyBuilder net = Drawing.Net();
        VNetBuilder hub = net.Hub();
        ApplianceBuilder appliance = hub.Appliance();
        net.Spoke(1, subnet => subnet.Route(Drawing.Everywhere, appliance)).PeerWith(hub).AllowingForwardedTraffic()
            .Local(link => link.AllowVirtualNetworkAccess = !isOfSpoke).Remote(link => link.AllowVirtualNetworkAccess = isOfSpoke);
        net.Spoke(2, subnet => subnet.Route(Drawing.Everywhere, appliance)).PeerWith(hub).AllowingForwardedTraffic();

        KernelReport report = await KernelComparison.CompareAsync(net.Build());

        report.Arrived("vm1", "vm2", KernelComparison.Web).ShouldBe(arrives);
        report.Arrived("vm2", "vm1", Protocol.Icmp).ShouldBe(arrives);
        report.Arrived("vm1", "shared", KernelComparison.Web).ShouldBeFalse();
    }

    [Test] // 3.34
    public async Task An_interface_that_does_not_forward_drops_what_is_for_others()
    {
        KernelReport report = await KernelComparison.CompareAsync(SpokesBehindAppliance().WithoutForwarding("nva"));

        report.Arrived("vm1", "vm2", KernelComparison.Web).ShouldBeFalse();
        report.Arrived("vm1", "nva", KernelComparison.Web).ShouldBeTrue();
    }

    [TestCase(true, false)] // 3.57
    [TestCase(false, true)]
    public async Task An_appliance_that_sees_one_direction(bool isStateful, bool arrives)
    {
        TopologyBuilder net = Drawing.Net();
        VNetBuilder hub = net.Hub();
        ApplianceBuilder appliance = hub.Appliance(isStateful);

        // The spokes are peers too, and only the first one has the route through the appliance.
        VNetBuilder first = net.Spoke(1, subnet => subnet.Route("10.2.0.0/16", appliance));
        VNetBuilder second = net.Spoke(2);
        first.PeerWith(hub).AllowingForwardedTraffic();
        second.PeerWith(hub).AllowingForwardedTraffic();
        first.PeerWith(second);

        KernelReport report = await KernelComparison.CompareAsync(net.Build());

        report.Arrived("vm1", "vm2", KernelComparison.Web).ShouldBe(arrives);
        report.Arrived("vm2", "vm1", KernelComparison.Web).ShouldBe(arrives);
        report.Arrived("vm1", "vm2", Protocol.Icmp).ShouldBe(arrives);
        report.Arrived("vm2", "vm1", Protocol.Icmp).ShouldBe(arrives);
    }

    [Test] // the answer falls to None
    public async Task A_missing_route_on_one_side_stops_the_answer()
    {
        TopologyBuilder net = Drawing.Net();
        VNetBuilder hub = net.Hub();
        ApplianceBuilder appliance = hub.Appliance();
        net.Spoke(1, subnet => subnet.Route(Drawing.Everywhere, appliance)).PeerWith(hub).AllowingForwardedTraffic();
        net.Spoke(2).PeerWith(hub).AllowingForwardedTraffic();

        KernelReport report = await KernelComparison.CompareAsync(net.Build());

        report.Arrived("vm1", "vm2", KernelComparison.Web).ShouldBeFalse();
        report.Arrived("vm2", "vm1", KernelComparison.Web).ShouldBeFalse();
    }

    [Test] // 3.59: not described, so it passes what it sees both ways of, and the rest is Unknown
    public async Task An_appliance_that_nobody_describes()
    {
        TopologyBuilder net = Drawing.Net();
        VNetBuilder hub = net.Hub();
        ApplianceBuilder appliance = hub.Appliance(stateful: null);
        VNetBuilder first = net.Spoke(1, subnet => subnet.Route("10.2.0.0/16", appliance).Route("10.3.0.0/16", appliance));
        VNetBuilder second = net.Spoke(2);
        VNetBuilder third = net.Spoke(3, subnet => subnet.Route("10.1.0.0/16", appliance));
        foreach (VNetBuilder spoke in new[] { first, second, third })
        {
            spoke.PeerWith(hub).AllowingForwardedTraffic();
        }

        first.PeerWith(second);

        KernelReport report = await KernelComparison.CompareAsync(net.Build());

        report.Arrived("vm1", "vm3", KernelComparison.Web).ShouldBeTrue();
        report.Unknown.Select(flow => $"{flow.Probe.From.Name} {flow.Probe.To.Name}").Distinct().ShouldBe(["vm1 vm2", "vm2 vm1"], ignoreOrder: true);
    }

    [Test] // 3.59: it is stateful
    public async Task An_Azure_Firewall_between_spokes_and_before_the_hubs_own_machines()
    {
        TopologyBuilder net = Drawing.Net();
        VNetBuilder hub = net.VNet("hub", "10.0.0.0/16", vnet => vnet.FirewallSubnet("10.0.0.0/26"));
        FirewallBuilder firewall = hub.AzureFirewall("fw", "10.0.0.4");

        // The hub's machine answers past the firewall: 3.54 the other way round.
        hub.Subnet("shared", "10.0.1.0/24", subnet => subnet.VirtualMachine("shared", "10.0.1.4"));
        hub.Subnet("careful", "10.0.3.0/24", subnet => subnet.VirtualMachine("careful", "10.0.3.4").Route("10.1.0.0/16", firewall).Route("10.2.0.0/16", firewall));
        for (int i = 1; i <= 2; i++)
        {
            net.Spoke(i, subnet => subnet.Route(Drawing.Everywhere, firewall).Route("10.0.0.0/16", firewall)).PeerWith(hub).AllowingForwardedTraffic();
        }

        KernelReport report = await KernelComparison.CompareAsync(net.Build());

        report.Arrived("vm1", "vm2", KernelComparison.Web).ShouldBeTrue();
        report.Arrived("vm1", "careful", KernelComparison.Web).ShouldBeTrue();
        report.Arrived("vm1", "shared", KernelComparison.Web).ShouldBeFalse();
        report.Arrived("shared", "vm1", KernelComparison.Web).ShouldBeFalse();
    }

    [Test] // 3.57: each appliance's subnet decides anew
    public async Task Two_hubs_with_an_appliance_each()
    {
        TopologyBuilder net = Drawing.Net();
        VNetBuilder west = net.Hub();
        VNetBuilder asia = net.Hub(vnet => vnet.In("southeastasia"), number: 20);
        ApplianceBuilder near = west.Appliance();
        ApplianceBuilder far = asia.Appliance(number: 20);
        west["nva"].Route("10.3.0.0/16", far);
        asia["nva"].Route("10.1.0.0/16", near).Route("10.2.0.0/16", near);
        west.PeerWith(asia).AllowingForwardedTraffic();
        net.Spoke(1, subnet => subnet.Route(Drawing.Everywhere, near)).PeerWith(west).AllowingForwardedTraffic();
        net.Spoke(2, subnet => subnet.Route(Drawing.Everywhere, near)).PeerWith(west).AllowingForwardedTraffic();
        net.Spoke(3, subnet => subnet.Route(Drawing.Everywhere, far)).In("southeastasia").PeerWith(asia).AllowingForwardedTraffic();

        KernelReport report = await KernelComparison.CompareAsync(net.Build());

        report.Arrived("vm1", "vm2", KernelComparison.Web).ShouldBeTrue();
        report.Arrived("vm1", "vm3", KernelComparison.Web).ShouldBeTrue();
        report.Arrived("vm3", "vm2", Protocol.Icmp).ShouldBeTrue();
    }

    [Test] // 3.35, 3.37, 3.56
    public async Task Routes_that_lead_nowhere()
    {
        TopologyBuilder net = Drawing.Net();
        VNetBuilder hub = net.Hub();
        ApplianceBuilder appliance = hub.Appliance();
        hub["nva"].Route("10.3.0.0/16", appliance);
        net.Spoke(1, subnet => subnet.Route("10.0.1.0/24", NextHopType.None)).PeerWith(hub).AllowingForwardedTraffic();
        net.Spoke(2, subnet => subnet.Route("10.0.0.0/16", "10.0.2.77").Route("10.1.0.0/16", "172.30.0.4")).PeerWith(hub).AllowingForwardedTraffic();
        net.Spoke(3, subnet => subnet.Route(Drawing.Everywhere, appliance)).PeerWith(hub).AllowingForwardedTraffic();
        net.Spoke(4, subnet => subnet.Route(Drawing.Everywhere, NextHopType.Internet)).PeerWith(hub).AllowingForwardedTraffic();

        KernelReport report = await KernelComparison.CompareAsync(net.Build());

        report.Arrived("vm1", "shared", KernelComparison.Web).ShouldBeFalse();
        report.Arrived("vm1", "nva", KernelComparison.Web).ShouldBeTrue();
        report.Arrived("vm2", "shared", KernelComparison.Web).ShouldBeFalse();
        report.Arrived("nva", "vm3", KernelComparison.Web).ShouldBeFalse();
        report.Arrived("vm4", "shared", KernelComparison.Web).ShouldBeTrue();
    }

    [Test] // 3.53
    public async Task Routes_inside_one_VNet()
    {
        TopologyBuilder net = Drawing.Net();
        VNetBuilder hub = net.Hub(vnet => vnet
            .Subnet("a", "10.0.3.0/24", subnet => subnet.VirtualMachine("a1", "10.0.3.4").VirtualMachine("a2", "10.0.3.5"))
            .Subnet("b", "10.0.4.0/24", subnet => subnet.VirtualMachine("b1", "10.0.4.4")));
        ApplianceBuilder appliance = hub.Appliance();
        hub["a"].Route("10.0.3.0/24", NextHopType.VNetLocal).Route("10.0.0.0/16", appliance);
        hub["b"].Route("10.0.3.0/25", appliance);

        KernelReport report = await KernelComparison.CompareAsync(net.Build());

        report.Arrived("a1", "a2", KernelComparison.Web).ShouldBeTrue();
        report.Arrived("a1", "b1", KernelComparison.Web).ShouldBeTrue();
        report.Arrived("a1", "shared", KernelComparison.Web).ShouldBeFalse();
    }

    [Test] // the table of each family decides for itself
    public async Task An_appliance_for_one_family_of_two()
    {
        PeeredVNets.IgnoreWithoutIPv6();
        TopologyBuilder net = Drawing.Net();
        VNetBuilder hub = net.VNet("hub", ["10.0.0.0/16", "fd00:0:0::/48"], vnet => vnet.Subnet("nva", ["10.0.2.0/24", "fd00:0:0:2::/64"]));
        ApplianceBuilder appliance = hub.Appliance();
        for (int i = 1; i <= 3; i++)
        {
            net.VNet($"spoke{i}", [$"10.{i}.0.0/16", $"fd00:0:{i}::/48"], vnet => vnet.Subnet("web", [$"10.{i}.1.0/24", $"fd00:0:{i}:1::/64"], subnet =>
            {
                subnet.VirtualMachine($"vm{i}", $"10.{i}.1.4").Route(Drawing.Everywhere, appliance);
                if (i < 3)
                {
                    subnet.Route("::/0", "fd00:0:0:2::4");
                }
            })).PeerWith(hub).AllowingForwardedTraffic();
        }

        Topology topology = net.Build().WithIPv6("nva", "fd00:0:0:2::4");
        KernelReport report = await KernelComparison.CompareAsync(Enumerable.Range(1, 3).Aggregate(topology, (drawn, i) => drawn.WithIPv6($"vm{i}", $"fd00:0:{i}:1::4")));

        report.Arrived("vm1", "vm3", KernelComparison.Web).ShouldBeTrue();
        report.Arrived("vm1", "vm2", KernelComparison.Web, IPFamily.IPv6).ShouldBeTrue();
        report.Arrived("vm1", "vm3", KernelComparison.Web, IPFamily.IPv6).ShouldBeFalse();
    }

    private static Topology SpokesBehindAppliance(bool admitting = true)
    {
        TopologyBuilder net = Drawing.Net();
        VNetBuilder hub = net.Hub();
        ApplianceBuilder appliance = hub.Appliance();
        for (int i = 1; i <= 3; i++)
        {
            PeeringBuilder peering = net.Spoke(i, subnet => subnet.Route(Drawing.Everywhere, appliance)).PeerWith(hub);
            if (admitting || i != 2)
            {
                peering.AllowingForwardedTraffic();
            }
        }

        return net.Build();
    }
}
