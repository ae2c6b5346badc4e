using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.TestKit.Generators;

namespace VNetPeering.Sdk.Tests.Properties;

/// <summary>Every cell of a matrix is the verdict of a trace, and the counts are those of the cells.</summary>
public sealed class MatrixAgainstTrace
{
    private const int DesignsPerKind = 100;

    private static readonly MatrixOptions[] Options =
    [
        new() { Protocols = [Protocol.Any, Protocol.Tcp(443)] },
        new() { Family = IPFamily.IPv6, Protocols = [Protocol.Icmp, Protocol.Udp(53, 1024)] },
    ];

    [Test]
    public void Random_designs() => Compare(Enumerable.Range(0, DesignsPerKind).Select(seed => RandomTopologies.Next(seed, SizeOf(seed)))).ShouldBeGreaterThan(DesignsPerKind * 100);

    [Test]
    public void Random_designs_with_BGP() => Compare(Enumerable.Range(0, DesignsPerKind).Select(seed => RandomTopologies.NextWithBgp(seed, SizeOf(seed)))).ShouldBeGreaterThan(DesignsPerKind * 100);

    [Test]
    public void Random_designs_with_security_groups() => Compare(Enumerable.Range(0, DesignsPerKind).Select(seed => RandomTopologies.NextWithSecurity(seed, SizeOf(seed)))).ShouldBeGreaterThan(DesignsPerKind * 100);

    [Test]
    public void Random_designs_with_firewalls_and_appliances_that_translate() => Compare(Enumerable.Range(0, DesignsPerKind).Select(seed => RandomTopologies.NextWithAdmission(seed, SizeOf(seed)))).ShouldBeGreaterThan(DesignsPerKind * 100);

    [Test]
    public void Random_designs_with_translation_and_classic_VNets() => Compare(Enumerable.Range(0, DesignsPerKind).Select(seed =>
        seed % 2 == 0 ? RandomTopologies.NextWithTranslation(seed, SizeOf(seed)) : RandomTopologies.NextWithClassic(seed, SizeOf(seed)))).ShouldBeGreaterThan(DesignsPerKind * 100);

    [Test]
    public void Random_designs_with_service_tags_and_other_readings() => Compare(Enumerable.Range(0, DesignsPerKind).Select(seed =>
        TaggedDesigns.With(RandomTopologies.NextWithSecurity(seed, SizeOf(seed)), seed).Compile(new CompileOptions { Behavior = Readings.Of(seed), ServiceTags = TaggedDesigns.Ranked }))).ShouldBeGreaterThan(DesignsPerKind * 100);

    [Test]
    public void Estates_of_hubs_and_spokes_that_repeat_themselves() => Compare(Enumerable.Range(0, 12).Select(seed => RandomEstates.Next(seed, 1 + (seed % 3), 5))).ShouldBeGreaterThan(5_000);

    [Test]
    public void Closed_links_on_the_way_and_beside_it() => Compare(ClosedSeeds(0, DesignsPerKind)).ShouldBeGreaterThan(DesignsPerKind * 100);

    [Test, Explicit("Thousands of designs; minutes. -- TestRunParameters.Parameter(name=\"from\", value=\"5000\"), count")]
    public void Closed_links_on_the_way_and_beside_it_in_many_designs() =>
        TestContext.Out.WriteLine($"{ClosedSeeds(TestContext.Parameters.Get("from", 10_000), TestContext.Parameters.Get("count", 3_000)).AsParallel().Sum(design => Compare([design]))} cells");

    private static IEnumerable<Topology> ClosedSeeds(int from, int count) => Enumerable.Range(from, count).Select(seed => ClosedDesigns.With(
        (seed % 5) switch
        {
            0 => RandomTopologies.NextWithSecurity(seed, SizeOf(seed)),
            1 => RandomTopologies.Next(seed, SizeOf(seed)),
            2 => RandomTopologies.NextWithTranslation(seed, SizeOf(seed)),
            3 => RandomTopologies.NextWithClassic(seed, SizeOf(seed)),
            _ => RandomEstates.Next(seed, 1 + (seed % 3), 4),
        },
        seed));

