using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Security;
using VNetPeering.Sdk.TestKit.Generators;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Reachability;

/// <summary>Service tags of which not everything is known: what is not known makes an answer Unknown only where it makes a difference, and it is one fact for all rules.</summary>
public sealed class OpenServiceTags
{
    [TestCase("10.2.1.8", SecurityRuleAccess.Allow, TestName = "another VNet of the hub is in the tag")]
    [TestCase("192.168.1.8", null, TestName = "what else the hub tells of nobody says")]
    [TestCase("8.8.8.8", SecurityRuleAccess.Deny, TestName = "the Internet is not behind it")]
    public void A_Virtual_WAN_hub_may_tell_of_more_than_the_input_says(string remote, SecurityRuleAccess? access)
    {
        CompiledNetwork network = DesignText.Read("""
            nsg guard
            vnet app 10.1.0.0/16
            subnet app/web 10.1.1.0/24 nsg=guard
            nic web app/web 10.1.1.4
            vnet data 10.2.0.0/16
            subnet data/sql 10.2.1.0/24
            virtualhub wan 10.250.0.0/23 vnets=app,data
            """).Topology.Compile();

        IpFlowAnswer answer = network.IpFlow("web", new IpFlow
        {
            Direction = SecurityRuleDirection.Inbound,
            Protocol = ProtocolKind.Tcp,
            LocalAddress = HostAddress.Parse("10.1.1.4"),
            LocalPort = 443,
            RemoteAddress = HostAddress.Parse(remote),
            RemotePort = 50000,
        });

        answer.Access.ShouldBe(access);
        answer.Gaps.Select(gap => gap.Reason).ShouldBe(access is null ? [UnknownReason.BeyondVirtualHub] : []);
    }

    [Test]
    public void What_nobody_declares_of_BGP_may_bring_the_space_of_another_VNet()
    {
        In(Declared(), "10.2.1.8").ShouldBe("Deny defaultSecurityRules/DenyAllInBound");
        In(Undeclared(), "10.2.1.8").ShouldBe("? BgpNotModelled");
    }

    [Test]
    public void It_may_bring_the_space_of_a_peer_that_a_cleared_flag_takes_out()
    {
        In(Undeclared().WithLink("spoke1", "hub", link => link with { AllowVirtualNetworkAccess = false }), "10.0.1.8").ShouldBe("? BgpNotModelled");
        In(Declared().WithLink("spoke1", "hub", link => link with { AllowVirtualNetworkAccess = false }), "10.0.1.8").ShouldBe("Deny defaultSecurityRules/DenyAllInBound");
    }

    [Test]
    public void What_it_may_bring_may_be_no_Internet()
    {
        Out(Declared("100 Out Deny * * * Internet *"), "8.8.8.8").ShouldBe("Deny securityRules/r100");
        Out(Undeclared("100 Out Deny * * * Internet *"), "8.8.8.8").ShouldBe("? BgpNotModelled");
    }

    [Test]
    public void Nor_in_a_rule_that_names_more_than_the_tag()
    {
        Out(Declared("100 Out Deny * * * 203.0.113.0/24,Internet *"), "8.8.8.8").ShouldBe("Deny securityRules/r100");
        Out(Undeclared("100 Out Deny * * * 203.0.113.0/24,Internet *"), "8.8.8.8").ShouldBe("? BgpNotModelled");
        Out(Undeclared("100 Out Deny * * * 203.0.113.0/24,Internet *"), "203.0.113.8").ShouldBe("Deny securityRules/r100", "whatever the tag holds");
        Out(Undeclared("100 Out Deny * * * VirtualNetwork,Internet *"), "8.8.8.8").ShouldBe("Deny securityRules/r100", "it is the one or the other");
    }

    [Test]
    public void One_default_rule_or_the_other_admits_what_may_be_the_one_or_the_other() => Out(Undeclared(), "8.8.8.8").ShouldStartWith("Allow ");

    [Test]
    public void A_member_of_a_connected_group_that_nobody_describes_has_some_space()
    {
        var net = new TopologyBuilder("mesh");
        VNetBuilder app = net.VNet("app", "10.1.0.0/16", v => v.Subnet("web", "10.1.1.0/24", s => s.NetworkSecurityGroup("nsg").VirtualMachine("vm", "10.1.1.4")));
        VNetBuilder far = net.VNet("far", "10.2.0.0/16", v => v.Subnet("web", "10.2.1.0/24"));
        net.NetworkManager("avnm").Mesh("mesh", [app, far]);
        Topology described = net.Build();
        Topology open = described with { VNets = [.. described.VNets.Select(vnet => vnet.Name == "far" ? new VNet { Id = vnet.Id, IsPlaceholder = true } : vnet)] };

        In(described, "10.9.0.4").ShouldBe("Deny defaultSecurityRules/DenyAllInBound");
        In(open, "10.9.0.4").ShouldBe("? UnresolvedReference");
        In(open, "10.1.2.4").ShouldBe("Allow defaultSecurityRules/AllowVnetInBound", "own space is own space");
    }

