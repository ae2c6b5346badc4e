using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.TestKit.Generators;
using VNetPeering.Sdk.TestKit.Oracle;

namespace VNetPeering.Sdk.Tests.Properties;

/// <summary>The oracle on the scenarios of rule book section 10, with answers written by hand from the rules.</summary>
public sealed class OracleOnGoldenScenarios
{
    [TestCase("v1/web", "10.1.1.8", "10.2.1.8", TestName = "4: from the side whose flag is cleared")]
    [TestCase("v2/web", "10.2.1.8", "10.1.1.8", TestName = "4: from the other side")]
    public void A_cleared_access_flag_blocks_both_directions_without_any_security_group(string from, string source, string destination)
    {
        Topology topology = SampleNetworks.SpokeChain(2).WithLink("v1", "v2", link => link with { AllowVirtualNetworkAccess = false });

        OracleTrace trace = Trace(topology, from, source, destination);

        trace.ShouldEndAs(Verdict.Blocked, Disposition.AccessNotAllowed, Disposition.AccessNotAllowed);
    }

    [TestCase("v1/web", "10.1.1.8", "10.2.1.8", TestName = "4: default rules, from the side whose flag is cleared")]
    [TestCase("v2/web", "10.2.1.8", "10.1.1.8", TestName = "4: default rules, from the other side")]
    public void Default_rules_on_the_side_of_the_cleared_flag_deny_both_directions(string from, string source, string destination)
    {
        Topology topology = WithClearedFlagAndGroup(Draw.Group("nsg"));

        OracleTrace trace = Trace(topology, from, source, destination);

        trace.ShouldEndAs(Verdict.Blocked, Disposition.DeniedBySecurityRule, Disposition.Delivered);
    }

    [TestCase("v1/web", "10.1.1.8", "10.2.1.8")]
    [TestCase("v2/web", "10.2.1.8", "10.1.1.8")]
    public void Rules_of_the_users_for_the_peers_prefix_admit_it_with_a_cleared_flag(string from, string source, string destination)
    {
        Topology topology = WithClearedFlagAndGroup(Draw.Group("nsg", "100 In Allow * 10.2.0.0/16 * * *", "100 Out Allow * * * 10.2.0.0/16 *"));

        OracleTrace trace = Trace(topology, from, source, destination);

        trace.ShouldEndAs(Verdict.Reachable, Disposition.Delivered, Disposition.Delivered);
    }

    [Test]
    public void The_other_reading_lets_traffic_pass_a_cleared_access_flag()
    {
        Topology topology = SampleNetworks.SpokeChain(2).WithLink("v1", "v2", link => link with { AllowVirtualNetworkAccess = false });

        OracleTrace trace = NaiveTracer.Trace(topology, Ids.Subnet("v1/web"), HostAddress.Parse("10.1.1.8"), HostAddress.Parse("10.2.1.8"), AzureBehavior.Default with { AccessFlagBlocksWithoutSecurityGroup = false });

        trace.ShouldEndAs(Verdict.Reachable, Disposition.Delivered, Disposition.Delivered);
    }

    [Test]
    public void Spokes_reach_each_other_through_the_appliance_with_a_default_route_only()
    {
        Topology topology = SampleNetworks.HubAppliance();

        OracleTrace trace = Trace(topology, "spoke1/web", "10.1.1.8", "10.2.1.8");

        trace.ShouldEndAs(Verdict.Reachable, Disposition.Delivered, Disposition.Delivered);
    }

    [Test]
    public void Without_the_default_route_spoke_traffic_falls_to_the_platforms_None_row()
    {
        Topology topology = SampleNetworks.HubAppliance() with { RouteTables = [] };

        OracleTrace trace = Trace(topology, "spoke1/web", "10.1.1.8", "10.2.1.8");

        trace.ShouldEndAs(Verdict.Blocked, Disposition.DroppedByRoute, Disposition.DroppedByRoute);
    }

    [Test]
    public void Forwarded_traffic_admitted_on_the_hubs_links_only_does_not_help()
    {
        Topology topology = SampleNetworks.HubAppliance();
        foreach (string spoke in new[] { "spoke1", "spoke2" })
        {
            topology = topology
                .WithLink(spoke, "hub", link => link with { AllowForwardedTraffic = false })
                .WithLink("hub", spoke, link => link with { AllowForwardedTraffic = true });
        }

        OracleTrace trace = Trace(topology, "spoke1/web", "10.1.1.8", "10.2.1.8");

        trace.ShouldEndAs(Verdict.Blocked, Disposition.ForwardedTrafficNotAllowed, Disposition.ForwardedTrafficNotAllowed);
    }

