using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.TestKit.Generators;
using VNetPeering.Sdk.Tests.Routing;

namespace VNetPeering.Sdk.Tests.Reachability;

/// <summary>Rules 1.43, 3.23, 3.38, 3.39, 3.60, 3.61, 4.20-4.51: flows over gateways.</summary>
public sealed class GatewayFlows
{
    private const string Fine = "Reachable Delivered/Delivered";

    [Test] // 3.20, 3.60
    public void A_spoke_reaches_a_site_and_the_site_reaches_the_spoke()
    {
        CompiledNetwork network = SampleNetworks.HubAndSpoke().Compile();

        network.Ask("spoke1/web", "hq").ShouldBe(Fine);
        network.Ask("hq", "spoke1/web").ShouldBe(Fine);
        network.Trace("spoke1/web", "hq").Forward.Way().ShouldBe("spoke1/web, Peering hub/hub-gw, Vpn hq");
        network.Trace("hq", "hub/shared").Forward.Way().ShouldBe("hq, Vpn hub/hub-gw, VNet hub/shared");
        network.Trace("hq", "spoke1/web").Assumptions.Select(one => one.Kind).ShouldContain(AssumptionKind.SiteRoutesToAzure); // 4.31
    }

    [Test] // 4.33
    public void A_spoke_that_does_not_borrow_gets_packets_and_cannot_answer()
    {
        CompiledNetwork network = SampleNetworks.HubAndSpoke().WithLink("spoke1", "hub", link => link with { UseRemoteGateways = false }).Compile();

        network.Ask("hq", "spoke1/web").ShouldBe("Blocked Delivered/DroppedByRoute");
    }

    [Test] // 4.30: BGP does not tell the site either
    public void A_site_is_not_told_by_BGP_of_a_spoke_that_does_not_borrow()
    {
        Topology topology = SampleNetworks.HubAndSpoke().WithLink("spoke1", "hub", link => link with { UseRemoteGateways = false });
        topology = topology with { Connections = [topology.Connections[0] with { EnableBgp = true }] };

        topology.Compile().Ask("hq", "spoke1/web").ShouldBe("Blocked SourceHasNoRoute/DroppedByRoute");
        topology.Compile().Ask("hq", "spoke2/web").ShouldBe(Fine);
    }

    [Test] // 2.43: a gateway carries no group of the user's
    public void The_hubs_cleared_access_flag_stops_transit()
    {
        Topology topology = DirectFlows.WithGroup(SampleNetworks.HubAndSpoke(), "spoke1/web").WithLink("hub", "spoke1", link => link with { AllowVirtualNetworkAccess = false });

        topology.Compile().Ask("spoke1/web", "hq").ShouldBe("Blocked AccessNotAllowed/AccessNotAllowed");
    }

    [TestCase(GatewayType.Vpn, "Reachable Delivered/Delivered", TestName = "a VPN gateway (3.39)")]
    [TestCase(GatewayType.ExpressRoute, "Blocked NoGateway/NoGateway", TestName = "an ExpressRoute gateway (3.38)")]
    public void Default_routes_to_the_borrowed_gateway_join_spokes_through(GatewayType type, string answer)
    {
        Topology topology = Hairpin("spoke1", "spoke2"); // golden 7
        topology = topology with { Gateways = [topology.Gateways[0] with { Type = type }] };

        topology.Compile().Ask("spoke1/web", "spoke2/web").ShouldBe(answer);
    }

    [Test] // 3.38
    public void An_ExpressRoute_gateway_beside_the_VPN_gateway_fails_the_route() =>
        GatewayRoutes.WithCircuit(Hairpin("spoke1", "spoke2"), "172.20.0.0/16").Compile().Ask("spoke1/web", "spoke2/web").ShouldBe("Blocked NoGateway/NoGateway");

    [Test] // 3.39: on both sides
    public void The_hairpin_needs_the_route_on_both_sides() =>
        Hairpin("spoke1").Compile().Ask("spoke1/web", "spoke2/web").ShouldBe("Blocked Delivered/DroppedByRoute");

