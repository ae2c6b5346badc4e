using System.Text.Json.Nodes;
using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Comparison;
using VNetPeering.Sdk.Import;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Routing;
using VNetPeering.Sdk.TestKit.Generators;

namespace VNetPeering.Sdk.Tests.Comparison;

/// <summary>What counts as the same table, what as a difference, and what is listed apart.</summary>
public sealed class RouteComparisons
{
    [Test]
    public void A_table_is_the_same_as_itself_however_its_rows_are_cut_and_ordered([Range(0, 59)] int seed)
    {
        foreach ((CompiledNetwork network, string place) in Places(seed))
        {
            EffectiveRouteTable table = network.EffectiveRoutes(place);
            JsonObject[] cut =
            [
                .. from route in table.Routes.Reverse()
                   from fact in RouteFact.Of(route)
                   orderby fact.Prefix.Length, fact.NextHop descending
                   select Recorded.Row($"{fact.Source} {fact.State} {fact.Prefix} {fact.NextHopType} {fact.NextHop}"),
            ];

            RouteComparison whole = network.CompareRoutes(place, Recorded.From(table), new RouteComparisonOptions { CompareNames = true, CompareBgpPeerHostRoutes = true });
            RouteComparison parts = network.CompareRoutes(place, Recorded.Read(cut), new RouteComparisonOptions { CompareBgpPeerHostRoutes = true });

            whole.Verdict.ShouldBe(RouteComparisonVerdict.Same);
            whole.Same.ShouldBeGreaterThan(0);
            whole.NotCompared.ShouldBeEmpty();
            whole.BetterNoneList.ShouldBeNull();
            parts.ShouldBe(whole);
        }
    }

    [Test]
    public void One_changed_cell_is_one_missing_and_one_extra([Range(0, 29)] int seed, [Values("source", "state", "addressPrefix", "nextHopType", "nextHopIpAddress")] string cell)
    {
        foreach ((CompiledNetwork network, string place) in Places(seed))
        {
            EffectiveRouteTable table = network.EffectiveRoutes(place);
            JsonObject[] rows = [.. table.Routes.Select(Recorded.Row)];
            JsonObject changed = rows[seed % rows.Length];
            changed[cell] = cell switch
            {
                "source" => "Unknown",
                "state" => "Stale",
                "addressPrefix" => new JsonArray("198.51.100.0/24"),
                "nextHopType" => "Teleporter",
                _ => new JsonArray("198.51.100.7"),
            };

            RouteComparison comparison = network.CompareRoutes(place, Recorded.Read(rows));

            comparison.Missing.ShouldHaveSingleItem().IsRecorded.ShouldBeTrue();
            comparison.Extra.ShouldHaveSingleItem().IsRecorded.ShouldBeFalse();
            // Members of two connected groups stand in two rows: what the other row says is still there.
            EffectiveRoute own = table.Routes[seed % rows.Length];
            RouteFact.Of(comparison.Extra[0].Row).ShouldBe(RouteFact.Of(own).Except(table.Routes.Where(other => !ReferenceEquals(other, own)).SelectMany(RouteFact.Of)));
            comparison.Verdict.ShouldNotBe(RouteComparisonVerdict.Same);
        }
    }

    [Test]
    public void Of_a_row_with_two_next_hops_only_the_one_that_differs_is_named()
    {
        (RouteComparer comparer, EffectiveRouteTable table) = Table("User Active 10.0.0.0/8 VirtualAppliance 10.1.0.4,10.1.0.5");

        RouteComparison comparison = comparer.Compare(Recorded.Read([Recorded.Row("User Active 10.0.0.0/8 VirtualAppliance 10.1.0.5,10.1.0.6")]), table);

        comparison.Same.ShouldBe(1);
        comparison.Missing.ShouldHaveSingleItem().Row.NextHopAddresses.ShouldBe(["10.1.0.6"]);
        comparison.Extra.ShouldHaveSingleItem().Row.NextHopAddresses.ShouldBe(["10.1.0.4"]);
    }

