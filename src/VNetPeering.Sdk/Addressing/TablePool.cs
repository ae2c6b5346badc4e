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
        ref uint chunk = ref MemoryMarshal.GetArrayDataReference(_words[table.Chunk]);
        ref uint line = ref Unsafe.Add(ref chunk, table.Root);
        uint key = IPv4Lines.Key(address);
        for (uint level = table.InnerLevels; level > 0; level--)
        {
            nuint child = IPv4Lines.Rank(ref line, key, IPv4Lines.InnerMask);
            line = ref Unsafe.Add(ref chunk, Unsafe.Add(ref line, IPv4Lines.ChildWord) + (child * LineChunk.WordsPerLine));
        }

        nuint interval = IPv4Lines.Rank(ref line, key, IPv4Lines.LeafMask);
        return Unsafe.Add(ref Unsafe.As<uint, ushort>(ref line), interval + (uint)IPv4Lines.ValueHalf);
    }

    /// <summary>Returns the value that an IPv6 table has for an address. Cost: one line a level; allocates nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ushort FindIPv6(PooledTable table, UInt128 address)
    {
        ref uint chunk = ref MemoryMarshal.GetArrayDataReference(_words[table.Chunk]);
        ref uint root = ref Unsafe.Add(ref chunk, table.Root);
        ushort value = FindHalf(ref chunk, ref root, table.InnerLevels, (ulong)(address >> 64), out bool isLink);
        return isLink ? FindRest(ref chunk, ref root, value, (ulong)address) : value;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ushort FindRest(ref uint chunk, ref uint root, ushort link, ulong rest)
    {
        (int line, byte innerLevels) = IPv6Link.Read(Unsafe.Subtract(ref root, link + 1));
        return FindHalf(ref chunk, ref Unsafe.Add(ref root, line * LineChunk.WordsPerLine), innerLevels, rest, out _);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ushort FindHalf(ref uint chunk, ref uint root, byte innerLevels, ulong half, out bool isLink)
    {
        ref uint line = ref root;
        ulong key = IPv6Lines.Key(half);
        for (uint level = innerLevels; level > 0; level--)
        {
            nuint child = IPv6Lines.Rank(ref line, key, IPv6Lines.InnerMask);
            line = ref Unsafe.Add(ref chunk, Unsafe.Add(ref line, IPv6Lines.ChildWord) + (child * LineChunk.WordsPerLine));
        }

        nuint interval = IPv6Lines.Rank(ref line, key, IPv6Lines.LeafMask);
        ref ushort halves = ref Unsafe.As<uint, ushort>(ref line);
        isLink = (Unsafe.Add(ref halves, IPv6Lines.LinksHalf) >> (int)interval & 1) != 0;
        return Unsafe.Add(ref halves, interval + (uint)IPv6Lines.ValueHalf);
    }
}
