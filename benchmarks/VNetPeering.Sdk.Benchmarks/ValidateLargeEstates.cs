using BenchmarkDotNet.Attributes;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Benchmarks.Workloads;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Benchmarks;

/// <summary>Every rule over estates of up to 100,500 VNets. The baseline only walks the records once and sorts their prefixes: what any checker has to do.</summary>
[MemoryDiagnoser]
public class ValidateLargeEstates
{
    private Topology _topology = new();

    [Params(5, 50, 500)]
    public int Hubs { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _topology = LargeEstate.Build(Hubs);
        if (_topology.Validate().Count > 0)
        {
            throw new InvalidOperationException($"The estate is not clean: {_topology.Validate()[0]}");
        }

        Console.WriteLine($"// {_topology.VNets.Count} VNets, {_topology.VNets.Sum(vnet => vnet.Subnets.Count)} subnets, {_topology.VNets.Sum(vnet => vnet.Peerings.Count)} links");
    }

    [Benchmark(Baseline = true)]
    public bool WalkAndSort()
    {
        var prefixes = new List<AddressPrefix>();
        foreach (VNet vnet in _topology.VNets)
        {
            foreach (Subnet subnet in vnet.Subnets)
            {
                prefixes.AddRange(subnet.AddressPrefixes);
            }

            foreach (Peering peering in vnet.Peerings)
            {
                prefixes.AddRange(peering.RemoteAddressSpace ?? []);
            }
        }

        return PrefixOverlaps.Any(prefixes.ToArray());
    }

    [Benchmark]
    public int Validate() => _topology.Validate().Count;
}
