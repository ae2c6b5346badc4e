using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk.Tests.Reachability;

/// <summary>Next hops that a template reads from a resource at run time, where the design describes the resource.</summary>
public sealed class RunTimeAddresses
{
    private static readonly Assumption HasAddress = new() { Kind = AssumptionKind.FirewallHasAddress, About = "fw" };

    [Test]
    public void A_route_through_a_firewall_whose_address_Azure_picks_leads_to_the_firewall()
    {
        CompiledNetwork network = Design(privateAddress: null).Compile();

        FlowTrace trace = network.Trace("app/web", "data/sql");

        trace.Verdict.ShouldBe(Verdict.Reachable);
        trace.Forward.Hops.SelectMany(hop => hop.Steps).ShouldContain(step => step.Kind == StepKind.Appliance && step.Resource!.Name == "fw");
        trace.Assumptions.ShouldContain(HasAddress);
        network.Matrix()["app/web", "data/sql"].ShouldBe(Verdict.Reachable);
    }

    [Test]
    public void Its_rows_show_the_first_address_that_Azure_hands_out_and_say_so()
    {
        CompiledNetwork network = Design(privateAddress: null).Compile();

        EffectiveRouteTable table = network.EffectiveRoutes("app/web");

        table.Routes.Single(row => row.Source == RouteSource.User).NextHopAddresses.ShouldBe([HostAddress.Parse("10.0.0.68")]);
        table.Gaps.ShouldBeEmpty();
        table.Assumptions.ShouldContain(HasAddress);
        network.NextHop("app/web", "10.2.0.4").Assumptions.ShouldContain(HasAddress);
        network.NextHop("app/web", "10.1.0.5").Assumptions.ShouldNotContain(HasAddress);
    }

    [TestCase("[reference('{0}', '2024-05-01').ipConfigurations[0].properties.privateIPAddress]", TestName = "with an API version")]
    [TestCase("[reference('{0}', '2024-05-01').ipConfigurations[0].properties.privateIpAddress]", TestName = "in other letters")]
    [TestCase("[reference('{0}', '2024-05-01', 'full').properties.ipConfigurations[0].properties.privateIPAddress]", TestName = "of the full resource")]
    public void An_expression_that_reads_a_stated_address_is_as_good_as_the_address(string expression)
    {
        Topology topology = WithNextHop(Design("10.0.0.70"), net => string.Format(null, expression, net.AzureFirewalls[0].Id));

        FlowTrace trace = topology.Compile().Trace("app/web", "data/sql");

        trace.Verdict.ShouldBe(Verdict.Reachable);
        trace.Assumptions.ShouldNotContain(HasAddress);
        topology.Compile().NextHop("app/web", "10.2.0.4").Addresses.ShouldBe([HostAddress.Parse("10.0.0.70")]);
    }

    [Test]
    public void Interfaces_are_read_in_the_same_way()
    {
        var net = new TopologyBuilder("interface");
        VNetBuilder hub = net.VNet("hub", "10.0.0.0/22", v => v.Subnet("nva", "10.0.2.0/24"));
        hub.Appliance("nva", "10.0.2.4");
        hub.Subnet("web", "10.0.1.0/24", s => s.Route("0.0.0.0/0", "10.0.2.9"));

        Topology topology = WithNextHop(net.Build(), built => $"[reference('{built.NetworkInterfaces[0].Id}').ipConfigurations[0].properties.privateIPAddress]");

        topology.Compile().NextHop("hub/web", "20.1.2.3").Addresses.ShouldBe([HostAddress.Parse("10.0.2.4")]);
    }

    [TestCase("[reference('/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/azureFirewalls/other').ipConfigurations[0].properties.privateIPAddress]", TestName = "of a firewall that is not described")]
    [TestCase("[parameters('firewall')]", TestName = "of a parameter")]
    public void What_the_design_does_not_answer_stays_Unknown(string expression)
    {
        CompiledNetwork network = WithNextHop(Design(privateAddress: null), _ => expression).Compile();

        network.Trace("app/web", "data/sql").Verdict.ShouldBe(Verdict.Unknown);
        network.EffectiveRoutes("app/web").Gaps.ShouldHaveSingleItem().Reason.ShouldBe(UnknownReason.UnresolvedReference);
    }

    [Test]
    public void When_the_subnet_of_the_firewall_moves_so_does_the_next_hop()
    {
        CompiledNetwork before = Design(privateAddress: null).Compile();
        VNet hub = before.Topology.VNets[0];
        VNet moved = hub with { Subnets = [hub.Subnets[0] with { AddressPrefixes = [AddressPrefix.Parse("10.0.0.128/26")] }] };

        CompiledNetwork after = before.With(before.Prepare(new NetworkChange { VNets = [moved] }));

        after.NextHop("app/web", "10.2.0.4").Addresses.ShouldBe([HostAddress.Parse("10.0.0.132")]);
    }

    private static Topology WithNextHop(Topology topology, Func<Topology, string> expression)
    {
        RouteTable table = topology.RouteTables[0];
        return topology with { RouteTables = [table with { Routes = [table.Routes[0] with { NextHop = NextHopAddress.FromUnresolved(expression(topology)) }] }, .. topology.RouteTables.Skip(1)] };
    }

    private static Topology Design(string? privateAddress)
    {
        var net = new TopologyBuilder("open");
        VNetBuilder hub = net.VNet("hub", "10.0.0.0/22", v => v.FirewallSubnet("10.0.0.64/26"));
        FirewallBuilder fw = hub.AzureFirewall("fw", privateAddress);
        net.VNet("app", "10.1.0.0/24", v => v.Subnet("web", "10.1.0.0/26", s => s.Route("10.2.0.0/24", via: fw))).PeerWith(hub).AllowingForwardedTraffic();
        net.VNet("data", "10.2.0.0/24", v => v.Subnet("sql", "10.2.0.0/26", s => s.Route("10.1.0.0/24", via: fw))).PeerWith(hub).AllowingForwardedTraffic();
        return net.Build();
    }
}
