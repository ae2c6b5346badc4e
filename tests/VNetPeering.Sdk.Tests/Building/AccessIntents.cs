using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.Tests.Building;

public sealed class AccessIntents
{
    private static TopologyBuilder Two(out SubnetBuilder web, out SubnetBuilder sql)
    {
        var net = new TopologyBuilder("one-way");
        VNetBuilder app = net.VNet("app", "10.1.0.0/24", v => v.Subnet("web", "10.1.0.0/26"));
        VNetBuilder data = net.VNet("data", "10.2.0.0/24", v => v.Subnet("sql", "10.2.0.0/26"));
        app.PeerWith(data);
        web = app["web"];
        sql = data["sql"];
        return net;
    }

    private static string[] Rules(Topology topology, string group) =>
    [
        .. topology.NetworkSecurityGroups.Single(candidate => candidate.Name == group).SecurityRules
            .OrderBy(rule => rule.Direction).ThenBy(rule => rule.Priority)
            .Select(rule => $"{rule.Direction} {rule.Priority} {rule.Access} {rule.Protocol} {Side(rule.SourceAddressPrefix, rule.SourceAddressPrefixes)}>{Side(rule.DestinationAddressPrefix, rule.DestinationAddressPrefixes)}:{Side(rule.DestinationPortRange, rule.DestinationPortRanges)} {rule.Name}"),
    ];

    private static string Side(string? one, IEnumerable<string> many) => one ?? string.Join(',', many);

    [Test]
    public void One_way_denies_the_other_direction_and_leaves_every_other_flow_as_it_was()
    {
        TopologyBuilder net = Two(out SubnetBuilder web, out SubnetBuilder sql);
        net.Allow(web, sql, Protocol.Tcp(1433)).OneWay().Because("DATA-007");

        Topology topology = net.Build();

        Rules(topology, "app-web-nsg").ShouldBe(
        [
            "Inbound 100 Deny Tcp 10.2.0.0/26>10.1.0.0/26:1433 one-way-data-sql-to-app-web-tcp-1433-in",
            "Inbound 4096 Allow * *>*:* allow-all-in",
            "Outbound 100 Allow Tcp 10.1.0.0/26>10.2.0.0/26:1433 allow-app-web-to-data-sql-tcp-1433-out",
            "Outbound 4096 Allow * *>*:* allow-all-out",
        ]);
        Rules(topology, "data-sql-nsg").ShouldBe(
        [
            "Inbound 100 Allow Tcp 10.1.0.0/26>10.2.0.0/26:1433 allow-app-web-to-data-sql-tcp-1433-in",
            "Inbound 4096 Allow * *>*:* allow-all-in",
            "Outbound 100 Deny Tcp 10.2.0.0/26>10.1.0.0/26:1433 one-way-data-sql-to-app-web-tcp-1433-out",
            "Outbound 4096 Allow * *>*:* allow-all-out",
        ]);
        topology.VNets.Select(vnet => vnet.Subnets[0].NetworkSecurityGroupId).ShouldBe(topology.NetworkSecurityGroups.Select(group => (ResourceId?)group.Id));
    }

    [Test]
    public void The_intent_stays_in_the_model_beside_the_rules_that_it_wrote()
    {
        TopologyBuilder net = Two(out SubnetBuilder web, out SubnetBuilder sql);
        net.Allow(web, sql, Protocol.Tcp(1433)).OneWay().Because("DATA-007");

        Topology topology = net.Build();

        AccessIntent intent = topology.AccessIntents.ShouldHaveSingleItem();
        intent.FromSubnetId.ShouldBe(topology.VNets[0].Subnets[0].Id);
        intent.ToSubnetId.ShouldBe(topology.VNets[1].Subnets[0].Id);
        intent.Protocol.ShouldBe(Protocol.Tcp(1433));
        intent.OneWay.ShouldBeTrue();
        intent.Because.ShouldBe("DATA-007");
        intent.WrittenRuleIds.Count.ShouldBe(4);
        ResourceId[] existing = [.. topology.NetworkSecurityGroups.SelectMany(group => group.SecurityRules.Select(rule => group.Id.Child("securityRules", rule.Name)))];
        intent.WrittenRuleIds.ShouldBeSubsetOf(existing);
        topology.NetworkSecurityGroups.SelectMany(group => group.SecurityRules).Count(rule => rule.Description == "DATA-007").ShouldBe(4);
    }

