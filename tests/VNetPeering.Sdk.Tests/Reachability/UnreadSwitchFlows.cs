using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Reachability;

/// <summary>Values that nobody can read, such as expressions of a template, are not taken at their defaults: what hangs on them is Unknown.</summary>
public sealed class UnreadSwitchFlows
{
    private const string Transit = """
        vnet hub 10.0.0.0/16
        vnet app 10.1.0.0/16
        vnet data 10.2.0.0/16
        vnet aside 10.3.0.0/16
        subnet hub/GatewaySubnet 10.0.255.0/27
        subnet hub/nva 10.0.2.0/24
        subnet hub/vm 10.0.3.0/24
        subnet app/web 10.1.1.0/24 table=app
        subnet data/sql 10.2.1.0/24 table=data
        subnet aside/web 10.3.1.0/24
        table app
        route app/data 10.2.0.0/16 -> VirtualAppliance 10.0.2.4
        table data
        route data/app 10.1.0.0/16 -> VirtualAppliance 10.0.2.4
        nic nva hub/nva 10.0.2.4 forwarding
        localgateway dev 192.168.0.0/16 site=hq
        site hq 192.168.0.0/16
        gateway hub/gw Vpn
        connection to-hq gw -> dev
        link app -> hub useRemoteGateways allowForwardedTraffic
        link data -> hub useRemoteGateways allowForwardedTraffic
        link hub -> app allowGatewayTransit
        link hub -> data allowGatewayTransit
        peering hub <-> aside
        """;

    [TestCase("app", "hub", "allowVirtualNetworkAccess", "hub/vm")]
    [TestCase("hub", "app", "allowVirtualNetworkAccess", "hub/vm")]
    [TestCase("hub", "app", "allowVirtualNetworkAccess", "data/sql")]
    [TestCase("hub", "app", "allowVirtualNetworkAccess", "hq")]
    [TestCase("app", "hub", "allowForwardedTraffic", "data/sql")]
    [TestCase("data", "hub", "allowForwardedTraffic", "data/sql")]
    [TestCase("app", "hub", "useRemoteGateways", "hq")]
    [TestCase("hub", "app", "allowGatewayTransit", "hq")]
    public void A_switch_that_decides(string local, string remote, string property, string far)
    {
        Topology topology = With(local, remote, property);
        CompiledNetwork network = topology.Compile();

        network.Trace("app/web", far).Verdict.ShouldBe(Verdict.Unknown);
        network.Trace(far, "app/web").Verdict.ShouldBe(Verdict.Unknown);
        DesignText.Read(Transit).Topology.Compile().Trace("app/web", far).Verdict.ShouldBe(Verdict.Reachable);
    }

    [TestCase("app", "hub", "allowVirtualNetworkAccess", "hq")]
    [TestCase("app", "hub", "allowVirtualNetworkAccess", "data/sql")]
    [TestCase("hub", "data", "allowVirtualNetworkAccess", "hub/vm")]
    [TestCase("hub", "app", "allowForwardedTraffic", "data/sql")]
    [TestCase("app", "hub", "useRemoteGateways", "hub/vm")]
    public void A_switch_that_does_not(string local, string remote, string property, string far)
    {
        CompiledNetwork network = With(local, remote, property).Compile();

        network.Trace("app/web", far).Verdict.ShouldBe(Verdict.Reachable);
        network.Trace(far, "app/web").Verdict.ShouldBe(Verdict.Reachable);
    }

    [TestCase("app", "hub", "allowVirtualNetworkAccess")]
    [TestCase("hub", "app", "allowVirtualNetworkAccess")]
    [TestCase("hub", "app", "allowForwardedTraffic")]
    [TestCase("data", "hub", "allowForwardedTraffic")]
    [TestCase("hub", "aside", "allowVirtualNetworkAccess")]
    public void Every_cell_of_the_matrix_is_the_trace(string local, string remote, string property)
    {
        CompiledNetwork network = With(local, remote, property).Compile();
        ReachabilityMatrix matrix = network.Matrix();

        foreach ((string from, string to) in from one in Places from other in Places where one != other select (one, other))
        {
            matrix[from, to].ShouldBe(network.Trace(from, to).Verdict, $"{from} {to}");
        }
    }

