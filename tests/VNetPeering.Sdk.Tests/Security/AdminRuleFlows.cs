using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.Reporting;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Security;

/// <summary>Security admin rules in flows (5.42, 6.13): before groups, by manager and priority, where they hold and where not.</summary>
public sealed class AdminRuleFlows
{
    private const string Pair = """
        vnet app 10.1.0.0/16 region=westeurope
        subnet app/web 10.1.0.0/24 nsg=closed
        vnet data 10.2.0.0/16 region=westeurope
        subnet data/sql 10.2.0.0/24
        peering app <-> data
        nsg closed
        rule closed/no-in 100 Inbound Deny * * -> *

        """;

    [Test]
    public void Deny_ends_where_no_group_would_deny()
    {
        FlowTrace trace = Trace("admin corp/guard data deployed=westeurope\nadminrule corp/guard/no-sql 100 Inbound Deny Tcp * -> * ports=1433", "app/web", "data/sql");

        Blocker blocker = trace.Blockers.ShouldHaveSingleItem();
        blocker.Reason.ShouldBe(Disposition.DeniedByAdminRule);
        blocker.Rule.ShouldBe("securityAdminRules/no-sql");
        blocker.Resource!.Name.ShouldBe(new ResourceName("guard"));
        blocker.Resource.IsOfType(ResourceTypes.AdminRuleCollection).ShouldBeTrue();
        trace.Forward.Disposition.ShouldBe(Disposition.DeniedByAdminRule);
        trace.Assumptions.ShouldBeEmpty();
    }

    [Test]
    public void Deny_ends_on_the_way_out() =>
        Trace("admin corp/guard app\nadminrule corp/guard/no-sql 100 Outbound Deny Tcp * -> 10.2.0.0/16", "app/web", "data/sql").Blockers[0].At.ShouldBe("app/web");

    [Test]
    public void Always_allow_passes_the_group_that_denies()
    {
        const string Rules = "admin corp/guard app\nadminrule corp/guard/open 100 Inbound AlwaysAllow Tcp 10.2.0.0/24 -> * ports=443";

        FlowTrace trace = Trace(Rules, "data/sql", "app/web", Protocol.Tcp(443));

        trace.Verdict.ShouldBe(Verdict.Reachable);
        trace.Forward.Hops.SelectMany(hop => hop.Steps).ShouldNotContain(step => step.Kind == StepKind.SecurityGroup && step.Resource!.Name == "closed" && step.Rule == "securityRules/no-in");
        Trace(Rules, "data/sql", "app/web", Protocol.Tcp(80)).Blockers.ShouldHaveSingleItem().Reason.ShouldBe(Disposition.DeniedBySecurityRule);
    }

    [Test]
    public void Allow_leaves_it_to_the_group()
    {
        FlowTrace trace = Trace("admin corp/guard app\nadminrule corp/guard/open 100 Inbound Allow Any * -> *\nadminrule corp/guard/shut 200 Inbound Deny Any * -> *", "data/sql", "app/web");

        trace.Blockers.ShouldHaveSingleItem().Reason.ShouldBe(Disposition.DeniedBySecurityRule);
        trace.Forward.Hops.SelectMany(hop => hop.Steps).ShouldContain(step => step.Kind == StepKind.AdminRule && step.AdminAccess == AdminRuleAccess.Allow && step.Rule == "securityAdminRules/open");
    }

    [Test]
    public void What_a_group_denies_behind_an_admin_rule_comes_to_light_as_well() =>
        Trace("admin corp/guard app\nadminrule corp/guard/shut 200 Inbound Deny Any * -> *", "data/sql", "app/web").Blockers.Select(blocker => blocker.Reason)
            .ShouldBe([Disposition.DeniedByAdminRule, Disposition.DeniedBySecurityRule]);

    [Test]
    public void The_lowest_number_decides_over_all_collections() => Trace("""
        admin corp/base data
        admin corp/exceptions data
        adminrule corp/base/shut 100 Inbound Deny Any * -> *
        adminrule corp/exceptions/open 10 Inbound Allow Any 10.1.0.0/16 -> *
        """, "app/web", "data/sql").Verdict.ShouldBe(Verdict.Reachable);

    [Test]
    public void An_answer_needs_no_rule() =>
        Trace("admin corp/guard data\nadminrule corp/guard/shut 100 Outbound Deny Any * -> *", "app/web", "data/sql").Verdict.ShouldBe(Verdict.Reachable);

