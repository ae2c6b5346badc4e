using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.Tests.Compilation;

/// <summary>The peerings that hub-and-spoke configurations of a Virtual Network Manager make (rules 6.01, 6.02, 6.06, 2.97).</summary>
public sealed class ManagedLinks
{
    [Test]
    public void Hub_and_spokes_reach_each_other_and_the_spokes_do_not()
    {
        CompiledNetwork network = Managed().Compile();

        network.Trace("a/web", "hub/nva").Verdict.ShouldBe(Verdict.Reachable);
        network.Trace("hub/nva", "b/web").Verdict.ShouldBe(Verdict.Reachable);
        network.Trace("a/web", "b/web").Blockers.ShouldContain(blocker => blocker.Reason == Disposition.DroppedByRoute);
    }

    [Test]
    public void They_can_be_added_to_the_topology()
    {
        Topology topology = Managed();

        Topology whole = topology.WithManagedPeerings();

        topology.VNets.Sum(vnet => vnet.Peerings.Count).ShouldBe(0);
        whole.VNets.SelectMany(vnet => vnet.Peerings).Select(link => $"{link.LocalVNetId.Name} {link.RemoteVNetId.Name}").ShouldBe(["hub a", "hub b", "a hub", "b hub"], ignoreOrder: true);
        (topology with { NetworkManagers = [] }).WithManagedPeerings().ShouldBe(topology with { NetworkManagers = [] });
    }

    [Test]
    public void Spokes_reach_each_other_through_an_appliance_in_the_hub()
    {
        Topology topology = Managed(net =>
        {
            net["a"]["web"].Route("10.2.0.0/16", "10.0.1.4");
            net["b"]["web"].Route("10.1.0.0/16", "10.0.1.4");
        });

        topology.Compile().Trace("a/web", "b/web").Verdict.ShouldBe(Verdict.Reachable);
    }

    [Test]
    public void A_link_that_the_input_holds_takes_the_place_of_ours()
    {
        Topology live = Managed(net => net["a"].PeerWith(net["hub"]).Local(link => link.AllowVirtualNetworkAccess = false));

        FlowTrace trace = live.Compile().Trace("a/web", "hub/nva");

        trace.Blockers.ShouldAllBe(blocker => blocker.Reason == Disposition.AccessNotAllowed);
        trace.Verdict.ShouldBe(Verdict.Blocked);
    }

    [Test]
    public void A_subnet_peering_takes_the_place_of_ours_as_well()
    {
        Topology topology = Managed(net => net["a"].PeerWith(net["hub"]).OnlySubnets(["web"], ["nva"]));

        topology.Compile().NextHop("a/web", "10.0.2.4").Type.ShouldBe(NextHopType.None);
    }

    [Test]
    public void Of_a_half_peering_the_other_half_is_made()
    {
        Topology topology = Managed(net => net["a"].PeerOneSide(net["hub"]));

        topology.Compile().Trace("a/web", "hub/nva").Verdict.ShouldBe(Verdict.Reachable);
    }

    [Test]
    public void The_topology_itself_stays_as_it_was_given()
    {
        Topology topology = Managed();

        CompiledNetwork network = topology.Compile();

        network.Topology.ShouldBeSameAs(topology);
        topology.VNets.SelectMany(vnet => vnet.Peerings).ShouldBeEmpty();
    }

    [Test]
    public void Spokes_borrow_the_gateway_of_the_hub()
    {
        Topology topology = WithGateway(hasGateway: true);

        CompiledNetwork network = topology.Compile();

        network.NextHop("a/web", "192.168.1.4").Type.ShouldBe(NextHopType.VirtualNetworkGateway);
        network.Trace("site:hq", "a/web").Verdict.ShouldBe(Verdict.Reachable);
    }

    [Test]
    public void Without_a_gateway_in_the_hub_the_link_of_the_spoke_is_not_made_and_that_of_the_hub_stays_Initiated()
    {
        Topology topology = WithGateway(hasGateway: false);

        CompiledNetwork network = topology.Compile();

        network.NextHop("a/web", "10.0.1.4").Type.ShouldBe(NextHopType.None);
        network.NextHop("hub/nva", "10.1.1.4").Type.ShouldBe(NextHopType.None);
    }