    [Test]
    public void Forwarded_traffic_missing_on_the_source_side_stops_the_answer()
    {
        Topology topology = SampleNetworks.HubAppliance().WithLink("spoke1", "hub", link => link with { AllowForwardedTraffic = false });

        OracleTrace trace = Trace(topology, "spoke1/web", "10.1.1.8", "10.2.1.8");

        trace.ShouldEndAs(Verdict.Blocked, Disposition.Delivered, Disposition.ForwardedTrafficNotAllowed);
    }

    [TestCase(GatewayType.Vpn, Verdict.Reachable, Disposition.Delivered)]
    [TestCase(GatewayType.ExpressRoute, Verdict.Blocked, Disposition.NoGateway)]
    public void A_default_route_to_the_borrowed_gateway_joins_spokes_through_a_VPN_gateway_only(GatewayType type, Verdict verdict, Disposition disposition)
    {
        Topology topology = SampleNetworks.HubAndSpoke() with
        {
            RouteTables = [Draw.Table("to-gateway", "0.0.0.0/0 VirtualNetworkGateway")],
            Gateways = [Draw.Gateway("hub-gw", "hub", type)],
        };
        foreach (string spoke in new[] { "spoke1", "spoke2" })
        {
            topology = topology.WithSubnet($"{spoke}/web", subnet => subnet with { RouteTableId = Ids.Of(ResourceTypes.RouteTable, "to-gateway") });
        }

        OracleTrace trace = Trace(topology, "spoke1/web", "10.1.1.8", "10.2.1.8");

        trace.ShouldEndAs(verdict, disposition, disposition);
    }

    [Test]
    public void The_gateway_joins_spokes_only_with_routes_on_both_sides()
    {
        Topology topology = (SampleNetworks.HubAndSpoke() with { RouteTables = [Draw.Table("to-gateway", "0.0.0.0/0 VirtualNetworkGateway")] })
            .WithSubnet("spoke1/web", subnet => subnet with { RouteTableId = Ids.Of(ResourceTypes.RouteTable, "to-gateway") });

        OracleTrace trace = Trace(topology, "spoke1/web", "10.1.1.8", "10.2.1.8");

        trace.ShouldEndAs(Verdict.Blocked, Disposition.Delivered, Disposition.DroppedByRoute);
    }

    [TestCase("10.11.0.0/16", RouteState.Invalid, RouteState.Invalid, TestName = "8: a route for the endpoint's VNet takes the endpoint along")]
    [TestCase("0.0.0.0/0", RouteState.Active, RouteState.Active, TestName = "8: a default route does not")]
    [TestCase("10.8.0.0/13", RouteState.Active, RouteState.Active, TestName = "8: neither does a shorter prefix")]
    [TestCase("10.11.7.0/24", RouteState.Active, RouteState.Invalid, TestName = "8: a longer prefix does, and leaves the peering row")]
    public void A_user_route_knocks_a_private_endpoint_out(string prefix, RouteState peering, RouteState endpoint)
    {
        Topology topology = WithEndpoint(PrivateEndpointNetworkPolicies.Enabled, prefix);

        IReadOnlyList<OracleRow> rows = NaiveRoutes.Of(topology, Ids.Subnet("spoke/web"), AzureBehavior.Default);

        rows.Single(row => row.Type == NextHopType.VNetPeering).State.ShouldBe(peering);
        rows.Single(row => row.Type == NextHopType.InterfaceEndpoint).State.ShouldBe(endpoint);
        rows.Single(row => row.Source == RouteSource.User).State.ShouldBe(RouteState.Active);
    }

    [TestCase(PrivateEndpointNetworkPolicies.Disabled, RouteState.Active)]
    [TestCase(PrivateEndpointNetworkPolicies.NetworkSecurityGroupEnabled, RouteState.Active)]
    [TestCase(PrivateEndpointNetworkPolicies.RouteTableEnabled, RouteState.Invalid)]
    [TestCase(PrivateEndpointNetworkPolicies.Enabled, RouteState.Invalid)]
    public void The_policies_of_the_endpoints_subnet_decide(PrivateEndpointNetworkPolicies policies, RouteState endpoint)
    {
        Topology topology = WithEndpoint(policies, "10.11.0.0/16");

        IReadOnlyList<OracleRow> rows = NaiveRoutes.Of(topology, Ids.Subnet("spoke/web"), AzureBehavior.Default);

        rows.Single(row => row.Type == NextHopType.InterfaceEndpoint).State.ShouldBe(endpoint);
    }

