// Where the numbers of sixteen bits end: 65,535 prefixes, 32,767 different values in pages, and 100,000 prefixes, from which on pages are not shared.
using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;

namespace VNetPeering.Sdk.Tests.Addressing;

public sealed class LargeTables
{
    [TestCase(32_766, 1)]
    [TestCase(32_767, 1)]
    [TestCase(32_768, 1)]
    [TestCase(65_535, 1)]
    [TestCase(65_536, 1)]
    [TestCase(100_001, 1)]
    [TestCase(100_001, 500)]
    [TestCase(130_000, 4)]
    public void Every_prefix_answers_in_both_forms(int count, int prefixesPerValue)
    {
        // 11.0.0.0/24 + 25 + 26 ... below 11.0.0.0/8, at distances that put several into one /24 and several into one /16.
        KeyValuePair<AddressPrefix, string>[] entries = [.. Prefixes(count, prefixesPerValue)];

        var table = PrefixTable<string>.Create(entries);
        PrefixTable<string> frozen = table.Freeze();

        frozen.IsFrozen.ShouldBeTrue();
        for (int i = 1; i < count; i += 7)
        {
            AddressPrefix prefix = entries[i].Key;
            table.Lookup(prefix.First).ShouldBeSameAs(entries[i].Value);
            frozen.Lookup(prefix.First).ShouldBeSameAs(entries[i].Value);
            frozen.Lookup(prefix.Last).ShouldBeSameAs(entries[i].Value);
            frozen.Lookup((uint)prefix.Last.Value + 1).ShouldBeSameAs(entries[0].Value);
            frozen.TryLookup(prefix.Last, out AddressPrefix matched, out string? _).ShouldBeTrue();
            matched.ShouldBe(prefix);
        }

        frozen.TryLookup(HostAddress.Parse("10.255.255.255"), out string? nothing).ShouldBeFalse();
        nothing.ShouldBeNull();
        frozen.Lookup(HostAddress.Parse("11.255.255.255")).ShouldBeSameAs(entries[0].Value);
        table.LookupRange(entries[^1].Key.First).Range.ShouldBe(entries[^1].Key.Range);
    }

    [Test]
    public void Wide_tables_answer_for_IPv6_too()
    {
        KeyValuePair<AddressPrefix, int>[] entries =
        [
            .. Enumerable.Range(0, 70_000).Select(i => KeyValuePair.Create(AddressPrefix.Create(HostAddress.FromIPv6(((UInt128)(uint)i << 64) + 16), 124), i)),
        ];

        PrefixTable<int> table = PrefixTable<int>.Create(entries).Freeze();

        for (int i = 0; i < entries.Length; i += 100)
        {
            table.Lookup(entries[i].Key.Last).ShouldBe(i);
            table.TryLookup(HostAddress.FromIPv6(entries[i].Key.Last.Value + 1), out int _).ShouldBeFalse();
        }
    }

    [Test]
    public void Freezing_twice_is_freezing_once()
    {
        PrefixTable<string> table = PrefixTable<string>.Create(Prefixes(10, 1));

        PrefixTable<string> frozen = table.Freeze();

        table.IsFrozen.ShouldBeFalse();
        frozen.Freeze().ShouldBeSameAs(frozen);
        frozen.Entries.ShouldBe(table.Entries);
    }

    [Test]
    public void Equal_objects_stay_the_objects_that_they_are()
    {
        string one = new('a', 3);
        string other = new('a', 3);
        KeyValuePair<AddressPrefix, string?>[] entries =
        [
            new(AddressPrefix.Parse("10.0.0.0/8"), one), new(AddressPrefix.Parse("11.0.0.0/8"), other), new(AddressPrefix.Parse("12.0.0.0/8"), null),
        ];
        PrefixTable<string?> frozen = PrefixTable<string?>.Create(entries).Freeze();
        var pool = PrefixTablePool<string?>.Create([entries]);

        frozen.Lookup(0x0A00_0001).ShouldBeSameAs(one);
        frozen.Lookup(0x0B00_0001).ShouldBeSameAs(other);
        pool.Lookup(0, 0x0A00_0001).ShouldBeSameAs(one);
        pool.Lookup(0, 0x0B00_0001).ShouldBeSameAs(other);
        frozen.TryLookup(0x0C00_0001, out string? value).ShouldBeTrue();
        value.ShouldBeNull();
        frozen.TryLookup(0x0D00_0001, out _).ShouldBeFalse();
    }

    [Test]
    public void A_pool_keeps_the_values_of_many_tables_apart()
    {
        // 40 tables of 4,000 values each: more than sixteen bits number at once.
        KeyValuePair<AddressPrefix, int>[][] tables =
        [
            .. Enumerable.Range(0, 40).Select(table => Prefixes(4_000, 1).Select((entry, i) => KeyValuePair.Create(entry.Key, (table * 4_000) + i)).ToArray()),
        ];

        var pool = PrefixTablePool<int>.Create(tables);

        pool.Count.ShouldBe(40);
        for (int table = 0; table < tables.Length; table++)
        {
            for (int i = 1; i < 4_000; i += 97)
            {
                pool.Lookup(table, tables[table][i].Key.First).ShouldBe((table * 4_000) + i);
            }
        }
    }

    [Test]
    public void A_pool_refuses_what_it_cannot_number()
    {
        Should.Throw<ArgumentException>(() => PrefixTablePool<string>.Create([Prefixes(65_536, 1)])).Message
            .ShouldStartWith("Table 0 has 65536 prefixes and a pool takes tables of up to 65535. Make it a PrefixTable of its own.");
        Should.Throw<IndexOutOfRangeException>(() => PrefixTablePool<string>.Create([Prefixes(1, 1)]).Lookup(1, 0));
        Should.Throw<ArgumentNullException>(() => PrefixTablePool<string>.Create(null!)).ParamName.ShouldBe("tables");
        Should.Throw<ArgumentNullException>(() => PrefixTablePool<string>.Create([null!])).ParamName.ShouldBe("tables");
    }

    [Test]
    public void Too_little_room_for_the_answers_is_refused()
    {
        PrefixTable<string> table = PrefixTable<string>.Create(Prefixes(3, 1));
        PrefixTablePool<string> pool = PrefixTablePool<string>.Create([Prefixes(3, 1)]);

        Should.Throw<ArgumentException>(() => table.Lookup(new uint[2], new string[1])).Message
            .ShouldStartWith("There is room for 1 values and there are 2 addresses. Give at least as much room.");
        Should.Throw<ArgumentException>(() => table.Lookup(new HostAddress[2], new string[1])).ParamName.ShouldBe("values");
        Should.Throw<ArgumentException>(() => pool.Lookup(new int[2], new uint[2], new string[1])).ParamName.ShouldBe("values");
        Should.Throw<ArgumentException>(() => pool.Lookup(new int[2], new uint[3], new string[3])).ParamName.ShouldBe("addresses");
    }

    private static IEnumerable<KeyValuePair<AddressPrefix, string>> Prefixes(int count, int prefixesPerValue)
    {
        yield return new(AddressPrefix.Parse("11.0.0.0/8"), "around");
        string value = string.Empty;
        for (int i = 1; i < count; i++)
        {
            value = i % prefixesPerValue == 0 ? $"value {i}" : value;
            yield return new(AddressPrefix.Create(HostAddress.FromIPv4(0x0B00_0000u + ((uint)i * 112) & ~15u), 28 + (i % 5 == 0 ? 2 : 0)), value);
        }
    }
}