    [Test]
    public void Allow_writes_nothing_where_there_is_no_security_group()
    {
        TopologyBuilder net = Two(out SubnetBuilder web, out SubnetBuilder sql);
        net.Allow(web, sql, Protocol.Tcp(1433));

        Topology topology = net.Build();

        topology.NetworkSecurityGroups.ShouldBeEmpty();
        topology.AccessIntents.ShouldHaveSingleItem().WrittenRuleIds.ShouldBeEmpty();
    }

    [Test]
    public void Allow_takes_the_lowest_free_priority_at_both_ends_and_at_interfaces()
    {
        TopologyBuilder net = Two(out SubnetBuilder web, out SubnetBuilder sql);
        web.NetworkSecurityGroup("web-nsg", g => g.Outbound("a", 100, SecurityRuleAccess.Allow, Protocol.Udp(53)).Outbound("b", 102, SecurityRuleAccess.Allow, Protocol.Udp(123)));
        sql.NetworkSecurityGroup("sql-nsg").VirtualMachine("db", "10.2.0.4", m => m.NetworkSecurityGroup("db-nsg"));
        net.Allow(web, sql, Protocol.Tcp(1433));

        Topology topology = net.Build();

        Rules(topology, "web-nsg")[1].ShouldBe("Outbound 101 Allow Tcp 10.1.0.0/26>10.2.0.0/26:1433 allow-app-web-to-data-sql-tcp-1433-out");
        Rules(topology, "sql-nsg").ShouldBe(["Inbound 100 Allow Tcp 10.1.0.0/26>10.2.0.0/26:1433 allow-app-web-to-data-sql-tcp-1433-in"]);
        Rules(topology, "db-nsg").ShouldBe(["Inbound 100 Allow Tcp 10.1.0.0/26>10.2.0.0/26:1433 allow-app-web-to-data-sql-tcp-1433-in"]);
    }

    [Test]
    public void A_rule_comes_before_the_denial_that_is_in_its_way()
    {
        TopologyBuilder net = Two(out SubnetBuilder web, out SubnetBuilder sql);
        sql.NetworkSecurityGroup("sql-nsg", g => g
            .Inbound("first", 100, SecurityRuleAccess.Allow, Protocol.Icmp)
            .Inbound("no-internet", 101, SecurityRuleAccess.Deny, Protocol.Any, from: "Internet")
            .Inbound("no-udp", 102, SecurityRuleAccess.Deny, Protocol.Udp())
            .Inbound("deny-rest", 110, SecurityRuleAccess.Deny, Protocol.Any));
        net.Allow(web, sql, Protocol.Tcp(1433));

        Topology topology = net.Build();

        Rules(topology, "sql-nsg")[3].ShouldStartWith("Inbound 103 Allow Tcp");
    }

    [TestCase("Tcp", "*", "*", TestName = "any address")]
    [TestCase("Tcp", "10.1.0.0/16", "1000-2000", TestName = "a wider prefix and a range of ports")]
    [TestCase("*", "10.1.0.4", "1433", TestName = "one host")]
    [TestCase("*", "VirtualNetwork", "*", TestName = "the tag of the network")]
    public void No_free_priority_before_a_conflicting_rule_is_a_mistake_of_the_program(string protocol, string source, string ports)
    {
        TopologyBuilder net = Two(out SubnetBuilder web, out SubnetBuilder sql);
        sql.NetworkSecurityGroup("sql-nsg", g => g.Rule(new SecurityRule
        {
            Name = "deny-first",
            Priority = 100,
            Direction = SecurityRuleDirection.Inbound,
            Access = SecurityRuleAccess.Deny,
            Protocol = protocol,
            SourceAddressPrefix = source,
            SourcePortRange = "*",
            DestinationAddressPrefix = "*",
            DestinationPortRange = ports,
        }));
        net.Allow(web, sql, Protocol.Tcp(1433));

        TopologyBuildException refusal = Should.Throw<TopologyBuildException>(net.Build);

        refusal.Problems.ShouldHaveSingleItem().ShouldEndWith(
            "Network security group \"sql-nsg\" has no free Inbound priority before rule \"deny-first\" (100), which could deny what the access from \"app/web\" to \"data/sql\" is about. Give that rule a higher number.");
    }

