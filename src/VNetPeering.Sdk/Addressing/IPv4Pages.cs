// An address is taken apart into 16, 8 and 8 bits:
//
//   blocks   one number for each value of the first 16 bits: a page of
//   middle   256 entries, one for each value of the next 8 bits. An entry is an answer, or has its top bit set and is a page of
//   last     256 answers, one for each value of the last 8 bits.
//
// Equal pages are one page, so that a table of 60 routes has some 50 of them; of the blocks only those are read that addresses fall in. Very large tables have so
// many different pages that sharing them does not pay for the step: there "blocks" is absent, and "middle" has an entry for each value of the first 24 bits.
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

    private readonly ushort[]? _blocks;
    private readonly TEntry[]? _middle;
    private readonly TEntry[] _last;

    internal IPv4Pages(ushort[]? blocks, TEntry[] middle, TEntry[] last)
    {
        _blocks = blocks;
        _middle = middle;
        _last = last;
    }

    /// <summary>Gets the mark of an entry that is the number of a page.</summary>
    internal static uint PageMark => (uint.CreateTruncating(TEntry.MaxValue) >> 1) + 1;

    /// <summary>Gets whether there are pages; the default value has none.</summary>
    internal bool Exist => _middle is not null;

    /// <summary>Gets how many bytes the arrays take.</summary>
    internal long Bytes => ((_blocks?.LongLength ?? 0) * sizeof(ushort)) + ((_middle!.LongLength + _last.LongLength) * Unsafe.SizeOf<TEntry>());

    /// <summary>Returns the answer for an address. There must be pages. Cost: two or three reads; allocates nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal uint Find(uint address)
    {
        // Every number read here was written by IPv4Painter as a place that exists, so none is checked again.
        nuint place = address >> 8;
        if (_blocks is not null)
        {
            nuint page = Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_blocks), (nuint)(address >> 16));
            place = (page * PageSize) + (byte)(address >> 8);
        }

        uint entry = uint.CreateTruncating(Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_middle!), place));
        if (entry >= PageMark)
        {
            place = ((nuint)(entry - PageMark) * PageSize) + (byte)address;
            entry = uint.CreateTruncating(Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_last), place));
        }

        return entry;
    }
}
