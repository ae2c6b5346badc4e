using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability.Pairs;
using VNetPeering.Sdk.TestKit.Generators;

namespace VNetPeering.Sdk.Tests.Reachability;

/// <summary>Protocols that nothing in a network tells apart are one layer of a matrix, whoever would tell them apart.</summary>
public sealed class PortLayers
{
    [Test]
    public void Ports_that_no_rule_names_are_alike()
    {
        Classes(Under(Rule() with { DestinationPortRange = "443" }), Protocol.Tcp(22), Protocol.Tcp(80), Protocol.Tcp(443), Protocol.Udp(80)).ShouldBe([0, 0, 1, 2]);
    }

    [TestCase("100-200", new[] { 0, 0 }, TestName = "both in a range")]
    [TestCase("150", new[] { 0, 1 }, TestName = "one port between them, in one of the ranges")]
    [TestCase("100-130", new[] { 0, 1 }, TestName = "a range that holds a part of one")]
    [TestCase("*", new[] { 0, 0 }, TestName = "every port")]
    [TestCase("web", new[] { 0, 0 }, TestName = "a text that nobody can read is unknown for both")]
    public void Ranges_are_alike_where_a_rule_holds_both_or_none(string ports, int[] expected) =>
        Classes(Under(Rule() with { DestinationPortRanges = [ports] }), Range(110, 120), Range(130, 160)).ShouldBe(expected);

    [Test]
    public void Every_port_is_like_none()
    {
        Classes(new Topology(), Protocol.Any, Protocol.Tcp(), Protocol.Udp(), Protocol.Icmp, Protocol.Tcp(80), Protocol.Tcp(81)).ShouldBe([0, 1, 2, 3, 4, 4]);
    }

    [TestCaseSource(nameof(WhoNames443))]
    public void Whoever_names_a_port_tells_it_apart(Topology topology) => Classes(topology, Protocol.Tcp(80), Protocol.Tcp(443), Protocol.Tcp(81)).ShouldBe([0, 1, 0]);

    private static IEnumerable<TestCaseData> WhoNames443()
    {
        yield return Case("a rule's source ports", Under(Rule() with { SourcePortRange = "443" }));
        yield return Case("an appliance", new Topology { Appliances = [new Appliance { Name = "nva", NetworkInterfaceId = Ids.Of(ResourceTypes.NetworkInterface, "nva"), AdmittedFlows = [new AdmittedFlow { Protocol = Protocol.Tcp(443) }] }] });
        yield return Case("a rule of a firewall", Firewall() with { Rules = [new FirewallRule { Name = "r", Protocol = Protocol.Tcp(443) }] });
        yield return Case("a published port", Firewall() with { DestinationNatRules = [new DestinationNatRule { Name = "r", Protocol = Protocol.Tcp(443) }] });
        yield return Case("the front end of a load balancer", Balancer(new LoadBalancerRule { Name = "r", FrontEndPort = 443, BackendPort = 443 }));

        var net = new TopologyBuilder("managed");
        net.NetworkManager("avnm").SecurityAdmin("all", [net.VNet("app", "10.0.0.0/16")], AdminRule.Inbound("r", 100, AdminRuleAccess.Deny, Protocol.Tcp(443)));
        yield return Case("a security admin rule", net.Build());

        static TestCaseData Case(string name, object holder) => new TestCaseData(holder switch
        {
            AzureFirewall firewall => new Topology { AzureFirewalls = [firewall] },
            _ => (Topology)holder,
        }).SetName(name);
    }

    private static AzureFirewall Firewall() => new() { Id = Ids.Of(ResourceTypes.AzureFirewall, "fw") };

    private static Topology Balancer(LoadBalancerRule rule) => new() { LoadBalancers = [new LoadBalancer { Id = Ids.Of(ResourceTypes.LoadBalancer, "lb"), Rules = [rule] }] };

    private static SecurityRule Rule() => new() { Name = "r", Priority = 100, Direction = SecurityRuleDirection.Inbound, Access = SecurityRuleAccess.Deny };

    private static Topology Under(SecurityRule rule) => new() { NetworkSecurityGroups = [new NetworkSecurityGroup { Id = Ids.Of(ResourceTypes.NetworkSecurityGroup, "nsg"), SecurityRules = [rule] }] };

    private static Protocol Range(int first, int last) => Protocol.Create(ProtocolKind.Tcp, new PortRange(first, last));

    private static int[] Classes(Topology topology, params Protocol[] protocols)
    {
        var classes = PortClasses.Of(topology, [.. protocols]);
        return [.. protocols.Select((_, i) => classes[i])];
    }
}
