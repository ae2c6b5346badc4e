using System.Diagnostics;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Benchmarks.Lookups.Rivals;

namespace VNetPeering.Sdk.Benchmarks.Lookups;

/// <summary>Runs all ways to look up in one table, in turns.</summary>
internal sealed class TableRace
{
    internal const string Frozen = "PrefixTable, frozen";
    internal const string FrozenByHost = "PrefixTable, frozen, by HostAddress";
    internal const string FrozenMany = "PrefixTable, frozen, many at once";
    internal const string Plain = "PrefixTable";
    internal const string IPv6 = "random, the table in IPv6";
    internal const string Random = "random";
    internal const string Skewed = "skewed";
    internal const string Chain = "random, in a chain";
    internal const string Build = "build";

    private const int Turns = 3;
    private const int VeryMany = 100_000;

    private readonly LookupSet _set;
    private readonly Figures _figures;
    private readonly List<(string Way, int Count, Func<uint[], int, ulong> Sum)> _ways = [];
    private readonly List<(string Way, Func<uint[], int, ulong> Sum)> _chains = [];
    private readonly List<(string Way, Func<uint[], int, ulong> Sum)> _ipv6 = [];

    internal TableRace(LookupSet set, Figures figures)
    {
        _set = set;
        _figures = figures;
        KeyValuePair<AddressPrefix, uint>[] entries = Entries.Of(set.Routes);
        var table = PrefixTable<uint>.Create(entries);
        PrefixTable<uint> frozen = table.Freeze();
        uint[] answers = new uint[Addresses.Count];
        bool isVeryLarge = set.Routes.Length > VeryMany;

        Add(Frozen, new Doors.ByNumber(frozen));
        Add(FrozenByHost, new Doors.ByHostAddress(frozen));
        _ways.Add((FrozenMany, Addresses.Count, (addresses, count) => SumAtOnce(frozen, addresses.AsSpan(0, count), answers)));
        Add(Plain, new Doors.ByNumber(table));
        _chains.Add((Frozen, (addresses, count) => Loops.SumInChain(new Doors.ByNumber(frozen), addresses.AsSpan(0, count))));
        _chains.Add((Plain, (addresses, count) => Loops.SumInChain(new Doors.ByNumber(table), addresses.AsSpan(0, count))));
        Add("Patricia trie", new Doors.Trie(new PatriciaTrie(set.Routes)), isVeryLarge ? 4 : 1);
        if (!isVeryLarge)
        {
            var ipv6 = PrefixTable<uint>.Create(Entries.Of(RouteTables.InIPv6(set.Routes)));
            PrefixTable<uint> frozenIPv6 = ipv6.Freeze();
            _ipv6.Add((Plain, (addresses, count) => Loops.Sum(new Doors.ByIPv6Address(ipv6), addresses.AsSpan(0, count))));
            _ipv6.Add((Frozen, (addresses, count) => Loops.Sum(new Doors.ByIPv6Address(frozenIPv6), addresses.AsSpan(0, count))));
            Add("Array.BinarySearch", new Doors.Halving(new BinarySearch(set.Routes)), 2);
            Add("System.Net.IPNetwork, scan", new Doors.Framework(new FrameworkScan(set.Routes)), 1_000 * Math.Max(1, set.Routes.Length / 600));
            Add("IPNetwork2, scan", new Doors.Network2(new IPNetwork2Scan(set.Routes)), 10_000 * Math.Max(1, set.Routes.Length / 600));
        }
    }

    /// <summary>Measures every way a few times, in turns, and adds the medians to the figures.</summary>
    internal void Pass()
    {
        foreach ((string workload, uint[] addresses) in new[] { (Random, _set.Random), (Skewed, _set.Skewed) })
        {
            WarmUp(addresses);
            var times = _ways.ToDictionary(way => way.Way, _ => new List<double>());
            for (int turn = 0; turn < Turns; turn++)
            {
                foreach ((string way, int count, Func<uint[], int, ulong> sum) in _ways)
                {
                    times[way].Add(Time(() => sum(addresses, count), out ulong answers) / count);
                    Check(workload, way, count, answers, addresses);
                }
            }

            Keep(workload, times);
        }

        Pass(Chain, Random, _chains);
        Pass(IPv6, IPv6, _ipv6);
        MeasureBuild();
    }

    private void Pass(string workload, string sameAnswersAs, List<(string Way, Func<uint[], int, ulong> Sum)> ways)
    {
        var times = ways.ToDictionary(way => way.Way, _ => new List<double>());
        for (int turn = 0; turn < Turns; turn++)
        {
            foreach ((string way, Func<uint[], int, ulong> sum) in ways)
            {
                times[way].Add(Time(() => sum(_set.Random, Addresses.Count), out ulong answers) / Addresses.Count);
                _figures.Agree(_set.Name, sameAnswersAs, way, answers);
            }
        }

        Keep(workload, times);
    }

    private void Keep(string workload, Dictionary<string, List<double>> times)
    {
        foreach ((string way, List<double> list) in times)
        {
            _figures.Add(_set.Name, workload, way, Figures.MedianOf(list));
        }
    }

    // A slow way looks up the first addresses only.
    private void Check(string workload, string way, int count, ulong answers, uint[] addresses)
    {
        if (count == Addresses.Count)
        {
            _figures.Agree(_set.Name, workload, way, answers);
        }
        else if (answers != _ways[0].Sum(addresses, count))
        {
            throw new InvalidOperationException($"{_set.Name} {workload}: {way} and {_ways[0].Way} differ in the first {count} answers, so no figure counts.");
        }
    }

    /// <summary>Returns how many nanoseconds some work takes.</summary>
    internal static double Time(Func<ulong> work, out ulong result)
    {
        long start = Stopwatch.GetTimestamp();
        result = work();
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds;
    }

    private static ulong SumAtOnce(PrefixTable<uint> table, ReadOnlySpan<uint> addresses, uint[] answers)
    {
        table.Lookup(addresses, answers);
        ulong sum = 0;
        foreach (uint answer in answers.AsSpan(0, addresses.Length))
        {
            sum += answer;
        }

        return sum;
    }

    private void Add<TLookup>(string way, TLookup table, int slowness = 1)
        where TLookup : struct, ILookup =>
        _ways.Add((way, Math.Max(100, Addresses.Count / slowness), (addresses, count) => Loops.Sum(table, addresses.AsSpan(0, count))));

    // The runtime compiles a method again once it has been called thirty times.
    private void WarmUp(uint[] addresses)
    {
        for (int i = 0; i < 40; i++)
        {
            foreach ((_, int count, Func<uint[], int, ulong> sum) in _ways)
            {
                sum(addresses, count / 1_000);
            }

            foreach ((_, Func<uint[], int, ulong> sum) in _chains.Concat(_ipv6))
            {
                sum(addresses, 1_000);
            }
        }
    }

    // The shortest of three: the first one pays for memory that the system has to hand out.
    private void MeasureBuild()
    {
        KeyValuePair<AddressPrefix, uint>[] entries = Entries.Of(_set.Routes);
        double create = double.MaxValue;
        double both = double.MaxValue;
        for (int turn = 0; turn < Turns; turn++)
        {
            var table = PrefixTable<uint>.Create([]);
            double created = Time(() => (ulong)(table = PrefixTable<uint>.Create(entries)).Count, out _);
            double frozen = Time(() => (ulong)table.Freeze().Count, out _);
            create = Math.Min(create, created);
            both = Math.Min(both, created + frozen);
        }

        _figures.Add(_set.Name, Build, Plain, create);
        _figures.Add(_set.Name, Build, Frozen, both);
    }
}