    [Test]
    public void A_rule_that_tells_ports_apart_makes_parts()
    {
        FlowTrace trace = Trace("admin corp/guard data\nadminrule corp/guard/no-ssh 100 Inbound Deny Tcp * -> * ports=22", "app/web", "data/sql", Protocol.Tcp());

        trace.Verdict.ShouldBe(Verdict.Blocked);
        trace.Partial.Select(part => (part.Protocol.ToString(), part.Verdict)).ShouldBe([("tcp/0-21", Verdict.Reachable), ("tcp/22", Verdict.Blocked), ("tcp/23-65535", Verdict.Reachable)], ignoreOrder: true);
    }

    [TestCase("managementGroups=root", "subscriptions=s", Verdict.Reachable)]
    [TestCase("subscriptions=s", "managementGroups=root", Verdict.Blocked)]
    [TestCase("managementGroups=root", "managementGroups=child", Verdict.Unknown)]
    [TestCase("subscriptions=s", "subscriptions=s", Verdict.Unknown)]
    public void The_manager_of_the_higher_scope_comes_first(string first, string second, Verdict verdict)
    {
        FlowTrace trace = Trace($"""
            manager one {first}
            manager two {second}
            admin one/guard data
            admin two/guard data
            adminrule one/guard/open 4000 Inbound Allow Any * -> *
            adminrule two/guard/shut 1 Inbound Deny Any * -> *
            """, "app/web", "data/sql");

        trace.Verdict.ShouldBe(verdict);
        (verdict == Verdict.Unknown).ShouldBe(trace.Unknowns.Any(fact => fact.Reason == UnknownReason.AdminRuleOrderNotKnown));
    }

    [Test]
    public void A_manager_without_a_stated_scope_has_no_rank() => Trace("""
        manager one managementGroups=root
        admin one/guard data
        admin two/guard data
        adminrule one/guard/open 10 Inbound AlwaysAllow Any * -> *
        adminrule two/guard/shut 1 Inbound Deny Any * -> *
        """, "app/web", "data/sql").Verdict.ShouldBe(Verdict.Unknown);

    [Test]
    public void Managers_that_agree_leave_nothing_open() => Trace("""
        admin one/guard data
        admin two/guard data
        adminrule one/guard/shut 10 Inbound Deny Any * -> *
        adminrule two/guard/shut 1 Inbound Deny Any * -> *
        """, "app/web", "data/sql").Verdict.ShouldBe(Verdict.Blocked);

    [TestCase("Allow", "Deny", Verdict.Unknown)]
    [TestCase("Deny", "Deny", Verdict.Blocked)]
    [TestCase("Allow", "AlwaysAllow", Verdict.Reachable)]
    public void Rules_of_one_priority_are_in_no_order(string first, string second, Verdict verdict) => Trace($"""
        admin corp/one data
        admin corp/two data
        adminrule corp/one/a 100 Inbound {first} Any * -> *
        adminrule corp/two/b 100 Inbound {second} Any * -> *
        """, "app/web", "data/sql").Verdict.ShouldBe(verdict);

    [Test]
    public void What_may_be_allowed_past_the_group_that_denies_is_Unknown() => Trace("""
        admin corp/one app
        admin corp/two app
        adminrule corp/one/a 100 Inbound Allow Any * -> *
        adminrule corp/two/b 100 Inbound AlwaysAllow Any * -> *
        """, "data/sql", "app/web").Verdict.ShouldBe(Verdict.Unknown);

    [TestCase("Deny", Verdict.Unknown)]
    [TestCase("Allow", Verdict.Reachable)]
    public void A_rule_that_cannot_be_read_may_match(string access, Verdict verdict) =>
        Trace($"admin corp/guard data\nadminrule corp/guard/odd 100 Inbound {access} Any <address> -> *", "app/web", "data/sql").Verdict.ShouldBe(verdict);

    [TestCase("deployed=westeurope", Verdict.Blocked, 0)]
    [TestCase("deployed=eastus", Verdict.Reachable, 0)]
    [TestCase("", Verdict.Blocked, 1)]
    public void It_holds_in_the_regions_that_it_is_deployed_to(string deployed, Verdict verdict, int assumptions)
    {
        FlowTrace trace = Trace($"admin corp/guard data {deployed}\nadminrule corp/guard/shut 100 Inbound Deny Any * -> *", "app/web", "data/sql");

        trace.Verdict.ShouldBe(verdict);
        trace.Assumptions.Count(assumption => assumption is { Kind: AssumptionKind.AdminRulesDeployed, About: "security" }).ShouldBe(assumptions);
    }