    [Test] // 3.39: with transit flags on both
    public void The_hairpin_needs_the_gateway_to_be_borrowed() =>
        Hairpin("spoke1", "spoke2").WithLink("spoke2", "hub", link => link with { UseRemoteGateways = false })
            .Compile().Ask("spoke1/web", "spoke2/web").ShouldBe("Blocked Delivered/NoGateway");

    [TestCase(GatewayType.Vpn, "Reachable Delivered/Delivered")]
    [TestCase(GatewayType.ExpressRoute, "Blocked NoGateway/Delivered")]
    public void With_propagation_off_a_user_route_to_the_gateway_leads_to_VPN_sites_only(GatewayType type, string answer)
    {
        Topology topology = Hairpin("spoke1"); // 3.23
        topology = topology with { RouteTables = [topology.RouteTables[0] with { DisableBgpRoutePropagation = true }] };
        topology = type == GatewayType.Vpn ? topology : GatewayRoutes.WithCircuit(topology with { Gateways = [], Connections = [], LocalNetworkGateways = [], Sites = [] }, "192.168.0.0/16");

        topology.Compile().Ask("spoke1/web", type == GatewayType.Vpn ? "hq" : "dc").ShouldBe(answer);
    }

    [TestCase(true, "Reachable Delivered/Delivered", TestName = "with a route on GatewaySubnet the path is symmetric (1.43, 3.60)")]
    [TestCase(false, "Blocked Delivered/AsymmetricPath", TestName = "without it the firewall sees the answer only (3.61)")]
    public void A_site_behind_a_firewall(bool gatewayRoute, string answer)
    {
        Topology topology = SampleNetworks.HubAndSpoke(1)
            .WithVNet("hub", hub => hub with { Subnets = [.. hub.Subnets, Draw.Subnet("AzureFirewallSubnet", "10.0.2.0/26") with { Id = Ids.Subnet("hub/AzureFirewallSubnet") }] })
            .WithSubnet("spoke1/web", subnet => subnet with { RouteTableId = Ids.Of(ResourceTypes.RouteTable, "spoke") })
            .WithSubnet("hub/GatewaySubnet", subnet => subnet with { RouteTableId = gatewayRoute ? Ids.Of(ResourceTypes.RouteTable, "gateway") : null })
            .WithLink("spoke1", "hub", link => link with { AllowForwardedTraffic = true });
        topology = topology with
        {
            AzureFirewalls = [Draw.Firewall("hub", "10.0.2.4")],
            RouteTables =
            [
                Draw.Table("spoke", "0.0.0.0/0 VirtualAppliance 10.0.2.4") with { DisableBgpRoutePropagation = true },
                Draw.Table("gateway", "10.1.0.0/16 VirtualAppliance 10.0.2.4"),
            ],
        };

        topology.Compile().Ask("hq", "spoke1/web").ShouldBe(answer);
    }

    [Test] // 3.38
    public void A_route_to_a_gateway_that_does_not_exist_drops() =>
        (Hairpin("spoke1") with { Gateways = [] }).Compile().Trace("spoke1/web", "spoke2/web").Forward.Disposition.ShouldBe(Disposition.NoGateway);

    [Test] // 4.51
    public void Clients_reach_the_hub_and_borrowing_spokes()
    {
        CompiledNetwork network = WithClients(SampleNetworks.HubAndSpoke()).Compile();

        network.Ask("pool:hub-gw", "hub/shared").ShouldBe(Fine);
        network.Ask("pool:hub-gw", "spoke1/web").ShouldBe(Fine);
        network.Ask("spoke1/web", "172.30.0.9").ShouldBe(Fine);
        network.Ask("pool:hub-gw", "172.30.0.9").ShouldBe(Fine, "4.50: clients of one gateway reach each other");
    }

    [Test]
    public void Clients_do_not_reach_a_peer_that_does_not_borrow() =>
        WithClients(SampleNetworks.HubAndSpoke()).WithLink("spoke1", "hub", link => link with { UseRemoteGateways = false })
            .Compile().Ask("pool:hub-gw", "spoke1/web").ShouldBe("Blocked Delivered/DroppedByRoute");

