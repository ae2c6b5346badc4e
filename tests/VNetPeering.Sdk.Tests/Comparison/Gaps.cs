using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Comparison;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit.Generators;

namespace VNetPeering.Sdk.Tests.Comparison;

/// <summary>Differences for which a gap of the computed table may account, and those for which none does.</summary>
public sealed class Gaps
{
    [TestCase("VirtualNetworkGateway Active 10.77.0.0/16 VirtualNetworkGateway 10.0.0.4", TestName = "a prefix that BGP brings")]
    [TestCase("VirtualNetworkGateway Active 0.0.0.0/0 VirtualNetworkGateway 10.0.0.4", TestName = "a default route that BGP brings, and the rows that it removes")]
    [TestCase("VirtualNetworkGateway Active 172.16.0.0/12 VirtualNetworkGateway 10.0.0.4", TestName = "a prefix that takes the place of a None row")]
    public void What_BGP_may_bring_leaves_the_answer_open(string cells)
    {
        CompiledNetwork network = Hub(announced: null).Compile();

        RouteComparison comparison = network.CompareRoutes("hub/work", Recorded.Read(RowsWith(network, cells)));

        comparison.Verdict.ShouldBe(RouteComparisonVerdict.Unknown);
        comparison.Missing.ShouldHaveSingleItem();
        comparison.Missing.Concat(comparison.Extra).SelectMany(difference => difference.ExplainedBy).Distinct().ShouldHaveSingleItem().Reason.ShouldBe(UnknownReason.BgpNotModelled);
        comparison.Gaps.ShouldHaveSingleItem();
    }

    [TestCase("User Active 10.77.0.0/16 VirtualAppliance 10.0.1.4", TestName = "a route of a table")]
    [TestCase("Default Active 10.77.0.0/16 VNetPeering", TestName = "a peering")]
    [TestCase("Default Active 25.33.0.0/16 None", TestName = "a None row")]
    public void BGP_does_not_account_for(string cells)
    {
        CompiledNetwork network = Hub(announced: null).Compile();

        RouteComparison comparison = network.CompareRoutes("hub/work", Recorded.Read(RowsWith(network, cells)));

        comparison.Verdict.ShouldBe(RouteComparisonVerdict.Different);
        comparison.Missing.ShouldHaveSingleItem().ExplainedBy.ShouldBeEmpty();
    }

    [Test]
    public void One_difference_without_an_account_decides()
    {
        CompiledNetwork network = Hub(announced: null).Compile();

        RouteComparison comparison = network.CompareRoutes("hub/work", Recorded.Read(RowsWith(
            network,
            "VirtualNetworkGateway Active 10.77.0.0/16 VirtualNetworkGateway 10.0.0.4",
            "User Active 10.78.0.0/16 None")));

        comparison.Verdict.ShouldBe(RouteComparisonVerdict.Different);
        comparison.Missing.Select(difference => difference.ExplainedBy.Count).ShouldBe([1, 0]);
    }

    [Test]
    public void Without_a_gap_nothing_is_explained()
    {
        CompiledNetwork network = Hub(announced: []).Compile();

        RouteComparison comparison = network.CompareRoutes("hub/work", Recorded.Read(RowsWith(network, "VirtualNetworkGateway Active 10.77.0.0/16 VirtualNetworkGateway 10.0.0.4")));

        comparison.Gaps.ShouldBeEmpty();
        comparison.Verdict.ShouldBe(RouteComparisonVerdict.Different);
    }

    [Test]
    public void A_route_table_that_is_not_in_the_input_may_bring_routes_and_displace_ours()
    {
        Topology topology = new() { VNets = [Draw.VNet("app", "10.1.0.0/16", Draw.Subnet("work", "10.1.0.0/24", "elsewhere"))] };
        CompiledNetwork network = topology.Compile();

        RouteComparison comparison = network.CompareRoutes("app/work", Recorded.Read(
        [
            Recorded.Row("Default Active 10.1.0.0/16 VnetLocal"),
            Recorded.Row("Default Invalid 0.0.0.0/0 Internet"),
            Recorded.Row("User Active 0.0.0.0/0 VirtualAppliance 10.1.1.4"),
        ]));

        comparison.Same.ShouldBe(1);
        comparison.Missing.Count.ShouldBe(2);
        comparison.Extra.Count.ShouldBe(22);
        comparison.Verdict.ShouldBe(RouteComparisonVerdict.Unknown);
    }

    /// <summary>A hub with a VPN gateway to a device that speaks BGP from 10.9.0.30; what it announces is declared, or unknown for null.</summary>
    internal static Topology Hub(string[]? announced)
    {
        return new Topology
        {
            VNets = [Draw.VNet("hub", "10.0.0.0/16", Draw.Subnet("GatewaySubnet", "10.0.0.0/24"), Draw.Subnet("work", "10.0.1.0/24"))],
            Gateways = [Draw.Gateway("gw", "hub") with { EnableBgp = true }],
            LocalNetworkGateways = [Draw.Device("device", string.Empty, announced is null ? null : "hq") with { BgpPeeringAddress = HostAddress.Parse("10.9.0.30"), Asn = 65010 }],
            Sites = announced is null ? [] : [new Site { Name = "hq", AddressSpace = [.. announced.Select(AddressPrefix.Parse)] }],
            Connections = [Draw.ToSite("gw", "device", bgp: true)],
        };
    }

    private static IEnumerable<System.Text.Json.Nodes.JsonObject> RowsWith(CompiledNetwork network, params string[] added)
    {
        // What Azure would show beside the added row: a default route by BGP takes the platform's rows away.
        string[] prefixes = [.. added.Select(cells => cells.Split(' ')[2])];
        bool isDefault = prefixes.Contains("0.0.0.0/0");
        return network.EffectiveRoutes("hub/work").Routes
            .Where(route => !prefixes.Contains(route.AddressPrefixes[0].ToString()) && !(isDefault && route.NextHopType == NextHopType.None))
            .Select(Recorded.Row)
            .Concat(added.Select(cells => Recorded.Row(cells)));
    }
}
