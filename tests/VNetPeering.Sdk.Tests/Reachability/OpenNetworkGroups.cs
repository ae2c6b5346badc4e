using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.Routing;
using VNetPeering.Sdk.Security;

namespace VNetPeering.Sdk.Tests.Reachability;

/// <summary>Network groups into which Azure Policy puts VNets: what hangs on a membership that nobody lists is Unknown, and nothing else is (section 6).</summary>
public sealed class OpenNetworkGroups
{
    private static readonly RouteGap Prod = new() { Reason = UnknownReason.UnresolvedReference, About = "prod" };

    [Test]
    public void A_spoke_that_may_be_a_member_may_reach_the_hub()
    {
        CompiledNetwork network = Open(Spokes()).Compile();

        FlowTrace trace = network.Trace("app/work", "hub/shared");

        trace.Verdict.ShouldBe(Verdict.Unknown);
        trace.Unknowns.ShouldContain(fact => fact.Reason == UnknownReason.UnresolvedReference && fact.About == "prod");
        network.EffectiveRoutes("app/work").Gaps.ShouldContain(Prod);
        network.NextHop("app/work", "10.0.0.4").Gaps.ShouldContain(Prod);
    }

    [Test]
    public void Spokes_of_a_hub_that_forwards_nothing_are_apart_in_any_case() =>
        Open(Spokes()).Compile().Trace("app/work", "data/work").Verdict.ShouldBe(Verdict.Blocked);

    [Test]
    public void The_Internet_is_what_it_was_without_the_group()
    {
        Topology known = Spokes().Build();

        known.Compile().Trace("app/work", "internet").Verdict.ShouldBe(Open(Spokes()).Compile().Trace("app/work", "internet").Verdict);
        Open(Spokes()).Compile().NextHop("app/work", "8.8.8.8").Gaps.ShouldBeEmpty();
    }

    [Test]
    public void A_route_to_an_appliance_in_the_hub_hangs_on_the_membership()
    {
        TopologyBuilder net = Spokes();
        net["app"]["work"].Route("0.0.0.0/0", "10.0.0.4");
        net["data"]["work"].Route("0.0.0.0/0", "10.0.0.4");

        FlowTrace trace = Open(net).Compile().Trace("app/work", "data/work");

        trace.Verdict.ShouldBe(Verdict.Unknown);
    }

    [Test]
    public void A_group_that_denies_what_the_tag_might_admit_is_no_certain_blocker()
    {
        TopologyBuilder net = Spokes();
        net["app"]["work"].NetworkSecurityGroup("closed");

        Open(net).Compile().Trace("app/work", "hub/shared").Verdict.ShouldBe(Verdict.Unknown);
    }

    [Test]
    public void A_rule_that_denies_in_any_case_is_one()
    {
        TopologyBuilder net = Spokes();
        net["app"]["work"].NetworkSecurityGroup("closed", g => g.Outbound("all", 100, SecurityRuleAccess.Deny, Protocol.Any));

        Open(net).Compile().Trace("app/work", "hub/shared").Verdict.ShouldBe(Verdict.Blocked);
    }

    [Test]
    public void A_live_estate_shows_the_peerings_that_a_manager_made()
    {
        Topology topology = Open(Spokes());
        VNet hub = topology.VNets[0];
        Peering link = new() { Id = hub.Id.Child("virtualNetworkPeerings", "ANM_data"), RemoteVNetId = topology.VNets[2].Id, State = PeeringState.Connected };
        topology = topology with { VNets = [hub with { Peerings = [link] }, .. topology.VNets.Skip(1)] };

        topology.Compile().Trace("app/work", "hub/shared").Verdict.ShouldBe(Verdict.Blocked);
    }

