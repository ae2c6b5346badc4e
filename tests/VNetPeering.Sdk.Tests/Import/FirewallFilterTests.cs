using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Import;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.Tests.Import;

/// <summary>What Azure Firewalls let through: network and application rules of the firewall itself and of its policies, and the IP groups that they name.</summary>
public sealed class FirewallFilterTests
{
    private const string Estate = """
        {"id":"~/virtualNetworks/hub","properties":{"addressSpace":{"addressPrefixes":["10.0.0.0/24"]},"subnets":[{"name":"AzureFirewallSubnet","properties":{"addressPrefix":"10.0.0.64/26"}}],
         "virtualNetworkPeerings":[{"name":"a","properties":{"remoteVirtualNetwork":{"id":"~/virtualNetworks/app"},"peeringState":"Connected","allowForwardedTraffic":true}},
                                   {"name":"d","properties":{"remoteVirtualNetwork":{"id":"~/virtualNetworks/data"},"peeringState":"Connected","allowForwardedTraffic":true}}]}},
        {"id":"~/virtualNetworks/app","properties":{"addressSpace":{"addressPrefixes":["10.1.0.0/24"]},"subnets":[{"name":"web","properties":{"addressPrefix":"10.1.0.0/26","defaultOutboundAccess":false,"routeTable":{"id":"~/routeTables/all"}}}],
         "virtualNetworkPeerings":[{"name":"h","properties":{"remoteVirtualNetwork":{"id":"~/virtualNetworks/hub"},"peeringState":"Connected","allowForwardedTraffic":true}}]}},
        {"id":"~/virtualNetworks/data","properties":{"addressSpace":{"addressPrefixes":["10.2.0.0/24"]},"subnets":[{"name":"sql","properties":{"addressPrefix":"10.2.0.0/26","defaultOutboundAccess":false,"routeTable":{"id":"~/routeTables/all"}}}],
         "virtualNetworkPeerings":[{"name":"h","properties":{"remoteVirtualNetwork":{"id":"~/virtualNetworks/hub"},"peeringState":"Connected","allowForwardedTraffic":true}}]}},
        {"id":"~/publicIPAddresses/fw-ip","properties":{"ipAddress":"20.1.2.3"}},
        {"id":"~/routeTables/all","properties":{"routes":[{"name":"all","properties":{"addressPrefix":"0.0.0.0/0","nextHopType":"VirtualAppliance","nextHopIpAddress":"10.0.0.68"}}]}}
        """;

    private const string Place = """
        "ipConfigurations":[{"name":"a","properties":{"privateIPAddress":"10.0.0.68","subnet":{"id":"~/virtualNetworks/hub/subnets/AzureFirewallSubnet"},"publicIPAddress":{"id":"~/publicIPAddresses/fw-ip"}}}]
        """;

    private const string WithPolicy = $$$"""{"id":"~/azureFirewalls/fw","properties":{"firewallPolicy":{"id":"~/firewallPolicies/edge"},{{{Place}}} }}""";

    private const string Policy = """{"id":"~/firewallPolicies/edge","properties":{}}""";

    private const string Sql = """{"ruleType":"NetworkRule","name":"sql","ipProtocols":["TCP"],"sourceAddresses":["10.1.0.0/24"],"destinationAddresses":["10.2.0.0/24"],"destinationPorts":["1433"]}""";

    [Test]
    public void What_no_rule_allows_is_dropped_and_what_a_network_rule_allows_passes()
    {
        CompiledNetwork network = OfPolicy(Filter(100, "Allow", Sql)).Compile();

        network.Trace("app/web", "data/sql", Protocol.Tcp(1433)).Verdict.ShouldBe(Verdict.Reachable);
        network.Trace("app/web", "data/sql", Protocol.Tcp(1433)).Assumptions.ShouldNotContain(one => one.Kind == AssumptionKind.FirewallAdmits);
        FlowTrace closed = network.Trace("app/web", "data/sql", Protocol.Tcp(22));
        closed.Verdict.ShouldBe(Verdict.Blocked);
        closed.Blockers.ShouldHaveSingleItem().Reason.ShouldBe(Disposition.DeniedByAppliance);
        network.Trace("data/sql", "app/web", Protocol.Tcp(1433)).Verdict.ShouldBe(Verdict.Blocked);
        network.Matrix()["app/web", "data/sql"].ShouldBe(Verdict.Blocked);
    }

