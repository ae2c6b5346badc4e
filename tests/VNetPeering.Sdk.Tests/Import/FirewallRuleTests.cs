using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Import;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.Tests.Import;

/// <summary>What Azure Firewalls publish: rules of the firewall itself and of its policy, in every form in which Azure's tools print them.</summary>
public sealed class FirewallRuleTests
{
    private const string Hub = """
        {"id":"~/virtualNetworks/hub","properties":{"addressSpace":{"addressPrefixes":["10.0.0.0/24"]},
         "subnets":[{"name":"AzureFirewallSubnet","properties":{"addressPrefix":"10.0.0.64/26"}},{"name":"web","properties":{"addressPrefix":"10.0.0.0/26"}}]}},
        {"id":"~/networkInterfaces/web-nic","properties":{"ipConfigurations":[{"name":"i","properties":{"privateIPAddress":"10.0.0.4","subnet":{"id":"~/virtualNetworks/hub/subnets/web"}}}]}},
        {"id":"~/publicIPAddresses/fw-ip","properties":{"ipAddress":"20.1.2.3"}},
        """;

    private const string Firewall = """
        {"id":"~/azureFirewalls/fw","properties":{"firewallPolicy":{"id":"~/firewallPolicies/edge"},
         "ipConfigurations":[{"name":"a","properties":{"privateIPAddress":"10.0.0.68","subnet":{"id":"~/virtualNetworks/hub/subnets/AzureFirewallSubnet"},"publicIPAddress":{"id":"~/publicIPAddresses/fw-ip"}}}]}}
        """;

    [Test]
    public void Collections_of_a_firewall_are_read_by_priority()
    {
        Topology topology = Az.Read("""
            [{"id":"~/azureFirewalls/fw","properties":{"natRuleCollections":[
               {"name":"late","properties":{"priority":300,"action":{"type":"Dnat"},"rules":[
                 {"name":"rdp","protocols":["TCP","UDP"],"sourceAddresses":["203.0.113.0/24","198.51.100.7"],"destinationAddresses":["20.1.2.3"],"destinationPorts":["33890"],"translatedAddress":"10.0.0.5","translatedPort":"3389"}]}},
               {"name":"early","properties":{"priority":100,"action":{"type":"Dnat"},"rules":[
                 {"name":"web","protocols":["TCP"],"sourceAddresses":["*"],"destinationAddresses":["20.1.2.3","20.1.2.4"],"destinationPorts":["443","8000-8010"],"translatedAddress":"10.0.0.4","translatedPort":"8443"}]}}]}}]
            """).Topology;

        var web = new DestinationNatRule
        {
            Name = "web",
            Protocol = Protocol.Create(ProtocolKind.Tcp, new PortRange(443, 443), new PortRange(8000, 8010)),
            DestinationAddress = HostAddress.Parse("20.1.2.3"),
            TranslatedAddress = HostAddress.Parse("10.0.0.4"),
            TranslatedPort = 8443,
        };
        var rdp = new DestinationNatRule
        {
            Name = "rdp",
            Protocol = Protocol.Tcp(33890),
            Sources = [AddressPrefix.Parse("203.0.113.0/24"), AddressPrefix.Parse("198.51.100.7/32")],
            DestinationAddress = HostAddress.Parse("20.1.2.3"),
            TranslatedAddress = HostAddress.Parse("10.0.0.5"),
            TranslatedPort = 3389,
        };
        topology.AzureFirewalls[0].DestinationNatRules.ShouldBe([web, web with { DestinationAddress = HostAddress.Parse("20.1.2.4") }, rdp, rdp with { Protocol = Protocol.Udp(33890) }]);
        topology.UnreadValues.ShouldBeEmpty();
    }

    [TestCase("""{"name":"early","properties":{"priority":100,"rules":[{"name":"web","protocols":["TCP"],"sourceAddresses":["*"],"destinationPorts":["443"],"translatedAddress":"10.0.0.4","translatedPort":"8443"}]}}""", TestName = "nested")]
    [TestCase("""{"name":"early","priority":100,"rules":[{"name":"web","protocols":["Tcp"],"sourceAddresses":["*"],"sourceIpGroups":[],"destinationPorts":["443"],"translatedAddress":"10.0.0.4","translatedFqdn":null,"translatedPort":"8443"}]}""", TestName = "as az prints them")]
    public void Collections_of_a_firewall_have_two_forms(string collection) =>
        Published(Az.Read($$$"""[{"id":"~/azureFirewalls/fw","natRuleCollections":[{{{collection}}}]}]""").Topology).ShouldBe(["web tcp/443 from [] at  to 10.0.0.4:8443"]);