    [Test]
    public void Members_of_a_mesh_may_be_joined_by_others()
    {
        var net = new TopologyBuilder("mesh");
        VNetBuilder[] vnets = [.. Enumerable.Range(1, 4).Select(i => net.VNet($"v{i}", $"10.{i}.0.0/16", v => v.Subnet("web", $"10.{i}.1.0/24")))];
        net.NetworkManager("corp", m => m.Mesh("prod", vnets[..2]));

        CompiledNetwork network = Open(net).Compile();

        network.Trace("v1/web", "v2/web").Verdict.ShouldBe(Verdict.Reachable);
        network.Trace("v1/web", "v3/web").Verdict.ShouldBe(Verdict.Unknown);
        network.Trace("v3/web", "v4/web").Verdict.ShouldBe(Verdict.Unknown);
        network.Trace("v1/web", "ip:10.9.0.4").Blockers.ShouldContain(blocker => blocker.Reason == Disposition.DroppedByRoute);
    }

    [Test]
    public void VNets_of_another_subscription_or_region_are_no_candidates()
    {
        Topology topology = Open(Mesh());
        NetworkManager manager = topology.NetworkManagers[0];
        NetworkManager elsewhere = manager with { Scopes = new NetworkManagerScopes { Subscriptions = ["/subscriptions/99999999-0000-0000-0000-000000000000"] } };

        topology.Compile().Trace("one/web", "near/web").Verdict.ShouldBe(Verdict.Unknown);
        topology.Compile().Trace("one/web", "far/web").Verdict.ShouldBe(Verdict.Blocked);
        (topology with { NetworkManagers = [elsewhere] }).Compile().Trace("one/web", "near/web").Verdict.ShouldBe(Verdict.Blocked);

        static TopologyBuilder Mesh()
        {
            var net = new TopologyBuilder("mesh").In("westeurope");
            VNetBuilder one = net.VNet("one", "10.1.0.0/16", v => v.Subnet("web", "10.1.1.0/24"));
            net.VNet("far", "10.2.0.0/16", v => v.Subnet("web", "10.2.1.0/24")).In("eastus");
            net.VNet("near", "10.3.0.0/16", v => v.Subnet("web", "10.3.1.0/24"));
            net.NetworkManager("corp", m => m.Mesh("prod", [one]));
            return net;
        }
    }

    [Test]
    public void An_admin_rule_for_the_group_may_hold()
    {
        TopologyBuilder net = Pair();
        net.NetworkManager("corp", m => m.SecurityAdmin("prod", [], Rule(AdminRuleAccess.Deny, "22")));

        CompiledNetwork network = Open(net).Compile();

        network.Trace("a/web", "b/web", Protocol.Tcp(22)).Verdict.ShouldBe(Verdict.Unknown);
        network.Trace("a/web", "b/web", Protocol.Tcp(443)).Verdict.ShouldBe(Verdict.Reachable);
        network.IpFlow("b/web", new IpFlow
        {
            Direction = SecurityRuleDirection.Inbound,
            Protocol = ProtocolKind.Tcp,
            LocalAddress = HostAddress.Parse("10.2.1.4"),
            LocalPort = 22,
            RemoteAddress = HostAddress.Parse("10.1.1.4"),
            RemotePort = 50000,
        }).Gaps.ShouldContain(Prod);
    }

    [Test]
    public void An_admin_rule_that_always_allows_may_pass_a_group_by()
    {
        TopologyBuilder net = Pair();
        net["b"]["web"].NetworkSecurityGroup("closed", g => g.Inbound("all", 100, SecurityRuleAccess.Deny, Protocol.Any));
        net.NetworkManager("corp", m => m.SecurityAdmin("prod", [], Rule(AdminRuleAccess.AlwaysAllow, "22")));

        CompiledNetwork network = Open(net).Compile();

        network.Trace("a/web", "b/web", Protocol.Tcp(22)).Verdict.ShouldBe(Verdict.Unknown);
        network.Trace("a/web", "b/web", Protocol.Tcp(443)).Verdict.ShouldBe(Verdict.Blocked);
    }

