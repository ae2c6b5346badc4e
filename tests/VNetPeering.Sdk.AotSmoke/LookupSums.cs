using VNetPeering.Sdk.Addressing;

namespace VNetPeering.Sdk.AotSmoke;

/// <summary>Looks up in drawn tables of all forms, holds each answer against a scan, and returns a number that all answers went into.</summary>
internal static class LookupSums
{
    private const int None = -1;

    private static readonly int[] Sizes = [0, 1, 2, 12, 60, 60, 60, 600, 3_000];

    private static ulong _dice = 42;

    internal static ulong Compute()
    {
        KeyValuePair<AddressPrefix, int>[][] tables = [.. Sizes.SelectMany(size => new[] { Draw(IPFamily.IPv4, size), Draw(IPFamily.IPv6, size) })];
        var pool = PrefixTablePool<int>.Create(tables);
        ulong sum = 0;
        for (int number = 0; number < tables.Length; number++)
        {
            var table = PrefixTable<int>.Create(tables[number]);
            PrefixTable<int> frozen = table.Freeze();
            foreach (HostAddress address in Probes(tables[number]))
            {
                int expected = Scan(tables[number], address);
                int[] answers =
                [
                    table.TryLookup(address, out int value) ? value : None,
                    frozen.TryLookup(address, out value) ? value : None,
                    pool.TryLookup(number, address, out value) ? value : None,
                    table.LookupRange(address) is { HasValue: true } segment ? segment.Value : None,
                ];
                if (answers.Any(answer => answer != expected))
                {
                    throw new InvalidOperationException($"{address} in table {number}: {string.Join(", ", answers)} and not {expected}");
                }

                sum = (sum * 31) + (ulong)expected;
            }
        }

        return sum;
    }

    private static int Scan(KeyValuePair<AddressPrefix, int>[] table, HostAddress address)
    {
        int value = None;
        int length = -1;
        foreach ((AddressPrefix prefix, int candidate) in table)
        {
            if (prefix.Length > length && prefix.Contains(address))
            {
                (value, length) = (candidate, prefix.Length);
            }
        }

        return value;
    }

    private static KeyValuePair<AddressPrefix, int>[] Draw(IPFamily family, int size)
    {
        var table = new Dictionary<AddressPrefix, int>();
        for (int i = 0; i < size; i++)
        {
            int length = family == IPFamily.IPv4 ? Next(33) : 40 + Next(89);
            table[AddressPrefix.Containing(Address(family), length)] = i;
        }

        return [.. table];
    }

    private static IEnumerable<HostAddress> Probes(KeyValuePair<AddressPrefix, int>[] table)
    {
        foreach (HostAddress address in new[] { AddressPrefix.AllIPv4, AddressPrefix.AllIPv6 }.SelectMany(all => new[] { all.First, all.Last }))
        {
            yield return address;
        }

        for (int i = 0; i < Math.Min(200, table.Length); i++)
        {
            AddressPrefix prefix = table[Next(table.Length)].Key;
            yield return prefix.First;
            yield return prefix.Last;
            yield return Address(prefix.Family);
        }
    }

    // Close together, so that prefixes nest.
    private static HostAddress Address(IPFamily family) => family == IPFamily.IPv4
        ? HostAddress.FromIPv4(0x0A00_0000u | (uint)Next(1 << 22))
        : HostAddress.FromIPv6(new UInt128(0xFD00_0000_0000_0000 | (uint)Next(1 << 8), (ulong)Next(4) << 62));

    // SplitMix64: the same numbers in every version of the framework.
    private static int Next(int below)
    {
        ulong bits = _dice += 0x9E37_79B9_7F4A_7C15;
        bits = (bits ^ (bits >> 30)) * 0xBF58_476D_1CE4_E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D0_49BB_1331_11EB;
        return (int)((bits >> 33) % (ulong)below);
    }
}
