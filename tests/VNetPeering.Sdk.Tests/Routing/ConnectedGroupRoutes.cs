using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk.Tests.Routing;

/// <summary>The rows that connected groups of a Virtual Network Manager bring (rules 3.13, 6.02 to 6.08).</summary>
public sealed class ConnectedGroupRoutes
{
    [Test]
    public void A_member_has_one_row_with_the_prefixes_of_all_other_members()
    {
        Topology topology = Mesh("a 10.1.0.0/16", "b 10.2.0.0/16,172.20.0.0/24", "c 10.3.0.0/16");

        EffectiveRoute row = GroupRows(topology, "a").ShouldHaveSingleItem();

        row.Source.ShouldBe(RouteSource.Default);
        row.State.ShouldBe(RouteState.Active);
        row.AddressPrefixes.ShouldBe(Prefixes("10.2.0.0/16", "10.3.0.0/16", "172.20.0.0/24"));
        row.NextHopAddresses.ShouldBeEmpty();
        row.Origin.Kind.ShouldBe(RouteOriginKind.ConnectedGroup);
        row.Origin.ResourceId!.Name.ShouldBe(new ResourceName("prod"));
    }

    [Test]
    public void The_row_stands_behind_regional_peering_and_before_the_rest()
    {
        var net = new TopologyBuilder("order");
        VNetBuilder a = net.VNet("a", "10.1.0.0/16", v => v.Subnet("web", "10.1.1.0/24"));
        VNetBuilder hub = net.VNet("hub", "10.0.0.0/16");
        a.PeerWith(hub);
        net.NetworkManager("corp", m => m.Mesh("prod", [a, net.VNet("b", "10.2.0.0/16")]));

        EffectiveRoute[] rows = [.. net.Build().Compile().EffectiveRoutes("a/web").Routes.Take(4)];

        rows.Select(row => row.NextHopType).ShouldBe([NextHopType.VNetLocal, NextHopType.VNetPeering, NextHopType.ConnectedGroup, NextHopType.Internet]);
    }

    [Test]
    public void IPv6_prefixes_have_a_row_of_their_own_and_only_where_the_VNet_has_IPv6()
    {
        Topology topology = Mesh("a 10.1.0.0/16,fd00:1::/48", "b 10.2.0.0/16,fd00:2::/48", "c 10.3.0.0/16");

        ValueList<EffectiveRoute> rows = GroupRows(topology, "a");

        rows.Select(row => row.AddressPrefixes).ShouldBe([Prefixes("10.2.0.0/16", "10.3.0.0/16"), Prefixes("fd00:2::/48")]);
        GroupRows(topology, "c").ShouldHaveSingleItem().AddressPrefixes.ShouldBe(Prefixes("10.1.0.0/16", "10.2.0.0/16"));
    }

    [Test]
    public void A_mesh_is_regional_unless_it_is_global()
    {
        TopologyBuilder Net(bool global)
        {
            var net = new TopologyBuilder("regions");
            VNetBuilder[] members = [VNet(net, "a 10.1.0.0/16").In("westeurope"), VNet(net, "b 10.2.0.0/16").In("West Europe"), VNet(net, "c 10.3.0.0/16").In("eastus")];
            net.NetworkManager("corp", m => m.Mesh("prod", members, global));
            return net;
        }

        GroupRows(Net(global: false).Build(), "a").ShouldHaveSingleItem().AddressPrefixes.ShouldBe(Prefixes("10.2.0.0/16"));
        GroupRows(Net(global: true).Build(), "a").ShouldHaveSingleItem().AddressPrefixes.ShouldBe(Prefixes("10.2.0.0/16", "10.3.0.0/16"));
    }