    [Test]
    public void A_rule_about_the_addresses_of_the_group_may_be_about_any_candidate()
    {
        TopologyBuilder net = Pair();
        net.NetworkManager("corp", m => m.SecurityAdmin("sure", [net["b"]], Rule(AdminRuleAccess.Deny, "22") with
        {
            Sources = [new AdminRuleAddress { AddressPrefix = net["b"].Id.Sibling(ResourceTypes.NetworkManager, "corp").Child("networkGroups", "open").ToString(), AddressPrefixType = AdminRuleAddressType.NetworkGroup }],
        }));
        Topology topology = net.Build();
        NetworkManager manager = topology.NetworkManagers[0];
        topology = topology with { NetworkManagers = [manager with { NetworkGroups = [.. manager.NetworkGroups, new NetworkGroup { Id = manager.Id.Child("networkGroups", "open"), MayHaveOtherMembers = true }] }] };

        FlowTrace trace = topology.Compile().Trace("a/web", "b/web", Protocol.Tcp(22));

        trace.Verdict.ShouldBe(Verdict.Unknown);
        trace.Unknowns[0].About.ShouldBe("open");
    }

    [Test]
    public void A_site_may_have_been_told_of_a_spoke()
    {
        TopologyBuilder net = Spokes(useHubGateway: true);
        SiteBuilder hq = net.Site("hq", "192.168.0.0/16", s => s.Bgp(65010));
        net["hub"].GatewaySubnet("10.0.3.0/27").VpnGateway("gw", g => g.Bgp(65515).SiteToSite(hq));

        CompiledNetwork network = Open(net).Compile();

        network.Trace("site:hq", "app/work").Verdict.ShouldBe(Verdict.Unknown);
        network.Trace("app/work", "site:hq").Verdict.ShouldBe(Verdict.Unknown);
        network.Trace("site:hq", "hub/shared").Verdict.ShouldBe(Verdict.Reachable);
    }

    /// <summary>A route of the user to a gateway leads to the VPN gateway of the hub that a member borrows from (3.39), and to none for other VNets.</summary>
    [TestCase(true, Verdict.Unknown)]
    [TestCase(false, Verdict.Blocked)]
    public void A_route_to_a_gateway_hangs_on_the_membership_where_members_borrow_one(bool useHubGateway, Verdict verdict)
    {
        TopologyBuilder net = Spokes(useHubGateway);
        SiteBuilder hq = net.Site("hq", "192.168.0.0/16", s => s.Bgp(65010));
        net["hub"].GatewaySubnet("10.0.3.0/27").VpnGateway("gw", g => g.Bgp(65515).SiteToSite(hq));
        net["app"]["work"].Route("10.0.0.0/22", NextHopType.VirtualNetworkGateway);
        Topology topology = Open(net);

        FlowTrace trace = topology.Compile().Trace("hub/shared", "app/work");

        WithMember(topology, "app").Compile().Trace("hub/shared", "app/work").Verdict.ShouldBe(useHubGateway ? Verdict.Reachable : Verdict.Blocked);
        trace.Verdict.ShouldBe(verdict);
        trace.Unknowns.ShouldContain(fact => fact.About == "prod");
    }

    /// <summary>A default route that a gateway brings takes the None rows away (3.06): only where the VNet is a member, and not under a default route of the user.</summary>
    [TestCase(false, Verdict.Unknown)]
    [TestCase(true, Verdict.Blocked)]
    public void None_rows_hang_on_the_membership_where_the_hub_lends_a_default_route(bool hasOwnDefault, Verdict verdict)
    {
        TopologyBuilder net = Spokes(useHubGateway: true, "data");
        SiteBuilder hq = net.Site("hq", "0.0.0.0/0");
        net["hub"].GatewaySubnet("10.0.3.0/27").VpnGateway("gw", g => g.SiteToSite(hq));
        if (hasOwnDefault)
        {
            net["app"]["work"].Route("0.0.0.0/0", NextHopType.Internet);
        }

        Topology topology = Open(net);

        WithMember(topology, "app").Compile().Trace("data/work", "app/work").Verdict.ShouldBe(hasOwnDefault ? Verdict.Blocked : Verdict.Reachable);
        topology.Compile().Trace("data/work", "app/work").Verdict.ShouldBe(verdict);
    }

