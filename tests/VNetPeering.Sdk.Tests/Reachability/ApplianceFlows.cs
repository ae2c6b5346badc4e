using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.TestKit.Generators;
using VNetPeering.Sdk.Tests.Routing;

namespace VNetPeering.Sdk.Tests.Reachability;

/// <summary>Rules 2.50-2.54, 3.33-3.37, 3.42, 3.57-3.59: flows through appliances.</summary>
public sealed class ApplianceFlows
{
    private const string Fine = "Reachable Delivered/Delivered";

    [Test] // golden 5
    public void Spokes_reach_each_other_through_the_hubs_appliance()
    {
        FlowTrace trace = SampleNetworks.HubAppliance().Compile().Trace("spoke1/web", "spoke2/web");

        trace.Verdict.ShouldBe(Verdict.Reachable);
        trace.Forward.Way().ShouldBe("spoke1/web, Peering hub/nva, Peering spoke2/web");
        trace.Return.Way().ShouldBe("spoke2/web, Peering hub/nva, Peering spoke1/web");
        trace.Assumptions.ShouldContain(new Assumption { Kind = AssumptionKind.UndescribedApplianceForwards, About = "nva" });
    }

    [Test] // 3.59: one switch for those who do not want the assumption
    public void What_passes_an_undescribed_appliance_is_Unknown_where_nothing_is_assumed()
    {
        CompileOptions strict = new() { Behavior = AzureBehavior.Default with { UndescribedAppliancesForward = false } };

        FlowTrace trace = SampleNetworks.HubAppliance().Compile(strict).Trace("spoke1/web", "spoke2/web");

        trace.Verdict.ShouldBe(Verdict.Unknown);
        trace.Unknowns.Select(fact => fact.Reason).Distinct().ShouldBe([UnknownReason.UndescribedAppliance]);
    }

    [Test] // golden 6, 2.51
    public void Forwarded_traffic_admitted_on_the_hubs_links_only_is_not_enough()
    {
        CompiledNetwork network = ForwardingOnTheHubOnly().Compile();

        network.Ask("spoke1/web", "spoke2/web").ShouldBe("Blocked ForwardedTrafficNotAllowed/ForwardedTrafficNotAllowed");
        network.Trace("spoke1/web", "spoke2/web").Assumptions.Select(one => one.Kind).ShouldContain(AssumptionKind.ForwardedTrafficIsChecked); // 2.53
    }

    [Test] // Q-02, the other reading: the flag of the link that the packet leaves by
    public void The_other_reading_checks_the_senders_link()
    {
        CompileOptions sender = new() { Behavior = AzureBehavior.Default with { ForwardedTrafficCheck = ForwardedTrafficCheck.SenderSide } };

        ForwardingOnTheHubOnly().Compile(sender).Ask("spoke1/web", "spoke2/web").ShouldBe(Fine);
        SampleNetworks.HubAppliance().Compile(sender).Trace("spoke1/web", "spoke2/web").Verdict.ShouldBe(Verdict.Blocked);
    }

    [Test] // 2.51: the answer needs it on the source's link
    public void Missing_on_the_source_side_it_stops_the_answer() =>
        SampleNetworks.HubAppliance().WithLink("spoke1", "hub", link => link with { AllowForwardedTraffic = false })
            .Compile().Ask("spoke1/web", "spoke2/web").ShouldBe("Blocked Delivered/ForwardedTrafficNotAllowed");

    [Test] // 3.34
    public void An_interface_that_does_not_forward_drops_the_packet()
    {
        Topology topology = SampleNetworks.HubAppliance();
        topology = topology with { NetworkInterfaces = [topology.NetworkInterfaces[0] with { EnableIPForwarding = false }] };

        topology.Compile().Ask("spoke1/web", "spoke2/web").ShouldBe("Blocked ApplianceDoesNotForward/ApplianceDoesNotForward");
        topology.Compile().Ask("spoke1/web", "10.0.2.4").ShouldBe(Fine, "the appliance itself is a machine like any other");
    }