    [Test]
    public void It_does_not_hold_outside_of_its_groups() =>
        Trace("admin corp/guard app\nadminrule corp/guard/shut 100 Inbound Deny Any * -> *", "app/web", "data/sql").Verdict.ShouldBe(Verdict.Reachable);

    [Test]
    public void A_network_group_is_the_space_of_its_VNets()
    {
        const string Rules = "admin corp/guard data\nadmin corp/apps app\nadminrule corp/guard/shut 100 Inbound Deny Any group:apps -> *";

        Trace(Rules, "app/web", "data/sql").Verdict.ShouldBe(Verdict.Blocked);
        Trace($"vnet other 10.3.0.0/16\nsubnet other/x 10.3.0.0/24\npeering other <-> data\n{Rules}", "other/x", "data/sql").Verdict.ShouldBe(Verdict.Reachable);
        Trace("admin corp/guard data\nadmin corp/nobody\nadminrule corp/guard/shut 100 Inbound Deny Any group:nobody -> *", "app/web", "data/sql").Verdict.ShouldBe(Verdict.Reachable);
        Trace("admin corp/guard data\nadminrule corp/guard/shut 100 Inbound Deny Any group:missing -> *", "app/web", "data/sql").Verdict.ShouldBe(Verdict.Unknown);
    }

    [Test]
    public void Addresses_with_commas_are_read_one_by_one()
    {
        Topology topology = DesignText.Read($"{Pair}admin corp/guard data\nadminrule corp/guard/shut 100 Inbound Deny Any * -> *").Topology;
        NetworkManager manager = topology.NetworkManagers[0];
        SecurityAdminConfiguration configuration = manager.SecurityAdminConfigurations[0];
        AdminRuleCollection collection = configuration.RuleCollections[0];
        AdminRule rule = collection.Rules[0] with { Sources = [new AdminRuleAddress { AddressPrefix = "10.9.0.0/24, 10.1.0.0/24" }] };
        topology = topology with { NetworkManagers = [manager with { SecurityAdminConfigurations = [configuration with { RuleCollections = [collection with { Rules = [rule] }] }] }] };

        topology.Compile().Trace("app/web", "data/sql", Protocol.Icmp).Verdict.ShouldBe(Verdict.Blocked);
    }

    [TestCase("", "Deny", Verdict.Reachable)]
    [TestCase("services=AllowRulesOnly", "Deny", Verdict.Reachable)]
    [TestCase("services=All", "Deny", Verdict.Blocked)]
    public void A_VNet_with_an_intent_policy_is_passed_by(string services, string access, Verdict verdict) => Trace($"""
        subnet data/mi 10.2.1.0/24 delegation=Microsoft.Sql/managedInstances
        admin corp/guard data {services}
        adminrule corp/guard/one 100 Inbound {access} Any * -> *
        """, "app/web", "data/sql").Verdict.ShouldBe(verdict);

    [TestCase(true, Verdict.Reachable)]
    [TestCase(false, Verdict.Blocked)]
    public void Allow_rules_only_keeps_what_always_allows_by_a_reading(bool keeps, Verdict verdict)
    {
        Topology topology = DesignText.Read($"""
            {Pair}subnet app/brick 10.1.1.0/24 delegation=Microsoft.Databricks/workspaces
            admin corp/guard app services=AllowRulesOnly deployed=westeurope
            adminrule corp/guard/open 100 Inbound AlwaysAllow Any * -> *
            """).Topology;

        FlowTrace trace = topology.Compile(new CompileOptions { Behavior = AzureBehavior.Default with { AllowRulesOnlyKeepsAlwaysAllow = keeps } }).Trace("data/sql", "app/web");

        trace.Verdict.ShouldBe(verdict);
        trace.Assumptions.Any(assumption => assumption.Kind == AssumptionKind.AllowRulesOnlyKeepsAlwaysAllow).ShouldBe(keeps);
    }

    [TestCase("managementGroups=root", "subscriptions=s", "services=All", "services=AllowRulesOnly", Verdict.Blocked)]
    [TestCase("managementGroups=root", "subscriptions=s", "services=AllowRulesOnly", "services=All", Verdict.Reachable)]
    [TestCase("managementGroups=root", "managementGroups=child", "services=AllowRulesOnly", "services=All", Verdict.Unknown)]
    public void The_setting_of_the_higher_scope_counts(string firstScope, string secondScope, string first, string second, Verdict verdict) => Trace($"""
        subnet data/mi 10.2.1.0/24 delegation=Microsoft.Sql/managedInstances
        manager one {firstScope}
        manager two {secondScope}
        admin one/guard data {first}
        admin two/guard data {second}
        adminrule one/guard/x 100 Inbound Allow Udp * -> *
        adminrule two/guard/y 110 Inbound Deny Tcp * -> *
        """, "app/web", "data/sql").Verdict.ShouldBe(verdict);

