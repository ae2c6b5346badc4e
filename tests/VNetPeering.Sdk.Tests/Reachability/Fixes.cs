using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.TestKit.Generators;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Reachability;

/// <summary>Edits that make a blocked flow pass: applied, they do, or they are not offered.</summary>
public sealed class Fixes
{
    [Test] // 2.80
    public void Two_spokes_are_peered()
    {
        Topology topology = SampleNetworks.SpokeChain(3);

        ValueList<FlowFix> fixes = ShouldHelp(topology, "v1/web", "v3/web");

        fixes.Select(fix => fix.Kind).ShouldBe([FlowFixKind.AddPeering, FlowFixKind.AddPeering]);
    }

    [Test] // 2.42
    public void A_cleared_access_flag_is_set() =>
        ShouldHelp(SampleNetworks.SpokeChain(2).WithLink("v1", "v2", link => link with { AllowVirtualNetworkAccess = false }), "v1/web", "v2/web")
            .ShouldHaveSingleItem().Kind.ShouldBe(FlowFixKind.AllowAccess);

    [Test] // 2.20
    public void A_missing_link_back_is_added()
    {
        Topology topology = SampleNetworks.SpokeChain(2);
        VNet far = topology.VNets.Single(vnet => vnet.Name == "v2");
        topology = topology.WithVNet("v2", vnet => vnet with { Peerings = [] }).WithLink("v1", "v2", link => link with { State = PeeringState.Connected });

        FlowFix fix = ShouldHelp(topology, "v1/web", "v2/web").ShouldHaveSingleItem();

        fix.Kind.ShouldBe(FlowFixKind.AddPeering);
        fix.Peering!.LocalVNetId.ShouldBe(far.Id);
    }

    [Test] // 5.03: a rule before the one that denies, at a free priority
    public void A_denying_rule_gets_an_allowing_one_before_it()
    {
        Topology topology = WithGroup(Rule("deny-all", 200, SecurityRuleAccess.Deny, "*"), Rule("dns", 199, SecurityRuleAccess.Allow, "53"));

        FlowFix fix = ShouldHelp(topology, "v1/web", "v2/web", Protocol.Tcp(443)).ShouldHaveSingleItem();

        fix.Rule.ShouldNotBeNull();
        (fix.Rule.Priority, fix.Rule.Direction, fix.Rule.Protocol).ShouldBe((198, SecurityRuleDirection.Inbound, "Tcp"));
        fix.Rule.DestinationPortRanges.ShouldBe(["443"]);
    }

    [Test]
    public void Where_no_priority_is_left_nothing_is_offered() =>
        WithGroup(Rule("deny-all", 100, SecurityRuleAccess.Deny, "*")).Compile().FixesOf("v1/web", "v2/web", Protocol.Tcp(443)).ShouldBeEmpty();

    [Test]
    public void A_flow_that_passes_needs_none() => SampleNetworks.SpokeChain(2).Compile().FixesOf("v1/web", "v2/web").ShouldBeEmpty();

    [Test] // 2.06: overlapping VNets cannot be peered
    public void What_Azure_would_refuse_is_not_offered()
    {
        Topology topology = SampleNetworks.SpokeChain(3).WithVNet("v3", vnet => vnet with { AddressSpace = Draw.Prefixes("10.3.0.0/16 10.1.128.0/17") });

        topology.Compile().FixesOf("v1/web", "v3/web").ShouldBeEmpty();
    }

    [Test]
    public void A_fix_for_another_topology_is_refused()
    {
        var fix = new FlowFix { Kind = FlowFixKind.EnableIPForwarding, Resource = Ids.Of(ResourceTypes.NetworkInterface, "nobody") };

        Should.Throw<ArgumentException>(() => SampleNetworks.SpokeChain(2).With(fix)).Message.ShouldContain("nobody");
    }

