using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Comparison;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.TestKit.Generators;

namespace VNetPeering.Sdk.Tests.Comparison;

/// <summary>What a change of the configuration opens, closes and moves, and which change is the cause.</summary>
public sealed class NetworkDiffs
{
    [Test]
    public void Equal_networks_do_not_differ() => SampleNetworks.HubAndSpoke().DiffFrom(SampleNetworks.HubAndSpoke()).ShouldBe(new NetworkDiff());

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

    private static string Name(ConfigurationChange change) => change.Resource[(change.Resource.LastIndexOf('/') + 1)..];

    private static Topology WithGroup(params SecurityRule[] rules)
    {
        ResourceId group = Ids.Of(ResourceTypes.NetworkSecurityGroup, "nsg");
        return (SampleNetworks.SpokeChain(2) with { NetworkSecurityGroups = [new NetworkSecurityGroup { Id = group, SecurityRules = [.. rules] }] })
            .WithSubnet("v2/web", subnet => subnet with { NetworkSecurityGroupId = group });
    }
}
