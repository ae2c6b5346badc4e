using NUnit.Framework;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit.Generators;

namespace VNetPeering.Sdk.Tests.Properties;

/// <summary>Other readings of what Azure does, where its sources differ, each of them with an even chance.</summary>
public sealed partial class EngineAgainstOracle
{
    [Test]
    public void Other_readings_are_the_same([Values(0, 1, 2)] int block) => CompareReadings(block * SecureDesignsPerCase, SecureDesignsPerCase);

    [Test, Explicit("Thousands of designs; minutes. -- TestRunParameters.Parameter(name=\"from\", value=\"5000\"), count")]
    public void Other_readings_are_the_same_on_many_designs() => CompareReadings(TestContext.Parameters.Get("from", 0), TestContext.Parameters.Get("count", 10_000));

    private static void CompareReadings(int from, int count) => Report(count, [.. Enumerable.Range(from, count).AsParallel().SelectMany(ReadingsDiffer)]);

    private static List<(Difference Difference, string Design)> ReadingsDiffer(int seed)
    {
        int size = 2 + (seed % 6);
        Topology topology = seed % 2 == 0 ? RandomTopologies.NextWithSecurity(seed, size) : RandomTopologies.NextWithBgpAndSecurity(seed, size);
        var options = new CompileOptions { Behavior = Readings.Of(seed) };
        CompiledNetwork network = topology.Compile(options);
        IEnumerable<Difference?> found =
        [
            .. RoutesDiffer(topology, network, options.Behavior),
            .. NextHopsDiffer(topology, network, options.Behavior),
            .. SomeOf(FlowsOf(topology, [.. KindsOf(topology, seed)]), seed, FlowsPerDesign).Select(flow => TraceDiffers(topology, network, flow, options)),
            .. SomeOf(IPFlowsOf(topology, seed), seed, FlowsPerDesign).Select(question => IPFlowDiffers(topology, network, question, options)),
        ];
        return [.. found.OfType<Difference>().Select(difference => (difference, $"seed {seed}, {options.Behavior}\n{RandomTopologies.Describe(topology)}"))];
    }
}
