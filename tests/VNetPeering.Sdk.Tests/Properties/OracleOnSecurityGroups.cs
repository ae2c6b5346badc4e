using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit.Generators;
using VNetPeering.Sdk.TestKit.Oracle;

namespace VNetPeering.Sdk.Tests.Properties;

/// <summary>The oracle on each rule of section 5 once, asked at one interface: 10.1.1.4 of v1/web, with v2 (10.2.0.0/16) peered. Answers are written by hand from the rules.</summary>
public sealed class OracleOnSecurityGroups
{
    private const string AllowVnetIn = "Allow defaultSecurityRules/AllowVnetInBound";
    private const string DenyIn = "Deny defaultSecurityRules/DenyAllInBound";
    private const string AllowVnetOut = "Allow defaultSecurityRules/AllowVnetOutBound";
    private const string AllowInternetOut = "Allow defaultSecurityRules/AllowInternetOutBound";
    private const string DenyOut = "Deny defaultSecurityRules/DenyAllOutBound";

    [Test]
    public void Without_a_group_everything_passes()
    {
        Topology topology = TwoPeers();

        In(topology, "8.8.8.8").ShouldBe("Allow -");
        Out(topology, "192.168.0.4").ShouldBe("Allow -");
    }

    [TestCase("10.1.2.9", AllowVnetIn)]
    [TestCase("10.2.1.4", AllowVnetIn)]
    [TestCase("10.3.1.4", DenyIn)]
    [TestCase("8.8.8.8", DenyIn)]
    public void The_default_rules_decide_what_comes_in(string remote, string expected) => In(OnSubnet(TwoPeers(), Draw.Group("g")), remote).ShouldBe(expected);

    [TestCase("10.1.2.9", AllowVnetOut)]
    [TestCase("10.2.1.4", AllowVnetOut)]
    [TestCase("8.8.8.8", AllowInternetOut)]
    [TestCase("10.3.1.4", DenyOut)] // 5.23: private, and not VirtualNetwork
    [TestCase("25.180.0.1", DenyOut)] // 5.23: a None range of the platform
    public void The_default_rules_decide_what_goes_out(string remote, string expected) => Out(OnSubnet(TwoPeers(), Draw.Group("g")), remote).ShouldBe(expected);

    [Test]
    public void Inbound_the_subnets_group_comes_first_and_outbound_that_of_the_interface()
    {
        Topology topology = OnSubnet(
            OnInterface(TwoPeers(), Draw.Group("nic", "100 In Deny * * * * *", "101 Out Deny * * * * *")),
            Draw.Group("subnet", "200 In Deny * * * * *", "201 Out Deny * * * * *"));

        In(topology, "10.2.1.4").ShouldBe("Deny securityRules/r200");
        Out(topology, "10.2.1.4").ShouldBe("Deny securityRules/r101");
    }

    [Test]
    public void Both_groups_must_allow()
    {
        Topology topology = OnSubnet(OnInterface(TwoPeers(), Draw.Group("nic")), Draw.Group("subnet", "100 In Allow * * * * *", "100 Out Allow * * * * *"));

        In(topology, "8.8.8.8").ShouldBe(DenyIn);
        Out(topology, "10.3.1.4").ShouldBe(DenyOut);
    }

    [Test]
    public void The_lowest_number_wins_whatever_the_order_in_the_source()
    {
        Topology topology = OnSubnet(TwoPeers(), Draw.Group("g", "300 In Deny * * * * *", "200 In Allow * 10.2.0.0/16 * * *", "100 In Deny * 10.2.1.5 * * *"));

        In(topology, "10.2.1.4").ShouldBe("Allow securityRules/r200");
        In(topology, "10.2.1.5").ShouldBe("Deny securityRules/r100");
        In(topology, "10.1.2.9").ShouldBe("Deny securityRules/r300");
    }

    [TestCase("10.7.0.1", 22, "Allow securityRules/r100")]
    [TestCase("10.9.3.3", 90, "Allow securityRules/r100")]
    [TestCase("10.9.3.4", 90, DenyIn)]
    [TestCase("10.7.0.1", 79, DenyIn)]
    [TestCase("10.7.0.1", 80, "Allow securityRules/r100")]
    [TestCase("10.7.0.1", 91, DenyIn)]
    public void A_rule_may_list_prefixes_and_ports(string remote, int port, string expected) =>
        In(OnSubnet(TwoPeers(), Draw.Group("g", "100 In Allow Tcp 10.7.0.0/16,10.9.3.3 * 10.1.1.4/32,10.1.1.5 22,80-90")), remote, port).ShouldBe(expected);