    [TestCase(true, Verdict.Reachable)]
    [TestCase(false, Verdict.Blocked)]
    public void Clients_reach_a_site_over_BGP_only(bool bgp, Verdict verdict) // 4.5, "branch"
    {
        Topology topology = WithClients(SampleNetworks.HubAndSpoke());
        topology = topology with { Connections = [topology.Connections[0] with { EnableBgp = bgp }] };

        topology.Compile().Trace("pool:hub-gw", "hq").Verdict.ShouldBe(verdict);
    }

    [TestCase(true, true, Verdict.Reachable)]
    [TestCase(true, false, Verdict.Blocked)]
    [TestCase(false, false, Verdict.Blocked)]
    public void Two_sites_reach_each_other_when_both_connections_speak_BGP(bool first, bool second, Verdict verdict)
    {
        Topology topology = SampleNetworks.HubAndSpoke(); // 4.26
        topology = topology with
        {
            Sites = [.. topology.Sites, new Site { Name = "plant", AddressSpace = Draw.Prefixes("172.20.0.0/16") }],
            LocalNetworkGateways = [.. topology.LocalNetworkGateways, Draw.Device("plant-device", "172.20.0.0/16", "plant")],
            Connections = [topology.Connections[0] with { EnableBgp = first }, Draw.ToSite("hub-gw", "plant-device", second)],
        };

        topology.Compile().Trace("hq", "plant").Verdict.ShouldBe(verdict);
    }

    [Test] // 4.41
    public void A_VPN_site_does_not_reach_an_ExpressRoute_site_through_the_hub()
    {
        Topology topology = GatewayRoutes.WithCircuit(SampleNetworks.HubAndSpoke(), "172.20.0.0/16");
        topology = topology with { Connections = [topology.Connections[0] with { EnableBgp = true }, topology.Connections[1]] };

        topology.Compile().Trace("hq", "dc").Verdict.ShouldBe(Verdict.Blocked);
        topology.Compile().Ask("spoke1/web", "dc").ShouldBe(Fine);
        topology.Compile().Trace("spoke1/web", "dc").Forward.Way().ShouldBe("spoke1/web, Peering hub/hub-er, ExpressRoute dc");
    }

    [Test] // 2.52: an Azure gateway's packets need no flag
    public void Traffic_of_a_gateway_needs_no_forwarded_flag() =>
        SampleNetworks.HubAndSpoke().Compile().Ask("hq", "spoke1/web").ShouldBe(Fine);

    [Test]
    public void A_site_prefix_of_the_own_space_stays_in_the_VNet()
    {
        Topology topology = SampleNetworks.HubAndSpoke() with { LocalNetworkGateways = [Draw.Device("hq-device", "10.0.0.0/8", "hq")], Sites = [new Site { Name = "hq", AddressSpace = Draw.Prefixes("10.0.0.0/8") }] };

        topology.Compile().Ask("spoke1/web", "hub/shared").ShouldBe(Fine); // 3.52
        topology.Compile().Trace("spoke1/web", "10.99.0.9").Forward.Way().ShouldBe("spoke1/web, Peering hub/hub-gw, Vpn hq");
    }

    private static Topology Hairpin(params string[] spokes)
    {
        Topology topology = SampleNetworks.HubAndSpoke() with { RouteTables = [Draw.Table("to-gateway", "0.0.0.0/0 VirtualNetworkGateway")] };
        foreach (string spoke in spokes)
        {
            topology = topology.WithSubnet($"{spoke}/web", subnet => subnet with { RouteTableId = Ids.Of(ResourceTypes.RouteTable, "to-gateway") });
        }

        return topology;
    }

    private static Topology WithClients(Topology topology) =>
        topology with { Gateways = [topology.Gateways[0] with { ClientAddressPools = Draw.Prefixes("172.30.0.0/24") }] };
}
