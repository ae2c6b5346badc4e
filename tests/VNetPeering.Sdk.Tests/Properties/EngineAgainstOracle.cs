using NUnit.Framework;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Routing;
using VNetPeering.Sdk.TestKit.Generators;
using VNetPeering.Sdk.TestKit.Oracle;

namespace VNetPeering.Sdk.Tests.Properties;

/// <summary>The engine and the slow twin, two readings of one rule book, answer alike on random designs.</summary>
[Parallelizable(ParallelScope.All)]
public sealed partial class EngineAgainstOracle
{
    private const int DesignsPerCase = 50;

    private static readonly CompileOptions AsUsual = new();

    [Test]
    public void Effective_routes_are_the_same([Values(0, 1, 2, 3, 4, 5, 6, 7)] int block) => ForEachDesign(block, DesignsPerCase, RoutesDiffer);

    [Test]
    public void Next_hops_are_the_same([Values(0, 1)] int block) => ForEachDesign(block, DesignsPerCase, NextHopsDiffer);

    [Test]
    public void Traces_are_the_same([Values(0, 1, 2)] int block) => ForEachDesign(block, DesignsPerCase, TracesDiffer);

    [Test, Explicit("100,000 designs; about an hour. A part of them: -- TestRunParameters.Parameter(name=\"from\", value=\"5000\"), count, traces")]
    public void Everything_is_the_same_on_many_designs() => OnManyDesigns(RandomTopologies.Next);

    [Test]
    public void Effective_routes_with_BGP_are_the_same([Values(0, 1, 2, 3, 4, 5, 6, 7)] int block) => ForEachDesign(block, DesignsPerCase, RoutesDiffer, withBgp: true);

    [Test]
    public void Next_hops_with_BGP_are_the_same([Values(0, 1)] int block) => ForEachDesign(block, DesignsPerCase, NextHopsDiffer, withBgp: true);

    [Test]
    public void Traces_with_BGP_are_the_same([Values(0, 1, 2)] int block) => ForEachDesign(block, DesignsPerCase, TracesDiffer, withBgp: true);

    [Test, Explicit("100,000 designs; about two hours. A part of them as above")]
    public void Everything_with_BGP_is_the_same_on_many_designs() => OnManyDesigns(RandomTopologies.NextWithBgp);

    [Test]
    public void Effective_routes_across_sites_are_the_same([Values(0, 1)] int block) => ForEachDesign(block, DesignsPerCase, RoutesDiffer, RandomTopologies.NextAcrossSites);

    [Test]
    public void Traces_across_sites_are_the_same([Values(0, 1)] int block) => ForEachDesign(block, DesignsPerCase, TracesDiffer, RandomTopologies.NextAcrossSites);

    [Test, Explicit("100,000 designs; about two hours. A part of them as above")]
    public void Everything_across_sites_is_the_same_on_many_designs() => OnManyDesigns(RandomTopologies.NextAcrossSites);

    private static void OnManyDesigns(Func<int, int, Topology> draw)
    {
        int from = TestContext.Parameters.Get("from", 0);
        int count = TestContext.Parameters.Get("count", 100_000);
        Func<Topology, CompiledNetwork, IEnumerable<Difference>> compare = TestContext.Parameters.Get("traces", true) ? EverythingDiffers : TablesDiffer;
        Report(count, [.. Enumerable.Range(from, count).AsParallel().SelectMany(seed => Differences(seed, compare, draw))]);
    }

    private static IEnumerable<Difference> EverythingDiffers(Topology topology, CompiledNetwork network) =>
        [.. TablesDiffer(topology, network), .. TracesDiffer(topology, network)];

    private static IEnumerable<Difference> TablesDiffer(Topology topology, CompiledNetwork network) =>
        [.. RoutesDiffer(topology, network), .. NextHopsDiffer(topology, network)];

    private static void ForEachDesign(int block, int count, Func<Topology, CompiledNetwork, IEnumerable<Difference>> compare, bool withBgp = false) =>
        ForEachDesign(block, count, compare, withBgp ? RandomTopologies.NextWithBgp : RandomTopologies.Next);

    private static void ForEachDesign(int block, int count, Func<Topology, CompiledNetwork, IEnumerable<Difference>> compare, Func<int, int, Topology> draw) =>
        Report(count, [.. Enumerable.Range(block * count, count).SelectMany(seed => Differences(seed, compare, draw))]);

