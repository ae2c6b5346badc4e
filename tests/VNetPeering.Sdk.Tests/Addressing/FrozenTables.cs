// The same tables in every form, plain, frozen and pooled, each held against a scan of its prefixes.
using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;

namespace VNetPeering.Sdk.Tests.Addressing;

[TestFixture(IPFamily.IPv4, 31)]
[TestFixture(IPFamily.IPv4, 32)]
[TestFixture(IPFamily.IPv6, 41)]
internal sealed class FrozenTables(IPFamily family, int seed)
{
    private static readonly int[] Sizes = [0, 1, 2, 8, 60, 60, 600, 3_000];

    private Random _random = new(seed);

    [SetUp]
    public void Start_each_test_at_the_seed_so_that_it_fails_alone_too() => _random = new Random(seed);

    [Test]
    public void Every_door_of_every_form_gives_the_value_of_the_longest_prefix()
    {
        DrawnTable[] drawn = [.. Sizes.Select(size => DrawnTable.Draw(_random, family, size, values: 40))];
        var pool = PrefixTablePool<ushort>.Create(drawn.Select(table => table.Entries));

        for (int number = 0; number < drawn.Length; number++)
        {
            var table = PrefixTable<ushort>.Create(drawn[number].Entries);
            PrefixTable<ushort> frozen = table.Freeze();
            foreach (HostAddress probe in drawn[number].Probes(_random, 200))
            {
                ushort expected = drawn[number].ValueOf(probe);

                ushort[] answers = [.. Doors(table, probe), .. Doors(frozen, probe), .. Doors(pool, number, probe)];

                answers.ShouldAllBe(answer => answer == (expected == DrawnTable.None ? 0 : expected), $"{probe} in {table.Count} prefixes");
                bool[] found = [table.TryLookup(probe, out _), frozen.TryLookup(probe, out _), pool.TryLookup(number, probe, out _)];
                found.ShouldAllBe(isFound => isFound == (expected != DrawnTable.None));
            }
        }
    }

    [Test]
    public void Many_addresses_at_once_get_the_answers_that_each_gets_alone()
    {
        DrawnTable drawn = DrawnTable.Draw(_random, family, 300, values: 40);
        PrefixTable<ushort> frozen = PrefixTable<ushort>.Create(drawn.Entries).Freeze();
        HostAddress[] addresses = [.. drawn.Probes(_random, 50)];
        ushort[] answers = new ushort[addresses.Length + 1];
        answers[^1] = 7;

        frozen.Lookup(addresses, answers);

        answers.ShouldBe([.. addresses.Select(frozen.Lookup), 7]);
    }

    [Test]
    public void A_range_is_the_same_frozen_or_not_and_ranges_follow_each_other()
    {
        DrawnTable drawn = DrawnTable.Draw(_random, family, 300, values: 40);
        var table = PrefixTable<ushort>.Create(drawn.Entries);
        PrefixTable<ushort> frozen = table.Freeze();
        HostAddress last = family == IPFamily.IPv4 ? AddressPrefix.AllIPv4.Last : AddressPrefix.AllIPv6.Last;
        HostAddress next = family == IPFamily.IPv4 ? AddressPrefix.AllIPv4.First : AddressPrefix.AllIPv6.First;
        PrefixTableSegment<ushort>? before = null;
        int ranges = 0;
        while (true)
        {
            PrefixTableSegment<ushort> segment = table.LookupRange(next);

            segment.Range.First.ShouldBe(next);
            frozen.LookupRange(next).ShouldBe(segment);
            table.LookupRange(segment.Range.Last).ShouldBe(segment);
            (segment.HasValue ? segment.Value : DrawnTable.None).ShouldBe(drawn.ValueOf(next));
            (before is { HasValue: true } earlier && segment.HasValue && earlier.Prefix == segment.Prefix).ShouldBeFalse("Two ranges with one prefix are one range.");
            before = segment;
            ranges++;
            if (segment.Range.Last == last)
            {
                break;
            }

            next = family == IPFamily.IPv4 ? HostAddress.FromIPv4((uint)segment.Range.Last.Value + 1) : HostAddress.FromIPv6(segment.Range.Last.Value + 1);
        }

        ranges.ShouldBeGreaterThan(100);
    }

    [Test]
    public void Looking_up_allocates_nothing_in_any_form()
    {
        DrawnTable drawn = DrawnTable.Draw(_random, family, 300, values: 40);
        var table = PrefixTable<ushort>.Create(drawn.Entries);
        PrefixTable<ushort> frozen = table.Freeze();
        var pool = PrefixTablePool<ushort>.Create([drawn.Entries]);
        HostAddress[] probes = [.. drawn.Probes(_random, 20)];
        ushort[] answers = new ushort[probes.Length];
        long expected = probes.Sum(probe => drawn.ValueOf(probe) == DrawnTable.None ? 0L : drawn.ValueOf(probe));
        Sum();

        long before = GC.GetAllocatedBytesForCurrentThread();
        long sum = Sum();
        long after = GC.GetAllocatedBytesForCurrentThread();

        (after - before).ShouldBe(0);
        sum.ShouldBe(5 * expected);

        long Sum()
        {
            long sum = 0;
            foreach (HostAddress probe in probes)
            {
                sum += table.Lookup(probe) + frozen.Lookup(probe) + pool.Lookup(0, probe);
                sum += frozen.TryLookup(probe, out AddressPrefix _, out ushort value) ? value : 0;
            }

            frozen.Lookup(probes, answers);
            foreach (ushort answer in answers)
            {
                sum += answer;
            }

            return sum;
        }
    }

    private static IEnumerable<ushort> Doors(PrefixTable<ushort> table, HostAddress probe)
    {
        yield return table.Lookup(probe);
        yield return table.TryLookup(probe, out ushort value) ? value : (ushort)0;
        yield return table.TryLookup(probe, out AddressPrefix _, out value) ? value : (ushort)0;
        ushort[] one = new ushort[1];
        table.Lookup([probe], one);
        yield return one[0];
        if (probe.Family == IPFamily.IPv4)
        {
            uint number = (uint)probe.Value;
            yield return table.Lookup(number);
            yield return table.TryLookup(number, out value) ? value : (ushort)0;
            table.Lookup([number], one);
            yield return one[0];
        }
    }

    private static IEnumerable<ushort> Doors(PrefixTablePool<ushort> pool, int table, HostAddress probe)
    {
        yield return pool.Lookup(table, probe);
        yield return pool.TryLookup(table, probe, out ushort value) ? value : (ushort)0;
        if (probe.Family == IPFamily.IPv4)
        {
            uint number = (uint)probe.Value;
            yield return pool.Lookup(table, number);
            yield return pool.TryLookup(table, number, out value) ? value : (ushort)0;
            ushort[] one = new ushort[1];
            pool.Lookup([table], [number], one);
            yield return one[0];
        }
    }
}