    [TestCase(49999, DenyIn)]
    [TestCase(50000, "Allow securityRules/r100")]
    [TestCase(50001, DenyIn)]
    public void A_rule_may_name_source_ports(int sourcePort, string expected) =>
        In(OnSubnet(TwoPeers(), Draw.Group("g", "100 In Allow Tcp 10.7.0.0/16 50000 * *")), "10.7.0.1", 443, ProtocolKind.Tcp, sourcePort).ShouldBe(expected);

    [TestCase("Tcp", ProtocolKind.Tcp, true)]
    [TestCase("tcp", ProtocolKind.Tcp, true)]
    [TestCase("Tcp", ProtocolKind.Udp, false)]
    [TestCase("Udp", ProtocolKind.Udp, true)]
    [TestCase("Icmp", ProtocolKind.Icmp, true)]
    [TestCase("Icmp", ProtocolKind.Tcp, false)]
    [TestCase("Esp", ProtocolKind.Esp, true)]
    [TestCase("Ah", ProtocolKind.Ah, true)]
    [TestCase("*", ProtocolKind.Ah, true)]
    public void A_rule_is_about_its_protocol(string word, ProtocolKind protocol, bool isAllowed) =>
        In(OnSubnet(TwoPeers(), Draw.Group("g", $"100 In Allow {word} 10.7.0.0/16 * * *")), "10.7.0.1", 443, protocol).ShouldBe(isAllowed ? "Allow securityRules/r100" : DenyIn);

    [Test]
    public void ICMP_has_no_ports_so_a_rule_for_some_ports_is_not_about_it() =>
        In(OnSubnet(TwoPeers(), Draw.Group("g", "100 In Allow * 10.7.0.0/16 * * 443")), "10.7.0.1", 443, ProtocolKind.Icmp).ShouldBe(DenyIn);

    [Test]
    public void An_application_group_stands_for_the_addresses_of_its_members()
    {
        Topology topology = OnSubnet(WithAsg(TwoPeers(), "front", "v1-other"), Draw.Group("g", "100 In Deny * @front * * *", "110 In Allow * 10.3.0.0/16 * * *"));

        In(topology, "10.1.1.5").ShouldBe("Deny securityRules/r100");
        In(topology, "10.1.1.6").ShouldBe(AllowVnetIn);
    }

    [Test]
    public void A_rule_for_an_application_group_concerns_its_members_only()
    {
        NetworkSecurityGroup group = Draw.Group("g", "100 In Deny * * * @back *");

        In(OnSubnet(WithAsg(TwoPeers(), "back", "v1-vm"), group), "10.1.1.5").ShouldBe("Deny securityRules/r100");
        In(OnSubnet(WithAsg(TwoPeers(), "back", "v1-other"), group), "10.1.1.5").ShouldBe(AllowVnetIn);
    }

    [Test]
    public void A_rule_for_an_application_group_does_not_concern_an_appliance_that_passes_a_members_packets_on_unless_it_is_a_member()
    {
        NetworkSecurityGroup group = Draw.Group("g", "100 In Deny * * * @back *");
        OracleIpFlow question = Question(SecurityRuleDirection.Inbound, "10.2.1.4", 50000, ProtocolKind.Tcp, 443) with { LocalAddress = HostAddress.Parse("10.1.1.5") };

        Ask(OnSubnet(WithAsg(TwoPeers(), "back", "v1-other"), group), question).ShouldBe(AllowVnetIn);
        Ask(OnSubnet(WithAsg(WithAsg(TwoPeers(), "back", "v1-other"), "back", "v1-vm"), group), question).ShouldBe("Deny securityRules/r100");
    }

    [Test]
    public void A_cleared_access_flag_takes_the_peer_out_of_the_tag_of_the_side_that_owns_the_link()
    {
        Topology topology = OnSubnet(TwoPeers().WithLink("v1", "v2", link => link with { AllowVirtualNetworkAccess = false }), Draw.Group("g"));

        In(topology, "10.2.1.4").ShouldBe(DenyIn);
        Out(topology, "10.2.1.4").ShouldBe(DenyOut);
        Out(OnSubnet(TwoPeers().WithLink("v2", "v1", link => link with { AllowVirtualNetworkAccess = false }), Draw.Group("g")), "10.2.1.4").ShouldBe(AllowVnetOut);
    }

    [Test]
    public void A_public_prefix_of_a_peer_behind_a_cleared_flag_is_no_Internet_either()
    {
        Topology topology = OnSubnet(
            TwoPeers().WithVNet("v2", vnet => vnet with { AddressSpace = Draw.Prefixes("10.2.0.0/16 8.8.8.0/24") }).WithLink("v1", "v2", link => link with { AllowVirtualNetworkAccess = false }),
            Draw.Group("g"));

        Out(topology, "8.8.8.8").ShouldBe(DenyOut);
        Out(topology, "8.8.9.8").ShouldBe(AllowInternetOut);
    }