    /// <summary>A gateway elsewhere is told of a spoke that borrows (4.30), and of no other.</summary>
    [TestCase(true, Verdict.Unknown)]
    [TestCase(false, Verdict.Blocked)]
    public void A_gateway_that_is_connected_with_the_hubs_may_learn_of_a_member(bool isConnected, Verdict verdict)
    {
        TopologyBuilder net = Spokes(useHubGateway: true);
        net["hub"].GatewaySubnet("10.0.3.0/27").VpnGateway("gw", g => g.Bgp(65010));
        VNetBuilder far = net.VNet("far", "10.9.0.0/16", v => v.Subnet("work", "10.9.0.0/24"));
        far.GatewaySubnet("10.9.1.0/27").VpnGateway("far-gw", g => g.Bgp(65020));
        Topology topology = Open(net);
        topology = topology with { Connections = isConnected ? [Between("gw", "far-gw"), Between("far-gw", "gw")] : [] };

        WithMember(topology, "app").Compile().Trace("far/work", "app/work").Verdict.ShouldBe(isConnected ? Verdict.Reachable : Verdict.Blocked);
        topology.Compile().Trace("far/work", "app/work").Verdict.ShouldBe(verdict);
        topology.Compile().Matrix(new MatrixOptions { Protocols = [Protocol.Tcp(443)] })["far/work", "app/work", Protocol.Tcp(443)].ShouldBe(verdict);

        Connection Between(string from, string to) => new()
        {
            Id = topology.VNets[0].Id.Sibling(ResourceTypes.Connection, $"{from}-{to}"),
            Type = ConnectionType.VNetToVNet,
            GatewayId = topology.Gateways.First(gateway => gateway.Name == from).Id,
            PeerGatewayId = topology.Gateways.First(gateway => gateway.Name == to).Id,
            EnableBgp = true,
        };
    }

    private static TopologyBuilder Spokes(bool useHubGateway = false, params string[] members)
    {
        var net = new TopologyBuilder("open").In("westeurope");
        VNetBuilder hub = net.VNet("hub", "10.0.0.0/22", v => v.Subnet("shared", "10.0.0.0/26"));
        net.VNet("app", "10.0.4.0/24", v => v.Subnet("work", "10.0.4.0/26"));
        net.VNet("data", "10.0.5.0/24", v => v.Subnet("work", "10.0.5.0/26"));
        net.NetworkManager("corp", m => m.HubAndSpoke("prod", hub, [.. members.Select(name => net[name])], useHubGateway: useHubGateway));
        return net;
    }

    private static TopologyBuilder Pair()
    {
        var net = new TopologyBuilder("pair");
        VNetBuilder a = net.VNet("a", "10.1.0.0/16", v => v.Subnet("web", "10.1.1.0/24"));
        net.VNet("b", "10.2.0.0/16", v => v.Subnet("web", "10.2.1.0/24")).PeerWith(a);
        return net;
    }

    private static AdminRule Rule(AdminRuleAccess access, string ports) => new()
    {
        Name = "rule",
        Priority = 10,
        Direction = SecurityRuleDirection.Inbound,
        Access = access,
        Protocol = "Tcp",
        DestinationPortRanges = [ports],
    };

    /// <summary>The same with network groups whose members are all known, one VNet more among them.</summary>
    private static Topology WithMember(Topology topology, string name)
    {
        StaticMember member = new() { Name = name, ResourceId = topology.VNets.First(vnet => vnet.Name == name).Id };
        return topology with
        {
            NetworkManagers = [.. topology.NetworkManagers.Select(manager => manager with { NetworkGroups = [.. manager.NetworkGroups.Select(group => group with { MayHaveOtherMembers = false, StaticMembers = [.. group.StaticMembers, member] })] })],
        };
    }

    /// <summary>The same with network groups into which a policy may put more VNets.</summary>
    private static Topology Open(TopologyBuilder net)
    {
        Topology topology = net.Build();
        return topology with
        {
            NetworkManagers = [.. topology.NetworkManagers.Select(manager => manager with { NetworkGroups = [.. manager.NetworkGroups.Select(group => group with { MayHaveOtherMembers = true })] })],
        };
    }
}