    [Test]
    public void Switches_that_nobody_can_read() => Compare(ClosedSeeds(0, DesignsPerKind).Select(WithUnreadSwitches)).ShouldBeGreaterThan(DesignsPerKind * 100);

    private static Topology WithUnreadSwitches(Topology topology, int number)
    {
        var random = new SeededRandom(number);
        string[] switches = ["allowVirtualNetworkAccess", "allowForwardedTraffic", "allowGatewayTransit", "useRemoteGateways"];
        return topology with
        {
            UnreadValues = [.. topology.VNets.SelectMany(vnet => vnet.Peerings).Where(_ => random.Chance(20)).Select(link =>
                new UnreadValue { ResourceId = link.Id, Property = random.Pick(switches), Text = "[parameters('switch')]", Kind = UnreadValueKind.Unresolved })],
        };
    }

    [Test]
    public void Samples_of_a_larger_estate()
    {
        CompiledNetwork network = RandomEstates.Next(seed: 7, hubs: 6, spokes: 40).Compile();
        ReachabilityMatrix matrix = network.Matrix(Options[0]);

        matrix.SubnetCount.ShouldBe(6 * (2 + (40 * 2)));
        for (int i = 0; i < 2_000; i++)
        {
            int source = i * 7919 % matrix.SubnetCount;
            int destination = i * 104_729 % matrix.SubnetCount;
            CompareCell(network, matrix, source, destination, Protocol.Tcp(443));
        }
    }

    [Test, Explicit("Thousands of designs and estates; minutes.")]
    public void Many_designs()
    {
        IEnumerable<int> seeds = Enumerable.Range(10_000, 3_000);
        long cells = Compare(seeds.SelectMany(seed => new[]
        {
            RandomTopologies.Next(seed, SizeOf(seed)), RandomTopologies.NextWithBgp(seed, SizeOf(seed)), RandomTopologies.NextWithSecurity(seed, SizeOf(seed)),
        }));
        cells += Compare(seeds.Take(300).Select(seed => RandomEstates.Next(seed, 1 + (seed % 4), 3 + (seed % 6))));
        TestContext.Out.WriteLine($"{cells} cells");
        cells.ShouldBeGreaterThan(1_000_000);
    }

    private static int SizeOf(int seed) => 2 + (seed % 6);

    private static long Compare(IEnumerable<Topology> designs) => Compare(designs.Select(topology => topology.Compile()));

    private static long Compare(IEnumerable<CompiledNetwork> networks)
    {
        long cells = 0;
        foreach (CompiledNetwork network in networks)
        {
            foreach (MatrixOptions options in Options)
            {
                ReachabilityMatrix matrix = network.Matrix(options);
                foreach (Protocol protocol in options.Protocols)
                {
                    cells += CompareLayer(network, matrix, protocol);
                }
            }
        }

        return cells;
    }

    private static long CompareLayer(CompiledNetwork network, ReachabilityMatrix matrix, Protocol protocol)
    {
        long[] counts = new long[3];
        for (int source = 0; source < matrix.SubnetCount; source++)
        {
            for (int destination = 0; destination < matrix.SubnetCount; destination++)
            {
                counts[(int)CompareCell(network, matrix, source, destination, protocol)]++;
            }
        }

        matrix.Count(protocol).ShouldBe(new VerdictCounts { Reachable = counts[(int)Verdict.Reachable], Blocked = counts[(int)Verdict.Blocked], Unknown = counts[(int)Verdict.Unknown] });
        return counts.Sum();
    }

    private static Verdict CompareCell(CompiledNetwork network, ReachabilityMatrix matrix, int source, int destination, Protocol protocol)
    {
        string from = matrix.SubnetAt(source).Resource!.ToString();
        string to = matrix.SubnetAt(destination).Resource!.ToString();
        Verdict verdict = matrix[source, destination, protocol];
        Verdict expected = network.Trace(from, to, protocol, matrix.Options.Family).Verdict;
        if (verdict != expected)
        {
            Assert.Fail($"{from} -> {to} {protocol} {matrix.Options.Family}: the matrix says {verdict}, the trace {expected}.\n{RandomTopologies.Describe(network.Topology)}");
        }

        return verdict;
    }
}