    [Test]
    public void A_spoke_with_a_gateway_of_its_own_cannot_borrow()
    {
        Topology topology = WithGateway(hasGateway: true).With(t => t["a"].GatewaySubnet("10.1.255.0/27").VpnGateway("own"));

        topology.Compile().NextHop("a/web", "10.0.1.4").Type.ShouldBe(NextHopType.None);
    }

    [Test]
    public void A_second_hub_cannot_lend_a_gateway_to_the_same_spoke()
    {
        Topology topology = WithGateway(hasGateway: true).With(t =>
        {
            VNetBuilder second = t.VNet("second", "10.9.0.0/16", v => v.Subnet("nva", "10.9.1.0/24").GatewaySubnet("10.9.255.0/27").VpnGateway("second-gw"));
            t.NetworkManager("corp", m => m.HubAndSpoke("more", second, [t["a"]], useHubGateway: true));
        });

        CompiledNetwork network = topology.Compile();

        network.NextHop("a/web", "10.0.1.4").Type.ShouldBe(NextHopType.VNetPeering);
        network.NextHop("a/web", "10.9.1.4").Type.ShouldBe(NextHopType.None);
    }

    [Test]
    public void Regions_that_are_not_deployed_to_get_no_links()
    {
        Topology topology = Managed(net =>
        {
            net["a"].In("westeurope");
            net["b"].In("eastus");
            net.NetworkManager("corp").DeployedTo("eastus");
        });

        CompiledNetwork network = topology.Compile();

        network.NextHop("a/web", "10.0.1.4").Type.ShouldBe(NextHopType.None);
        network.NextHop("b/web", "10.0.1.4").Type.ShouldBe(NextHopType.VNetPeering);
    }

    [Test]
    public void A_link_of_a_configuration_whose_deployment_is_not_stated_is_an_assumption()
    {
        Topology topology = Managed();

        topology.Compile().EffectiveRoutes("a/web").Assumptions.ShouldContain(new Assumption { Kind = AssumptionKind.ConfigurationDeployed, About = "spokes" });
        topology.Compile().Trace("a/web", "hub/nva").Assumptions.ShouldContain(assumption => assumption.Kind == AssumptionKind.ConfigurationDeployed);
    }

    [Test]
    public void A_link_that_Azure_refuses_for_overlap_is_a_finding()
    {
        Topology topology = Managed(net =>
        {
            VNetBuilder twin = net.VNet("twin", "10.1.128.0/17");
            net.NetworkManager("corp", m => m.HubAndSpoke("more", net["hub"], [twin]));
        });

        topology.Validate().ShouldContain(finding => finding.AzureErrorCode == "VnetAddressSpaceOverlapsWithAlreadyPeeredVnet");
    }

    private static Topology Managed(Action<TopologyBuilder>? more = null)
    {
        var net = new TopologyBuilder("managed");
        VNetBuilder hub = net.VNet("hub", "10.0.0.0/16", v => v.Subnet("nva", "10.0.1.0/24").Subnet("other", "10.0.2.0/24"));
        VNetBuilder a = net.VNet("a", "10.1.0.0/16", v => v.Subnet("web", "10.1.1.0/24"));
        VNetBuilder b = net.VNet("b", "10.2.0.0/16", v => v.Subnet("web", "10.2.1.0/24"));
        net.NetworkManager("corp", m => m.HubAndSpoke("spokes", hub, [a, b]));
        more?.Invoke(net);
        return net.Build();
    }

    private static Topology WithGateway(bool hasGateway)
    {
        var net = new TopologyBuilder("gateway");
        SiteBuilder hq = net.Site("hq", "192.168.0.0/16");
        VNetBuilder hub = net.VNet("hub", "10.0.0.0/16", v => v.Subnet("nva", "10.0.1.0/24").GatewaySubnet("10.0.255.0/27"));
        VNetBuilder a = net.VNet("a", "10.1.0.0/16", v => v.Subnet("web", "10.1.1.0/24"));
        if (hasGateway)
        {
            hub.VpnGateway("gw", g => g.SiteToSite(hq));
        }

        net.NetworkManager("corp", m => m.HubAndSpoke("spokes", hub, [a], useHubGateway: true));
        return net.Build();
    }
}