    [Test]
    public void Of_a_row_with_many_prefixes_only_those_that_differ_are_named_in_one_row()
    {
        (RouteComparer comparer, EffectiveRouteTable table) = Table("Default Active 20.0.0.0/24,20.0.1.0/24,20.0.2.0/24,20.0.3.0/24 VirtualNetworkServiceEndpoint");

        RouteComparison comparison = comparer.Compare(Recorded.Read([Recorded.Row("Default Active 20.0.1.0/24,20.0.2.0/24 VirtualNetworkServiceEndpoint")]), table);

        comparison.Same.ShouldBe(2);
        comparison.Missing.ShouldBeEmpty();
        RouteDifference extra = comparison.Extra.ShouldHaveSingleItem();
        extra.Row.AddressPrefixes.ShouldBe(["20.0.0.0/24", "20.0.3.0/24"]);
        extra.Count.ShouldBe(2);
        comparison.DifferenceCount.ShouldBe(2);
    }

    [TestCase(false, RouteComparisonVerdict.Same)]
    [TestCase(true, RouteComparisonVerdict.Different)]
    public void Names_count_when_they_are_asked_for(bool compareNames, RouteComparisonVerdict verdict)
    {
        (RouteComparer comparer, EffectiveRouteTable table) = Table("User Active 10.0.0.0/8 None", new RouteComparisonOptions { CompareNames = compareNames });

        comparer.Compare(Recorded.Read([Recorded.Row("User Active 10.0.0.0/8 None", "another")]), table).Verdict.ShouldBe(verdict);
    }

    [TestCase("<the firewall>", RouteComparisonVerdict.Same)]
    [TestCase("firewall", RouteComparisonVerdict.Different)]
    public void A_masked_next_hop_stands_for_any(string hop, RouteComparisonVerdict verdict)
    {
        (RouteComparer comparer, EffectiveRouteTable table) = Table("User Active 10.0.0.0/8 VirtualAppliance 10.1.0.4,10.1.0.5");
        JsonObject row = Recorded.Row("User Active 10.0.0.0/8 VirtualAppliance");
        row["nextHopIpAddress"] = new JsonArray(hop);

        RouteComparison comparison = comparer.Compare(Recorded.Read([row]), table);

        comparison.Verdict.ShouldBe(verdict);
        comparison.Diagnostics.Count.ShouldBe(1);
    }

    [TestCase("VirtualNetworkGateway Active 10.9.0.30/32 VirtualNetworkGateway 10.0.0.4", false, UncomparedReason.BgpPeerHostRoute, TestName = "the address of a site's device")]
    [TestCase("VirtualNetworkGateway Active 10.0.0.12/32 VirtualNetworkGateway 10.0.0.4", false, UncomparedReason.BgpPeerHostRoute, TestName = "an address in a GatewaySubnet")]
    [TestCase("VirtualNetworkGateway Active 10.9.0.30/32 VirtualNetworkGateway 10.0.0.4", true, null, TestName = "the same when it is asked for")]
    [TestCase("VirtualNetworkGateway Active 10.9.0.31/32 VirtualNetworkGateway 10.0.0.4", false, null, TestName = "a host that speaks no BGP")]
    [TestCase("VirtualNetworkGateway Active 10.9.0.0/24 VirtualNetworkGateway 10.0.0.4", false, null, TestName = "a prefix")]
    [TestCase("User Active 10.9.0.30/32 VirtualAppliance 10.0.1.4", false, null, TestName = "a route of a table")]
    public void Host_routes_of_BGP_peers_are_listed_apart(string cells, bool compare, UncomparedReason? reason)
    {
        CompiledNetwork network = WithGateway(announced: ["10.200.0.0/16"]).Compile();
        JsonObject[] rows = [.. network.EffectiveRoutes("hub/work").Routes.Select(Recorded.Row), Recorded.Row(cells)];

        RouteComparison comparison = network.CompareRoutes("hub/work", Recorded.Read(rows), new RouteComparisonOptions { CompareBgpPeerHostRoutes = compare });

        (reason is null ? comparison.Missing : comparison.NotCompared).ShouldHaveSingleItem().NotComparedBecause.ShouldBe(reason);
        comparison.Verdict.ShouldBe(reason is null ? RouteComparisonVerdict.Different : RouteComparisonVerdict.Same);
    }

