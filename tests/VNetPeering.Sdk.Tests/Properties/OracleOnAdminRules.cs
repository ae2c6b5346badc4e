using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.TestKit.Generators;
using VNetPeering.Sdk.TestKit.Oracle;

namespace VNetPeering.Sdk.Tests.Properties;

/// <summary>The slow twin on security admin rules: what it says where the answer is plain, and that random designs show mistakes.</summary>
public sealed class OracleOnAdminRules
{
    [TestCase(AdminRuleAccess.Deny, AdminRuleAccess.Allow, Verdict.Blocked)]
    [TestCase(AdminRuleAccess.Allow, AdminRuleAccess.Deny, Verdict.Reachable)]
    public void The_lower_number_decides(AdminRuleAccess first, AdminRuleAccess second, Verdict verdict) =>
        Trace(Pair(AdminRule.Inbound("a", 10, first, Protocol.Any), AdminRule.Inbound("b", 20, second, Protocol.Any))).Verdict.ShouldBe(verdict);

    [TestCase(AdminRuleAccess.Deny, AdminRuleAccess.Deny, Verdict.Blocked)]
    [TestCase(AdminRuleAccess.Allow, AdminRuleAccess.Deny, Verdict.Unknown)]
    public void Equal_numbers_leave_it_open(AdminRuleAccess first, AdminRuleAccess second, Verdict verdict) =>
        Trace(Pair(AdminRule.Inbound("a", 10, first, Protocol.Any), AdminRule.Inbound("b", 10, second, Protocol.Any))).Verdict.ShouldBe(verdict);

    [Test]
    public void A_denial_is_one_of_an_admin_rule() =>
        Trace(Pair(AdminRule.Inbound("a", 10, AdminRuleAccess.Deny, Protocol.Tcp(443)))).Forward.ShouldBe(Disposition.DeniedByAdminRule);

    [Test]
    public void Rules_for_other_packets_say_nothing() =>
        Trace(Pair(AdminRule.Outbound("a", 10, AdminRuleAccess.Deny, Protocol.Any), AdminRule.Inbound("b", 20, AdminRuleAccess.Deny, Protocol.Tcp(22)))).Verdict.ShouldBe(Verdict.Reachable);

    [Test]
    public void The_designs_hold_what_admin_rules_distinguish()
    {
        Topology[] designs = [.. Enumerable.Range(0, 120).Select(seed => RandomTopologies.NextWithSecurity(seed, 2 + (seed % 6))).Where(HasAdminRules)];
        AdminRule[] rules = [.. designs.SelectMany(RulesOf)];

        designs.Length.ShouldBe(40);
        foreach (AdminRuleAccess access in Enum.GetValues<AdminRuleAccess>())
        {
            rules.Count(rule => rule.Access == access).ShouldBeGreaterThan(30, access.ToString());
        }

        rules.Count(rule => rule.Sources.Any(address => address.AddressPrefixType == AdminRuleAddressType.NetworkGroup)).ShouldBeGreaterThan(5);
        designs.Count(topology => RulesOf(topology).GroupBy(rule => (rule.Priority, rule.Direction)).Any(same => same.Select(rule => rule.Access).Distinct().Count() > 1)).ShouldBeGreaterThan(10);
        designs.Count(topology => topology.NetworkManagers.Count(manager => manager.SecurityAdminConfigurations.Count > 0) > 1).ShouldBeGreaterThan(5);
        designs.Count(topology => topology.VNets.Any(vnet => vnet.Subnets.Any(subnet => subnet.Delegations.Count > 0))).ShouldBeGreaterThan(5);
    }

    /// <summary>A mistake in the order, the access or the reach of rules is seen in a few designs.</summary>
    [TestCase("the order is turned round")]
    [TestCase("what always allows asks groups")]
    [TestCase("what allows passes groups")]
    [TestCase("services with an intent policy are not passed by")]
    [TestCase("regions do not matter")]
    [TestCase("the scope does not matter")]
    public void A_planted_mistake_is_found(string mistake)
    {
        bool isFound = Enumerable.Range(0, 600).Select(seed => RandomTopologies.NextWithSecurity(seed, 2 + (seed % 6))).Where(HasAdminRules)
            .Any(topology => Differs(topology, Plant(topology, mistake)));

        isFound.ShouldBeTrue();
    }

