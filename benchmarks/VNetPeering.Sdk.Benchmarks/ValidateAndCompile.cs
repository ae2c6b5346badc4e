using BenchmarkDotNet.Attributes;
using VNetPeering.Sdk.Benchmarks.Workloads;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit.Oracle;

namespace VNetPeering.Sdk.Benchmarks;

/// <summary>From a topology to answers: every rule, then every effective route table. The baseline derives the tables one by one, straight from the rule book.</summary>
[MemoryDiagnoser]
public class ValidateAndCompile
{
    private Topology _topology = new();

    [Params(10, 100, 1_000)]
    public int Spokes { get; set; }

    [GlobalSetup]
    public void Setup() => _topology = RegionalHubs.Build(Spokes);

    [Benchmark(Baseline = true)]
    public int NaiveTables() =>
        _topology.VNets.Sum(vnet => vnet.Subnets.Sum(subnet => NaiveRoutes.Of(_topology, subnet.Id, AzureBehavior.Default).Count));

    [Benchmark]
    public int Validate() => _topology.Validate().Count;

    [Benchmark]
    public CompiledNetwork Compile() => _topology.Compile();

    [Benchmark]
    public (DiagnosticReport, CompiledNetwork) Both() => (_topology.Validate(), _topology.Compile());
}