    [TestCase("")]
    [TestCase("rule guard/own 100 Inbound Allow * 10.0.0.0/16 -> *\nrule guard/out 100 Outbound Allow * * -> 10.0.0.0/16")]
    public void Under_a_group_the_tag_is_open_and_rules_about_addresses_are_not(string rules)
    {
        Topology topology = DesignText.Read($"""
            nsg guard
            {rules}
            vnet hub 10.0.0.0/16
            vnet app 10.1.0.0/16
            subnet hub/vm 10.0.3.0/24
            subnet app/web 10.1.1.0/24 nsg=guard
            peering app <-> hub
            """).Topology;
        topology = Unread(topology, Designs.LinkId("app", "hub"), "allowVirtualNetworkAccess");

        topology.Compile().Trace("app/web", "hub/vm").Verdict.ShouldBe(rules.Length == 0 ? Verdict.Unknown : Verdict.Reachable);
    }

    [TestCase("access")]
    [TestCase("priority")]
    [TestCase("direction")]
    public void A_rule_that_nobody_can_read_leaves_its_group_open(string property)
    {
        Topology topology = DesignText.Read("""
            nsg guard
            rule guard/web 200 Inbound Allow Tcp * -> * ports=443
            vnet app 10.1.0.0/16
            subnet app/web 10.1.1.0/24 nsg=guard
            subnet app/api 10.1.2.0/24
            """).Topology;
        topology.Compile().Trace("app/api", "app/web", Protocol.Tcp(443)).Verdict.ShouldBe(Verdict.Reachable);

        topology = Unread(topology, topology.NetworkSecurityGroups[0].Id.Child("securityRules", "deny"), property);

        topology.Compile().Trace("app/api", "app/web", Protocol.Tcp(443)).Verdict.ShouldBe(Verdict.Unknown);
        topology.Compile().Matrix()["app/api", "app/web"].ShouldBe(Verdict.Unknown);
    }

    [TestCase("securityRules")]
    [TestCase("securityRules[0]")]
    [TestCase("properties.securityRules")]
    public void A_list_of_rules_that_nobody_can_read_leaves_its_group_open(string property)
    {
        Topology topology = DesignText.Read("""
            nsg guard
            vnet app 10.1.0.0/16
            subnet app/web 10.1.1.0/24 nsg=guard
            subnet app/api 10.1.2.0/24
            """).Topology;

        topology = Unread(topology, topology.NetworkSecurityGroups[0].Id, property);

        topology.Compile().Trace("app/api", "app/web").Verdict.ShouldBe(Verdict.Unknown);
        topology.Compile().Matrix()["app/api", "app/web"].ShouldBe(Verdict.Unknown);
    }

    [TestCase("routes")]
    [TestCase("routes[1]")]
    [TestCase("disableBgpRoutePropagation")]
    public void A_table_that_nobody_can_read_is_as_good_as_missing(string property)
    {
        Topology topology = DesignText.Read("""
            table t
            vnet app 10.1.0.0/16
            subnet app/web 10.1.1.0/24 table=t
            subnet app/api 10.1.2.0/24
            """).Topology;
        topology.Compile().Trace("app/api", "app/web").Verdict.ShouldBe(Verdict.Reachable);

        topology = Unread(topology, topology.RouteTables[0].Id, property);

        topology.Compile().Trace("app/api", "app/web").Verdict.ShouldBe(Verdict.Unknown);
        topology.Compile().Matrix()["app/api", "app/web"].ShouldBe(Verdict.Unknown);
    }

    private static string[] Places => ["hub/vm", "app/web", "data/sql", "aside/web"];

    private static Topology With(string local, string remote, string property) => Unread(DesignText.Read(Transit).Topology, Designs.LinkId(local, remote), property);

    private static Topology Unread(Topology topology, ResourceId id, string property) => topology with
    {
        UnreadValues = [new UnreadValue { ResourceId = id, Property = property, Text = "[parameters('x')]", Kind = UnreadValueKind.Unresolved }],
    };
}
