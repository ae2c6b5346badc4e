using BenchmarkDotNet.Attributes;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Benchmarks.Lookups;
using VNetPeering.Sdk.Benchmarks.Lookups.Rivals;

namespace VNetPeering.Sdk.Benchmarks;

/// <summary>Looking up 4,194,304 different addresses in one table. Every row sums up to the same answers, or the run stops; a row is the time of one look-up.</summary>
[MemoryDiagnoser]
public class LookupsInOneTable
{
    private PrefixTable<uint> _table = PrefixTable<uint>.Create([]);
    private PrefixTable<uint> _frozen = PrefixTable<uint>.Create([]);
    private PrefixTable<uint> _ipv6 = PrefixTable<uint>.Create([]);
    private PatriciaTrie _trie = new([]);
    private uint[] _addresses = [];

    [Params("A", "B", "C", "D")]
    public string Set { get; set; } = "A";

    [GlobalSetup]
    public void Setup()
    {
        LookupSet set = LookupSet.Draw(Set);
        _addresses = set.Random;
        _table = PrefixTable<uint>.Create(Entries.Of(set.Routes));
        _frozen = _table.Freeze();
        _ipv6 = PrefixTable<uint>.Create(Entries.Of(RouteTables.InIPv6(set.Routes)));
        _trie = new PatriciaTrie(set.Routes);
        ulong[] sums = [Patricia(), Plain(), Frozen(), FrozenByHostAddress()];
        if (sums.Distinct().Count() != 1)
        {
            throw new InvalidOperationException($"The ways disagree: {string.Join(", ", sums)}.");
        }
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Addresses.Count)]
    public ulong Patricia() => Loops.Sum(new Doors.Trie(_trie), _addresses);

    [Benchmark(OperationsPerInvoke = Addresses.Count)]
    public ulong Plain() => Loops.Sum(new Doors.ByNumber(_table), _addresses);

    [Benchmark(OperationsPerInvoke = Addresses.Count)]
    public ulong Frozen() => Loops.Sum(new Doors.ByNumber(_frozen), _addresses);

    [Benchmark(OperationsPerInvoke = Addresses.Count)]
    public ulong FrozenByHostAddress() => Loops.Sum(new Doors.ByHostAddress(_frozen), _addresses);

    [Benchmark(OperationsPerInvoke = Addresses.Count)]
    public ulong PlainIPv6() => Loops.Sum(new Doors.ByIPv6Address(_ipv6), _addresses);
}