    // az network firewall policy rule-collection-group list, REST and snapshots, Resource Graph.
    [TestCase("""[{"id":"~/firewallPolicies/edge/ruleCollectionGroups/nat","name":"nat","priority":100,"ruleCollections":[COLLECTION]}]""", TestName = "az list")]
    [TestCase("""{"value":[{"id":"~/firewallPolicies/edge/ruleCollectionGroups/nat","name":"nat","properties":{"priority":100,"ruleCollections":[COLLECTION]}}]}""", TestName = "REST")]
    [TestCase("""{"predictedResources":[{"id":"~/firewallPolicies/edge/ruleCollectionGroups/nat","type":"Microsoft.Network/firewallPolicies/ruleCollectionGroups","name":"edge/nat","apiVersion":"2024-05-01","properties":{"priority":100,"ruleCollections":[COLLECTION]}}],"diagnostics":[]}""", TestName = "template")]
    [TestCase("""{"count":1,"data":[{"id":"~/firewallpolicies/EDGE/rulecollectiongroups/nat","type":"microsoft.network/firewallpolicies/rulecollectiongroups","name":"nat","properties":{"priority":100,"ruleCollections":[COLLECTION]}}],"skip_token":null,"total_records":1}""", TestName = "Resource Graph")]
    public void Groups_of_a_policy_are_read_from(string json)
    {
        const string Collection = """
            {"ruleCollectionType":"FirewallPolicyNatRuleCollection","name":"c","priority":100,"action":{"type":"DNAT"},"rules":[
              {"ruleType":"NatRule","name":"web","ipProtocols":["TCP"],"sourceAddresses":["*"],"sourceIpGroups":[],"destinationAddresses":["20.1.2.3"],"destinationPorts":["443"],"translatedAddress":"10.0.0.4","translatedPort":"8443"}]}
            """;

        ImportResult result = Az.Read(("a.json", $"[{Hub}{Firewall}]"), ("b.json", json.Replace("COLLECTION", Collection, StringComparison.Ordinal)));

        Published(result.Topology).ShouldBe(["web tcp/443 from [] at 20.1.2.3 to 10.0.0.4:8443"]);
        result.Diagnostics.ShouldBeEmpty();
    }

    [Test]
    public void Groups_and_collections_are_read_by_priority_and_other_rules_are_passed_by()
    {
        string json = $$$"""
            [{{{Firewall}}},
             {"id":"~/firewallPolicies/edge/ruleCollectionGroups/b","properties":{"priority":200,"ruleCollections":[{{{Nat(100, "third", "10.0.0.3")}}}]}},
             {"id":"~/firewallPolicies/edge/ruleCollectionGroups/a","properties":{"priority":100,"ruleCollections":[
               {"ruleCollectionType":"FirewallPolicyFilterRuleCollection","name":"f","priority":50,"rules":[
                 {"ruleType":"ApplicationRule","name":"app","protocols":[{"protocolType":"Https","port":443}],"sourceAddresses":["10.0.0.0/8"],"targetFqdns":["example.com"]},
                 {"ruleType":"NetworkRule","name":"net","ipProtocols":["Icmp"],"sourceAddresses":["nonsense"],"destinationAddresses":["*"],"destinationPorts":["*"]}]},
               {{{Nat(200, "second", "10.0.0.2")}}},{{{Nat(100, "first", "10.0.0.1")}}}]}},
             {"id":"~/firewallPolicies/other/ruleCollectionGroups/a","properties":{"priority":1,"ruleCollections":[{{{Nat(1, "foreign", "10.0.0.9")}}}]}}]
            """;

        Topology topology = Az.Read(json).Topology;

        topology.AzureFirewalls[0].DestinationNatRules.Select(rule => rule.Name.Value).ShouldBe(["first", "second", "third"]);
        topology.UnreadValues.ShouldBeEmpty();
    }

    // NAT rules are not inherited.
    [Test]
    public void A_base_policy_publishes_nothing()
    {
        string json = $$$"""
            [{{{Firewall}}},
             {"id":"~/firewallPolicies/edge","properties":{"basePolicy":{"id":"~/firewallPolicies/base"},"ruleCollectionGroups":[]}},
             {"id":"~/firewallPolicies/base","properties":{"childPolicies":[{"id":"~/firewallPolicies/edge"}]}},
             {"id":"~/firewallPolicies/base/ruleCollectionGroups/a","properties":{"priority":100,"ruleCollections":[{{{Nat(100, "web", "10.0.0.4")}}}]}}]
            """;

        Az.Read(json).Topology.AzureFirewalls[0].DestinationNatRules.ShouldBeEmpty();
    }