    [Test]
    public void The_matrix_and_the_trace_agree()
    {
        CompiledNetwork network = OfPolicy(Filter(100, "Allow", Sql)).Compile();

        ReachabilityMatrix matrix = network.Matrix(new MatrixOptions { Protocols = [Protocol.Tcp(1433)] });

        (matrix["app/web", "data/sql"], matrix["data/sql", "app/web"]).ShouldBe((Verdict.Reachable, Verdict.Blocked));
    }

    [Test]
    public void The_first_rule_by_the_priorities_of_groups_and_collections_decides()
    {
        string denies = Filter(100, "Deny", Sql);
        string allows = Filter(200, "Allow", Sql);

        OfPolicy($"{allows},{denies}").Compile().Trace("app/web", "data/sql", Protocol.Tcp(1433)).Verdict.ShouldBe(Verdict.Blocked);
        OfGroups(Group("late", 300, denies), Group("early", 200, allows)).Compile().Trace("app/web", "data/sql", Protocol.Tcp(1433)).Verdict.ShouldBe(Verdict.Reachable);
    }

    [Test]
    public void Rules_of_a_firewall_itself_are_read_in_their_own_form()
    {
        Topology topology = Read($$$"""
            {"id":"~/azureFirewalls/fw","properties":{{{{Place}}},"natRuleCollections":[],
              "networkRuleCollections":[{"name":"n","properties":{"priority":200,"action":{"type":"Allow"},"rules":[
                {"name":"ping","protocols":["ICMP"],"sourceAddresses":["10.0.0.0/8"],"destinationAddresses":["10.2.0.4-10.2.0.5"],"destinationPorts":["*"]}]}}],
              "applicationRuleCollections":[{"name":"a","properties":{"priority":100,"action":{"type":"Allow"},"rules":[
                {"name":"updates","sourceAddresses":["10.1.0.0/24"],"protocols":[{"protocolType":"Https","port":443},{"protocolType":"Http","port":8080}],"targetFqdns":["*.contoso.com"]}]}}]}}
            """);

        topology.AzureFirewalls[0].Rules!.Select(rule => rule.ToString()).ShouldBe(
        [
            "ping: Allow icmp from 10.0.0.0/8 to 10.2.0.4/31",
            "updates: Allow tcp/443,8080 from 10.1.0.0/24 to any, in part",
        ]);
    }

    [Test]
    public void What_application_rules_may_allow_is_assumed_and_nothing_else_is()
    {
        CompiledNetwork network = OfPolicy(Filter(100, "Allow", """{"ruleType":"ApplicationRule","name":"web","protocols":[{"protocolType":"Https","port":443}],"sourceAddresses":["10.1.0.0/24"],"targetFqdns":["contoso.com"]}""")).Compile();

        FlowTrace assumed = network.Trace("app/web", "internet", Protocol.Tcp(443));
        assumed.Verdict.ShouldBe(Verdict.Reachable);
        assumed.Assumptions.ShouldContain(one => one.Kind == AssumptionKind.FirewallAdmits);
        network.Trace("app/web", "internet", Protocol.Tcp(80)).Verdict.ShouldBe(Verdict.Blocked);
        network.Trace("data/sql", "internet", Protocol.Tcp(443)).Verdict.ShouldBe(Verdict.Blocked);
    }

