using System.Runtime.CompilerServices;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Benchmarks.Lookups.Rivals;

namespace VNetPeering.Sdk.Benchmarks.Lookups;

/// <summary>Runs all ways to look up in 2,000 tables, in turns: another table for each address.</summary>
internal sealed class ManyTablesRace
{
    internal const string Set = "M";
    internal const string Pool = "PrefixTablePool";
    internal const string PoolMany = "PrefixTablePool, many at once";
    internal const string PoolIPv6 = "PrefixTablePool, IPv6";
    internal const string Trie = "Patricia trie a table";
    internal const string Framework = "System.Net.IPNetwork, scan";
    internal const string Network2 = "IPNetwork2, scan";
    internal const string Memory = "bytes a table of 60 routes";
    internal const string Garbage = "bytes allocated";

    private const int Turns = 3;

    private readonly ManyTables _tables;
    private readonly Figures _figures;
    private readonly List<(string Way, int Count, Func<int, ulong> Sum)> _ways = [];
    private readonly PrefixTablePool<uint> _pool;

    internal ManyTablesRace(ManyTables tables, Figures figures)
    {
        _tables = tables;
        _figures = figures;
        KeyValuePair<AddressPrefix, uint>[][] entries = [.. tables.Tables.Select(Entries.Of)];
        _pool = PrefixTablePool<uint>.Create(entries);
        PrefixTablePool<uint> ipv6 = PrefixTablePool<uint>.Create(tables.Tables.Select(routes => Entries.Of(RouteTables.InIPv6(routes))));
        PatriciaTrie[] tries = [.. tables.Tables.Select(routes => new PatriciaTrie(routes))];
        FrameworkScan[] scans = [.. tables.Tables.Select(routes => new FrameworkScan(routes))];
        IPNetwork2Scan[] slowScans = [.. tables.Tables.Select(routes => new IPNetwork2Scan(routes))];
        uint[] answers = new uint[Addresses.Count];
        int[] asked = tables.Asked;
        uint[] addresses = tables.Addresses;
        _ways.Add((Pool, Addresses.Count, count => SumPool(_pool, asked.AsSpan(0, count), addresses.AsSpan(0, count))));
        _ways.Add((PoolMany, Addresses.Count, count => SumAtOnce(_pool, asked.AsSpan(0, count), addresses.AsSpan(0, count), answers)));
        _ways.Add((PoolIPv6, Addresses.Count, count => SumPoolIPv6(ipv6, asked.AsSpan(0, count), addresses.AsSpan(0, count))));
        _ways.Add((Trie, Addresses.Count / 2, count => SumEach(count, i => tries[asked[i]].Lookup(addresses[i]))));
        _ways.Add((Framework, 20_000, count => SumEach(count, i => scans[asked[i]].Lookup(addresses[i]))));
        _ways.Add((Network2, 2_000, count => SumEach(count, i => slowScans[asked[i]].Lookup(addresses[i]))));
    }

    internal void Pass()
    {
        for (int i = 0; i < 40; i++)
        {
            foreach ((_, int count, Func<int, ulong> sum) in _ways)
            {
                sum(count / 1_000);
            }
        }

        var times = _ways.ToDictionary(way => way.Way, _ => new List<double>());
        for (int turn = 0; turn < Turns; turn++)
        {
            foreach ((string way, int count, Func<int, ulong> sum) in _ways)
            {
                times[way].Add(TableRace.Time(() => sum(count), out ulong answers) / count);
                if (way != PoolIPv6 && answers != _ways[0].Sum(count))
                {
                    throw new InvalidOperationException($"{Set}: {way} and {Pool} differ in the first {count} answers, so no figure counts.");
                }
            }
        }

        foreach ((string way, List<double> list) in times)
        {
            _figures.Add(Set, TableRace.Random, way, Figures.MedianOf(list));
        }

        MeasureMemory();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ulong SumPool(PrefixTablePool<uint> pool, ReadOnlySpan<int> tables, ReadOnlySpan<uint> addresses)
    {
        ulong sum = 0;
        for (int i = 0; i < tables.Length; i++)
        {
            sum += pool.Lookup(tables[i], addresses[i]);
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ulong SumPoolIPv6(PrefixTablePool<uint> pool, ReadOnlySpan<int> tables, ReadOnlySpan<uint> addresses)
    {
        ulong sum = 0;
        for (int i = 0; i < tables.Length; i++)
        {
            sum += pool.Lookup(tables[i], RouteTables.InIPv6(addresses[i], addresses[i]));
        }

        return sum;
    }

    private static ulong SumAtOnce(PrefixTablePool<uint> pool, ReadOnlySpan<int> tables, ReadOnlySpan<uint> addresses, uint[] answers)
    {
        pool.Lookup(tables, addresses, answers);
        ulong sum = 0;
        foreach (uint answer in answers.AsSpan(0, tables.Length))
        {
            sum += answer;
        }

        return sum;
    }

    private static ulong SumEach(int count, Func<int, uint> lookup)
    {
        ulong sum = 0;
        for (int i = 0; i < count; i++)
        {
            sum += lookup(i);
        }

        return sum;
    }

    private void MeasureMemory()
    {
        KeyValuePair<AddressPrefix, uint>[][] spokes = [.. _tables.Tables.Where(routes => routes.Length == 60).Select(Entries.Of)];
        long before = GC.GetTotalMemory(forceFullCollection: true);
        PrefixTablePool<uint> pool = PrefixTablePool<uint>.Create(spokes);
        long after = GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive(pool);
        _figures.Add(Set, Memory, Pool, (double)(after - before) / spokes.Length);
        double build = TableRace.Time(() => (ulong)PrefixTablePool<uint>.Create(spokes).Count, out _);
        _figures.Add(Set, TableRace.Build, Pool, build / spokes.Length);

        long allocated = GC.GetAllocatedBytesForCurrentThread();
        SumPool(_pool, _tables.Asked, _tables.Addresses);
        _figures.Add(Set, Garbage, Pool, GC.GetAllocatedBytesForCurrentThread() - allocated);
    }
}
