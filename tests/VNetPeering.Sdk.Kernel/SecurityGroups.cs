using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Kernel;

/// <summary>Designs with network security groups.</summary>
public sealed class SecurityGroups
{
    [Test] // 5.05
    public async Task One_way_access()
    {
        TopologyBuilder net = Drawing.Net();
        VNetBuilder hub = net.Hub();
        VNetBuilder spoke = net.Spoke(1);
        spoke.PeerWith(hub);
        net.Allow(spoke["web"], hub["shared"], KernelComparison.Web).OneWay();

        KernelReport report = await KernelComparison.CompareAsync(net.Build());

        report.Arrived("vm1", "shared", KernelComparison.Web).ShouldBeTrue();
        report.Arrived("shared", "vm1", KernelComparison.Web).ShouldBeFalse();
    }

    [Test] // 5.01-5.03: both levels must allow, the lower number decides
    public async Task Groups_of_subnet_and_interface()
    {
        TopologyBuilder net = Drawing.Net();
        VNetBuilder hub = net.Hub();
        net.VNet("app", "10.1.0.0/16", vnet => vnet
            .Subnet("web", "10.1.1.0/24", subnet => subnet
                .NetworkSecurityGroup("web-nsg", group => group
                    .Inbound("web", 100, SecurityRuleAccess.Allow, Protocol.Tcp(443, 1433), from: "10.0.0.0/16")
                    .Inbound("sql-not", 90, SecurityRuleAccess.Deny, Protocol.Tcp(1433), from: "10.0.1.4")
                    .Inbound("ping-not", 110, SecurityRuleAccess.Deny, Protocol.Icmp)
                    .Outbound("hub-not", 100, SecurityRuleAccess.Deny, KernelComparison.Web, to: "10.0.0.0/16"))
                .VirtualMachine("a", "10.1.1.4")
                .VirtualMachine("b", "10.1.1.5", machine => machine.NetworkSecurityGroup("b-nsg", group => group
                    .Inbound("web-not", 100, SecurityRuleAccess.Deny, KernelComparison.Web, from: "VirtualNetwork")
                    .Outbound("all-not", 200, SecurityRuleAccess.Deny, Protocol.Any, to: "10.1.2.0/24"))))
            .Subnet("data", "10.1.2.0/24", subnet => subnet.VirtualMachine("c", "10.1.2.4"))).PeerWith(hub);

        KernelReport report = await KernelComparison.CompareAsync(net.Build());

        report.Arrived("shared", "a", KernelComparison.Web).ShouldBeTrue();
        report.Arrived("shared", "a", KernelComparison.Sql).ShouldBeFalse();
        report.Arrived("shared", "b", KernelComparison.Web).ShouldBeFalse();
        report.Arrived("a", "b", Protocol.Icmp).ShouldBeFalse();
        report.Arrived("a", "shared", KernelComparison.Web).ShouldBeFalse();
        report.Arrived("a", "shared", KernelComparison.Sql).ShouldBeTrue();
        report.Arrived("b", "c", KernelComparison.Sql).ShouldBeFalse();
        report.Arrived("c", "b", KernelComparison.Sql).ShouldBeTrue();
    }

    [Test] // 5.20-5.22: the tag of a group that is shared differs from subnet to subnet
    public async Task A_default_group_knows_peers_and_not_what_lies_behind_them_unless_a_route_brings_it_in()
    {
        TopologyBuilder net = Drawing.Net();
        VNetBuilder hub = net.Hub();
        ApplianceBuilder appliance = hub.Appliance();
        net.Spoke(1, subnet => subnet.Route(Drawing.Everywhere, appliance).NetworkSecurityGroup("all-nsg")).PeerWith(hub).AllowingForwardedTraffic();
        net.Spoke(2, subnet => subnet.Route("10.1.0.0/16", appliance).NetworkSecurityGroup("all-nsg")).PeerWith(hub).AllowingForwardedTraffic();
        net.Spoke(3, subnet => subnet.Route("10.1.0.0/17", appliance).Route("10.2.0.0/16", appliance).NetworkSecurityGroup("all-nsg")).PeerWith(hub).AllowingForwardedTraffic();

        KernelReport report = await KernelComparison.CompareAsync(net.Build());

        report.Arrived("vm1", "vm2", KernelComparison.Web).ShouldBeTrue();
        report.Arrived("vm1", "vm3", KernelComparison.Web).ShouldBeTrue();
        report.Arrived("vm2", "vm3", KernelComparison.Web).ShouldBeFalse();
    }

