using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.Security;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Security;

/// <summary>A default route that a Route Server knows, in <c>VirtualNetwork</c> of a subnet whose own table sends it elsewhere (5.20 to 5.22).</summary>
public sealed class DefaultRoutesInTag
{
    private const string Design = """
        nsg guard
        table out
        vnet hub 10.0.0.0/24
        subnet hub/RouteServerSubnet 10.0.0.128/27
        subnet hub/nva 10.0.0.160/28 nsg=guard table=out
        subnet hub/shared 10.0.0.0/27 nsg=guard
        nic nva hub/nva 10.0.0.164 forwarding
        routeserver hub/rs 10.0.0.132 10.0.0.133
        session rs/nva 10.0.0.164 asn=65004 announces=0.0.0.0/0,10.0.0.0/16
        vnet app 10.0.1.0/24
        subnet app/web 10.0.1.0/27
        link hub -> app allowGatewayTransit
        link app -> hub useRemoteGateways allowForwardedTraffic

        """;

    [TestCase("0.0.0.0/0 -> Internet", false)]
    [TestCase("0.0.0.0/0 -> None", false)]
    [TestCase("0.0.0.0/0 -> VirtualAppliance 10.0.0.164", true)]
    [TestCase("8.0.0.0/8 -> Internet", true)]
    [TestCase("10.0.0.0/16 -> None", true)]
    public void It_is_left_out_where_the_table_sends_it_out(string route, bool isInTag)
    {
        CompiledNetwork network = Read($"route out/all {route}");

        Tag(network, "hub/nva").Contains(AddressPrefix.AllIPv4).ShouldBe(isInTag);
        Tag(network, "hub/nva").ShouldContain(AddressPrefix.Parse("10.0.0.0/16"));
        Tag(network, "hub/shared").ShouldContain(AddressPrefix.AllIPv4);
    }

    [Test]
    public void A_destination_that_nobody_can_read_leaves_it_open()
    {
        CompiledNetwork network = Read("route out/all 0.0.0.0/0 -> Internet");
        RouteTable table = network.Topology.RouteTables.Single(table => table.Name == "out");
        RouteTable open = table with { Routes = [table.Routes[^1] with { Destination = RouteDestination.FromUnresolved("[parameters('to')]") }] };

        CompiledNetwork unread = (network.Topology with { RouteTables = [.. network.Topology.RouteTables.Select(each => each.Id == table.Id ? open : each)] }).Compile();
        CompiledNetwork lost = (network.Topology with { RouteTables = [.. network.Topology.RouteTables.Where(each => each.Id != table.Id)] }).Compile();

        unread.Trace("app/web", "internet", Protocol.Tcp(443)).Verdict.ShouldBe(Verdict.Unknown);
        lost.Trace("app/web", "internet", Protocol.Tcp(443)).Verdict.ShouldBe(Verdict.Unknown);
    }

    [Test]
    public void So_an_appliance_that_leads_out_admits_nothing_for_the_Internet_by_default_rules()
    {
        FlowTrace trace = Read("route out/all 0.0.0.0/0 -> Internet").Trace("app/web", "internet", Protocol.Tcp(443));

        (trace.Verdict, trace.Blockers[0].Reason).ShouldBe((Verdict.Blocked, Disposition.DeniedBySecurityRule));
    }

    [Test]
    public void The_matrix_keeps_subnets_of_such_tables_apart()
    {
        CompiledNetwork network = Read("""
            route out/all 0.0.0.0/0 -> Internet
            table none
            vnet far 172.16.0.0/24
            subnet far/one 172.16.0.0/27
            subnet hub/plain 10.0.0.64/27 nsg=guard table=none
            """);

        ReachabilityMatrix matrix = network.Matrix();

        foreach ((string from, string to) in from one in new[] { "hub/nva", "hub/plain", "far/one", "app/web" } from other in new[] { "hub/nva", "hub/plain", "far/one", "app/web" } select (one, other))
        {
            matrix[from, to].ShouldBe(network.Trace(from, to).Verdict, $"{from} to {to}");
        }
    }

    private static CompiledNetwork Read(string lines) => DesignText.Read(Design + lines).Topology.Compile();

    private static IEnumerable<AddressPrefix> Tag(CompiledNetwork network, string subnet) =>
        network.EffectiveSecurityRules(subnet).Groups.Single().TagMap.Single(tag => tag.Name == "VirtualNetwork").Prefixes;
}
