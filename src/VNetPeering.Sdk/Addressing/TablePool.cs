// What a look-up touches: the four bytes that say where the table is, then one line a level. Sixty routes make about 114 intervals, eleven leaves and a root: two
// lines. Six hundred make three levels, a hundred thousand intervals five.
//
// An IPv6 table is a tree over the first 64 bits of the addresses. Where the last 64 bits matter, the interval is a single number of the first tree and its value
// is a link k: the word k places before the table's root says which line below the root begins a second tree, over the last 64 bits.
//
//   links ...  2  1  0 | root | tree over the first 64 bits | tree of link 0 | tree of link 1 ...
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace VNetPeering.Sdk.Addressing;

/// <summary>Many tables from addresses to values of 16 bits, in one array of cache lines. Immutable; thread-safe.</summary>
/// <remarks>
/// To build one: flatten the prefixes of a table with an <see cref="IntervalSweep{TNumber, TValue}"/>, give starts and values to <see cref="TablePoolBuilder"/>,
/// keep the <see cref="PooledTable"/> that it returns, and let it make the pool at the end. A value means what the caller wants; keep one for "no answer". Memory: 64 bytes for 11 intervals of IPv4 or 7 of IPv6, and a tenth more.
/// </remarks>
internal readonly struct TablePool
{
    internal const int WordsPerLine = 16;
    private const int BytesPerLine = WordsPerLine * sizeof(uint);

    private readonly uint[] _words;

    /// <summary>Copies lines to where each is a cache line, and tells the tables where that is.</summary>
    internal TablePool(ReadOnlySpan<uint> lines, params ReadOnlySpan<PooledTable[]> tables)
    {
        // The runtime aligns arrays to 8 bytes only, so lines begin at the first multiple of 64; pinned, the array stays where it is.
        _words = GC.AllocateUninitializedArray<uint>(lines.Length + WordsPerLine, pinned: true);
        nint address = Marshal.UnsafeAddrOfPinnedArrayElement(_words, 0);
        int firstWord = (int)(-address & (BytesPerLine - 1)) / sizeof(uint);
        lines.CopyTo(_words.AsSpan(firstWord));
        foreach (PooledTable[] list in tables)
        {
            foreach (ref PooledTable table in list.AsSpan())
            {
                table = table.MovedBy(firstWord);
            }
        }
    }

    /// <summary>Gets whether there are tables; the default value has none.</summary>
    internal bool Exists => _words is not null;

    /// <summary>Returns where in memory a table begins.</summary>
    internal long AddressOf(PooledTable table) => Marshal.UnsafeAddrOfPinnedArrayElement(_words, (int)table.Place);

    /// <summary>Returns the value that an IPv4 table has for an address. Cost: one line a level; allocates nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ushort FindIPv4(PooledTable table, uint address)
    {
        ref ushort leaf = ref LineTree<uint, IPv4Lines>.FindLeaf(ref RootOf(table), table.InnerLevels, address, out nuint interval);
        return Unsafe.Add(ref leaf, interval + (uint)IPv4Lines.ValueHalf);
    }

    /// <summary>Returns the value that an IPv6 table has for an address. Cost: one line a level; allocates nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ushort FindIPv6(PooledTable table, UInt128 address)
    {
        ref uint root = ref RootOf(table);
        ref ushort leaf = ref LineTree<ulong, IPv6Lines>.FindLeaf(ref root, table.InnerLevels, (ulong)(address >> 64), out nuint interval);
        ushort value = Unsafe.Add(ref leaf, interval + (uint)IPv6Lines.ValueHalf);
        return IPv6Lines.IsLink(ref leaf, interval) ? FindRest(ref root, value, (ulong)address) : value;
    }

    /// <summary>Does what <see cref="FindIPv4"/> does, and returns the first and last address of the interval.</summary>
    internal ushort RangeIPv4(PooledTable table, uint address, out uint first, out uint last)
    {
        // One before zero wraps around, and back again below.
        uint before = uint.MaxValue;
        last = uint.MaxValue;
        ref uint root = ref RootOf(table);
        ref ushort leaf = ref LineTree<uint, IPv4Lines>.FindLeaf(ref root, table.InnerLevels, address, ref before, ref last, out nuint interval);
        first = unchecked(before + 1);
        return Unsafe.Add(ref leaf, interval + (uint)IPv4Lines.ValueHalf);
    }

    /// <summary>Does what <see cref="FindIPv6"/> does, and returns the first and last address of the interval.</summary>
    internal ushort RangeIPv6(PooledTable table, UInt128 address, out UInt128 first, out UInt128 last)
    {
        ushort value = PartIPv6(table, address, out first, out last);

        // An interval that was taken apart where its addresses share their first 64 bits with others: neighbours of equal value are one.
        while (first != UInt128.Zero && PartIPv6(table, first - 1, out UInt128 earlier, out _) == value)
        {
            first = earlier;
        }

        while (last != UInt128.MaxValue && PartIPv6(table, last + 1, out _, out UInt128 later) == value)
        {
            last = later;
        }

        return value;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ushort FindRest(ref uint root, ushort link, ulong rest)
    {
        ref uint restRoot = ref RestRoot(ref root, link, out uint innerLevels);
        ref ushort leaf = ref LineTree<ulong, IPv6Lines>.FindLeaf(ref restRoot, innerLevels, rest, out nuint interval);
        return Unsafe.Add(ref leaf, interval + (uint)IPv6Lines.ValueHalf);
    }

    private static ref uint RestRoot(ref uint root, ushort link, out uint innerLevels)
    {
        (int line, innerLevels) = IPv6Link.Read(Unsafe.Subtract(ref root, link + 1));
        return ref Unsafe.Add(ref root, line * WordsPerLine);
    }

    private ushort PartIPv6(PooledTable table, UInt128 address, out UInt128 first, out UInt128 last)
    {
        ulong before = ulong.MaxValue;
        ulong end = ulong.MaxValue;
        ref uint root = ref RootOf(table);
        ref ushort leaf = ref LineTree<ulong, IPv6Lines>.FindLeaf(ref root, table.InnerLevels, (ulong)(address >> 64), ref before, ref end, out nuint interval);
        ushort value = Unsafe.Add(ref leaf, interval + (uint)IPv6Lines.ValueHalf);
        ulong begin = unchecked(before + 1);
        before = ulong.MaxValue;
        ulong restEnd = ulong.MaxValue;
        if (IPv6Lines.IsLink(ref leaf, interval))
        {
            ref uint restRoot = ref RestRoot(ref root, value, out uint innerLevels);
            ref ushort rest = ref LineTree<ulong, IPv6Lines>.FindLeaf(ref restRoot, innerLevels, (ulong)address, ref before, ref restEnd, out interval);
            value = Unsafe.Add(ref rest, interval + (uint)IPv6Lines.ValueHalf);
        }

        first = new UInt128(begin, unchecked(before + 1));
        last = new UInt128(end, restEnd);
        return value;
    }

    // The builder hands out no table that is not there.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref uint RootOf(PooledTable table) => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_words), table.Place);
}