    [Test]
    public void A_tag_without_data_holds_an_address_for_all_rules_or_for_none()
    {
        Out(Declared("100 Out Deny Tcp * * Storage *", "110 Out Allow * * * storage *", "120 Out Deny * * * * *"), "8.8.8.8").ShouldStartWith("Deny ");
        Out(Declared("100 Out Deny Tcp * * Storage *", "110 Out Allow * * * Sql *", "120 Out Deny * * * * *"), "8.8.8.8").ShouldBe("? ServiceTagWithoutData");
    }

    [Test]
    public void A_route_to_a_tag_without_data_brings_what_the_tag_holds()
    {
        Topology topology = WithRoute(Declared("100 Out Deny * * * VirtualNetwork *", "110 Out Allow * * * Storage *", "120 Out Deny * * * * *"), RouteDestination.FromServiceTag("Storage"));

        Out(topology, "8.8.8.8").ShouldStartWith("Deny ");
        Out(topology, "10.2.1.8").ShouldBe("Deny securityRules/r120");
    }

    [Test]
    public void A_route_that_cannot_be_read_may_bring_the_space_of_another_VNet() =>
        In(WithRoute(Declared(), RouteDestination.FromUnresolved("[parameters('to')]")), "10.2.1.8").ShouldBe("? UnresolvedReference");

    [Test]
    public void A_public_prefix_of_a_peer_behind_a_cleared_flag_is_no_Internet_either()
    {
        Topology topology = Declared().WithVNet("hub", vnet => vnet with { AddressSpace = vnet.AddressSpace.Add(AddressPrefix.Parse("8.8.8.0/24")) });

        Out(topology, "8.8.8.8").ShouldBe("Allow defaultSecurityRules/AllowVnetOutBound");
        Out(topology.WithLink("spoke1", "hub", link => link with { AllowVirtualNetworkAccess = false }), "8.8.8.8").ShouldBe("Deny defaultSecurityRules/DenyAllOutBound");
        Out(topology.WithLink("spoke1", "hub", link => link with { AllowVirtualNetworkAccess = false }), "8.8.9.8").ShouldBe("Allow defaultSecurityRules/AllowInternetOutBound");
    }

    private static Topology Declared(params ReadOnlySpan<string> rules)
    {
        NetworkSecurityGroup group = Draw.Group("nsg", rules);
        return SampleNetworks.HubAndSpoke().WithSubnet("spoke1/web", subnet => subnet with { NetworkSecurityGroupId = group.Id }) with
        {
            NetworkSecurityGroups = [group],
            NetworkInterfaces = [Draw.Interface("vm", "spoke1/web", "10.1.1.4")],
        };
    }

    /// <summary>The same, with a device that speaks BGP and of which nobody says what it announces.</summary>
    private static Topology Undeclared(params ReadOnlySpan<string> rules) => Declared(rules) with
    {
        LocalNetworkGateways = [Draw.Device("hq-device", string.Empty) with { Asn = 65010 }],
        Connections = [Draw.ToSite("hub-gw", "hq-device", bgp: true)],
        Sites = [],
    };

    private static Topology WithRoute(Topology topology, RouteDestination destination)
    {
        RouteTable table = Draw.Table("t", "192.0.2.0/24 VirtualAppliance 10.0.1.4");
        return topology.WithSubnet("spoke1/web", subnet => subnet with { RouteTableId = table.Id }) with
        {
            RouteTables = [table with { Routes = [table.Routes[0] with { Destination = destination }] }],
        };
    }

    private static string In(Topology topology, string from) => Ask(topology, SecurityRuleDirection.Inbound, from, 443, 50000);

    private static string Out(Topology topology, string to) => Ask(topology, SecurityRuleDirection.Outbound, to, 50000, 443);

    private static string Ask(Topology topology, SecurityRuleDirection direction, string remote, int localPort, int remotePort)
    {
        IpFlowAnswer answer = topology.Compile().IpFlow("vm", new IpFlow
        {
            Direction = direction,
            Protocol = ProtocolKind.Tcp,
            LocalAddress = HostAddress.Parse("10.1.1.4"),
            LocalPort = localPort,
            RemoteAddress = HostAddress.Parse(remote),
            RemotePort = remotePort,
        });
        return answer.Access is { } access ? $"{access} {answer.RuleName}" : $"? {string.Join(", ", answer.Gaps.Select(gap => gap.Reason))}";
    }
}
