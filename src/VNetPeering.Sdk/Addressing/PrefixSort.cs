// Each IPv4 prefix becomes one number whose order is that of the prefixes, with the place in the list in its low bits:
//
//    63           32 31    26 25                 0
//   |  address      | length | index in the list  |      10.1.0.0/16 at index 3:  0A010000 | 16 | 3
//
// Sorting those by digits (least significant first, the index needs no sorting) takes five passes over the numbers however many there are. A list with more
// places than the index has bits, and IPv6, are sorted by comparison.
using System.Buffers;

namespace VNetPeering.Sdk.Addressing;

/// <summary>Puts prefixes into order: IPv4 before IPv6, by address, then the shorter prefix first; equal ones by their place in the list.</summary>
internal static class PrefixSort
{
    private const int IndexBits = 26;
    private const int LengthBits = 6;
    private const int AddressShift = IndexBits + LengthBits;
    private const ulong IndexMask = (1UL << IndexBits) - 1;

    // Below this many, comparing is cheaper than counting digits.
    private const int Few = 400;

    private const int WideDigit = 10;
    private const int NarrowDigit = 9;

    /// <summary>Returns the indices of the prefixes in order.</summary>
    public static int[] Order(ReadOnlySpan<AddressPrefix> prefixes)
    {
        int[] order = new int[prefixes.Length];
        using Keys keys = Sort(prefixes);
        ReadOnlySpan<ulong> sorted = keys.Sorted;
        for (int i = 0; i < sorted.Length; i++)
        {
            order[i] = IndexOf(sorted[i]);
        }

        if (sorted.Length < prefixes.Length)
        {
            OrderRest(prefixes, order.AsSpan(sorted.Length), sorted.Length > 0);
        }

        return order;
    }

    /// <summary>Returns the IPv4 prefixes as sorted numbers; none when the list is too long for them.</summary>
    public static Keys Sort(ReadOnlySpan<AddressPrefix> prefixes)
    {
        if (prefixes.Length > (int)IndexMask)
        {
            return default;
        }

        ulong[] keys = ArrayPool<ulong>.Shared.Rent(prefixes.Length);
        int count = 0;
        for (int i = 0; i < prefixes.Length; i++)
        {
            if (prefixes[i].Family == IPFamily.IPv4)
            {
                keys[count++] = ((ulong)prefixes[i].IPv4Bits << AddressShift) | ((ulong)prefixes[i].Length << IndexBits) | (uint)i;
            }
        }

        if (count < Few)
        {
            keys.AsSpan(0, count).Sort();
            return new Keys(keys, count);
        }

        ulong[] scratch = ArrayPool<ulong>.Shared.Rent(count);
        SortByDigits(keys.AsSpan(0, count), scratch.AsSpan(0, count));
        ArrayPool<ulong>.Shared.Return(scratch);
        return new Keys(keys, count);
    }

    public static int IndexOf(ulong key) => (int)(key & IndexMask);

    /// <summary>Returns the first address of the prefix.</summary>
    public static ulong FirstOf(ulong key) => key >> AddressShift;

    /// <summary>Returns the address behind the last one of the prefix.</summary>
    public static ulong EndOf(ulong key) => FirstOf(key) + (1UL << (32 - ((int)(key >> IndexBits) & ((1 << LengthBits) - 1))));

    // Four digits cover the 38 bits that matter. All of them are counted in one pass, and each pass then moves every number to its place for that digit.
    private static void SortByDigits(Span<ulong> keys, Span<ulong> scratch)
    {
        const int first = IndexBits;
        const int second = first + WideDigit;
        const int third = second + WideDigit;
        const int fourth = third + NarrowDigit;
        Span<int> a = stackalloc int[1 << WideDigit];
        Span<int> b = stackalloc int[1 << WideDigit];
        Span<int> c = stackalloc int[1 << NarrowDigit];
        Span<int> d = stackalloc int[1 << NarrowDigit];
        a.Clear();
        b.Clear();
        c.Clear();
        d.Clear();
        foreach (ulong key in keys)
        {
            a[(int)(key >> first) & ((1 << WideDigit) - 1)]++;
            b[(int)(key >> second) & ((1 << WideDigit) - 1)]++;
            c[(int)(key >> third) & ((1 << NarrowDigit) - 1)]++;
            d[(int)(key >> fourth) & ((1 << NarrowDigit) - 1)]++;
        }

        Move(keys, scratch, a, first);
        Move(scratch, keys, b, second);
        Move(keys, scratch, c, third);
        Move(scratch, keys, d, fourth);
    }

    private static void Move(ReadOnlySpan<ulong> from, Span<ulong> to, Span<int> counts, int shift)
    {
        int next = 0;
        foreach (ref int count in counts)
        {
            (count, next) = (next, next + count);
        }

        int mask = counts.Length - 1;
        foreach (ulong key in from)
        {
            to[counts[(int)(key >> shift) & mask]++] = key;
        }
    }

    private static void OrderRest(ReadOnlySpan<AddressPrefix> prefixes, Span<int> rest, bool isIPv6Only)
    {
        var sorted = new (AddressPrefix Prefix, int Index)[rest.Length];
        int count = 0;
        for (int i = 0; i < prefixes.Length; i++)
        {
            if (!isIPv6Only || prefixes[i].Family == IPFamily.IPv6)
            {
                sorted[count++] = (prefixes[i], i);
            }
        }

        Array.Sort(sorted);
        for (int i = 0; i < sorted.Length; i++)
        {
            rest[i] = sorted[i].Index;
        }
    }

    /// <summary>Sorted numbers in a rented array.</summary>
    public readonly struct Keys : IDisposable
    {
        private readonly ulong[]? _rented;
        private readonly int _count;

        public Keys(ulong[] rented, int count)
        {
            _rented = rented;
            _count = count;
        }

        public ReadOnlySpan<ulong> Sorted => _rented.AsSpan(0, _count);

        public void Dispose()
        {
            if (_rented is not null)
            {
                ArrayPool<ulong>.Shared.Return(_rented);
            }
        }
    }
}