    [Test]
    public void A_policy_and_a_group_that_no_source_describes_are_missed()
    {
        ImportResult withoutPolicy = Az.Read($"[{Hub}{Firewall}]");
        ImportResult withoutGroup = Az.Read($$$"""[{{{Hub}}}{{{Firewall}}},{"id":"~/firewallPolicies/edge","ruleCollectionGroups":[{"id":"~/firewallPolicies/edge/ruleCollectionGroups/nat"}]}]""");

        withoutPolicy.Topology.AzureFirewalls[0].DestinationNatRules.ShouldBeEmpty();
        withoutPolicy.Diagnostics.ShouldHaveSingleItem().Message.ShouldBe("Firewall policy \"edge\" is named by Azure Firewall \"fw\" (firewallPolicy.id); no source describes it.");
        withoutPolicy.Diagnostics[0].Fix.ShouldBe("Add the output of \"az network firewall policy rule-collection-group list -g rg --policy-name edge\" to the input.");
        withoutGroup.Diagnostics.ShouldHaveSingleItem().Message.ShouldBe("Rule collection group \"edge/nat\" is named by firewall policy \"edge\" (ruleCollectionGroups[0].id); no source describes it.");
    }

    [TestCase("\"ipProtocols\":[\"Any\"],\"destinationPorts\":[\"53\"]", "web tcp/53 from [] at  to 10.0.0.4", "web udp/53 from [] at  to 10.0.0.4")]
    [TestCase("\"ipProtocols\":[\"Any\"]", "web any from [] at  to 10.0.0.4")]
    [TestCase("\"ipProtocols\":[\"TCP\"],\"destinationPorts\":[\"*\"]", "web tcp/0-65535 from [] at  to 10.0.0.4")]
    [TestCase("\"ipProtocols\":[\"TCP\"],\"sourceAddresses\":[\"10.9.0.0-10.9.0.2\"]", "web tcp from [10.9.0.0/31, 10.9.0.2/32] at  to 10.0.0.4")]
    [TestCase("\"ipProtocols\":[\"TCP\"],\"sourceAddresses\":[\"10.9.0.0/16\",\"*\"]", "web tcp from [] at  to 10.0.0.4")]
    public void Reads(string parts, params string[] expected) => Published(OfRule($$$"""{{{parts}}},"translatedAddress":"10.0.0.4" """)).ShouldBe(expected);

    // Whom such a rule serves is not known, so that it may lead anywhere.
    [TestCase("\"ipProtocols\":[\"TCP\"],\"translatedAddress\":\"[reference('nic').ip]\"", "translatedAddress", UnreadValueKind.Unresolved)]
    [TestCase("\"ipProtocols\":[\"TCP\"],\"translatedAddress\":\"10.0.0.400\"", "translatedAddress", UnreadValueKind.MalformedAddress)]
    [TestCase("\"ipProtocols\":[\"GRE\"],\"translatedAddress\":\"10.0.0.4\"", "ipProtocols[0]", UnreadValueKind.UnknownWord)]
    [TestCase("\"ipProtocols\":[\"TCP\"],\"translatedAddress\":\"10.0.0.4\",\"destinationPorts\":[\"https\"]", "destinationPorts[0]", UnreadValueKind.UnknownWord)]
    [TestCase("\"ipProtocols\":[\"TCP\"],\"translatedAddress\":\"10.0.0.4\",\"translatedPort\":\"[parameters('p')]\"", "translatedPort", UnreadValueKind.Unresolved)]
    [TestCase("\"ipProtocols\":[\"TCP\"],\"translatedAddress\":\"10.0.0.4\",\"sourceAddresses\":\"[parameters('p')]\"", "sourceAddresses", UnreadValueKind.Unresolved)]
    [TestCase("\"ipProtocols\":[\"TCP\"],\"translatedAddress\":\"10.0.0.4\",\"sourceAddresses\":[\"10.9.0.0/16\",\"Internet\"]", "sourceAddresses[1]", UnreadValueKind.UnknownWord)]
    public void A_part_that_cannot_be_read_leaves_the_private_address_open(string parts, string property, UnreadValueKind kind)
    {
        Topology topology = OfRule(parts);

        topology.AzureFirewalls[0].DestinationNatRules.ShouldHaveSingleItem().TranslatedAddress.ShouldBeNull();
        UnreadValue unread = topology.UnreadValues.ShouldHaveSingleItem();
        unread.ResourceId.ShouldBe(Az.NetworkId("firewallPolicies/edge/ruleCollectionGroups/nat"));
        unread.Property.ShouldBe($"ruleCollections[0].rules[0].{property}");
        unread.Kind.ShouldBe(kind);
    }