    [Test]
    public void The_tag_follows_the_peered_snapshot_of_a_Connected_link()
    {
        Topology topology = OnSubnet(TwoPeers().WithLink("v1", "v2", link => link with { RemoteAddressSpace = Draw.Prefixes("10.2.0.0/17") }), Draw.Group("g"));

        Out(topology, "10.2.1.4").ShouldBe(AllowVnetOut);
        Out(topology, "10.2.200.4").ShouldBe(DenyOut);
        Out(OnSubnet(TwoPeers().WithVNet("v2", vnet => vnet with { Peerings = [] }), Draw.Group("g")), "10.2.1.4").ShouldBe(DenyOut);
    }

    [TestCase("0.0.0.0/0 VirtualAppliance 10.9.9.9", AllowVnetOut, AllowVnetOut)] // 5.22: whether or not the appliance lies in the tag
    [TestCase("10.3.0.0/16 VirtualNetworkGateway", AllowVnetOut, AllowInternetOut)]
    [TestCase("10.3.0.0/16 VnetLocal", AllowVnetOut, AllowInternetOut)]
    [TestCase("0.0.0.0/0 None", DenyOut, AllowInternetOut)]
    [TestCase("0.0.0.0/0 Internet", DenyOut, AllowInternetOut)]
    public void Routes_of_the_users_widen_the_tag_on_their_subnet(string route, string toPrivate, string toPublic)
    {
        Topology topology = OnSubnet(TwoPeers(), Draw.Group("g")).WithSubnet("v1/web", subnet => subnet with { RouteTableId = Ids.Of(ResourceTypes.RouteTable, "t") }) with { RouteTables = [Draw.Table("t", route)] };

        Out(topology, "10.3.1.4").ShouldBe(toPrivate);
        Out(topology, "8.8.8.8").ShouldBe(toPublic);
    }

    [Test]
    public void A_table_on_another_subnet_widens_nothing_here()
    {
        Topology topology = OnSubnet(TwoPeers(), Draw.Group("g")).WithVNet("v1", vnet => vnet with { Subnets = vnet.Subnets.Add(Draw.Subnet("app", "10.1.2.0/24", "t") with { Id = Ids.Subnet("v1/app") }) })
            with { RouteTables = [Draw.Table("t", "0.0.0.0/0 VirtualAppliance 10.1.2.4")] };

        In(topology, "8.8.8.8").ShouldBe(DenyIn);
    }

    [TestCase(null)]
    [TestCase(true)]
    public void Prefixes_of_gateways_local_or_borrowed_are_in_the_tag_whether_or_not_the_table_propagates_them(bool? disabled)
    {
        NetworkSecurityGroup group = Draw.Group("g");
        Topology topology = SampleNetworks.HubAndSpoke();
        topology = topology.WithSubnet("spoke1/web", subnet => subnet with { NetworkSecurityGroupId = group.Id, RouteTableId = Ids.Of(ResourceTypes.RouteTable, "t") }) with
        {
            NetworkSecurityGroups = [group],
            RouteTables = [Draw.Table("t") with { DisableBgpRoutePropagation = disabled }],
            NetworkInterfaces = [Draw.Interface("v1-vm", "spoke1/web", "10.1.1.4")],
        };

        In(topology, "192.168.7.7").ShouldBe(AllowVnetIn);
        In(topology, "10.2.1.8").ShouldBe(DenyIn); // 2.80: the other spoke is nobody's here
    }

    [Test]
    public void Members_of_a_connected_group_are_in_the_tag()
    {
        Topology topology = OnSubnet(TwoPeers(), Draw.Group("g"));
        topology = topology with { VNets = topology.VNets.Add(Draw.VNet("v3", "10.3.0.0/16", Draw.Subnet("web", "10.3.1.0/24"))), NetworkManagers = [Mesh("v1", "v3")] };

        Out(topology, "10.3.1.4").ShouldBe(AllowVnetOut);
    }

    [Test]
    public void Probes_come_from_the_platform_and_pass()
    {
        Topology topology = OnSubnet(TwoPeers(), Draw.Group("g", "100 In Deny * * * * *", "100 Out Deny * * * * *"));

        In(topology, "168.63.129.16").ShouldBe("Allow -"); // 5.40
        Out(topology, "169.254.169.254").ShouldBe("Allow -");
    }

    [Test]
    public void A_rule_that_names_the_platform_stops_it()
    {
        Topology topology = OnSubnet(TwoPeers(), Draw.Group("g", "100 Out Deny * * * AzurePlatformDNS *"));

        Out(topology, "168.63.129.16").ShouldBe("Deny securityRules/r100");
        Out(topology, "169.254.169.254").ShouldBe("Allow -");
    }