    // Network rules with names and tags: never a denial that is certain.
    [TestCase("Deny", "\"destinationFqdns\":[\"contoso.com\"]", Verdict.Reachable)]
    [TestCase("Deny", "\"destinationAddresses\":[\"AzureMonitor\"]", Verdict.Reachable)]
    [TestCase("Deny", "\"destinationAddresses\":[\"*\"]", Verdict.Blocked)]
    public void A_rule_that_names_what_is_not_known_denies_nothing_for_certain(string action, string destination, Verdict expected)
    {
        string open = $$$"""{"ruleType":"NetworkRule","name":"open","ipProtocols":["Any"],"sourceAddresses":["*"],{{{destination}}},"destinationPorts":["*"]}""";

        OfPolicy($"{Filter(100, action, open)},{Filter(200, "Allow", Sql)}").Compile().Trace("app/web", "data/sql", Protocol.Tcp(1433)).Verdict.ShouldBe(expected);
    }

    [Test]
    public void IP_groups_stand_for_their_addresses_wherever_they_are_described()
    {
        string rule = """{"ruleType":"NetworkRule","name":"sql","ipProtocols":["TCP"],"sourceIpGroups":["~/ipGroups/apps"],"destinationAddresses":["10.2.0.0/24"],"destinationPorts":["1433"]}""";
        string estate = $"[{Estate},{WithPolicy},{Policy},{Group("g", 100, Filter(100, "Allow", rule))}]";

        Topology known = Az.Read(("a.json", estate), ("b.json", """[{"id":"~/ipGroups/apps","ipAddresses":["10.1.0.0/25","10.1.0.128-10.1.0.129"]}]""")).Topology;
        ImportResult missing = Az.Read(estate);

        known.AzureFirewalls[0].Rules!.Single().ToString().ShouldBe("sql: Allow tcp/1433 from 10.1.0.0/25,10.1.0.128/31 to 10.2.0.0/24");
        missing.Topology.AzureFirewalls[0].Rules!.Single().ToString().ShouldBe("sql: Allow tcp/1433 from any to 10.2.0.0/24, in part");
        missing.Diagnostics.ShouldHaveSingleItem().Fix.ShouldBe("Add the output of \"az network ip-group list\" to the input.");
    }

    [Test]
    public void An_IP_group_says_whom_a_published_address_serves()
    {
        string nat = """
            {"ruleCollectionType":"FirewallPolicyNatRuleCollection","name":"c","priority":100,"rules":[{"ruleType":"NatRule","name":"web","ipProtocols":["TCP"],"sourceIpGroups":["~/ipGroups/callers"],
             "destinationAddresses":["20.1.2.3"],"destinationPorts":["443"],"translatedAddress":"10.1.0.4","translatedPort":"443"}]}
            """;

        Topology topology = Read($$$"""{{{WithPolicy}}},{{{Policy}}},{{{Group("g", 100, nat)}}},{"id":"~/ipGroups/callers","properties":{"ipAddresses":["203.0.113.0/24"]}}""");

        topology.AzureFirewalls[0].DestinationNatRules.Single().Sources.ToString().ShouldBe("[203.0.113.0/24]");
    }

    [Test]
    public void Rules_of_a_base_policy_come_first_and_application_rules_behind_all_network_rules()
    {
        string child = Group("g", 100, Filter(100, "Allow", Sql));
        string web = """{"ruleType":"ApplicationRule","name":"web","protocols":[{"protocolType":"Https","port":443}],"sourceAddresses":["*"],"targetFqdns":["*"]}""";
        string parent = Group("g", 900, Filter(100, "Allow", web) + "," + Filter(200, "Deny", Sql.Replace("\"sql\"", "\"no-sql\"", StringComparison.Ordinal))).Replace("edge", "base", StringComparison.Ordinal);

        Topology topology = Read($$$"""{{{WithPolicy}}},{"id":"~/firewallPolicies/edge","properties":{"basePolicy":{"id":"~/firewallPolicies/base"} } },{"id":"~/firewallPolicies/base","properties":{}},{{{child}}},{{{parent}}}""");

        topology.AzureFirewalls[0].Rules!.Select(rule => rule.Name.Value).ShouldBe(["no-sql", "sql", "web"]);
    }

