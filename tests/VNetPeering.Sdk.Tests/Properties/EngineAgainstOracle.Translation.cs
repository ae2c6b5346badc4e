using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.TestKit.Generators;
using VNetPeering.Sdk.TestKit.Oracle;

namespace VNetPeering.Sdk.Tests.Properties;

/// <summary>Flows through appliances that translate the source.</summary>
public sealed partial class EngineAgainstOracle
{
    private const int TranslationDesigns = 60;

    [Test]
    public void Flows_with_translation_are_the_same([Values(0, 1, 2)] int block) => ForEachSecureDesign(block, TranslationDiffers, RandomTopologies.NextWithTranslation);

    [Test, Explicit("100,000 designs; hours. A part of them: -- TestRunParameters.Parameter(name=\"from\", value=\"5000\"), count, flows (of each design)")]
    public void Translation_is_the_same_on_many_designs() => OnManyDesigns(TranslationDiffers, RandomTopologies.NextWithTranslation);

    /// <summary>In every design the first host sends both addresses of the Internet to an appliance that translates, unless another VNet has its address too.</summary>
    [Test]
    public void Every_design_with_translation_has_flows_that_are_translated()
    {
        int asked = 0;
        int translated = 0;
        foreach (int seed in Enumerable.Range(0, TranslationDesigns))
        {
            Topology topology = RandomTopologies.NextWithTranslation(seed, 2 + (seed % 6));
            (Subnet subnet, HostAddress host) = FirstHost(topology);
            foreach (Question question in FlowsOf(topology, [(Protocol.Tcp(443), OraclePacketKind.Tcp(443))]).Where(one => one.Subnet == subnet && !one.Flow.To.IsPrivate))
            {
                asked++;
                question.Flow.From.ShouldBe(host);
                translated += NaiveTracer.Trace(topology, question.Flow, AzureBehavior.Default, ServiceTagCatalog.Empty).IsTranslated ? 1 : 0;
            }
        }

        translated.ShouldBe(asked);
        asked.ShouldBeGreaterThan(TranslationDesigns); // two to a design, and VNets that share their space are few
    }

    private static (Subnet Subnet, HostAddress Host) FirstHost(Topology topology)
    {
        Subnet web = topology.VNets[0].Subnets.First(subnet => subnet.Name == "web");
        return (web, HostIn(web, 8));
    }

    private static void OnManyDesigns(Compare part, Func<int, int, Topology> draw)
    {
        int from = TestContext.Parameters.Get("from", 0);
        int count = TestContext.Parameters.Get("count", 100_000);
        int flows = TestContext.Parameters.Get("flows", FlowsPerDesign);
        int asked = 0;
        Compare compare = (topology, network, seed, most) => Counted(part(topology, network, seed, most), ref asked);
        List<(Difference Difference, string Design)> found = [.. Enumerable.Range(from, count).AsParallel().SelectMany(seed => SecurityDifferences(seed, compare, draw, flows))];
        TestContext.Out.WriteLine($"{count} designs, {asked} flows, {found.Count} differences");
        Report(count, found);
    }

    /// <summary>From the subnets that have a route to a translating appliance.</summary>
    private static IEnumerable<Difference?> TranslationDiffers(Topology topology, CompiledNetwork network, int seed, int most) =>
        SomeOf(FlowsOf(topology, AdmissionKinds).Where(one => one.Subnet.Name == "web"), seed, most).Select(flow => TraceDiffers(topology, network, flow));
}