    [TestCase("Udp", "*", "*", TestName = "another protocol")]
    [TestCase("Tcp", "10.9.0.0/16", "*", TestName = "other addresses")]
    [TestCase("Tcp", "Internet", "*", TestName = "public addresses")]
    [TestCase("Tcp", "*", "443", TestName = "another port")]
    public void A_rule_about_another_flow_is_not_in_the_way(string protocol, string source, string ports)
    {
        TopologyBuilder net = Two(out SubnetBuilder web, out SubnetBuilder sql);
        sql.NetworkSecurityGroup("sql-nsg", g => g.Rule(new SecurityRule
        {
            Name = "deny-first",
            Priority = 100,
            Direction = SecurityRuleDirection.Inbound,
            Access = SecurityRuleAccess.Deny,
            Protocol = protocol,
            SourceAddressPrefix = source,
            DestinationAddressPrefix = "*",
            DestinationPortRange = ports,
        }));
        net.Allow(web, sql, Protocol.Tcp(1433));

        Topology topology = net.Build();

        Rules(topology, "sql-nsg")[1].ShouldStartWith("Inbound 101 Allow Tcp");
    }

    [Test]
    public void An_access_that_is_allowed_by_name_comes_before_a_one_way_denial()
    {
        TopologyBuilder net = Two(out SubnetBuilder web, out SubnetBuilder sql);
        net.Allow(web, sql, Protocol.Tcp()).OneWay();
        net.Allow(sql, web, Protocol.Tcp(443));

        Topology topology = net.Build();

        string[] inbound = [.. Rules(topology, "app-web-nsg").Where(rule => rule.StartsWith("Inbound", StringComparison.Ordinal))];
        inbound[0].ShouldStartWith("Inbound 100 Allow Tcp 10.2.0.0/26>10.1.0.0/26:443");
        inbound[1].ShouldStartWith("Inbound 101 Deny Tcp 10.2.0.0/26>10.1.0.0/26:*");
    }

    [Test]
    public void A_new_group_keeps_out_what_the_access_flag_kept_out()
    {
        TopologyBuilder net = Two(out SubnetBuilder web, out SubnetBuilder sql);
        VNetBuilder lab = net.VNet("lab", ["10.3.0.0/24", "10.4.0.0/24"]);
        net["app"].PeerWith(lab).Local(side => side.AllowVirtualNetworkAccess = false);
        net.Allow(web, sql, Protocol.Tcp(1433)).OneWay();

        Topology topology = net.Build();

        Rules(topology, "app-web-nsg").ShouldContain("Inbound 4095 Deny * 10.3.0.0/24,10.4.0.0/24>*:* no-access-app-to-lab-in");
        Rules(topology, "app-web-nsg").ShouldContain("Outbound 4095 Deny * *>10.3.0.0/24,10.4.0.0/24:* no-access-app-to-lab-out");
        Rules(topology, "data-sql-nsg").ShouldNotContain(rule => rule.Contains("no-access", StringComparison.Ordinal));
    }

    [Test] // 2.42: the space behind the link is what it brings, no more
    public void A_new_group_keeps_out_no_more_than_the_access_flag_did()
    {
        var net = new TopologyBuilder("subnets");
        VNetBuilder app = net.VNet("app", ["10.1.0.0/24", "fd00:1::/48"], v => v.Subnet("web", ["10.1.0.0/26", "fd00:1::/64"]));
        VNetBuilder lab = net.VNet("lab", "10.3.0.0/24", v => v.Subnet("shared", "10.3.0.0/26").Subnet("own", "10.3.0.64/26"));
        VNetBuilder six = net.VNet("six", ["10.4.0.0/24", "fd00:4::/48"], v => v.Subnet("shared", ["10.4.0.0/26", "fd00:4::/64"]));
        VNetBuilder gone = net.VNet("gone", "10.5.0.0/24", v => v.Subnet("a", "10.5.0.0/26"));
        VNetBuilder data = net.VNet("data", "10.2.0.0/24", v => v.Subnet("sql", "10.2.0.0/26"));
        app.PeerWith(lab).OnlySubnets(["web"], ["shared"]).Local(side => side.AllowVirtualNetworkAccess = false);
        app.PeerWith(six).OnlySubnets(["web"], ["shared"]).OnlyIPv6().Local(side => side.AllowVirtualNetworkAccess = false);
        app.PeerOneSide(gone).Local(side => side.AllowVirtualNetworkAccess = false);
        app.PeerOneSide(ResourceId.Parse("/subscriptions/s/resourceGroups/other/providers/Microsoft.Network/virtualNetworks/far")).Local(side =>
        {
            side.AllowVirtualNetworkAccess = false;
            side.RemoteAddressSpace = [AddressPrefix.Parse("10.6.0.0/24")];
        });
        app.PeerWith(data);
        net.Allow(app["web"], data["sql"], Protocol.Tcp(1433)).OneWay();

        string[] rules = Rules(net.Build(), "app-web-nsg");

        rules.Where(rule => rule.StartsWith("Inbound", StringComparison.Ordinal) && rule.Contains("no-access", StringComparison.Ordinal)).Select(rule => rule.Split(' ')[4]).ShouldBe(
            ["10.3.0.0/26>*:*", "fd00:4::/64>*:*", "10.6.0.0/24>*:*"], ignoreOrder: true);
    }

