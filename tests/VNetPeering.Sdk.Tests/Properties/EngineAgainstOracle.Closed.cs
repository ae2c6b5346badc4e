using NUnit.Framework;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit.Generators;

namespace VNetPeering.Sdk.Tests.Properties;

/// <summary>Many cleared access flags, on the way and beside it (2.42).</summary>
public sealed partial class EngineAgainstOracle
{
    [Test]
    public void Closed_links_deny_the_same([Values(0, 1, 2)] int block) => CompareClosed(block * SecureDesignsPerCase, SecureDesignsPerCase);

    [Test, Explicit("Thousands of designs; minutes. -- TestRunParameters.Parameter(name=\"from\", value=\"5000\"), count")]
    public void Closed_links_deny_the_same_on_many_designs() => CompareClosed(TestContext.Parameters.Get("from", 0), TestContext.Parameters.Get("count", 10_000));

    private static void CompareClosed(int from, int count) =>
        Report(count, [.. Enumerable.Range(from, count).AsParallel().SelectMany(seed => SecurityDifferences(seed, FlowsDiffer, (number, size) => ClosedDesigns.With(DrawAny(number, size), number), FlowsPerDesign))]);

    private static Topology DrawAny(int seed, int size) => (seed % 4) switch
    {
        0 => RandomTopologies.NextWithSecurity(seed, size),
        1 => RandomTopologies.NextWithBgpAndSecurity(seed, size),
        2 => RandomTopologies.NextWithBgp(seed, size),
        _ => RandomTopologies.Next(seed, size),
    };
}
