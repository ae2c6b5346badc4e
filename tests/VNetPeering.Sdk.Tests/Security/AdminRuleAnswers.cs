using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.Reporting;
using VNetPeering.Sdk.Security;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Security;

/// <summary>Security admin rules in the answers about rules alone, in fixes and in the matrix.</summary>
public sealed class AdminRuleAnswers
{
    private const string Design = """
        vnet app 10.1.0.0/16
        subnet app/web 10.1.0.0/24 nsg=web
        vnet data 10.2.0.0/16
        subnet data/sql 10.2.0.0/24
        peering app <-> data
        nsg web
        rule web/https 100 Inbound Allow Tcp * -> * ports=443
        rule web/rest 200 Inbound Deny * * -> *

        """;

    [TestCase("Deny Tcp * -> * ports=443", SecurityRuleAccess.Deny, "securityAdminRules/one", AdminRuleAccess.Deny)]
    [TestCase("AlwaysAllow Tcp * -> * ports=443", SecurityRuleAccess.Allow, "securityAdminRules/one", AdminRuleAccess.AlwaysAllow)]
    [TestCase("Allow Tcp * -> * ports=443", SecurityRuleAccess.Allow, "securityRules/https", null)]
    [TestCase("Deny Tcp * -> * ports=80", SecurityRuleAccess.Allow, "securityRules/https", null)]
    public void IP_flow_verify_asks_them_first(string rule, SecurityRuleAccess access, string name, AdminRuleAccess? admin)
    {
        IpFlowAnswer answer = Ask(rule, 443);

        (answer.Access, answer.RuleName, answer.AdminRuleAccess).ShouldBe((access, name, admin));
        answer.AdminRuleCollectionId?.Name.Value.ShouldBe("guard");
        (answer.GroupId is null).ShouldBe(admin is not null);
    }

    [Test]
    public void Where_there_is_no_group_the_rule_that_allows_is_named()
    {
        CompiledNetwork network = Read("admin corp/guard data\nadminrule corp/guard/one 100 Inbound Allow Any * -> *");

        IpFlowAnswer answer = network.IpFlow("data/sql", Flow("10.2.0.4", 443));

        (answer.Access, answer.RuleName).ShouldBe((SecurityRuleAccess.Allow, "securityAdminRules/one"));
    }

    [Test]
    public void Every_port_is_denied_when_one_is() => Ask("Deny Tcp * -> * ports=22", null).RuleName.ShouldBe("securityAdminRules/one");

    [TestCase(ProtocolKind.Tcp, SecurityRuleAccess.Deny)]
    [TestCase(ProtocolKind.Udp, SecurityRuleAccess.Deny)]
    [TestCase(ProtocolKind.Esp, SecurityRuleAccess.Allow)]
    public void Several_protocols_and_ports_may_stand_in_one_text(ProtocolKind protocol, SecurityRuleAccess access)
    {
        Topology net = DesignText.Read(Design + "admin corp/guard data\nadminrule corp/guard/one 100 Inbound Deny TCP,UDP * -> *").Topology;
        NetworkManager manager = net.NetworkManagers.Single();
        SecurityAdminConfiguration configuration = manager.SecurityAdminConfigurations.Single();
        AdminRuleCollection collection = configuration.RuleCollections.Single();
        AdminRule rule = collection.Rules.Single() with { DestinationPortRanges = ["11, 443,2049"] };
        net = net with { NetworkManagers = [manager with { SecurityAdminConfigurations = [configuration with { RuleCollections = [collection with { Rules = [rule] }] }] }] };

        net.Compile().IpFlow("data/sql", Flow("10.2.0.4", 443) with { Protocol = protocol }).Access.ShouldBe(access);
        net.Compile().IpFlow("data/sql", Flow("10.2.0.4", 444) with { Protocol = protocol }).Access.ShouldBe(SecurityRuleAccess.Allow);
    }

    [Test]
    public void A_rule_that_may_deny_makes_it_unknown()
    {
        IpFlowAnswer answer = Ask("Deny Tcp <someone> -> *", 443);

        answer.Access.ShouldBeNull();
        answer.Gaps.ShouldHaveSingleItem().About.ShouldBe("one");
    }

    [Test]
    public void A_rule_that_may_deny_matters_not_where_a_group_denies() => Ask("Deny Tcp <someone> -> *", 80).RuleName.ShouldBe("securityRules/rest");

    [Test]
    public void The_addresses_of_the_platform_are_none_of_their_business()
    {
        CompiledNetwork network = Read("admin corp/guard app\nadminrule corp/guard/one 100 Outbound Deny Any * -> *");

        foreach (string platform in new[] { "168.63.129.16", "169.254.169.254" })
        {
            network.IpFlow("app/web", Flow("10.1.0.4", 50000, SecurityRuleDirection.Outbound, platform)).Access.ShouldBe(SecurityRuleAccess.Allow);
        }

        network.IpFlow("app/web", Flow("10.1.0.4", 50000, SecurityRuleDirection.Outbound, "8.8.8.8")).Access.ShouldBe(SecurityRuleAccess.Deny);
    }

    [Test]
    public void Texts_and_JSON_name_the_rule_and_its_collection()
    {
        IpFlowAnswer answer = Ask("Deny Tcp * -> * ports=443", 443);

        TextReport.Render(answer).ShouldBe("Access:     Deny\nRule name:  securityAdminRules/one\nAdmin rule: security/guard, Deny\n");
        JsonReport.Render(answer).ShouldContain("\"adminRuleAccess\": \"Deny\"");
        JsonReport.Render(answer).ShouldContain("/ruleCollections/guard\"");
    }