    [Test] // a group of its own decides for a machine (2.40), so the one that is new at its subnet does not
    public void A_new_group_keeps_nothing_from_machines_that_have_a_group_of_their_own()
    {
        TopologyBuilder net = Two(out SubnetBuilder web, out SubnetBuilder sql);
        VNetBuilder lab = net.VNet("lab", "10.3.0.0/24", v => v.Subnet("desk", "10.3.0.0/26"));
        web.VirtualMachine("open", "10.1.0.4", m => m.NetworkSecurityGroup("open-nsg", g => g
                .Inbound("from-lab", 100, SecurityRuleAccess.Allow, Protocol.Any, from: "10.3.0.0/24")
                .Outbound("to-lab", 100, SecurityRuleAccess.Allow, Protocol.Any, to: "10.3.0.0/24")))
            .VirtualMachine("plain", "10.1.0.5");
        net["app"].PeerWith(lab).Local(side => side.AllowVirtualNetworkAccess = false);
        net.Allow(web, sql, Protocol.Tcp(1433)).OneWay();

        CompiledNetwork network = net.Build().Compile();

        network.Trace("lab/desk", "open").Verdict.ShouldBe(Verdict.Reachable);
        network.Trace("open", "lab/desk").Verdict.ShouldBe(Verdict.Reachable);
        network.Trace("lab/desk", "plain").Verdict.ShouldBe(Verdict.Blocked);
        network.Trace("plain", "lab/desk").Verdict.ShouldBe(Verdict.Blocked);
    }

    [Test]
    public void Each_address_family_gets_a_rule_of_its_own()
    {
        var net = new TopologyBuilder("dual");
        VNetBuilder app = net.VNet("app", ["10.1.0.0/24", "fd00:1::/48"], v => v.Subnet("web", ["10.1.0.0/26", "fd00:1::/64"]));
        VNetBuilder data = net.VNet("data", ["10.2.0.0/24", "fd00:2::/48"], v => v.Subnet("sql", ["10.2.0.0/26", "fd00:2::/64"], s => s.NetworkSecurityGroup("sql-nsg")));
        net.Allow(app["web"], data["sql"], Protocol.Tcp(1433, 1434));

        Topology topology = net.Build();

        Rules(topology, "sql-nsg").ShouldBe(
        [
            "Inbound 100 Allow Tcp 10.1.0.0/26>10.2.0.0/26:1433,1434 allow-app-web-to-data-sql-tcp-1433-1434-in",
            "Inbound 101 Allow Tcp fd00:1::/64>fd00:2::/64:1433,1434 allow-app-web-to-data-sql-tcp-1433-1434-ipv6-in",
        ]);
    }

    [Test]
    public void Sizes_are_known_when_the_rules_are_written()
    {
        var net = new TopologyBuilder("sized").AddressPool("10.1.0.0/16");
        VNetBuilder app = net.VNet("app", size: 24, v => v.Subnet("web", size: 26).Subnet("sql", size: 26, s => s.NetworkSecurityGroup("sql-nsg")));
        net.Allow(app["web"], app["sql"], Protocol.Any);

        Topology topology = net.Build();

        Rules(topology, "sql-nsg").ShouldBe(["Inbound 100 Allow * 10.1.0.0/26>10.1.0.64/26:* allow-app-web-to-app-sql-any-in"]);
    }

    [Test]
    public void One_way_is_refused_at_a_subnet_that_takes_no_security_group()
    {
        TopologyBuilder net = Two(out SubnetBuilder web, out _);
        VNetBuilder hub = net.VNet("hub", "10.0.0.0/24", v => v.GatewaySubnet("10.0.0.0/27"));
        net.Allow(web, hub["GatewaySubnet"], Protocol.Any).OneWay();

        Should.Throw<TopologyBuildException>(net.Build).Problems.ShouldHaveSingleItem()
            .ShouldEndWith("Subnet \"hub/GatewaySubnet\" holds a service of Azure and takes no security group of its own, so OneWay cannot be written there. Name a subnet of workloads.");
    }