    [Test]
    public void A_tag_without_data_is_not_known_and_matters_only_where_it_decides()
    {
        NetworkSecurityGroup group = Draw.Group("g", "100 Out Deny * * * Storage.WestEurope *", "200 Out Deny * * * 8.8.8.0/24 *");

        Out(OnSubnet(TwoPeers(), group), "9.9.9.9").ShouldBe("? ServiceTagWithoutData");
        Out(OnSubnet(TwoPeers(), group), "8.8.8.8").ShouldBe("Deny -"); // by one rule or the other
        Out(OnSubnet(TwoPeers(), group), "10.2.1.4").ShouldBe(AllowVnetOut); // such a tag holds public addresses
        NaiveSecurity.IpFlow(
            OnSubnet(TwoPeers(), group),
            Question(SecurityRuleDirection.Outbound, "9.9.9.9", 443, ProtocolKind.Tcp, 50000),
            AzureBehavior.Default,
            new ServiceTagCatalog([new("storage.westeurope", Draw.Prefixes("9.9.9.0/24"))])).RuleName.ShouldBe("securityRules/r100");
    }

    [Test]
    public void A_group_that_the_input_does_not_describe_is_not_known() =>
        In(OnSubnet(TwoPeers(), Draw.Group("g")) with { NetworkSecurityGroups = [] }, "8.8.8.8").ShouldBe("? UnresolvedReference");

    private static Topology TwoPeers() => SampleNetworks.SpokeChain(2) with
    {
        NetworkInterfaces = [Draw.Interface("v1-vm", "v1/web", "10.1.1.4"), Draw.Interface("v1-other", "v1/web", "10.1.1.5")],
    };

    private static Topology OnSubnet(Topology topology, NetworkSecurityGroup group) =>
        topology.WithSubnet("v1/web", subnet => subnet with { NetworkSecurityGroupId = group.Id }) with { NetworkSecurityGroups = topology.NetworkSecurityGroups.Add(group) };

    private static Topology OnInterface(Topology topology, NetworkSecurityGroup group) => topology with
    {
        NetworkInterfaces = topology.NetworkInterfaces.Select(one => one.Name == "v1-vm" ? one with { NetworkSecurityGroupId = group.Id } : one).ToValueList(),
        NetworkSecurityGroups = topology.NetworkSecurityGroups.Add(group),
    };

    private static Topology WithAsg(Topology topology, string asg, string member) => topology with
    {
        NetworkInterfaces = topology.NetworkInterfaces
            .Select(one => one.Name == member ? one with { IPConfigurations = [one.IPConfigurations[0] with { ApplicationSecurityGroupIds = [Ids.Of(ResourceTypes.ApplicationSecurityGroup, asg)] }] } : one)
            .ToValueList(),
    };

    private static NetworkManager Mesh(params string[] members)
    {
        ResourceId id = Ids.Of(ResourceTypes.NetworkManager, "avnm");
        ResourceId group = id.Child("networkGroups", "all");
        return new NetworkManager
        {
            Id = id,
            NetworkGroups = [new NetworkGroup { Id = group, StaticMembers = [.. members.Select(name => new StaticMember { Name = name, ResourceId = Ids.VNet(name) })] }],
            ConnectivityConfigurations =
            [
                new ConnectivityConfiguration
                {
                    Id = id.Child("connectivityConfigurations", "mesh"),
                    ConnectivityTopology = ConnectivityTopology.Mesh,
                    AppliesToGroups = [new ConnectivityGroupItem { NetworkGroupId = group }],
                },
            ],
        };
    }

    private static string In(Topology topology, string remote, int port = 443, ProtocolKind protocol = ProtocolKind.Tcp, int remotePort = 50000) =>
        Ask(topology, Question(SecurityRuleDirection.Inbound, remote, remotePort, protocol, port));

    private static string Out(Topology topology, string remote) => Ask(topology, Question(SecurityRuleDirection.Outbound, remote, 443, ProtocolKind.Tcp, 50000));

    private static OracleIpFlow Question(SecurityRuleDirection direction, string remote, int remotePort, ProtocolKind protocol, int localPort) =>
        new(Ids.Of(ResourceTypes.NetworkInterface, "v1-vm"), direction, protocol)
        {
            LocalAddress = HostAddress.Parse("10.1.1.4"),
            LocalPort = localPort,
            RemoteAddress = HostAddress.Parse(remote),
            RemotePort = remotePort,
        };

    private static string Ask(Topology topology, OracleIpFlow question)
    {
        OracleDecision decision = NaiveSecurity.IpFlow(topology, question, AzureBehavior.Default, ServiceTagCatalog.Empty);
        return decision.Access is null ? $"? {string.Join(", ", decision.Unknowns)}" : $"{decision.Access} {decision.RuleName ?? "-"}";
    }
}