    [Test]
    public void An_IP_group_leaves_the_private_address_open_and_is_missed()
    {
        ImportResult result = Az.Read($"[{Hub}{Firewall},{GroupOf("\"ipProtocols\":[\"TCP\"],\"translatedAddress\":\"10.0.0.4\",\"sourceIpGroups\":[\"~/ipGroups/callers\"]")}]");

        result.Topology.AzureFirewalls[0].DestinationNatRules.ShouldHaveSingleItem().TranslatedAddress.ShouldBeNull();
        result.Diagnostics.ShouldHaveSingleItem().Message.ShouldContain("\"callers\"");
    }

    // The usual one of a template.
    [Test]
    public void A_public_address_that_is_not_known_yet_leaves_the_rule_as_it_is() =>
        Published(OfRule("\"ipProtocols\":[\"TCP\"],\"destinationPorts\":[\"443\"],\"destinationAddresses\":[\"[reference('ip').ipAddress]\"],\"translatedAddress\":\"10.0.0.4\"")).ShouldBe(["web tcp/443 from [] at  to 10.0.0.4"]);

    [Test]
    public void What_a_policy_publishes_is_reachable_from_the_Internet()
    {
        CompiledNetwork network = Az.Read($"[{Hub}{Firewall},{GroupOf("\"ipProtocols\":[\"TCP\"],\"destinationAddresses\":[\"20.1.2.3\"],\"destinationPorts\":[\"443\"],\"translatedAddress\":\"10.0.0.4\",\"translatedPort\":\"8443\"")}]").Topology.Compile();

        FlowTrace trace = network.Trace("internet", "10.0.0.4", Protocol.Tcp(8443));

        trace.Verdict.ShouldBe(Verdict.Reachable);
        trace.Forward.Hops.SelectMany(hop => hop.Steps).ShouldContain(step => step.Kind == StepKind.InternetEntry && step.Resource == Az.NetworkId("azureFirewalls/fw") && step.About == "web");
        network.Trace("internet", "10.0.0.4", Protocol.Tcp(443)).Verdict.ShouldBe(Verdict.Blocked);
        network.Trace("internet", "10.0.0.5", Protocol.Tcp(8443)).Verdict.ShouldBe(Verdict.Blocked);
    }

    [Test]
    public void Where_a_rule_leads_nobody_knows_where_nothing_is_surely_closed()
    {
        CompiledNetwork network = OfRule("\"ipProtocols\":[\"TCP\"],\"translatedFqdn\":\"web.contoso.com\"").Compile();

        network.Trace("internet", "10.0.0.4", Protocol.Tcp(443)).Verdict.ShouldBe(Verdict.Unknown);
        network.Matrix(new MatrixOptions { Protocols = [Protocol.Tcp(443)] }).ReachableFromInternet().Select(cell => cell.Verdict).Distinct().ShouldBe([Verdict.Unknown]);
    }

    [TestCase(3389, Verdict.Unknown, TestName = "the port that it hands over")]
    [TestCase(33890, Verdict.Blocked, TestName = "the port that is called")]
    [TestCase(443, Verdict.Blocked, TestName = "another port")]
    public void A_rule_whose_machine_is_not_known_leaves_its_own_port_open_and_no_other(int port, Verdict expected) =>
        OfRule("\"ipProtocols\":[\"TCP\"],\"destinationPorts\":[\"33890\"],\"translatedPort\":\"3389\",\"translatedAddress\":\"[reference('nic').ip]\"").Compile()
            .Trace("internet", "10.0.0.4", Protocol.Tcp(port)).Verdict.ShouldBe(expected);

    private static Topology OfRule(string parts) => Az.Read($"[{Hub}{Firewall},{GroupOf(parts)}]").Topology;

    private static string GroupOf(string parts) => $$$"""
        {"id":"~/firewallPolicies/edge/ruleCollectionGroups/nat","properties":{"priority":100,"ruleCollections":[
          {"ruleCollectionType":"FirewallPolicyNatRuleCollection","name":"c","priority":100,"rules":[{"ruleType":"NatRule","name":"web",{{{parts}}} }]}]}}
        """;

    private static string Nat(int priority, string name, string address) => $$$"""
        {"ruleCollectionType":"FirewallPolicyNatRuleCollection","name":"{{{name}}}","priority":{{{priority}}},"rules":[{"ruleType":"NatRule","name":"{{{name}}}","ipProtocols":["TCP"],"translatedAddress":"{{{address}}}" }]}
        """;

    private static IEnumerable<string> Published(Topology topology) => topology.AzureFirewalls[0].DestinationNatRules
        .Select(rule => $"{rule.Name} {rule.Protocol} from {rule.Sources} at {rule.DestinationAddress} to {rule.TranslatedAddress}{(rule.TranslatedPort is { } port ? $":{port}" : string.Empty)}");
}