    [TestCase("", TestName = "a policy without its own description may be based on another")]
    [TestCase(",{\"id\":\"~/firewallPolicies/edge\",\"properties\":{\"basePolicy\":{\"id\":\"~/firewallPolicies/base\"}}}", TestName = "a base policy that is not described")]
    [TestCase(",{\"id\":\"~/firewallPolicies/edge\",\"ruleCollectionGroups\":[{\"id\":\"~/firewallPolicies/edge/ruleCollectionGroups/other\"}]}", TestName = "a group that is not described")]
    public void Where_rules_may_be_missing_the_firewall_is_assumed_to_admit(string policy)
    {
        Topology topology = Read($"{WithPolicy}{policy},{Group("g", 100, Filter(100, "Allow", Sql))}");

        topology.AzureFirewalls[0].Rules.ShouldBeNull();
        FlowTrace trace = topology.Compile().Trace("app/web", "data/sql", Protocol.Tcp(22));
        (trace.Verdict, trace.Assumptions.Any(one => one.Kind == AssumptionKind.FirewallAdmits)).ShouldBe((Verdict.Reachable, true));
    }

    [Test]
    public void A_fix_adds_a_rule_before_all_others_and_keeps_them()
    {
        Topology topology = OfPolicy(Filter(100, "Allow", Sql));
        CompiledNetwork network = topology.Compile();

        FlowFix fix = network.FixesOf("app/web", "data/sql", Protocol.Tcp(22)).ShouldHaveSingleItem();
        CompiledNetwork mended = topology.With(fix).Compile();

        fix.Kind.ShouldBe(FlowFixKind.AdmitFlow);
        mended.Trace("app/web", "data/sql", Protocol.Tcp(22)).Verdict.ShouldBe(Verdict.Reachable);
        mended.Trace("app/web", "data/sql", Protocol.Tcp(1433)).Verdict.ShouldBe(Verdict.Reachable);
        mended.Trace("app/web", "data/sql", Protocol.Tcp(23)).Verdict.ShouldBe(Verdict.Blocked);
    }

    [Test]
    public void What_is_declared_counts_before_the_rules()
    {
        Topology topology = OfPolicy(Filter(100, "Allow", Sql));
        topology = topology with { AzureFirewalls = [topology.AzureFirewalls[0] with { AdmittedFlows = [new AdmittedFlow { Protocol = Protocol.Tcp(22) }] }] };

        topology.Compile().Trace("app/web", "data/sql", Protocol.Tcp(22)).Verdict.ShouldBe(Verdict.Reachable);
        topology.Compile().Trace("app/web", "data/sql", Protocol.Tcp(1433)).Verdict.ShouldBe(Verdict.Blocked);
    }

    private static Topology Read(string resources) => Az.Read($"[{Estate},{resources}]").Topology;

    private static Topology OfPolicy(string collections) => OfGroups(Group("g", 100, collections));

    private static Topology OfGroups(params string[] groups) => Read($"{WithPolicy},{Policy},{string.Join(',', groups)}");

    private static string Group(string name, int priority, string collections) =>
        $$$"""{"id":"~/firewallPolicies/edge/ruleCollectionGroups/{{{name}}}","properties":{"priority":{{{priority}}},"ruleCollections":[{{{collections}}}]}}""";

    private static string Filter(int priority, string action, string rules) =>
        $$$"""{"ruleCollectionType":"FirewallPolicyFilterRuleCollection","name":"c{{{priority}}}","priority":{{{priority}}},"action":{"type":"{{{action}}}"},"rules":[{{{rules}}}]}""";
}