    [TestCase(PlatformNoneList.March2023)]
    [TestCase(PlatformNoneList.March2023WithLoopback)]
    [TestCase(PlatformNoneList.Documented)]
    public void The_None_list_of_an_older_table_is_named(PlatformNoneList list)
    {
        Topology topology = WithGateway(announced: ["10.200.0.0/16", "172.16.0.0/12"]);
        AzureBehavior older = AzureBehavior.Default with { PlatformNoneList = list };
        RecordedRouteTable recorded = Recorded.From(topology.Compile(new CompileOptions { Behavior = older }).EffectiveRoutes("hub/work"));

        RouteComparison plain = topology.Compile().CompareRoutes("hub/work", recorded);
        RouteComparison ignoring = topology.Compile().CompareRoutes("hub/work", recorded, new RouteComparisonOptions { IgnorePlatformNoneList = true });
        RouteComparison matching = topology.Compile(new CompileOptions { Behavior = older }).CompareRoutes("hub/work", recorded);

        plain.Verdict.ShouldBe(RouteComparisonVerdict.Different);
        plain.BetterNoneList.ShouldBe(new PlatformNoneListFit { List = list, Differences = 0 });
        ignoring.Verdict.ShouldBe(RouteComparisonVerdict.Same);
        ignoring.NotCompared.ShouldAllBe(route => route.NotComparedBecause == UncomparedReason.PlatformNoneList);
        ignoring.NotCompared.Count.ShouldBe(plain.DifferenceCount);
        matching.Verdict.ShouldBe(RouteComparisonVerdict.Same);
        matching.BetterNoneList.ShouldBeNull();
    }

    [Test]
    public void A_documented_None_row_always_counts()
    {
        CompiledNetwork network = WithGateway(announced: []).Compile();
        JsonObject[] rows = [.. network.EffectiveRoutes("hub/work").Routes.Where(route => route.AddressPrefixes[0].ToString() != "10.0.0.0/8").Select(Recorded.Row)];

        RouteComparison comparison = network.CompareRoutes("hub/work", Recorded.Read(rows), new RouteComparisonOptions { IgnorePlatformNoneList = true });

        comparison.Extra.ShouldHaveSingleItem().Row.AddressPrefixes.ShouldBe(["10.0.0.0/8"]);
        comparison.Verdict.ShouldBe(RouteComparisonVerdict.Different);
    }

    [Test]
    public void A_table_without_None_rows_fits_no_list_better()
    {
        CompiledNetwork network = WithGateway(announced: []).Compile();
        JsonObject[] rows = [.. network.EffectiveRoutes("hub/work").Routes.Where(route => route.NextHopType != NextHopType.None).Select(Recorded.Row)];

        RouteComparison comparison = network.CompareRoutes("hub/work", Recorded.Read(rows), new RouteComparisonOptions { IgnorePlatformNoneList = true });

        comparison.BetterNoneList.ShouldBeNull();
        comparison.NotCompared.ShouldBeEmpty();
        comparison.Extra.Count.ShouldBe(21);
    }

    private static (RouteComparer Comparer, EffectiveRouteTable Table) Table(string cells, RouteComparisonOptions? options = null)
    {
        string[] parts = cells.Split(' ');
        var table = new EffectiveRouteTable
        {
            SubnetId = ResourceId.Parse("/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/v/subnets/s"),
            DisableBgpRoutePropagation = false,
            Routes =
            [
                new EffectiveRoute
                {
                    Source = Enum.Parse<RouteSource>(parts[0]),
                    State = Enum.Parse<RouteState>(parts[1]),
                    AddressPrefixes = [.. parts[2].Split(',').Select(AddressPrefix.Parse)],
                    NextHopType = Enum.Parse<NextHopType>(parts[3]),
                    NextHopAddresses = parts.Length < 5 ? [] : [.. parts[4].Split(',').Select(HostAddress.Parse)],
                    Name = "all",
                    Origin = new RouteOrigin { Kind = RouteOriginKind.RouteTable },
                },
            ],
        };
        return (new RouteComparer(new Topology(), options), table);
    }

    /// <summary>A hub with a VPN gateway and a site, whose device speaks BGP from 10.9.0.30; null announces nothing that is known.</summary>
    private static Topology WithGateway(string[] announced) => Gaps.Hub(announced);

    private static IEnumerable<(CompiledNetwork Network, string Place)> Places(int seed)
    {
        Topology topology = RandomTopologies.Next(seed, 2 + (seed % 5));
        CompiledNetwork network = topology.Compile();
        return topology.VNets.SelectMany(vnet => vnet.Subnets).Select(subnet => (network, subnet.Id.ToString()));
    }
}
