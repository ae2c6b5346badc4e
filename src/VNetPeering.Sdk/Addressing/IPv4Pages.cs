// An address is taken apart into 16, 8 and 8 bits, and all entries lie in one array, in pages of 256:
//
//   blocks   an entry for each value of the first 16 bits: the number of a page among
//   middle   those with an entry for each value of the next 8 bits. An entry is an answer, or has its top bit set and is the number of a page among
//   last     those with an answer for each value of the last 8 bits.
//
// Equal pages are one page, so that a table of 60 routes has some 50 of them; of the blocks only those are read that addresses fall in. Very large tables have so
// many different pages that sharing them does not pay for the step: there are no blocks then, and "middle" has an entry for each value of the first 24 bits.
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace VNetPeering.Sdk.Addressing;

/// <summary>A table from IPv4 addresses to answers that is read in two or three steps without comparing. Immutable; thread-safe.</summary>
/// <typeparam name="TEntry">The type of an entry; its top bit is no part of an answer.</typeparam>
internal readonly struct IPv4Pages<TEntry>
    where TEntry : unmanaged, IBinaryInteger<TEntry>, IUnsignedNumber<TEntry>, IMinMaxValue<TEntry>
{
    internal const int PageSize = 256;

    private readonly TEntry[]? _entries;

    // The place of the first entry of the last pages; its complement where there are no blocks, so that a look-up reads one field less.
    private readonly int _firstLast;

    /// <summary>Takes pages.</summary>
    /// <param name="entries">All pages: blocks, middle, last.</param>
    /// <param name="firstLast">The place of the first entry of the last pages.</param>
    /// <param name="hasBlocks">Whether there are blocks.</param>
    internal IPv4Pages(TEntry[] entries, int firstLast, bool hasBlocks)
    {
        _entries = entries;
        _firstLast = hasBlocks ? firstLast : ~firstLast;
    }

    /// <summary>Gets the mark of an entry that is the number of a page.</summary>
    internal static uint PageMark => (uint.CreateTruncating(TEntry.MaxValue) >> 1) + 1;

    /// <summary>Gets whether there are pages; the default value has none.</summary>
    internal bool Exist => _entries is not null;

    /// <summary>Returns the answer for an address. There must be pages. Cost: two or three reads; allocates nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal uint Find(uint address)
    {
        // Every number read here was written by IPv4Painter as a place that exists, so none is checked again.
        ref TEntry entries = ref MemoryMarshal.GetArrayDataReference(_entries!);
        nuint place = address >> 8;
        if (_firstLast >= 0)
        {
            place = (nuint.CreateTruncating(Unsafe.Add(ref entries, (nuint)(address >> 16))) * PageSize) + (byte)(address >> 8);
        }

        uint entry = uint.CreateTruncating(Unsafe.Add(ref entries, place));
        if (entry >= PageMark)
        {
            place = (nuint)(uint)(_firstLast >= 0 ? _firstLast : ~_firstLast) + ((nuint)(entry - PageMark) * PageSize) + (byte)address;
            entry = uint.CreateTruncating(Unsafe.Add(ref entries, place));
        }

        return entry;
    }
}