    [TestCase("10.1.5.0/24", false, TestName = "9: inside a peered prefix")]
    [TestCase("10.1.0.0/16", false, TestName = "9: equal to a peered prefix")]
    [TestCase("10.0.1.0/25", false, TestName = "9: inside the own prefix")]
    [TestCase("10.0.0.0/8", true, TestName = "9: around both")]
    public void What_a_gateway_learns_is_listed_only_outside_own_and_peered_prefixes(string announced, bool isListed)
    {
        Topology topology = SampleNetworks.HubAndSpoke() with { LocalNetworkGateways = [Draw.Device("hq-device", announced, site: "hq")] };

        OracleRow? row = NaiveRoutes.Of(topology, Ids.Subnet("hub/shared"), AzureBehavior.Default).SingleOrDefault(row => row.Source == RouteSource.VirtualNetworkGateway);
        OracleNextHop hop = NaiveNextHop.Of(topology, Ids.Subnet("hub/shared"), HostAddress.Parse("10.1.5.9"), AzureBehavior.Default);

        (row is not null).ShouldBe(isListed);
        hop.Type.ShouldBe(NextHopType.VNetPeering);
    }

    [Test]
    public void A_peering_between_regions_is_global()
    {
        Topology topology = SampleNetworks.TwoRegions();

        IReadOnlyList<OracleRow> rows = NaiveRoutes.Of(topology, Ids.Subnet("hub-we/shared"), AzureBehavior.Default);

        rows.Single(row => row.Prefix == AddressPrefix.Parse("10.1.0.0/16")).Type.ShouldBe(NextHopType.VNetPeering);
        rows.Single(row => row.Prefix == AddressPrefix.Parse("10.10.0.0/16")).Type.ShouldBe(NextHopType.VNetGlobalPeering);
    }

    [Test]
    public void Peering_is_not_transitive()
    {
        Topology topology = SampleNetworks.SpokeChain(3);

        OracleTrace trace = Trace(topology, "v1/web", "10.1.1.8", "10.3.1.8");

        trace.ShouldEndAs(Verdict.Blocked, Disposition.DroppedByRoute, Disposition.DroppedByRoute);
    }

    [Test]
    public void Propagation_switched_off_removes_gateway_rows_and_keeps_the_peering()
    {
        Topology topology = (SampleNetworks.HubAndSpoke() with { RouteTables = [Draw.Table("quiet") with { DisableBgpRoutePropagation = true }] })
            .WithSubnet("spoke1/web", subnet => subnet with { RouteTableId = Ids.Of(ResourceTypes.RouteTable, "quiet") });

        IReadOnlyList<OracleRow> off = NaiveRoutes.Of(topology, Ids.Subnet("spoke1/web"), AzureBehavior.Default);
        IReadOnlyList<OracleRow> on = NaiveRoutes.Of(topology, Ids.Subnet("spoke2/web"), AzureBehavior.Default);

        off.ShouldNotContain(row => row.Source == RouteSource.VirtualNetworkGateway);
        off.ShouldContain(row => row.Type == NextHopType.VNetPeering && row.State == RouteState.Active);
        on.ShouldContain(row => row.Source == RouteSource.VirtualNetworkGateway && row.Prefix == AddressPrefix.Parse("192.168.0.0/16"));
    }

    [Test]
    public void A_borrowing_spoke_reaches_the_site_and_the_answer_comes_back()
    {
        Topology topology = SampleNetworks.HubAndSpoke();

        OracleTrace trace = Trace(topology, "spoke1/web", "10.1.1.8", "192.168.1.10");

        trace.ShouldEndAs(Verdict.Reachable, Disposition.Delivered, Disposition.Delivered);
    }

    [Test]
    public void A_spoke_that_does_not_borrow_has_no_route_to_the_site()
    {
        Topology topology = SampleNetworks.HubAndSpoke().WithLink("spoke1", "hub", link => link with { UseRemoteGateways = false });

        OracleTrace trace = Trace(topology, "spoke1/web", "10.1.1.8", "192.168.1.10");

        trace.ShouldEndAs(Verdict.Blocked, Disposition.DroppedByRoute, null);
    }