    [TestCase("10.0.2.9", true, Disposition.ApplianceMissing, TestName = "nobody's in an estate with interfaces is missing")]
    [TestCase("10.0.2.9", false, Disposition.Delivered, TestName = "nobody's in an estate without interfaces is assumed to forward (3.59)")]
    [TestCase("10.0.2.1", false, Disposition.ApplianceMissing, TestName = "that Azure keeps is missing (1.24)")]
    [TestCase("10.0.3.9", false, Disposition.ApplianceMissing, TestName = "in no subnet is missing")]
    [TestCase("10.77.0.4", false, Disposition.ApplianceNotReachable, TestName = "outside the own and peered space is not reachable (3.33)")]
    [TestCase("10.2.1.4", false, Disposition.ApplianceNotReachable, TestName = "in another spoke is not reachable (3.33)")]
    public void A_next_hop_address(string address, bool withInterfaces, Disposition disposition)
    {
        Topology topology = SampleNetworks.HubAppliance() with { RouteTables = [Draw.Table("to-nva", $"0.0.0.0/0 VirtualAppliance {address}")] };
        topology = topology with { NetworkInterfaces = withInterfaces ? topology.NetworkInterfaces : [] };

        topology.Compile().Trace("spoke1/web", "spoke2/web").Forward.Disposition.ShouldBe(disposition);
    }

    [Test] // managed instances show no interface
    public void An_address_of_a_managed_subnet_is_assumed_to_forward_in_an_estate_with_interfaces()
    {
        Topology topology = SampleNetworks.HubAppliance().WithVNet("hub", hub => hub with { Subnets = [Draw.Subnet("AzureFirewallSubnet", "10.0.2.0/26") with { Id = Ids.Subnet("hub/AzureFirewallSubnet") }] });
        topology = topology with { NetworkInterfaces = [Draw.Interface("other", "spoke1/web", "10.1.1.9")] };

        topology.Compile().Ask("spoke1/web", "spoke2/web").ShouldBe(Fine);
    }

    [TestCase("10.0.2.4", TestName = "at its stated address")]
    [TestCase(null, TestName = "at whatever address a route names, when it states none")]
    public void A_firewall_forwards(string? stated)
    {
        Topology topology = WithFirewall(stated);

        FlowTrace trace = topology.Compile().Trace("spoke1/web", "spoke2/web");

        trace.Verdict.ShouldBe(Verdict.Reachable);
        trace.Forward.Way().ShouldBe("spoke1/web, Peering hub/AzureFirewallSubnet, Peering spoke2/web");
    }

    [TestCase(true, "Blocked Delivered/AsymmetricPath", TestName = "a firewall is stateful: Blocked")]
    [TestCase(false, "Unknown Delivered/Unknown", TestName = "an undescribed appliance: Unknown (3.59)")]
    public void One_direction_only_through(bool firewall, string answer)
    {
        Topology topology = firewall ? WithFirewall("10.0.2.4") : SampleNetworks.HubAppliance();

        Asymmetric(topology).Compile().Ask("spoke1/web", "hub/shared").ShouldBe(answer);
    }

    [TestCase(true, "Blocked Delivered/AsymmetricPath")]
    [TestCase(false, Fine)]
    [TestCase(null, "Unknown Delivered/Unknown")]
    public void What_is_declared_of_an_appliance_decides(bool? stateful, string answer)
    {
        Topology topology = SampleNetworks.HubAppliance();
        topology = topology with { Appliances = [new Appliance { Name = "nva", NetworkInterfaceId = topology.NetworkInterfaces[0].Id, IsStateful = stateful }] };

        Asymmetric(topology).Compile().Ask("spoke1/web", "hub/shared").ShouldBe(answer);
    }

    [Test] // precedence: what a direction would have met is not certain when the other one is not known
    public void An_appliance_is_not_blamed_for_a_direction_that_is_not_known()
    {
        Topology topology = Asymmetric(WithFirewall("10.0.2.4"))
            .WithSubnet("hub/shared", subnet => subnet with { RouteTableId = Ids.Of(ResourceTypes.RouteTable, "lost") });

        topology.Compile().Trace("spoke1/web", "hub/shared").Verdict.ShouldBe(Verdict.Unknown);
        topology.Compile().Trace("hub/shared", "spoke1/web").Verdict.ShouldBe(Verdict.Unknown);
    }

    [Test] // 3.35
    public void An_appliance_under_the_table_of_its_clients_loops()
    {
        Topology topology = SampleNetworks.HubAppliance().WithSubnet("hub/nva", subnet => subnet with { RouteTableId = Ids.Of(ResourceTypes.RouteTable, "to-nva") });
        topology = topology with { RouteTables = [Draw.Table("to-nva", "10.1.0.0/16 VirtualAppliance 10.0.2.4", "10.2.0.0/16 VirtualAppliance 10.0.2.4")] };

        topology.Compile().Trace("spoke1/web", "spoke2/web").Forward.Disposition.ShouldBe(Disposition.RoutingLoop);
    }