    [Test]
    public void Whatever_is_offered_helps([Range(0, 119)] int seed)
    {
        Topology topology = seed % 2 == 0 ? RandomTopologies.NextWithSecurity(seed, 2 + (seed % 5)) : RandomTopologies.Next(seed, 2 + (seed % 5));
        CompiledNetwork network = topology.Compile();
        string[] places = [.. topology.VNets.SelectMany(vnet => vnet.Subnets.Where(subnet => !SpecialSubnets.HoldsManagedInstances(subnet.Name)).Select(subnet => $"{vnet.Name}/{subnet.Name}")).Take(6)];
        foreach (string from in places)
        {
            foreach (string to in places.Where(to => to != from))
            {
                ValueList<FlowFix> fixes = network.FixesOf(from, to, Protocol.Tcp(443));
                if (fixes.Count > 0)
                {
                    network.Trace(from, to, Protocol.Tcp(443)).Verdict.ShouldBe(Verdict.Blocked);
                    fixes.Aggregate(topology, (edited, fix) => edited.With(fix)).Compile().Trace(from, to, Protocol.Tcp(443)).Verdict.ShouldBe(Verdict.Reachable, $"{from} to {to}");
                }
            }
        }
    }

    [Test] // one group at both ends denies the flow out of one and into the other (2.41)
    public void Two_rules_of_one_group_have_names_of_their_own()
    {
        Topology topology = DesignText.Read("""
            vnet app 10.1.0.0/16
            vnet data 10.2.0.0/16
            nsg shared
            subnet app/web 10.1.1.0/24 nsg=shared
            subnet data/sql 10.2.1.0/24 nsg=shared
            link app -> data allowVirtualNetworkAccess=false
            link data -> app allowVirtualNetworkAccess=false
            """).Topology;

        ValueList<FlowFix> fixes = ShouldHelp(topology, "app/web", "data/sql");

        fixes.Select(fix => fix.Rule!.Direction).ShouldBe([SecurityRuleDirection.Outbound, SecurityRuleDirection.Inbound]);
        fixes.Select(fix => fix.Rule!.Name).ShouldBeUnique();
    }

    [Test] // as above, for a collection
    public void Two_admin_rules_of_one_collection_have_names_and_numbers_of_their_own()
    {
        Topology topology = DesignText.Read("""
            vnet app 10.1.0.0/16
            vnet data 10.2.0.0/16
            subnet app/web 10.1.1.0/24
            subnet data/sql 10.2.1.0/24
            peering app <-> data
            admin corp/all app,data
            adminrule corp/all/no-in 20 Inbound Deny * * -> *
            adminrule corp/all/no-out 20 Outbound Deny * * -> *
            """).Topology;

        ValueList<FlowFix> fixes = ShouldHelp(topology, "app/web", "data/sql");

        fixes.Select(fix => fix.AdminRule!.Direction).ShouldBe([SecurityRuleDirection.Outbound, SecurityRuleDirection.Inbound]);
        fixes.Select(fix => fix.AdminRule!.Name).ShouldBeUnique();
        fixes.Select(fix => fix.AdminRule!.Priority).ShouldBeUnique();
    }

    [Test] // 5.06: behind a load balancer a group sees the backend's address
    public void A_rule_for_a_front_end_admits_to_its_backends()
    {
        Topology topology = DesignText.Read("""
            vnet hub 10.0.0.0/16
            vnet app 10.1.0.0/16
            nsg guard
            subnet hub/front 10.0.1.0/24
            subnet hub/back 10.0.2.0/24 nsg=guard
            subnet app/web 10.1.1.0/24
            loadbalancer lb hub/front 10.0.1.10
            nic one hub/back 10.0.2.4 pool=lb
            nic other hub/back 10.0.2.5
            link app -> hub
            link hub -> app allowVirtualNetworkAccess=false
            """).Topology;

        FlowFix fix = ShouldHelp(topology, "app/web", "10.0.1.10").ShouldHaveSingleItem();

        fix.Rule!.DestinationAddressPrefixes.ShouldBe(["10.0.1.10/32", "10.0.2.4/32"]);
    }

