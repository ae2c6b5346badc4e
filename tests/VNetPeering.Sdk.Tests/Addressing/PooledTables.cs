// Tables of 0 to 3,000 prefixes, so that trees of one line and of four levels are among them, each held against a scan of its prefixes.
using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;

namespace VNetPeering.Sdk.Tests.Addressing;

[TestFixture(IPFamily.IPv4, 11)]
[TestFixture(IPFamily.IPv4, 12)]
[TestFixture(IPFamily.IPv6, 21)]
[TestFixture(IPFamily.IPv6, 22)]
internal sealed class PooledTables(IPFamily family, int seed)
{
    private static readonly int[] Sizes = [0, 1, 2, 3, 5, 8, 30, 30, 60, 60, 60, 120, 250, 600, 3_000];

    private readonly IntervalSweep<uint, ushort> _sweepIPv4 = new();
    private readonly IntervalSweep<UInt128, ushort> _sweepIPv6 = new();
    private Random _random = new(seed);

    [SetUp]
    public void Start_each_test_at_the_seed_so_that_it_fails_alone_too() => _random = new Random(seed);

    [Test]
    public void Every_table_answers_with_its_longest_prefixes()
    {
        DrawnTable[] drawn = [.. Sizes.Select(size => DrawnTable.Draw(_random, family, size, values: 20))];
        var builder = new TablePoolBuilder();
        PooledTable[] tables = [.. drawn.Select(table => Add(builder, table))];

        TablePool pool = builder.ToPool(tables);

        for (int i = 0; i < drawn.Length; i++)
        {
            ShouldAnswer(pool, tables[i], drawn[i]);
        }
    }

    [Test]
    public void Sweeping_and_looking_up_allocate_nothing()
    {
        DrawnTable drawn = DrawnTable.Draw(_random, family, 300, values: 20);
        HostAddress[] probes = [.. drawn.Probes(_random, 20)];
        var builder = new TablePoolBuilder();
        PooledTable[] tables = [Add(builder, drawn)];
        TablePool pool = builder.ToPool(tables);
        Sum();

        long before = GC.GetAllocatedBytesForCurrentThread();
        int sum = Sum();
        long after = GC.GetAllocatedBytesForCurrentThread();

        (after - before).ShouldBe(0);
        sum.ShouldBe(probes.Sum(probe => drawn.ValueOf(probe)));

        int Sum()
        {
            Sweep(drawn);
            int sum = 0;
            foreach (HostAddress probe in probes)
            {
                sum += Find(pool, tables[0], probe);
            }

            return sum;
        }
    }

    [Test]
    public void Lines_begin_at_cache_lines()
    {
        for (int tables = 1; tables < 40; tables++)
        {
            var builder = new TablePoolBuilder();
            PooledTable[] added = [.. Enumerable.Range(0, tables).Select(_ => Add(builder, DrawnTable.Draw(_random, family, 3, values: 3)))];

            TablePool pool = builder.ToPool(added);

            added.ShouldAllBe(table => pool.AddressOf(table) % 64 == 0);
        }
    }

    private PooledTable Add(TablePoolBuilder builder, DrawnTable table)
    {
        Sweep(table);
        return family == IPFamily.IPv4
            ? builder.AddIPv4(_sweepIPv4.Starts, _sweepIPv4.Values)
            : builder.AddIPv6(_sweepIPv6.Starts, _sweepIPv6.Values);
    }

    private void Sweep(DrawnTable table)
    {
        _sweepIPv4.Begin(DrawnTable.None);
        _sweepIPv6.Begin(DrawnTable.None);
        foreach ((AddressPrefix prefix, ushort value) in table.Entries)
        {
            if (family == IPFamily.IPv4)
            {
                _sweepIPv4.Add((uint)prefix.First.Value, (uint)prefix.Last.Value, value);
            }
            else
            {
                _sweepIPv6.Add(prefix.First.Value, prefix.Last.Value, value);
            }
        }

        _sweepIPv4.End();
        _sweepIPv6.End();
    }

    private void ShouldAnswer(TablePool pool, PooledTable table, DrawnTable drawn)
    {
        foreach (HostAddress probe in drawn.Probes(_random, 60))
        {
            Find(pool, table, probe).ShouldBe(drawn.ValueOf(probe), $"{probe} in {drawn.Entries.Length} prefixes");
        }
    }

    private static ushort Find(TablePool pool, PooledTable table, HostAddress address) => address.Family == IPFamily.IPv4
        ? pool.FindIPv4(table, (uint)address.Value)
        : pool.FindIPv6(table, address.Value);
}
