using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Comparison;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.TestKit.Generators;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Comparison;

/// <summary>What a change of the configuration opens, closes and moves, and which change is the cause.</summary>
public sealed class NetworkDiffs
{
    private const string TwoSpokes = """
        vnet hub        10.0.0.0/16
        vnet a          10.1.0.0/16
        vnet b          10.2.0.0/16
        link a -> hub   allowForwardedTraffic
        link hub -> a
        link b -> hub   allowForwardedTraffic
        link hub -> b
        table t
        route t/b       10.2.0.0/16 -> VirtualAppliance 10.0.1.4
        table u
        route u/a       10.1.0.0/16 -> VirtualAppliance 10.0.1.4
        subnet a/web    10.1.1.0/24 table=t
        subnet b/web    10.2.1.0/24 table=u
        """;

    [Test]
    public void Equal_networks_do_not_differ() => SampleNetworks.HubAndSpoke().DiffFrom(SampleNetworks.HubAndSpoke()).ShouldBe(new NetworkDiff());

    [Test]
    public void Values_are_shown_as_they_stand_and_the_whole_in_one_line()
    {
        Topology before = SampleNetworks.HubAppliance();
        ResourceId table = ResourceId.Parse("/subscriptions/<SUBSCRIPTION_ID>/resourceGroups/g/providers/Microsoft.Network/routeTables/é&t");
        Topology after = before with { VNets = [before.VNets[0] with { Subnets = [before.VNets[0].Subnets[0] with { RouteTableId = table }, .. before.VNets[0].Subnets.Skip(1)] }, .. before.VNets.Skip(1)] };

        NetworkDiff diff = after.DiffFrom(before);

        diff.Configuration.Single().Properties.Single(property => property.Name == "routeTableId").After.ShouldBe($"\"{table}\"");
        diff.ToString().ShouldBe("1 resource differs; pairs of places with flows unclear 7");
        new NetworkDiff().ToString().ShouldBe("0 resources differ; no flow does");
    }

    [Test]
    public void The_order_of_lists_and_letter_case_make_no_difference()
    {
        Topology before = SampleNetworks.HubAppliance();
        Topology after = before with
        {
            VNets = [.. before.VNets.Reverse().Select(vnet => vnet with { Peerings = [.. vnet.Peerings.Reverse()] })],
            RouteTables = [.. before.RouteTables.Select(table => table with { Id = ResourceId.Parse(table.Id.ToString().ToUpperInvariant()) })],
        };

        after.DiffFrom(before).Configuration.ShouldBeEmpty();
    }

    [Test] // what Azure reports is no change of a design
    public void A_state_that_only_one_side_states_makes_no_difference()
    {
        Topology design = SampleNetworks.SpokeChain(2);
        Topology live = design.WithLink("v1", "v2", link => link with { State = PeeringState.Connected, SyncLevel = PeeringSyncLevel.FullyInSync, ProvisioningState = "Succeeded" });

        live.DiffFrom(design).Configuration.ShouldBeEmpty();
    }

    [Test]
    public void A_peering_opens_flows_and_both_links_are_the_cause()
    {
        Topology after = SampleNetworks.SpokeChain(2);
        Topology before = after.WithVNet("v1", vnet => vnet with { Peerings = [] }).WithVNet("v2", vnet => vnet with { Peerings = [] });

        NetworkDiff diff = after.DiffFrom(before);

        diff.Configuration.Select(change => (change.Kind, Name(change))).ShouldBe([(ChangeKind.Added, "to-v2"), (ChangeKind.Added, "to-v1")]);
        diff.Opened.Select(flow => $"{flow.From.Name} {flow.To.Name} {flow.Protocol}").ShouldBe(["v1/web v2/web any", "v2/web v1/web any"]);
        diff.Opened.ShouldAllBe(flow => flow.Causes.Count == 2);
        diff.Closed.Concat(diff.Moved).ShouldBeEmpty();
        FlowChange one = diff.Opened[0];
        (one.Before, one.After).ShouldBe((Verdict.Blocked, Verdict.Reachable));
        one.WaysAfter.ShouldBe(["v1/web > [Peering] v2/web; back v2/web > [Peering] v1/web"]);
        one.Blockers.ShouldNotBeEmpty();
    }

    [Test]
    public void A_rule_closes_its_port_and_is_the_cause_among_other_changes()
    {
        Topology before = WithGroup();
        var deny = new SecurityRule
        {
            Name = "no-web", Priority = 100, Direction = SecurityRuleDirection.Inbound, Access = SecurityRuleAccess.Deny, Protocol = "Tcp",
            SourceAddressPrefix = "*", SourcePortRange = "*", DestinationAddressPrefix = "*", DestinationPortRange = "443",
        };
        Topology after = WithGroup(deny) with { RouteTables = [new RouteTable { Id = Ids.Of(ResourceTypes.RouteTable, "unused") }] };

        NetworkDiff diff = after.DiffFrom(before);

        diff.Configuration.Count.ShouldBe(2);
        FlowChange[] closed = [.. diff.Closed.Where(flow => flow.From.Name == "v1/web")];
        closed.Select(flow => $"{flow.To.Name} {flow.Protocol}").ShouldBe(["v2/web tcp/443"]);
        closed[0].Causes.ShouldHaveSingleItem().Resource.ShouldEndWith("/securityRules/no-web");
        closed[0].Blockers.ShouldHaveSingleItem().Rule.ShouldBe("securityRules/no-web");
    }