    [Test]
    public void Groups_are_connected_each_for_itself()
    {
        var net = new TopologyBuilder("groups");
        VNetBuilder[] vnets = [.. new[] { "a 10.1.0.0/16", "b 10.2.0.0/16", "c 10.3.0.0/16", "d 10.4.0.0/16" }.Select(text => VNet(net, text))];
        net.NetworkManager("corp", m => m.Mesh("one", vnets[..2]).Mesh("two", vnets[1..3]));
        Topology topology = net.Build();

        GroupRows(topology, "a").ShouldHaveSingleItem().AddressPrefixes.ShouldBe(Prefixes("10.2.0.0/16"));
        GroupRows(topology, "b").Select(row => row.AddressPrefixes).ShouldBe([Prefixes("10.1.0.0/16"), Prefixes("10.3.0.0/16")]);
        GroupRows(topology, "d").ShouldBeEmpty();
    }

    [Test]
    public void A_configuration_takes_effect_in_the_regions_that_it_is_deployed_to()
    {
        var net = new TopologyBuilder("deployed");
        VNetBuilder[] members = [VNet(net, "a 10.1.0.0/16").In("westeurope"), VNet(net, "b 10.2.0.0/16").In("westeurope"), VNet(net, "c 10.3.0.0/16").In("eastus"), VNet(net, "d 10.4.0.0/16").In("eastus")];
        net.NetworkManager("corp", m => m.Mesh("prod", members).DeployedTo("westeurope"));
        Topology topology = net.Build();

        EffectiveRouteTable deployed = topology.Compile().EffectiveRoutes("a/web");

        deployed.Routes.Count(row => row.NextHopType == NextHopType.ConnectedGroup).ShouldBe(1);
        deployed.Assumptions.ShouldNotContain(assumption => assumption.Kind == AssumptionKind.ConfigurationDeployed);
        GroupRows(topology, "c").ShouldBeEmpty();
    }

    [Test]
    public void A_configuration_whose_deployment_is_not_stated_counts_as_deployed_and_says_so()
    {
        Topology topology = Mesh("a 10.1.0.0/16", "b 10.2.0.0/16");

        EffectiveRouteTable table = topology.Compile().EffectiveRoutes("a/web");

        table.Assumptions.ShouldContain(new Assumption { Kind = AssumptionKind.ConfigurationDeployed, About = "prod" });
    }

    [Test]
    public void Space_that_members_share_is_in_nobodys_row()
    {
        Topology topology = Mesh("a 10.1.0.0/16", "b 10.2.0.0/16", "c 10.2.128.0/17", "d 10.4.0.0/16");

        EffectiveRouteTable table = topology.Compile().EffectiveRoutes("a/web");

        GroupRows(topology, "a").ShouldHaveSingleItem().AddressPrefixes.ShouldBe(Prefixes("10.2.0.0/17", "10.4.0.0/16"));
        GroupRows(topology, "c").ShouldHaveSingleItem().AddressPrefixes.ShouldBe(Prefixes("10.1.0.0/16", "10.2.0.0/17", "10.4.0.0/16"));
        GroupRows(topology, "b").ShouldHaveSingleItem().AddressPrefixes.ShouldBe(Prefixes("10.1.0.0/16", "10.4.0.0/16"));
        table.Assumptions.ShouldContain(new Assumption { Kind = AssumptionKind.OverlapLeavesConnectedGroup, About = "prod" });
    }

    [Test]
    public void A_VNet_outside_that_a_member_is_peered_with_takes_the_space_from_all_others()
    {
        var net = new TopologyBuilder("outside");
        VNetBuilder[] members = [VNet(net, "a 10.1.0.0/16"), VNet(net, "b 10.2.0.0/16"), VNet(net, "c 10.3.0.0/16")];
        VNetBuilder outside = net.VNet("outside", "10.3.64.0/18");
        members[0].PeerWith(outside);
        net.NetworkManager("corp", m => m.Mesh("prod", members));
        Topology topology = net.Build();

        CompiledNetwork network = topology.Compile();

        network.NextHop("a/web", "10.3.70.4").Type.ShouldBe(NextHopType.VNetPeering);
        network.NextHop("b/web", "10.3.70.4").Type.ShouldBe(NextHopType.None);
        network.NextHop("b/web", "10.3.128.4").Type.ShouldBe(NextHopType.ConnectedGroup);
    }