    [TestCase(null, Verdict.Unknown, Disposition.Unknown, TestName = "3.59: nobody says whether it is stateful")]
    [TestCase(true, Verdict.Blocked, Disposition.AsymmetricPath, TestName = "3.57: declared stateful")]
    [TestCase(false, Verdict.Reachable, Disposition.Delivered, TestName = "3.57: declared stateless")]
    public void An_appliance_that_sees_one_direction_only(bool? isStateful, Verdict verdict, Disposition answer)
    {
        // spoke1 sends hub traffic through the appliance; the hub answers over the peering
        Topology topology = SampleNetworks.HubAppliance() with
        {
            RouteTables = [Draw.Table("to-nva", "10.0.1.0/24 VirtualAppliance 10.0.2.4")],
            Appliances = [new Appliance { Name = "nva", NetworkInterfaceId = Ids.Of(ResourceTypes.NetworkInterface, "nva"), IsStateful = isStateful }],
        };
        topology = topology.WithVNet("hub", hub => hub with { Subnets = hub.Subnets.Add(Draw.Subnet("shared", "10.0.1.0/24") with { Id = Ids.Subnet("hub/shared") }) });

        OracleTrace trace = Trace(topology, "spoke1/web", "10.1.1.8", "10.0.1.8");

        trace.ShouldEndAs(verdict, Disposition.Delivered, answer);
    }

    [TestCase("10.0.2.4", true, Disposition.RoutingLoop, TestName = "3.35: the appliance's own subnet sends back to it")]
    [TestCase("10.0.2.4", false, Disposition.ApplianceDoesNotForward, TestName = "3.34: no IP forwarding")]
    [TestCase("10.0.2.9", true, Disposition.ApplianceMissing, TestName = "3.37: nobody has the address")]
    [TestCase("10.99.0.4", true, Disposition.ApplianceNotReachable, TestName = "3.33: outside own and peered space")]
    public void Appliances_that_do_not_carry(string address, bool forwards, Disposition disposition)
    {
        Topology topology = (SampleNetworks.HubAppliance() with
        {
            RouteTables = [Draw.Table("to-nva", $"0.0.0.0/0 VirtualAppliance {address}"), Draw.Table("loop", $"10.2.0.0/16 VirtualAppliance {address}")],
            NetworkInterfaces = [Draw.Interface("nva", "hub/nva", "10.0.2.4", forwards)],
        }).WithSubnet("hub/nva", subnet => subnet with { RouteTableId = Ids.Of(ResourceTypes.RouteTable, "loop") });

        OracleTrace trace = Trace(topology, "spoke1/web", "10.1.1.8", "10.2.1.8");

        trace.Forward.ShouldBe(disposition, trace.ToString());
        trace.Verdict.ShouldBe(Verdict.Blocked);
    }

    [TestCase(true, Verdict.Reachable, Disposition.Delivered)]
    [TestCase(false, Verdict.Blocked, Disposition.NoWayOutToInternet)]
    [TestCase(null, Verdict.Unknown, Disposition.Unknown)]
    public void Default_outbound_access_decides_where_nothing_else_leads_out(bool? stated, Verdict verdict, Disposition disposition)
    {
        Topology topology = SampleNetworks.SpokeChain(1).WithSubnet("v1/web", subnet => subnet with { DefaultOutboundAccess = stated });

        OracleTrace trace = Trace(topology, "v1/web", "10.1.1.8", "8.8.8.8");

        trace.Verdict.ShouldBe(verdict);
        trace.Forward.ShouldBe(disposition);
    }

    private static Topology WithEndpoint(PrivateEndpointNetworkPolicies policies, string userPrefix)
    {
        VNet hub = Draw.VNet("hub", "10.11.0.0/16", Draw.Subnet("pe", "10.11.7.0/24") with { PrivateEndpointNetworkPolicies = policies }, Draw.Subnet("nva", "10.11.2.0/24"));
        VNet spoke = Draw.VNet("spoke", "10.1.0.0/16", Draw.Subnet("web", "10.1.1.0/24", "table"));
        return new Topology
        {
            VNets = [hub with { Peerings = [Draw.Link("hub", "spoke")] }, spoke with { Peerings = [Draw.Link("spoke", "hub")] }],
            RouteTables = [Draw.Table("table", $"{userPrefix} VirtualAppliance 10.11.2.99")],
            PrivateEndpoints = [new PrivateEndpoint { Id = Ids.Of(ResourceTypes.PrivateEndpoint, "pe"), SubnetId = Ids.Subnet("hub/pe"), Addresses = [HostAddress.Parse("10.11.7.99")] }],
        };
    }

    private static Topology WithClearedFlagAndGroup(NetworkSecurityGroup group) => SampleNetworks.SpokeChain(2)
        .WithLink("v1", "v2", link => link with { AllowVirtualNetworkAccess = false })
        .WithSubnet("v1/web", subnet => subnet with { NetworkSecurityGroupId = group.Id }) with { NetworkSecurityGroups = [group] };

    private static OracleTrace Trace(Topology topology, string from, string source, string destination) =>
        NaiveTracer.Trace(topology, Ids.Subnet(from), HostAddress.Parse(source), HostAddress.Parse(destination), AzureBehavior.Default);
}
