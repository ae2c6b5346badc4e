using NUnit.Framework;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit.Generators;

namespace VNetPeering.Sdk.Tests.Properties;

/// <summary>
/// Routes and rules about service tags whose prefixes are given. To the oracle a route to a tag is a route to each of its prefixes, which gives way to an explicit one, and to one of a
/// narrower tag (3.32).
/// </summary>
public sealed partial class EngineAgainstOracle
{
    [Test]
    public void Service_tags_with_data_are_the_same([Values(0, 1, 2)] int block) => CompareWithTags(block * SecureDesignsPerCase, SecureDesignsPerCase);

    [Test, Explicit("Thousands of designs; minutes. -- TestRunParameters.Parameter(name=\"from\", value=\"5000\"), count")]
    public void Service_tags_with_data_are_the_same_on_many_designs() => CompareWithTags(TestContext.Parameters.Get("from", 0), TestContext.Parameters.Get("count", 10_000));

    private static void CompareWithTags(int from, int count) => Report(count, [.. Enumerable.Range(from, count).AsParallel().SelectMany(TagsDiffer)]);

    private static IEnumerable<(Difference Difference, string Design)> TagsDiffer(int seed)
    {
        Topology topology = TaggedDesigns.With(RandomTopologies.NextWithSecurity(seed, 2 + (seed % 6)), seed);
        var options = new CompileOptions { ServiceTags = TaggedDesigns.Apart };
        CompiledNetwork network = topology.Compile(options);
        Topology plain = TaggedDesigns.Expanded(topology, TaggedDesigns.Apart);
        IEnumerable<Difference?> found =
        [
            .. NextHopsDiffer(TaggedDesigns.Expanded(topology, TaggedDesigns.Ranked), topology.Compile(new CompileOptions { ServiceTags = TaggedDesigns.Ranked })),
            .. NextHopsDiffer(plain, network),
            .. SomeOf(FlowsOf(plain, [.. KindsOf(plain, seed)]), seed, FlowsPerDesign).Select(flow => TraceDiffers(plain, network, flow, options)),
            .. SomeOf(IPFlowsOf(plain, seed), seed, FlowsPerDesign).Select(question => IPFlowDiffers(plain, network, question, options)),
        ];
        return found.OfType<Difference>().Select(difference => (difference, $"seed {seed}\n{RandomTopologies.Describe(topology)}")).ToList();
    }
}