    [Test]
    public void Names_of_rules_stay_within_azures_limit()
    {
        var net = new TopologyBuilder("long");
        string name = new('x', 60);
        VNetBuilder app = net.VNet(name, "10.1.0.0/24", v => v.Subnet("web", "10.1.0.0/26").Subnet("sql", "10.1.0.64/26"));
        net.Allow(app["web"], app["sql"], Protocol.Tcp(1433)).OneWay();
        net.Allow(app["web"], app["sql"], Protocol.Tcp(1434)).OneWay();

        Topology topology = net.Build();

        SecurityRule[] rules = [.. topology.NetworkSecurityGroups.SelectMany(group => group.SecurityRules)];
        rules.ShouldAllBe(rule => rule.Name.Value.Length <= 80);
        topology.NetworkSecurityGroups.ShouldAllBe(group => group.SecurityRules.Select(rule => rule.Name).Distinct().Count() == group.SecurityRules.Count);
        rules.Length.ShouldBe(12);
    }

    [Test]
    public void Names_of_rules_about_closed_links_stay_within_azures_limit_too()
    {
        TopologyBuilder net = Two(out SubnetBuilder web, out SubnetBuilder sql);
        foreach (string octet in new[] { "3", "4" })
        {
            VNetBuilder far = net.VNet(new string('x', 60) + octet, [$"10.{octet}.0.0/24", $"fd00:{octet}::/48"]);
            net["app"].PeerOneSide(far, new string('x', 79) + octet).Local(side => (side.AllowVirtualNetworkAccess, side.State) = (false, PeeringState.Connected));
        }

        net.Allow(web, sql, Protocol.Tcp(1433)).OneWay();

        ResourceName[] names = [.. net.Build().NetworkSecurityGroups.Single(group => group.Name == "app-web-nsg").SecurityRules.Select(rule => rule.Name)];

        names.Count(name => name.Value.StartsWith("no-access", StringComparison.Ordinal)).ShouldBe(4);
        names.ShouldAllBe(name => name.Value.Length <= 80);
        names.ShouldBeUnique();
    }

    [Test]
    public void Ends_without_a_common_address_family_are_reported_once()
    {
        var net = new TopologyBuilder("families");
        VNetBuilder app = net.VNet("app", ["10.1.0.0/24", "fd00:1::/48"], v => v.Subnet("four", "10.1.0.0/26").Subnet("six", "fd00:1::/64"));
        net.Allow(app["four"], app["six"], Protocol.Any).OneWay();

        Should.Throw<TopologyBuildException>(net.Build).Problems.ShouldHaveSingleItem()
            .ShouldEndWith("Subnets \"app/four\" and \"app/six\" have no prefixes of one address family, so no rule can name the flow. Give both a prefix of the same family.");
    }

    [Test]
    public void One_way_needs_two_ends()
    {
        TopologyBuilder net = Two(out SubnetBuilder web, out _);

        Should.Throw<InvalidOperationException>(() => net.Allow(web, web, Protocol.Any).OneWay()).Message
            .ShouldBe("Both ends of the access are subnet \"app/web\", so it has no other direction. Leave OneWay out, or name two subnets.");
    }

    [Test]
    public void A_subnet_keeps_its_own_group_and_one_group_at_both_ends_gets_every_rule_once()
    {
        TopologyBuilder net = Two(out SubnetBuilder web, out SubnetBuilder sql);
        web.NetworkSecurityGroup("shared");
        sql.NetworkSecurityGroup("shared");
        net.Allow(web, sql, Protocol.Tcp(1433)).OneWay();

        Topology topology = net.Build();

        Rules(topology, "shared").ShouldBe(
        [
            "Inbound 100 Allow Tcp 10.1.0.0/26>10.2.0.0/26:1433 allow-app-web-to-data-sql-tcp-1433-in",
            "Inbound 101 Deny Tcp 10.2.0.0/26>10.1.0.0/26:1433 one-way-data-sql-to-app-web-tcp-1433-in",
            "Outbound 100 Allow Tcp 10.1.0.0/26>10.2.0.0/26:1433 allow-app-web-to-data-sql-tcp-1433-out",
            "Outbound 101 Deny Tcp 10.2.0.0/26>10.1.0.0/26:1433 one-way-data-sql-to-app-web-tcp-1433-out",
        ]);
    }

    [Test]
    public void One_way_comes_before_a_rule_of_the_program_that_would_admit_the_other_direction()
    {
        TopologyBuilder net = Two(out SubnetBuilder web, out SubnetBuilder sql);
        web.NetworkSecurityGroup("web-nsg", g => g.Inbound("allow-network", 200, SecurityRuleAccess.Allow, Protocol.Any, from: "VirtualNetwork"));
        net.Allow(web, sql, Protocol.Tcp(1433)).OneWay();

        Topology topology = net.Build();

        Rules(topology, "web-nsg")[0].ShouldStartWith("Inbound 100 Deny Tcp 10.2.0.0/26>10.1.0.0/26:1433");
    }
}