    [Test] // 3.42
    public void The_way_to_an_appliance_asks_no_other_route()
    {
        Topology topology = SampleNetworks.HubAppliance() with { RouteTables = [Draw.Table("to-nva", "0.0.0.0/0 VirtualAppliance 10.0.2.4", "10.0.2.0/24 None")] };

        topology.Compile().Ask("spoke1/web", "spoke2/web").ShouldBe(Fine);
    }

    [Test] // architecture: an unresolved expression is Unknown
    public void An_unresolved_next_hop_is_Unknown()
    {
        Topology topology = SampleNetworks.HubAppliance();
        UserDefinedRoute route = topology.RouteTables[0].Routes[0] with { NextHop = NextHopAddress.FromUnresolved("[reference('fw')]") };
        topology = topology with { RouteTables = [topology.RouteTables[0] with { Routes = [route] }] };

        FlowTrace trace = topology.Compile().Trace("spoke1/web", "spoke2/web");

        trace.Verdict.ShouldBe(Verdict.Unknown);
        trace.Unknowns.Select(fact => fact.About).ShouldContain("[reference('fw')]");
    }

    [TestCase("10.0.2.9", TestName = "towards a peer")]
    [TestCase("10.1.1.9", TestName = "inside the VNet")]
    public void A_route_whose_prefix_is_not_resolved_may_take_any_packet(string to)
    {
        Topology topology = SampleNetworks.HubAppliance() with { NetworkInterfaces = [] }; // 3.53: no row is safe from a longer user-defined one
        topology = topology with
        {
            RouteTables =
            [
                topology.RouteTables[0] with
                {
                    Routes = [new UserDefinedRoute { Name = "open", Destination = RouteDestination.FromUnresolved("[parameters('x')]"), NextHopType = NextHopType.None }],
                },
            ],
        };

        topology.Compile().Trace("spoke1/web", to).Verdict.ShouldBe(Verdict.Unknown);
    }

    [TestCase(true, true, "Reachable Delivered/Delivered")]
    [TestCase(true, false, "Blocked ApplianceDoesNotForward/ApplianceDoesNotForward", TestName = "one backend that does not forward fails the flow (3.58)")]
    public void A_load_balancer_front_end_hands_on_to_its_backends(bool first, bool second, string answer)
    {
        CompiledNetwork network = Balanced(first, second).Compile(); // 3.36

        network.Ask("spoke1/web", "spoke2/web").ShouldBe(answer);
    }

    /// <summary>A flow that is stopped at the pool would have passed the groups of its backend, which know its answer then (5.05).</summary>
    [Test]
    public void An_answer_over_a_backend_that_does_not_forward_meets_no_group_that_knows_the_flow()
    {
        NetworkSecurityGroup group = Draw.Group("nva", "100 In Deny * 10.2.0.0/16 * * *", "200 In Allow * * * * *", "200 Out Allow * * * * *");
        Topology topology = Balanced(firstForwards: false, secondForwards: false);
        topology = topology.WithSubnet("spoke2/web", subnet => subnet with { RouteTableId = Ids.Of(ResourceTypes.RouteTable, "back") }) with
        {
            NetworkInterfaces = [topology.NetworkInterfaces[0] with { NetworkSecurityGroupId = group.Id }],
            NetworkSecurityGroups = [group],
            RouteTables = [.. topology.RouteTables, Draw.Table("back", "0.0.0.0/0 VirtualAppliance 10.0.2.5")],
        };

        FlowTrace trace = topology.Compile().Trace("spoke1/web", "spoke2/web");

        trace.Blockers.Select(blocker => (blocker.OnReturn, blocker.Reason)).ShouldBe([(false, Disposition.ApplianceDoesNotForward), (true, Disposition.ApplianceDoesNotForward)]);
    }

    [Test]
    public void A_load_balancer_without_backends_is_missing_in_an_estate_with_interfaces()
    {
        Topology topology = Balanced(true, true);
        topology = topology with { NetworkInterfaces = [Draw.Interface("other", "spoke1/web", "10.1.1.9")] };

        topology.Compile().Trace("spoke1/web", "spoke2/web").Forward.Disposition.ShouldBe(Disposition.ApplianceMissing);
    }

