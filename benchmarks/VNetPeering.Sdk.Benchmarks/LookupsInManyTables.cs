using BenchmarkDotNet.Attributes;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Benchmarks.Lookups;
using VNetPeering.Sdk.Benchmarks.Lookups.Rivals;

namespace VNetPeering.Sdk.Benchmarks;

/// <summary>Looking up in 2,000 tables, another one each time, 4,194,304 times. Both rows sum up to the same answers, or the run stops.</summary>
[MemoryDiagnoser]
public class LookupsInManyTables
{
    private ManyTables _tables = new([], [], []);
    private PrefixTablePool<uint> _pool = PrefixTablePool<uint>.Create([]);
    private PatriciaTrie[] _tries = [];

    [GlobalSetup]
    public void Setup()
    {
        _tables = ManyTables.Draw();
        _pool = PrefixTablePool<uint>.Create(_tables.Tables.Select(Entries.Of));
        _tries = [.. _tables.Tables.Select(routes => new PatriciaTrie(routes))];
        if (PatriciaEach() != Pool())
        {
            throw new InvalidOperationException("The ways disagree.");
        }
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Addresses.Count)]
    public ulong PatriciaEach()
    {
        ulong sum = 0;
        for (int i = 0; i < _tables.Asked.Length; i++)
        {
            sum += _tries[_tables.Asked[i]].Lookup(_tables.Addresses[i]);
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Addresses.Count)]
    public ulong Pool()
    {
        ulong sum = 0;
        for (int i = 0; i < _tables.Asked.Length; i++)
        {
            sum += _pool.Lookup(_tables.Asked[i], _tables.Addresses[i]);
        }

        return sum;
    }
}