    [Test] // 2.20: the first link waits, Initiated, for the second; 2.23: one that is Disconnected has to be written anew before the other is taken
    public void Where_one_of_two_links_is_missing_it_is_added(
        [Values("", "state=Initiated", "state=Disconnected")] string state, [Values("app -> data", "data -> app")] string link, [Values] bool comesFromApp)
    {
        Topology topology = TwoVNets($"link {link} {state}");

        ValueList<FlowFix> fixes = comesFromApp ? ShouldHelp(topology, "app/web", "data/sql") : ShouldHelp(topology, "data/sql", "app/web");

        fixes.Select(fix => fix.Kind).ShouldBe(state == "state=Disconnected" ? [FlowFixKind.RecreatePeering, FlowFixKind.AddPeering] : [FlowFixKind.AddPeering]);
        fixes[^1].Peering!.RemoteVNetId.Name.Value.ShouldBe(link[..link.IndexOf(' ', StringComparison.Ordinal)]);
    }

    [Test] // 2.21
    public void One_of_two_links_that_is_Disconnected_is_created_again(
        [Values("", "state=Connected")] string other, [Values("app -> data", "data -> app")] string broken, [Values] bool comesFromApp)
    {
        Topology topology = TwoVNets($"""
            link app -> data {(broken == "app -> data" ? "state=Disconnected" : other)}
            link data -> app {(broken == "data -> app" ? "state=Disconnected" : other)}
            """);

        ValueList<FlowFix> fixes = comesFromApp ? ShouldHelp(topology, "app/web", "data/sql") : ShouldHelp(topology, "data/sql", "app/web");

        FlowFix fix = fixes.ShouldHaveSingleItem();
        fix.Kind.ShouldBe(FlowFixKind.RecreatePeering);
        fix.Resource.Parent!.Name.Value.ShouldBe(broken[..broken.IndexOf(' ', StringComparison.Ordinal)]);
    }

    [Test]
    public void A_missing_link_of_a_subnet_peering_names_the_same_subnets()
    {
        Topology topology = TwoVNets("link app -> data localSubnets=web remoteSubnets=sql");

        FlowFix fix = ShouldHelp(topology, "app/web", "data/sql").ShouldHaveSingleItem();

        fix.Peering!.PeerCompleteVNets.ShouldBeFalse();
        (fix.Peering.LocalSubnetNames, fix.Peering.RemoteSubnetNames).ShouldBe(([new ResourceName("sql")], [new ResourceName("web")]));
    }

    [Test] // 2.10: Azure would refuse the link back
    public void A_missing_link_between_VNets_that_overlap_is_not_offered()
    {
        Topology topology = TwoVNets("link app -> data");
        topology = topology.WithVNet("data", vnet => vnet with { AddressSpace = Draw.Prefixes("10.2.0.0/16 10.1.128.0/17") });

        topology.Compile().FixesOf("app/web", "data/sql").ShouldBeEmpty();
    }

    private static ValueList<FlowFix> ShouldHelp(Topology topology, string from, string to, Protocol? protocol = null)
    {
        CompiledNetwork network = topology.Compile();
        network.Trace(from, to, protocol).Verdict.ShouldBe(Verdict.Blocked);

        ValueList<FlowFix> fixes = network.FixesOf(from, to, protocol);

        fixes.Aggregate(topology, (edited, fix) => edited.With(fix)).Compile().Trace(from, to, protocol).Verdict.ShouldBe(Verdict.Reachable);
        return fixes;
    }

    private static Topology TwoVNets(string links) => DesignText.Read($"""
        vnet app 10.1.0.0/16
        vnet data 10.2.0.0/16
        subnet app/web 10.1.1.0/24
        subnet data/sql 10.2.1.0/24
        {links}
        """).Topology;

    private static SecurityRule Rule(string name, int priority, SecurityRuleAccess access, string ports) => new()
    {
        Name = name,
        Priority = priority,
        Direction = SecurityRuleDirection.Inbound,
        Access = access,
        SourceAddressPrefix = "*",
        DestinationAddressPrefix = "*",
        SourcePortRange = "*",
        DestinationPortRange = ports,
    };

    private static Topology WithGroup(params SecurityRule[] rules) =>
        (SampleNetworks.SpokeChain(2) with { NetworkSecurityGroups = [new NetworkSecurityGroup { Id = Ids.Of(ResourceTypes.NetworkSecurityGroup, "nsg"), SecurityRules = [.. rules] }] })
            .WithSubnet("v2/web", subnet => subnet with { NetworkSecurityGroupId = Ids.Of(ResourceTypes.NetworkSecurityGroup, "nsg") });
}