    [Test]
    public void Private_endpoints_are_passed_by() => Trace("""
        subnet data/pe 10.2.2.0/24 endpointPolicies
        endpoint db data/pe 10.2.2.4
        admin corp/guard data
        adminrule corp/guard/shut 100 Inbound Deny Any * -> *
        adminrule corp/guard/shut-out 110 Outbound Deny Any * -> *
        """, "app/web", "10.2.2.4").Verdict.ShouldBe(Verdict.Reachable);

    [TestCase("AzureBastionSubnet", Verdict.Reachable)]
    [TestCase("RouteServerSubnet", Verdict.Reachable)]
    [TestCase("jump", Verdict.Blocked)]
    public void Subnets_of_services_are_passed_by(string subnet, Verdict verdict) => Trace($"""
        subnet data/{subnet} 10.2.3.0/24
        admin corp/guard data
        adminrule corp/guard/shut 100 Outbound Deny Any * -> *
        """, $"data/{subnet}", "app/web", Protocol.Tcp(443), closed: false).Verdict.ShouldBe(verdict);

    [TestCase("", Verdict.Reachable)]
    [TestCase("Microsoft.Network/applicationGateways", Verdict.Blocked)]
    public void Subnets_of_an_application_gateway_are_passed_by_unless_it_is_isolated(string delegation, Verdict verdict)
    {
        Topology topology = DesignText.Read($"{Pair}admin corp/guard data\nadminrule corp/guard/shut 100 Inbound Deny Any * -> *").Topology;
        VNet data = topology.VNets[1];
        ResourceId occupant = data.Id.Sibling(ResourceTypes.ApplicationGateway, "agw").Child("gatewayIPConfigurations", "ip");
        Subnet subnet = data.Subnets[0] with { IPConfigurationIds = [occupant], Delegations = delegation.Length == 0 ? [] : [delegation] };

        (topology with { VNets = [topology.VNets[0], data with { Subnets = [subnet] }] }).Compile().Trace("app/web", "data/sql", Protocol.Icmp).Verdict.ShouldBe(verdict);
    }

    [Test]
    public void The_machines_of_an_appliance_are_under_them_too()
    {
        FlowTrace trace = Trace("""
            vnet hub 10.0.0.0/16
            subnet hub/nva 10.0.0.0/24
            nic nva hub/nva 10.0.0.4 forwarding
            table around
            route around/all 0.0.0.0/0 -> VirtualAppliance 10.0.0.4
            vnet a 10.4.0.0/16
            subnet a/x 10.4.0.0/24 table=around
            vnet b 10.5.0.0/16
            subnet b/x 10.5.0.0/24 table=around
            link a -> hub allowForwardedTraffic
            link hub -> a allowForwardedTraffic
            link b -> hub allowForwardedTraffic
            link hub -> b allowForwardedTraffic
            admin corp/guard hub
            adminrule corp/guard/no-transit 100 Outbound Deny Any 10.4.0.0/16 -> 10.5.0.0/16
            """, "a/x", "b/x");

        Blocker blocker = trace.Blockers.ShouldHaveSingleItem();
        (blocker.At, blocker.Reason).ShouldBe(("hub/nva", Disposition.DeniedByAdminRule));
    }

    [Test]
    public void The_trace_names_the_rule()
    {
        string text = TextReport.Render(Trace("admin corp/guard data\nadminrule corp/guard/no-sql 100 Inbound Deny Tcp * -> * ports=1433", "app/web", "data/sql"));

        text.ShouldContain("admin rule      \"securityAdminRules/no-sql\" of \"security/guard\" DENIES the packet");
        text.ShouldContain("Admin rule collection \"security/guard\" denies the packet by \"securityAdminRules/no-sql\", before any security group is asked.");
        text.ShouldContain("The security admin configuration \"security\", of which the input does not say whether it is deployed, is deployed to the regions of its members.");
    }

    private static FlowTrace Trace(string rules, string from, string to, Protocol? protocol = null, bool closed = true)
    {
        string pair = closed ? Pair : Pair.Replace(" nsg=closed", string.Empty, StringComparison.Ordinal);
        return DesignText.Read(pair + rules).Topology.Compile().Trace(from, to, protocol ?? Protocol.Tcp(1433), IPFamily.IPv4);
    }
}