    [Test]
    public void Peering_comes_before_the_group()
    {
        var net = new TopologyBuilder("both");
        VNetBuilder[] members = [VNet(net, "a 10.1.0.0/16"), VNet(net, "b 10.2.0.0/16"), VNet(net, "c 10.3.0.0/16")];
        members[0].PeerWith(members[1]);
        net.NetworkManager("corp", m => m.Mesh("prod", members));

        Topology topology = net.Build();

        GroupRows(topology, "a").ShouldHaveSingleItem().AddressPrefixes.ShouldBe(Prefixes("10.3.0.0/16"));
        topology.Compile().NextHop("a/web", "10.2.1.4").Type.ShouldBe(NextHopType.VNetPeering);
    }

    [Test]
    public void After_a_subnet_peering_the_other_subnets_lose_contact()
    {
        var net = new TopologyBuilder("subnets");
        VNetBuilder a = VNet(net, "a 10.1.0.0/16");
        VNetBuilder b = VNet(net, "b 10.2.0.0/16").Subnet("data", "10.2.9.0/24");
        a.PeerWith(b).OnlySubnets(["web"], ["web"]);
        net.NetworkManager("corp", m => m.Mesh("prod", [a, b]));

        CompiledNetwork network = net.Build().Compile();

        network.NextHop("a/web", "10.2.1.4").Type.ShouldBe(NextHopType.VNetPeering);
        network.NextHop("a/web", "10.2.9.4").Type.ShouldBe(NextHopType.None);
    }

    [Test]
    public void A_user_defined_route_of_the_same_prefix_makes_the_row_Invalid()
    {
        Topology topology = Mesh("a 10.1.0.0/16", "b 10.2.0.0/16").With(t => t["a"]["web"].Route("10.2.0.0/16", NextHopType.None));

        EffectiveRoute row = GroupRows(topology, "a").ShouldHaveSingleItem();

        row.State.ShouldBe(RouteState.Invalid);
        row.DisplacedBy.ShouldNotBeNull().Source.ShouldBe(RouteSource.User);
    }

    [Test]
    public void Where_some_prefixes_are_displaced_the_others_stay_in_an_Active_row()
    {
        Topology topology = Mesh("a 10.1.0.0/16", "b 10.2.0.0/16", "c 10.3.0.0/16").With(t => t["a"]["web"].Route("10.2.0.0/16", NextHopType.None).Route("10.0.0.0/8", NextHopType.None));

        EffectiveRouteTable table = topology.Compile().EffectiveRoutes("a/web");

        EffectiveRoute[] rows = [.. table.Routes.Where(row => row.NextHopType == NextHopType.ConnectedGroup)];
        rows.Select(row => (row.State, row.AddressPrefixes)).ShouldBe([(RouteState.Active, Prefixes("10.3.0.0/16")), (RouteState.Invalid, Prefixes("10.2.0.0/16"))]);
        table.Assumptions.ShouldContain(new Assumption { Kind = AssumptionKind.ConnectedGroupRowSplits, About = "prod" });
    }

    [Test]
    public void A_gateway_route_inside_the_group_is_not_listed()
    {
        var net = new TopologyBuilder("bgp");
        SiteBuilder hq = net.Site("hq", ["10.2.5.0/24", "10.0.0.0/8"]);
        VNetBuilder a = VNet(net, "a 10.1.0.0/16").GatewaySubnet("10.1.0.0/27");
        a.VpnGateway("gw", g => g.SiteToSite(hq));
        net.NetworkManager("corp", m => m.Mesh("prod", [a, VNet(net, "b 10.2.0.0/16")]));

        EffectiveRoute[] learned = [.. net.Build().Compile().EffectiveRoutes("a/web").Routes.Where(row => row.Source == RouteSource.VirtualNetworkGateway)];

        learned.Select(row => row.AddressPrefixes).ShouldBe([Prefixes("10.0.0.0/8")]);
    }

