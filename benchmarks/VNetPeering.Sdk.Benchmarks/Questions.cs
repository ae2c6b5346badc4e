using BenchmarkDotNet.Attributes;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Benchmarks.Workloads;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.Routing;
using VNetPeering.Sdk.TestKit.Oracle;

namespace VNetPeering.Sdk.Benchmarks;

/// <summary>Single questions to a compiled network of 1,000 spokes. The baseline answers the next hop by linear scan over the table that the rule book gives.</summary>
[MemoryDiagnoser]
public class Questions
{
    private readonly HostAddress _elsewhere = HostAddress.Parse("10.3.200.70");
    private Topology _topology = new();
    private CompiledNetwork? _network;
    private ResourceId? _subnet;

    [GlobalSetup]
    public void Setup()
    {
        _topology = RegionalHubs.Build(1_000);
        _network = _topology.Compile();
        _subnet = _topology.VNets.First(vnet => vnet.Name == "spoke7").Subnets[0].Id;
    }

    [Benchmark(Baseline = true)]
    public OracleNextHop NaiveNextHopOf() => NaiveNextHop.Of(_topology, _subnet!, _elsewhere, AzureBehavior.Default);

    [Benchmark]
    public NextHop NextHop() => _network!.NextHop("spoke7/web", _elsewhere);

    [Benchmark]
    public FlowTrace TraceThroughTwoFirewalls() => _network!.Trace("spoke7/web", "spoke900/web");

    [Benchmark]
    public FlowTrace TraceToSite() => _network!.Trace("spoke7/data", "hq");
}