    [Test] // the flag alone: rules 2.42, 2.43
    public void A_cleared_access_flag_closes_both_directions()
    {
        Topology before = SampleNetworks.SpokeChain(2);
        NetworkDiff diff = before.WithLink("v1", "v2", link => link with { AllowVirtualNetworkAccess = false }).DiffFrom(before);

        ConfigurationChange change = diff.Configuration.ShouldHaveSingleItem();
        change.Properties.ShouldBe([new PropertyChange { Name = "allowVirtualNetworkAccess", Before = null, After = "false" }]);
        diff.Closed.Select(flow => $"{flow.From.Name} {flow.To.Name}").ShouldBe(["v1/web v2/web", "v2/web v1/web"]);
        diff.Closed.ShouldAllBe(flow => flow.Causes.SequenceEqual(new[] { change }));
    }

    [Test]
    public void A_flow_that_takes_another_way_is_moved()
    {
        Topology before = SampleNetworks.HubAppliance();
        Topology after = before with
        {
            VNets =
            [
                .. before.VNets.Select(vnet => vnet.Name == "spoke1" ? vnet with { Peerings = vnet.Peerings.Add(Draw.Link("spoke1", "spoke2")) }
                    : vnet.Name == "spoke2" ? vnet with { Peerings = vnet.Peerings.Add(Draw.Link("spoke2", "spoke1")) } : vnet),
            ],
        };

        FlowChange[] moved = [.. after.DiffFrom(before).Moved];

        moved.Select(flow => $"{flow.From.Name} {flow.To.Name}").ShouldBe(["spoke1/web spoke2/web", "spoke2/web spoke1/web"]);
        moved[0].WaysBefore.ShouldHaveSingleItem().ShouldContain("hub/nva");
        moved[0].WaysAfter.ShouldHaveSingleItem().ShouldNotContain("hub/nva");
    }

    [Test]
    public void A_new_VNet_opens_its_flows_and_is_one_change()
    {
        NetworkDiff diff = SampleNetworks.SpokeChain(3).DiffFrom(SampleNetworks.SpokeChain(2));

        diff.Configuration.Select(change => (change.Kind, Name(change))).ShouldBe([(ChangeKind.Added, "v3"), (ChangeKind.Added, "to-v3")], ignoreOrder: true);
        diff.Opened.Select(flow => $"{flow.From.Name} {flow.To.Name}").ShouldContain("v3/web v2/web");
        diff.Opened.ShouldAllBe(flow => flow.Before == null || flow.Before == Verdict.Blocked);
    }

    [Test]
    public void What_becomes_unknown_is_unclear()
    {
        Topology before = SampleNetworks.SpokeChain(2);
        NetworkDiff diff = before.WithSubnet("v1/web", subnet => subnet with { RouteTableId = Ids.Of(ResourceTypes.RouteTable, "elsewhere") }).DiffFrom(before);

        diff.Unclear.ShouldContain(flow => flow.From.Name == "v1/web" && flow.To.Name == "v2/web" && flow.After == Verdict.Unknown);
    }

    [Test]
    public void An_unaffected_part_of_the_network_is_not_touched()
    {
        Topology before = SampleNetworks.TwoRegions();
        Topology after = before with { RouteTables = [.. before.RouteTables, new RouteTable { Id = Ids.Of(ResourceTypes.RouteTable, "unused") }] };

        NetworkDiff diff = after.DiffFrom(before);

        diff.Configuration.ShouldHaveSingleItem().Kind.ShouldBe(ChangeKind.Added);
        diff.Flows.ShouldBeEmpty();
    }

    [Test] // an input without interfaces lets every address be an appliance; one with interfaces does not
    public void The_first_interface_of_an_input_matters_to_appliances_elsewhere()
    {
        const string Net = TwoSpokes + """

            subnet hub/nva 10.0.1.0/24
            vnet far       10.9.0.0/16
            subnet far/x   10.9.1.0/24
            """;

        NetworkDiff diff = Read(Net + "\nnic other far/x 10.9.1.4").DiffFrom(Read(Net));

        diff.Closed.Select(flow => $"{flow.From.Name} {flow.To.Name}").ShouldBe(["a/web b/web", "b/web a/web"], ignoreOrder: true);
    }