    private static List<(Difference Difference, string Design)> Differences(int seed, Func<Topology, CompiledNetwork, IEnumerable<Difference>> compare, Func<int, int, Topology> draw)
    {
        int size = 2 + (seed % 6);
        Topology topology = draw(seed, size);
        return [.. compare(topology, topology.Compile()).Select(difference => (difference, $"seed {seed}, size {size}\n{RandomTopologies.Describe(topology)}"))];
    }

    private static void Report(int count, List<(Difference Difference, string Design)> found)
    {
        if (found.Count > 0)
        {
            // One example of each kind, drawn by the smallest design: it tells most.
            IEnumerable<string> kinds = from one in found
                                        group one by one.Difference.Kind into kind
                                        orderby kind.Count() descending
                                        let shortest = kind.MinBy(one => one.Design.Length + one.Difference.Text.Length)
                                        select $"=== {kind.Count()} times: {kind.Key}\n{shortest.Difference.Text}\n\n{shortest.Design}\n";
            Assert.Fail($"{found.Select(one => one.Design).Distinct().Count()} of {count} designs differ.\n{string.Join('\n', kinds)}");
        }
    }

    private static IEnumerable<Difference> RoutesDiffer(Topology topology, CompiledNetwork network) => RoutesDiffer(topology, network, AzureBehavior.Default);

    private static IEnumerable<Difference> RoutesDiffer(Topology topology, CompiledNetwork network, AzureBehavior behavior)
    {
        foreach (Subnet subnet in topology.VNets.SelectMany(vnet => vnet.Subnets))
        {
            string place = PlaceOf(subnet);
            EffectiveRouteTable table = network.EffectiveRoutes(place);
            bool isUnsettled = NaiveRoutes.IsUnsettled(topology, subnet.Id, behavior);
            bool mayMiss = NaiveRoutes.MayMissRows(topology, subnet.Id, behavior);
            if (mayMiss != table.Gaps.Any(gap => gap.Reason == UnknownReason.BgpNotModelled))
            {
                yield return new Difference($"gap, oracle {mayMiss}, unsettled {isUnsettled}", $"{place}: engine [{string.Join(", ", table.Gaps.Select(gap => $"{gap.Reason} {gap.About}"))}]");
            }

            List<string> expected = [.. NaiveRoutes.Of(topology, subnet.Id, behavior).Where(row => !isUnsettled || IsSettled(row.Source, row.Type)).Select(RowText).Distinct().Order(StringComparer.Ordinal)];
            List<string> actual = [.. table.Routes.Where(row => !isUnsettled || IsSettled(row.Source, row.NextHopType)).SelectMany(RowTexts).Distinct().Order(StringComparer.Ordinal)];
            if (!expected.SequenceEqual(actual))
            {
                List<string> onlyOracle = [.. expected.Except(actual)];
                List<string> onlyEngine = [.. actual.Except(expected)];
                yield return new Difference(
                    $"routes, only oracle [{Kinds(onlyOracle)}], only engine [{Kinds(onlyEngine)}]",
                    $"{place}\nonly in the oracle:\n  {string.Join("\n  ", onlyOracle)}\nonly in the engine:\n  {string.Join("\n  ", onlyEngine)}\nboth:\n  {string.Join("\n  ", expected.Intersect(actual).Where(row => !row.EndsWith(" None", StringComparison.Ordinal)))}");
            }
        }
    }

    /// <summary>Where BGP never settles the rows that do not hang on it.</summary>
    private static bool IsSettled(RouteSource source, NextHopType type) =>
        source == RouteSource.User || (source == RouteSource.Default && type is not (NextHopType.Internet or NextHopType.None));

    private static IEnumerable<Difference> NextHopsDiffer(Topology topology, CompiledNetwork network) => NextHopsDiffer(topology, network, AzureBehavior.Default);

    private static IEnumerable<Difference> NextHopsDiffer(Topology topology, CompiledNetwork network, AzureBehavior behavior)
    {
        List<HostAddress> targets = InterestingAddresses(topology);
        foreach (Subnet subnet in topology.VNets.SelectMany(vnet => vnet.Subnets))
        {
            if (NaiveRoutes.IsUnsettled(topology, subnet.Id, behavior))
            {
                continue;
            }

            string place = PlaceOf(subnet);
            IReadOnlyList<OracleRow> rows = NaiveRoutes.Of(topology, subnet.Id, behavior);
            foreach (HostAddress target in targets)
            {
                OracleNextHop oracle = NaiveNextHop.Of(topology, subnet.Id, target, behavior, rows);
                NextHop engine = network.NextHop(place, target);
                string expected = $"{oracle.Type} {oracle.Address}{string.Join(' ', oracle.LearnedNextHops)} {oracle.RouteTableId?.Name}";

                // Addresses of gateways are the gateways' affair; those that a Route Server learned are compared.
                bool isOfGateway = engine.Type == NextHopType.VirtualNetworkGateway && oracle.LearnedNextHops.Count == 0;
                string address = isOfGateway ? string.Empty : string.Join(' ', engine.Addresses.Where(each => oracle.LearnedNextHops.Count == 0 || !IsOfGateway(topology, each)).Select(each => each.ToString()).Distinct().Order(StringComparer.Ordinal));
                string actual = $"{engine.Type} {address} {engine.RouteTableId?.Name}";
                if (expected != actual)
                {
                    yield return new Difference($"next hop, oracle {oracle.Type}, engine {engine.Type}", $"{place} to {target}: oracle \"{expected}\" by {oracle.Row}, engine \"{actual}\" by {engine.Route}");
                }
            }
        }
    }