    [Test] // 2.40, 2.41
    public async Task A_cleared_access_flag_takes_the_peer_out_of_the_tag_and_an_own_rule_admits_it()
    {
        TopologyBuilder net = Drawing.Net();
        VNetBuilder hub = net.Hub();
        net.Spoke(1, subnet => subnet.NetworkSecurityGroup("default-nsg")).PeerWith(hub).Local(link => link.AllowVirtualNetworkAccess = false);
        net.Spoke(2, subnet => subnet.NetworkSecurityGroup("own-nsg", group => group
            .Inbound("hub", 100, SecurityRuleAccess.Allow, KernelComparison.Web, from: "10.0.0.0/16")
            .Outbound("to-hub", 100, SecurityRuleAccess.Allow, Protocol.Any, to: "10.0.1.0/24"))).PeerWith(hub).Local(link => link.AllowVirtualNetworkAccess = false);

        KernelReport report = await KernelComparison.CompareAsync(net.Build());

        report.Arrived("vm1", "shared", KernelComparison.Web).ShouldBeFalse();
        report.Arrived("shared", "vm1", KernelComparison.Web).ShouldBeFalse();
        report.Arrived("vm2", "shared", KernelComparison.Sql).ShouldBeTrue();
        report.Arrived("shared", "vm2", KernelComparison.Web).ShouldBeTrue();
        report.Arrived("shared", "vm2", KernelComparison.Sql).ShouldBeFalse();
    }

    [Test] // 3.5, checklist 6
    public async Task An_appliance_behind_a_group()
    {
        TopologyBuilder net = Drawing.Net();
        VNetBuilder hub = net.Hub();
        ApplianceBuilder appliance = hub.Appliance();
        hub["nva"].NetworkSecurityGroup("nva-nsg", group => group
            .Inbound("from-1", 100, SecurityRuleAccess.Allow, KernelComparison.Web, from: "10.1.0.0/16", to: "10.2.0.0/16")
            .Inbound("ping", 110, SecurityRuleAccess.Allow, Protocol.Icmp)
            .Outbound("to-2", 100, SecurityRuleAccess.Allow, KernelComparison.Web, from: "10.1.0.0/16", to: "10.2.0.0/16")
            .Outbound("ping-out", 110, SecurityRuleAccess.Allow, Protocol.Icmp, to: "10.2.0.0/16")
            .Inbound("rest-not", 200, SecurityRuleAccess.Deny, Protocol.Any)
            .Outbound("rest-not-out", 200, SecurityRuleAccess.Deny, Protocol.Any));
        net.Spoke(1, subnet => subnet.Route(Drawing.Everywhere, appliance)).PeerWith(hub).AllowingForwardedTraffic();
        net.Spoke(2, subnet => subnet.Route(Drawing.Everywhere, appliance)).PeerWith(hub).AllowingForwardedTraffic();

        KernelReport report = await KernelComparison.CompareAsync(net.Build());

        report.Arrived("vm1", "vm2", KernelComparison.Web).ShouldBeTrue();
        report.Arrived("vm1", "vm2", KernelComparison.Sql).ShouldBeFalse();
        report.Arrived("vm1", "vm2", Protocol.Icmp).ShouldBeTrue();
        report.Arrived("vm2", "vm1", Protocol.Icmp).ShouldBeFalse();
    }

    [Test] // 5.27
    public async Task Groups_and_two_address_families()
    {
        PeeredVNets.IgnoreWithoutIPv6();
        TopologyBuilder net = Drawing.Net();
        VNetBuilder vnet = net.VNet("v", ["10.1.0.0/16", "fd00:0:1::/48"], one => one
            .Subnet("a", ["10.1.1.0/24", "fd00:0:1:1::/64"], subnet => subnet.VirtualMachine("a", "10.1.1.4"))
            .Subnet("b", ["10.1.2.0/24", "fd00:0:1:2::/64"], subnet => subnet.VirtualMachine("b", "10.1.2.4")));
        vnet["b"].NetworkSecurityGroup("b-nsg", group => group
            .Inbound("web4-not", 100, SecurityRuleAccess.Deny, KernelComparison.Web, from: "10.1.1.0/24")
            .Inbound("sql6-not", 110, SecurityRuleAccess.Deny, KernelComparison.Sql, from: "fd00:0:1:1::/64")
            .Inbound("ping-not", 120, SecurityRuleAccess.Deny, Protocol.Icmp));

        KernelReport report = await KernelComparison.CompareAsync(net.Build().WithIPv6("a", "fd00:0:1:1::4").WithIPv6("b", "fd00:0:1:2::4"));

        report.Arrived("a", "b", KernelComparison.Web).ShouldBeFalse();
        report.Arrived("a", "b", KernelComparison.Web, IPFamily.IPv6).ShouldBeTrue();
        report.Arrived("a", "b", KernelComparison.Sql, IPFamily.IPv6).ShouldBeFalse();
        report.Arrived("a", "b", Protocol.Icmp, IPFamily.IPv6).ShouldBeTrue();
        report.Arrived("a", "b", Protocol.Icmp).ShouldBeFalse();
    }
}
