// What a look-up touches: the eight bytes that say where the table is, then one line a level. Sixty routes make about 114 intervals, eleven leaves and a root: two
// lines. Six hundred make three levels, a hundred thousand intervals five.
//
// An IPv6 table is a tree over the first 64 bits of the addresses. Where the last 64 bits matter, the interval is a single number of the first tree and its value
// is a link k: the word k places before the table's root says which line below the root begins a second tree, over the last 64 bits.
//
//   links ...  2  1  0 | root | tree over the first 64 bits | tree of link 0 | tree of link 1 ...
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace VNetPeering.Sdk.Addressing;

/// <summary>Many tables from addresses to values of 16 bits, in shared memory. Immutable; thread-safe.</summary>
/// <remarks>
/// <para>To build one: flatten the prefixes of a table with an <see cref="IntervalSweep{TNumber, TValue}"/>, give starts and values to
/// <see cref="TablePoolBuilder"/>, keep the <see cref="PooledTable"/> that it returns, and look up in the pool that it makes at the end.</para>
/// <para>To add a table later: <see cref="ToBuilder"/> copies no lines, and what it makes shares them with this pool, which stays as it is.</para>
/// <para>A value means what the caller wants; keep one for "no answer". Memory: 64 bytes for 11 intervals of IPv4 or 7 of IPv6, and a tenth more.</para>
/// </remarks>
internal sealed class TablePool
{
    private readonly uint[][] _words;
    private readonly LineChunk[] _chunks;
    private readonly int _used;

    internal TablePool(LineChunk[] chunks, int used)
    {
        _chunks = chunks;
        _used = used;
        _words = new uint[chunks.Length][];
        for (int i = 0; i < chunks.Length; i++)
        {
            _words[i] = chunks[i].Words;
        }
    }

    /// <summary>Gets how many bytes the pool holds, shared ones too.</summary>
    internal long Bytes
    {
        get
        {
            long bytes = 0;
            foreach (uint[] words in _words)
            {
                bytes += words.LongLength * sizeof(uint);
            }

            return bytes;
        }
    }

    /// <summary>Returns a builder that starts with the tables of this pool.</summary>
    internal TablePoolBuilder ToBuilder() => new(_chunks, _used);

    /// <summary>Returns the value that an IPv4 table has for an address. Cost: one line a level; allocates nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ushort FindIPv4(PooledTable table, uint address)
    {
        ref uint chunk = ref ChunkOf(table);
        ref ushort leaf = ref LineTree<uint, IPv4Lines>.FindLeaf(ref chunk, ref Unsafe.Add(ref chunk, table.Root), table.InnerLevels, address, out nuint interval);
        return Unsafe.Add(ref leaf, interval + (uint)IPv4Lines.ValueHalf);
    }

    /// <summary>Returns the value that an IPv6 table has for an address. Cost: one line a level; allocates nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ushort FindIPv6(PooledTable table, UInt128 address)
    {
        ref uint chunk = ref ChunkOf(table);
        ref uint root = ref Unsafe.Add(ref chunk, table.Root);
        ref ushort leaf = ref LineTree<ulong, IPv6Lines>.FindLeaf(ref chunk, ref root, table.InnerLevels, (ulong)(address >> 64), out nuint interval);
        ushort value = Unsafe.Add(ref leaf, interval + (uint)IPv6Lines.ValueHalf);
        return IPv6Lines.IsLink(ref leaf, interval) ? FindRest(ref chunk, ref root, value, (ulong)address) : value;
    }

    /// <summary>Does what <see cref="FindIPv4"/> does, and returns the first and last address of the interval.</summary>
    internal ushort RangeIPv4(PooledTable table, uint address, out uint first, out uint last)
    {
        // One before zero wraps around, and back again below.
        uint before = uint.MaxValue;
        last = uint.MaxValue;
        ref uint chunk = ref ChunkOf(table);
        ref uint root = ref Unsafe.Add(ref chunk, table.Root);
        ref ushort leaf = ref LineTree<uint, IPv4Lines>.FindLeaf(ref chunk, ref root, table.InnerLevels, address, ref before, ref last, out nuint interval);
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
    private static ushort FindRest(ref uint chunk, ref uint root, ushort link, ulong rest)
    {
        ref uint restRoot = ref RestRoot(ref root, link, out byte innerLevels);
        ref ushort leaf = ref LineTree<ulong, IPv6Lines>.FindLeaf(ref chunk, ref restRoot, innerLevels, rest, out nuint interval);
        return Unsafe.Add(ref leaf, interval + (uint)IPv6Lines.ValueHalf);
    }

    private static ref uint RestRoot(ref uint root, ushort link, out byte innerLevels)
    {
        (int line, innerLevels) = IPv6Link.Read(Unsafe.Subtract(ref root, link + 1));
        return ref Unsafe.Add(ref root, line * LineChunk.WordsPerLine);
    }

    private ushort PartIPv6(PooledTable table, UInt128 address, out UInt128 first, out UInt128 last)
    {
        ulong before = ulong.MaxValue;
        ulong end = ulong.MaxValue;
        ref uint chunk = ref ChunkOf(table);
        ref uint root = ref Unsafe.Add(ref chunk, table.Root);
        ref ushort leaf = ref LineTree<ulong, IPv6Lines>.FindLeaf(ref chunk, ref root, table.InnerLevels, (ulong)(address >> 64), ref before, ref end, out nuint interval);
        ushort value = Unsafe.Add(ref leaf, interval + (uint)IPv6Lines.ValueHalf);
        ulong begin = unchecked(before + 1);
        before = ulong.MaxValue;
        ulong restEnd = ulong.MaxValue;
        if (IPv6Lines.IsLink(ref leaf, interval))
        {
            ref uint restRoot = ref RestRoot(ref root, value, out byte innerLevels);
            ref ushort rest = ref LineTree<ulong, IPv6Lines>.FindLeaf(ref chunk, ref restRoot, innerLevels, (ulong)address, ref before, ref restEnd, out interval);
            value = Unsafe.Add(ref rest, interval + (uint)IPv6Lines.ValueHalf);
        }

        first = new UInt128(begin, unchecked(before + 1));
        last = new UInt128(end, restEnd);
        return value;
    }

    // The builder has handed out no table of a chunk that is not there, nor a place outside of it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref uint ChunkOf(PooledTable table) => ref MemoryMarshal.GetArrayDataReference(_words[table.Chunk]);
}