    private static string Kinds(IEnumerable<string> rows) => string.Join(", ", rows.Select(row => string.Join(' ', row.Split(' ').Where((_, i) => i is 0 or 1 or 3))).Distinct());

    private static string PlaceOf(Subnet subnet) => $"{subnet.Id.Parent!.Name}/{subnet.Name}";

    private static string RowText(OracleRow row) => RowText(row.Source, row.State, row.Prefix, row.Type, row.Appliance ?? row.LearnedNextHop);

    private static IEnumerable<string> RowTexts(EffectiveRoute route)
    {
        // Next-hop addresses of gateway rows are the gateway's affair and not part of the comparison; those that a Route Server learned are.
        bool isOfGateway = route.Source == RouteSource.VirtualNetworkGateway && route.Origin.Kind != RouteOriginKind.RouteServer;
        HostAddress?[] addresses = isOfGateway || route.NextHopAddresses.Count == 0 ? [null] : [.. route.NextHopAddresses.Select(address => (HostAddress?)address)];
        return from prefix in route.AddressPrefixes
               from address in addresses
               select RowText(route.Source, route.State, prefix, route.NextHopType, address);
    }

    private static string RowText(RouteSource source, RouteState state, AddressPrefix prefix, NextHopType type, HostAddress? address) =>
        $"{source} {state} {prefix} {type.ToRouteWord()} {address}".TrimEnd();

    /// <summary>First and last address of every prefix that the design writes, and their neighbours.</summary>
    private static List<HostAddress> InterestingAddresses(Topology topology)
    {
        IEnumerable<AddressPrefix> prefixes =
        [
            .. topology.VNets.SelectMany(vnet => vnet.AddressSpace),
            .. topology.VNets.SelectMany(vnet => vnet.Subnets).SelectMany(subnet => subnet.AddressPrefixes),
            .. topology.VNets.SelectMany(vnet => vnet.Peerings).SelectMany(link => link.RemoteAddressSpace ?? []),
            .. topology.RouteTables.SelectMany(table => table.Routes).Select(route => route.Destination.Prefix).OfType<AddressPrefix>(),
            .. topology.Sites.SelectMany(site => site.AddressSpace),
            .. topology.Gateways.SelectMany(gateway => gateway.ClientAddressPools),
            .. topology.RouteServers.SelectMany(server => server.BgpConnections).SelectMany(connection => connection.Announces ?? []).Select(one => one.Prefix),
            .. topology.PrivateEndpoints.SelectMany(endpoint => endpoint.Addresses).Select(address => address.ToPrefix()),
            AddressPrefix.Parse("10.0.0.0/8"),
            AddressPrefix.Parse("25.176.0.0/13"),
        ];
        return [.. prefixes.Distinct().SelectMany(Edges).Distinct()];
    }

    private static IEnumerable<HostAddress> Edges(AddressPrefix prefix)
    {
        yield return prefix.First;
        yield return prefix.Last;
        UInt128 end = prefix.Family == IPFamily.IPv4 ? uint.MaxValue : UInt128.MaxValue;
        if (prefix.First.Value > 0)
        {
            yield return new HostAddress(prefix.Family, prefix.First.Value - 1);
        }

        if (prefix.Last.Value < end)
        {
            yield return new HostAddress(prefix.Family, prefix.Last.Value + 1);
        }
    }

    private static bool IsOfGateway(Topology topology, HostAddress address) =>
        topology.VNets.SelectMany(vnet => vnet.Subnets).Any(subnet => subnet.Name == SpecialSubnets.Gateway && subnet.AddressPrefixes.Any(prefix => prefix.Contains(address)));

    private sealed record Difference(string Kind, string Text);
}