    [TestCase(true, "Reachable Delivered/Delivered")]
    [TestCase(false, "Blocked ApplianceDoesNotForward/Delivered", TestName = "every equal path must work (3.58)")]
    public void Equal_paths_of_a_Route_Server(bool secondForwards, string answer)
    {
        Topology topology = GatewayRoutes.RouteServerHub("10.2.0.0/16") // the spokes learn each other's space from the appliances
            .WithVNet("spoke2", vnet => vnet with { Peerings = [vnet.Peerings[0] with { UseRemoteGateways = false, AllowForwardedTraffic = true }] })
            .WithLink("spoke1", "hub", link => link with { AllowForwardedTraffic = true });
        topology = topology with
        {
            NetworkInterfaces = [Draw.Interface("one", "hub/shared", "10.0.1.4", forwards: true), Draw.Interface("two", "hub/shared", "10.0.1.5", secondForwards)],
            RouteTables = [Draw.Table("back", "10.1.0.0/16 VirtualAppliance 10.0.1.4")],
            Appliances =
            [
                new Appliance { Name = "one", NetworkInterfaceId = Ids.Of(ResourceTypes.NetworkInterface, "one"), IsStateful = false },
                new Appliance { Name = "two", NetworkInterfaceId = Ids.Of(ResourceTypes.NetworkInterface, "two"), IsStateful = false },
            ],
        };
        topology = topology.WithSubnet("spoke2/web", subnet => subnet with { RouteTableId = Ids.Of(ResourceTypes.RouteTable, "back") });

        topology.Compile().Ask("spoke1/web", "spoke2/web").ShouldBe(answer);
    }

    private static Topology ForwardingOnTheHubOnly()
    {
        Topology topology = SampleNetworks.HubAppliance();
        foreach (string spoke in new[] { "spoke1", "spoke2" })
        {
            topology = topology
                .WithLink(spoke, "hub", link => link with { AllowForwardedTraffic = false })
                .WithLink("hub", spoke, link => link with { AllowForwardedTraffic = true });
        }

        return topology;
    }

    /// <summary>The spoke sends to hub/shared over the appliance; hub/shared answers directly.</summary>
    private static Topology Asymmetric(Topology topology) =>
        (topology with { RouteTables = [Draw.Table("to-nva", "0.0.0.0/0 VirtualAppliance 10.0.2.4", "10.0.3.0/24 VirtualAppliance 10.0.2.4")] })
            .WithVNet("hub", hub => hub with { Subnets = [.. hub.Subnets, Draw.Subnet("shared", "10.0.3.0/24") with { Id = Ids.Subnet("hub/shared") }] });

    private static Topology WithFirewall(string? stated)
    {
        Topology topology = SampleNetworks.HubAppliance().WithVNet("hub", hub => hub with { Subnets = [Draw.Subnet("AzureFirewallSubnet", "10.0.2.0/26") with { Id = Ids.Subnet("hub/AzureFirewallSubnet") }] });
        return topology with
        {
            NetworkInterfaces = [],
            AzureFirewalls = [Draw.Firewall("hub", "10.0.2.4") with { PrivateIPAddress = stated is null ? null : HostAddress.Parse(stated) }],
        };
    }

    private static Topology Balanced(bool firstForwards, bool secondForwards)
    {
        NetworkInterface[] backends = [Draw.Interface("one", "hub/nva", "10.0.2.5", firstForwards), Draw.Interface("two", "hub/nva", "10.0.2.6", secondForwards)];
        return SampleNetworks.HubAppliance() with
        {
            NetworkInterfaces = [.. backends.Select(nic => nic with { IPConfigurations = [nic.IPConfigurations[0] with { LoadBalancerBackendPoolIds = [Ids.Pool("ilb")] }] })],
            LoadBalancers =
            [
                new LoadBalancer
                {
                    Id = Ids.Of(ResourceTypes.LoadBalancer, "ilb"),
                    FrontEnds = [new LoadBalancerFrontEnd { Name = "front", SubnetId = Ids.Subnet("hub/nva"), PrivateIPAddress = HostAddress.Parse("10.0.2.4") }],
                    BackendPoolIds = [Ids.Pool("ilb")],
                    Rules = [new LoadBalancerRule { Name = "ha", FrontEnd = "front", BackendPoolId = Ids.Pool("ilb") }],
                },
            ],
        };
    }
}
