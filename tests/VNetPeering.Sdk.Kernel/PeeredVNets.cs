using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Kernel.Namespaces;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Kernel;

/// <summary>Designs of VNets and peerings alone.</summary>
public sealed class PeeredVNets
{
    [Test] // 2.80
    public async Task Spokes_of_a_hub_reach_the_hub_and_not_each_other()
    {
        TopologyBuilder net = Drawing.Net();
        VNetBuilder hub = net.Hub();
        net.Spoke(1).PeerWith(hub);
        net.Spoke(2).PeerWith(hub);
        net.VNet("alone", "10.9.0.0/16", vnet => vnet.Subnet("a", "10.9.1.0/24", subnet => subnet.VirtualMachine("a", "10.9.1.4")).Subnet("b", "10.9.2.0/24", subnet => subnet.VirtualMachine("b", "10.9.2.4")));

        KernelReport report = await KernelComparison.CompareAsync(net.Build());

        report.Arrived("vm1", "shared", KernelComparison.Web).ShouldBeTrue();
        report.Arrived("shared", "vm2", Protocol.Icmp).ShouldBeTrue();
        report.Arrived("a", "b", Protocol.Icmp).ShouldBeTrue();
        report.Arrived("vm1", "vm2", KernelComparison.Web).ShouldBeFalse();
        report.Arrived("vm1", "a", KernelComparison.Web).ShouldBeFalse();
        report.Compared.Count.ShouldBe(5 * 4 * 3);
    }

    [Test] // 3.07
    public async Task Global_hubs_and_spokes()
    {
        TopologyBuilder net = Drawing.Net();
        VNetBuilder west = net.Hub();
        VNetBuilder asia = net.Hub(vnet => vnet.In("southeastasia"), number: 20);
        west.PeerWith(asia);
        net.Spoke(1).PeerWith(west);
        net.Spoke(2).In("northeurope").PeerWith(west);
        net.Spoke(3).In("southeastasia").PeerWith(asia);
        Topology topology = net.Build();

        KernelReport report = await KernelComparison.CompareAsync(topology);

        topology.Compile().EffectiveRoutes("spoke2/web").Routes.ShouldContain(row => row.NextHopType == NextHopType.VNetGlobalPeering);
        report.Arrived("vm2", "shared", KernelComparison.Web).ShouldBeTrue();
        report.Arrived("shared", "shared20", KernelComparison.Web).ShouldBeTrue();
        report.Arrived("vm2", "vm1", KernelComparison.Web).ShouldBeFalse();
        report.Arrived("vm3", "shared", KernelComparison.Web).ShouldBeFalse();
    }

    [Test] // 2.20
    public async Task One_link_alone_carries_nothing()
    {
        TopologyBuilder net = Drawing.Net();
        net.Spoke(1).PeerOneSide(net.Hub());

        KernelReport report = await KernelComparison.CompareAsync(net.Build());

        report.ArrivedCount.ShouldBe(0);
    }

    [Test] // 2.42
    public async Task A_cleared_access_flag_blocks_both_ways_and_nobody_else()
    {
        TopologyBuilder net = Drawing.Net();
        VNetBuilder hub = net.Hub();
        net.Spoke(1).PeerWith(hub).Local(link => link.AllowVirtualNetworkAccess = false);
        net.Spoke(2).PeerWith(hub);

        KernelReport report = await KernelComparison.CompareAsync(net.Build());

        report.Arrived("vm1", "shared", KernelComparison.Web).ShouldBeFalse();
        report.Arrived("shared", "vm1", KernelComparison.Web).ShouldBeFalse();
        report.Arrived("vm2", "shared", KernelComparison.Web).ShouldBeTrue();
    }

    [Test] // 2.94, 2.95
    public async Task A_subnet_peering_carries_its_subnets()
    {
        TopologyBuilder net = Drawing.Net();
        VNetBuilder hub = net.Hub(vnet => vnet.Subnet("other", "10.0.3.0/24", subnet => subnet.VirtualMachine("other", "10.0.3.4")));
        net.Spoke(1).PeerWith(hub).OnlySubnets(["web"], ["shared"]);

        KernelReport report = await KernelComparison.CompareAsync(net.Build());

        report.Arrived("vm1", "shared", KernelComparison.Web).ShouldBeTrue();
        report.Arrived("vm1", "other", KernelComparison.Web).ShouldBeFalse();
    }

    [Test] // 2.89: one spoke speaks both families, the other IPv4 only
    public async Task Dual_stack()
    {
        IgnoreWithoutIPv6();
        TopologyBuilder net = Drawing.Net();
        VNetBuilder hub = net.VNet("hub", ["10.0.0.0/16", "fd00:0:0::/48"], vnet => vnet
            .Subnet("shared", ["10.0.1.0/24", "fd00:0:0:1::/64"], subnet => subnet.VirtualMachine("shared", "10.0.1.4")));
        net.VNet("spoke1", ["10.1.0.0/16", "fd00:0:1::/48"], vnet => vnet
            .Subnet("web", ["10.1.1.0/24", "fd00:0:1:1::/64"], subnet => subnet.VirtualMachine("vm1", "10.1.1.4"))).PeerWith(hub);
        net.VNet("spoke2", ["10.2.0.0/16", "fd00:0:2::/48"], vnet => vnet
            .Subnet("web", ["10.2.1.0/24", "fd00:0:2:1::/64"], subnet => subnet.VirtualMachine("vm2", "10.2.1.4"))).PeerWith(hub);
        net.Spoke(3).PeerWith(hub);

        KernelReport report = await KernelComparison.CompareAsync(net.Build().WithIPv6("shared", "fd00:0:0:1::4").WithIPv6("vm1", "fd00:0:1:1::4").WithIPv6("vm2", "fd00:0:2:1::4"));

        report.Arrived("vm1", "shared", KernelComparison.Web, IPFamily.IPv6).ShouldBeTrue();
        report.Arrived("vm1", "shared", Protocol.Icmp, IPFamily.IPv6).ShouldBeTrue();
        report.Arrived("vm1", "vm2", KernelComparison.Web, IPFamily.IPv6).ShouldBeFalse();
        report.Arrived("vm3", "shared", KernelComparison.Web).ShouldBeTrue();
        report.Compared.Count.ShouldBe((4 * 3 * 3) + (3 * 2 * 3));
    }

    internal static void IgnoreWithoutIPv6()
    {
        if (!Permission.HasIPv6)
        {
            Assert.Ignore("This kernel has no IPv6.");
        }
    }
}