    /// <summary>The engine on the design with the mistake, the oracle on the design as it is.</summary>
    private static bool Differs(Topology topology, Topology wrong)
    {
        CompiledNetwork network = wrong.Compile();
        foreach (NetworkInterface own in topology.NetworkInterfaces)
        {
            HostAddress local = own.IPConfigurations[0].PrivateIPAddress!.Value;
            foreach (HostAddress remote in topology.NetworkInterfaces.Select(one => one.IPConfigurations[0].PrivateIPAddress!.Value).Where(address => address.Family == local.Family && address != local))
            {
                var question = new OracleIpFlow(own.Id, SecurityRuleDirection.Inbound, ProtocolKind.Tcp) { LocalAddress = local, LocalPort = 443, RemoteAddress = remote, RemotePort = 50000 };
                SecurityRuleAccess? engine = network.IpFlow(own.Name.Value, new Sdk.Security.IpFlow
                {
                    Direction = question.Direction,
                    Protocol = question.Protocol,
                    LocalAddress = local,
                    LocalPort = question.LocalPort,
                    RemoteAddress = remote,
                    RemotePort = question.RemotePort,
                }).Access;
                if (engine is not null && NaiveSecurity.IpFlow(topology, question, AzureBehavior.Default, ServiceTagCatalog.Empty).Access is { } oracle && oracle != engine)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static Topology Plant(Topology topology, string mistake) => mistake switch
    {
        "the order is turned round" => WithRules(topology, rule => rule with { Priority = 5000 - rule.Priority }),
        "what always allows asks groups" => WithRules(topology, rule => rule.Access == AdminRuleAccess.AlwaysAllow ? rule with { Access = AdminRuleAccess.Allow } : rule),
        "what allows passes groups" => WithRules(topology, rule => rule.Access == AdminRuleAccess.Allow ? rule with { Access = AdminRuleAccess.AlwaysAllow } : rule),
        "services with an intent policy are not passed by" => With(topology, configuration => configuration with { ApplyOnNetworkIntentPolicyBasedServices = NetworkIntentPolicyBasedService.All }),
        "regions do not matter" => With(topology, configuration => configuration with { DeployedRegions = null }),
        "the scope does not matter" => topology with { NetworkManagers = [.. topology.NetworkManagers.Select(manager => manager.Scopes is null ? manager : manager with { Scopes = Turned(manager.Scopes) })] },
        _ => throw new ArgumentOutOfRangeException(nameof(mistake), mistake, "This is no mistake."),
    };

    private static NetworkManagerScopes Turned(NetworkManagerScopes scopes) =>
        scopes.ManagementGroups.Count > 0 ? new NetworkManagerScopes { Subscriptions = ["s"] } : new NetworkManagerScopes { ManagementGroups = ["root"] };

    private static Topology WithRules(Topology topology, Func<AdminRule, AdminRule> change) => With(topology, configuration => configuration with
    {
        RuleCollections = [.. configuration.RuleCollections.Select(collection => collection with { Rules = [.. collection.Rules.Select(change)] })],
    });

    private static Topology With(Topology topology, Func<SecurityAdminConfiguration, SecurityAdminConfiguration> change) => topology with
    {
        NetworkManagers = [.. topology.NetworkManagers.Select(manager => manager with { SecurityAdminConfigurations = [.. manager.SecurityAdminConfigurations.Select(change)] })],
    };

    private static bool HasAdminRules(Topology topology) => RulesOf(topology).Any();

    private static IEnumerable<AdminRule> RulesOf(Topology topology) =>
        topology.NetworkManagers.SelectMany(manager => manager.SecurityAdminConfigurations).SelectMany(configuration => configuration.RuleCollections).SelectMany(collection => collection.Rules);

    private static Topology Pair(params AdminRule[] rules)
    {
        var net = new TopologyBuilder("pair").In("westeurope");
        VNetBuilder app = net.VNet("app", "10.1.0.0/16", v => v.Subnet("web", "10.1.0.0/24"));
        VNetBuilder data = net.VNet("data", "10.2.0.0/16", v => v.Subnet("sql", "10.2.0.0/24"));
        app.PeerWith(data);
        net.NetworkManager("corp", m => m.SecurityAdmin("guard", [data], rules));
        return net.Build();
    }

    private static OracleTrace Trace(Topology topology) => NaiveTracer.Trace(
        topology,
        new OracleFlow(topology.VNets[0].Subnets[0].Id, HostAddress.Parse("10.1.0.8"), HostAddress.Parse("10.2.0.8"), OraclePacketKind.Tcp(443)),
        AzureBehavior.Default,
        ServiceTagCatalog.Empty);
}