    [Test]
    public void Effective_security_rules_list_them_before_the_groups()
    {
        EffectiveSecurityRules rules = Read("""
            admin corp/guard app
            adminrule corp/guard/out 5 Outbound Deny Tcp * -> Internet ports=25
            adminrule corp/guard/late 200 Inbound Deny Any 10.9.0.0/24,10.8.0.0/24 -> *
            adminrule corp/guard/early 100 Inbound Allow Udp VirtualNetwork -> * ports=53,50-52
            """).EffectiveSecurityRules("app/web");

        rules.AdminRules.Select(rule => (rule.Name, rule.Priority, rule.Access)).ShouldBe(
        [
            ("securityAdminRules/early", 100, AdminRuleAccess.Allow),
            ("securityAdminRules/late", 200, AdminRuleAccess.Deny),
            ("securityAdminRules/out", 5, AdminRuleAccess.Deny),
        ]);
        EffectiveAdminRule early = rules.AdminRules[0];
        early.Protocol.ShouldBe("Udp");
        early.DestinationPorts.ShouldBe([new PortRange(50, 53)]);
        early.Sources!.Contains(HostAddress.Parse("10.2.0.4")).ShouldBeTrue();
        rules.AdminRules[1].SourceAddressPrefixes.ShouldBe(["10.9.0.0/24", "10.8.0.0/24"]);
        rules.Groups.ShouldHaveSingleItem();
        TextReport.Render(rules).ShouldStartWith("Security admin rules, asked before any group\n");
        JsonReport.Render(rules).ShouldContain("\"securityAdminRules\": [");
    }

    [Test]
    public void Without_admin_rules_the_JSON_is_as_before() => JsonReport.Render(Read(string.Empty).EffectiveSecurityRules("app/web")).ShouldNotContain("securityAdminRules");

    [Test]
    public void A_fix_is_an_admin_rule_before_the_one_that_denies()
    {
        CompiledNetwork network = Read("admin corp/guard data\nadminrule corp/guard/shut 100 Inbound Deny Any * -> *\nadminrule corp/guard/x 99 Inbound Deny Tcp * -> * ports=1");

        FlowFix fix = network.FixesOf("app/web", "data/sql", Protocol.Tcp(1433)).ShouldHaveSingleItem();

        fix.Kind.ShouldBe(FlowFixKind.AddAdminRule);
        fix.AdminRule!.Priority.ShouldBe(98);
        fix.AdminRule.Access.ShouldBe(AdminRuleAccess.Allow);
        network.Topology.With(fix).Compile().Trace("app/web", "data/sql", Protocol.Tcp(1433)).Verdict.ShouldBe(Verdict.Reachable);
    }

    [Test]
    public void No_rule_of_a_group_is_offered_where_no_admin_rule_can_help() =>
        Read("admin corp/guard data\nadminrule corp/guard/shut 1 Inbound Deny Any * -> *").FixesOf("app/web", "data/sql", Protocol.Tcp(1433)).ShouldBeEmpty();

    [Test]
    public void The_matrix_says_what_traces_say()
    {
        CompiledNetwork network = Read("""
            vnet far 10.7.0.0/16
            subnet far/x 10.7.0.0/24
            admin corp/guard data
            admin corp/open app
            adminrule corp/guard/shut 100 Inbound Deny Tcp 10.1.0.0/16 -> * ports=1433
            adminrule corp/open/in 110 Inbound AlwaysAllow Tcp 10.2.0.0/16 -> * ports=80-90
            """);
        Protocol[] protocols = [Protocol.Tcp(1433), Protocol.Tcp(85), Protocol.Icmp];

        ReachabilityMatrix matrix = network.Matrix(new MatrixOptions { Protocols = [.. protocols] });

        string[] places = ["app/web", "data/sql", "far/x"];
        foreach ((string from, string to, Protocol protocol) in from one in places from other in places from protocol in protocols where one != other select (one, other, protocol))
        {
            matrix[from, to, protocol].ShouldBe(network.Trace(from, to, protocol).Verdict, $"{from} to {to} {protocol}");
        }

        matrix["app/web", "data/sql", Protocol.Tcp(1433)].ShouldBe(Verdict.Blocked);
        matrix["data/sql", "app/web", Protocol.Tcp(85)].ShouldBe(Verdict.Reachable);
        matrix["data/sql", "app/web", Protocol.Icmp].ShouldBe(Verdict.Blocked);
    }

    private static IpFlowAnswer Ask(string rule, int? port) => Read($"admin corp/guard app\nadminrule corp/guard/one 100 Inbound {rule}").IpFlow("app/web", Flow("10.1.0.4", port));

    private static IpFlow Flow(string local, int? port, SecurityRuleDirection direction = SecurityRuleDirection.Inbound, string remote = "10.9.9.9") => new()
    {
        Direction = direction,
        Protocol = ProtocolKind.Tcp,
        LocalAddress = HostAddress.Parse(local),
        LocalPort = port,
        RemoteAddress = HostAddress.Parse(remote),
        RemotePort = 50000,
    };

    private static CompiledNetwork Read(string rules) => DesignText.Read(Design + rules).Topology.Compile();
}