    [Test]
    public void A_prefix_of_exactly_a_dropped_range_takes_its_None_row_away()
    {
        Topology topology = Mesh("a 10.1.0.0/16", "b 100.64.0.0/10");

        topology.Compile().EffectiveRoutes("a/web").Routes.ShouldNotContain(row => row.NextHopType == NextHopType.None && row.AddressPrefixes[0] == AddressPrefix.Parse("100.64.0.0/10"));
    }

    [Test]
    public void A_member_that_is_not_described_leaves_a_gap()
    {
        Topology topology = Mesh("a 10.1.0.0/16", "b 10.2.0.0/16");
        NetworkManager manager = topology.NetworkManagers[0];
        NetworkGroup group = manager.NetworkGroups[0];
        group = group with { StaticMembers = group.StaticMembers.Add(new StaticMember { Name = "far", ResourceId = topology.VNets[0].Id.Sibling(ResourceTypes.VNet, "far") }) };
        topology = topology with { NetworkManagers = [manager with { NetworkGroups = [group] }] };

        EffectiveRouteTable table = topology.Compile().EffectiveRoutes("a/web");

        table.Gaps.ShouldBe([new RouteGap { Reason = UnknownReason.UnresolvedReference, About = "far" }]);
    }

    [Test]
    public void The_hub_joins_the_group_only_in_the_other_reading()
    {
        var net = new TopologyBuilder("hub");
        VNetBuilder hub = VNet(net, "hub 10.0.0.0/16");
        VNetBuilder[] spokes = [VNet(net, "a 10.1.0.0/16"), VNet(net, "b 10.2.0.0/16")];
        spokes[0].PeerWith(hub).Local(link => link.State = PeeringState.Disconnected);
        net.NetworkManager("corp", m => m.HubAndSpoke("prod", hub, spokes, direct: true));
        Topology topology = net.Build();

        EffectiveRouteTable off = topology.Compile().EffectiveRoutes("a/web");
        EffectiveRouteTable on = topology.Compile(new CompileOptions { Behavior = AzureBehavior.Default with { HubJoinsConnectedGroup = true } }).EffectiveRoutes("a/web");

        off.Routes.Single(row => row.NextHopType == NextHopType.ConnectedGroup).AddressPrefixes.ShouldBe(Prefixes("10.2.0.0/16"));
        on.Routes.Single(row => row.NextHopType == NextHopType.ConnectedGroup).AddressPrefixes.ShouldBe(Prefixes("10.0.0.0/16", "10.2.0.0/16"));
        off.Assumptions.ShouldContain(assumption => assumption.Kind == AssumptionKind.HubInConnectedGroup);
        on.Assumptions.ShouldContain(assumption => assumption.Kind == AssumptionKind.HubInConnectedGroup);
        topology.Compile().EffectiveRoutes("b/web").Assumptions.ShouldNotContain(assumption => assumption.Kind == AssumptionKind.HubInConnectedGroup);
    }

    private static Topology Mesh(params string[] vnets)
    {
        var net = new TopologyBuilder("mesh");
        VNetBuilder[] members = [.. vnets.Select(text => VNet(net, text))];
        net.NetworkManager("corp", m => m.Mesh("prod", members));
        return net.Build();
    }

    /// <summary>A VNet drawn as NAME PREFIX,PREFIX with a subnet web: the second /24 of the first prefix.</summary>
    private static VNetBuilder VNet(TopologyBuilder net, string text)
    {
        string[] parts = text.Split(' ');
        string[] space = parts[1].Split(',');
        var first = AddressPrefix.Parse(space[0]);
        var web = AddressPrefix.Containing(new HostAddress(first.Family, first.First.Value + 256), 24);
        return net.VNet(parts[0], space, v => v.Subnet("web", web.ToString()));
    }

    private static ValueList<EffectiveRoute> GroupRows(Topology topology, string vnet) =>
        [.. topology.Compile().EffectiveRoutes($"{vnet}/web").Routes.Where(row => row.NextHopType == NextHopType.ConnectedGroup)];

    private static ValueList<AddressPrefix> Prefixes(params string[] texts) => [.. texts.Select(AddressPrefix.Parse)];
}