    [Test]
    public void A_backend_matters_to_what_is_sent_to_its_front_end_in_another_subnet()
    {
        const string Net = TwoSpokes + """

            subnet hub/nva  10.0.1.0/24
            subnet hub/back 10.0.2.0/24
            loadbalancer lb hub/nva 10.0.1.4
            """;

        NetworkDiff diff = Read(Net + "\nnic fw hub/back 10.0.2.4 pool=lb").DiffFrom(Read(Net + "\nnic fw hub/back 10.0.2.4 forwarding pool=lb"));

        diff.Closed.Select(flow => $"{flow.From.Name} {flow.To.Name}").ShouldBe(["a/web b/web", "b/web a/web"], ignoreOrder: true);
    }

    [Test] // 3.25
    public void An_appliance_matters_to_those_who_learn_of_it_from_a_Route_Server()
    {
        static Topology Net(string forwarding) => Read($"""
            vnet hub        10.0.0.0/16
            subnet hub/RouteServerSubnet 10.0.0.0/26
            subnet hub/nva  10.0.1.0/24
            subnet hub/web  10.0.2.0/24
            vnet a          10.1.0.0/16
            link a -> hub   useRemoteGateways allowForwardedTraffic
            link hub -> a   allowGatewayTransit
            vnet b          10.2.0.0/16
            link b -> hub   useRemoteGateways allowForwardedTraffic
            link hub -> b   allowGatewayTransit
            subnet a/web    10.1.1.0/24
            subnet b/web    10.2.1.0/24
            routeserver hub/rs 10.0.0.4 10.0.0.5
            session rs/fw 10.0.1.4 asn=65002 announces=10.0.0.0/8
            nic fw hub/nva 10.0.1.4 {forwarding}
            """);

        Net("forwarding").Compile().Trace("a/web", "b/web").Verdict.ShouldBe(Verdict.Reachable);
        Net(string.Empty).DiffFrom(Net("forwarding")).Closed.Select(flow => $"{flow.From.Name} {flow.To.Name}").ShouldBe(["a/web b/web", "b/web a/web"], ignoreOrder: true);
    }

    [Test] // nothing is known of the routes of a subnet whose table is not in the input
    public void A_table_without_routes_that_is_gone_makes_flows_unclear()
    {
        const string Net = """
            vnet a          10.1.0.0/16
            subnet a/web    10.1.1.0/24 table=t
            subnet a/db     10.1.2.0/24
            """;

        NetworkDiff diff = Read(Net).DiffFrom(Read(Net + "\ntable t"));

        diff.Unclear.ShouldContain(flow => flow.From.Name == "a/web" && flow.To.Name == "a/db" && flow.After == Verdict.Unknown);
    }

    [Test] // 3.70
    public void An_interface_with_an_outbound_rule_of_its_own_is_a_place()
    {
        const string Net = """
            vnet a          10.1.0.0/16
            subnet a/web    10.1.1.0/24 defaultOutbound=false
            nic one a/web   10.1.1.4 pool=lb
            loadbalancer lb a/web
            """;
        Topology before = Read(Net);
        Topology after = before with { LoadBalancers = [before.LoadBalancers[0] with { OutboundPoolIds = before.LoadBalancers[0].BackendPoolIds }] };

        after.DiffFrom(before).Opened.Select(flow => $"{flow.From.Name} {flow.To.Name}").ShouldContain("one internet");
    }

    [TestCase("endpoint pe b/sql 10.2.1.9", "endpoint pe b/sql 10.2.1.9", "nothing")]
    [TestCase("endpoint pe b/sql 10.2.1.9", "", "10.2.1.9")]
    [TestCase("loadbalancer lb b/sql 10.2.1.9\nnic n b/back 10.2.2.4 pool=lb", "loadbalancer lb b/sql 10.2.1.9\nnic n b/back 10.2.2.4", "10.2.1.9")]
    public void Flows_to_endpoints_and_front_ends_are_compared(string first, string second, string closed)
    {
        const string Net = """
            vnet a          10.1.0.0/16
            subnet a/web    10.1.1.0/24
            vnet b          10.2.0.0/16
            subnet b/sql    10.2.1.0/24
            subnet b/back   10.2.2.0/24
            peering a <-> b

            """;

        NetworkDiff diff = Read(Net + second).DiffFrom(Read(Net + first));

        string[] told = [.. diff.Closed.Where(flow => flow.From.Name == "a/web").Select(flow => flow.To.Name)];
        (told.Length == 0 ? ["nothing"] : told).ShouldBe([closed]);
        diff.Flows.ShouldAllBe(flow => flow.From.Kind != PlaceKind.Address);
    }

    private static Topology Read(string text) => DesignText.Read(text).Topology;

    private static string Name(ConfigurationChange change) => change.Resource[(change.Resource.LastIndexOf('/') + 1)..];

    private static Topology WithGroup(params SecurityRule[] rules)
    {
        ResourceId group = Ids.Of(ResourceTypes.NetworkSecurityGroup, "nsg");
        return (SampleNetworks.SpokeChain(2) with { NetworkSecurityGroups = [new NetworkSecurityGroup { Id = group, SecurityRules = [.. rules] }] })
            .WithSubnet("v2/web", subnet => subnet with { NetworkSecurityGroupId = group });
    }
}
