using VNetPeering.Sdk.Addressing;

namespace VNetPeering.Sdk.Tests.Addressing;

/// <summary>Distinct prefixes of one family with values, drawn so that they nest, touch and reach both ends of the space; and the plain way to look up in them.</summary>
internal sealed class DrawnTable
{
    internal const ushort None = ushort.MaxValue;

    private DrawnTable(IPFamily family, KeyValuePair<AddressPrefix, ushort>[] entries)
    {
        Family = family;
        Entries = entries;
    }

    internal IPFamily Family { get; }

    /// <summary>Gets the prefixes in order, and their values, below <see cref="None"/>.</summary>
    internal KeyValuePair<AddressPrefix, ushort>[] Entries { get; }

    internal static DrawnTable Draw(Random random, IPFamily family, int count, int values)
    {
        var drawn = new Dictionary<AddressPrefix, ushort>();
        for (int i = 0; i < count; i++)
        {
            drawn[DrawPrefix(random, family)] = (ushort)random.Next(values);
        }

        return new DrawnTable(family, [.. drawn.OrderBy(entry => entry.Key)]);
    }

    internal ushort ValueOf(HostAddress address)
    {
        ushort value = None;
        int length = -1;
        foreach ((AddressPrefix prefix, ushort candidate) in Entries)
        {
            if (prefix.Length > length && prefix.Contains(address))
            {
                (value, length) = (candidate, prefix.Length);
            }
        }

        return value;
    }

    /// <summary>Returns the ends of the space, the ends of prefixes and their neighbours outside, and addresses from anywhere.</summary>
    internal IEnumerable<HostAddress> Probes(Random random, int count)
    {
        UInt128 last = Family == IPFamily.IPv4 ? uint.MaxValue : UInt128.MaxValue;
        UInt128[] ends = [0, 1, last, last - 1];
        IEnumerable<UInt128> around = Enumerable.Range(0, Entries.Length == 0 ? 0 : count).SelectMany(_ =>
        {
            AddressPrefix prefix = Entries[random.Next(Entries.Length)].Key;
            return new[] { prefix.First.Value, prefix.Last.Value, prefix.First.Value - 1, prefix.Last.Value + 1 };
        });
        IEnumerable<UInt128> anywhere = Enumerable.Range(0, count).Select(_ => Bits(random));
        return ends.Concat(around).Concat(anywhere).Select(value => Address(Family, value & last));
    }

    private static AddressPrefix DrawPrefix(Random random, IPFamily family)
    {
        int length = family == IPFamily.IPv4
            ? random.Next(33)
            : random.Next(5) switch { 0 => random.Next(129), 1 => 128, 2 => 64, 3 => 56, _ => random.Next(60, 80) };
        UInt128 near = family == IPFamily.IPv4
            ? 0x0A00_0000u | (uint)random.Next(1 << 20)
            : new UInt128(0xFD00_0000_0000_0000 | (uint)random.Next(64), (ulong)random.NextInt64(-3, 3));
        UInt128 bits = random.Next(8) switch { 0 => Bits(random), 1 => UInt128.MaxValue, 2 => 0, _ => near };
        return AddressPrefix.Containing(Address(family, family == IPFamily.IPv4 ? (uint)bits : bits), length);
    }

    private static UInt128 Bits(Random random) => new((ulong)random.NextInt64(long.MinValue, long.MaxValue), (ulong)random.NextInt64(long.MinValue, long.MaxValue));

    private static HostAddress Address(IPFamily family, UInt128 value) => family == IPFamily.IPv4 ? HostAddress.FromIPv4((uint)value) : HostAddress.FromIPv6(value);
}
