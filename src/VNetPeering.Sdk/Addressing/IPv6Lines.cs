// The first or the last 64 bits of an address are the key, so that eight of them make a line:
//
//   inner   k1 k2 ... k7                    child -   7 keys of 8 bytes, then how far away the first of 8 children is; 4 bytes are free
//   leaf    k1 k2 ... k6    v0 v1 ... v6    links     6 keys of 8 bytes, then 7 values of 2 bytes and a bit for each value that is a link
//
// A link stands where the answer depends on the last 64 bits; TablePool says what it leads to.
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace VNetPeering.Sdk.Addressing;

/// <summary>Lines whose keys are halves of IPv6 addresses.</summary>
internal readonly struct IPv6Lines : ILineFormat<ulong>
{
    /// <summary>The half-word of a leaf that says which of its values are links.</summary>
    internal const int LinksHalf = 31;

    // As for IPv4.
    private const ulong SignBit = 0x8000_0000_0000_0000;

    public static int LeafIntervals => 7;

    public static int Children => 8;

    public static int ChildWord => 14;

    public static int ValueHalf => 24;

    public static void WriteKey(Span<uint> line, int slot, ulong start) => MemoryMarshal.Cast<uint, ulong>(line)[slot] = Key(start - 1);

    public static ulong ReadKey(ref uint line, nuint slot) => Unsafe.Add(ref Unsafe.As<uint, ulong>(ref line), slot);

    public static void WritePadding(Span<uint> line, int slot) => MemoryMarshal.Cast<uint, ulong>(line)[slot] = Key(ulong.MaxValue);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Key(ulong address) => address ^ SignBit;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nuint Rank(ref uint line, ulong address, uint mask)
    {
        ref long keys = ref Unsafe.As<uint, long>(ref line);
        long key = (long)address;
        if (Vector512.IsHardwareAccelerated)
        {
            ulong below = Vector512.LessThan(Vector512.LoadUnsafe(ref keys), Vector512.Create(key)).ExtractMostSignificantBits();
            return (nuint)BitOperations.PopCount((uint)below & mask);
        }

        if (Vector256.IsHardwareAccelerated)
        {
            Vector256<long> sought = Vector256.Create(key);
            uint low = Vector256.LessThan(Vector256.LoadUnsafe(ref keys), sought).ExtractMostSignificantBits();
            uint high = Vector256.LessThan(Vector256.LoadUnsafe(ref keys, 4), sought).ExtractMostSignificantBits();
            return (nuint)BitOperations.PopCount((low | (high << 4)) & mask);
        }

        if (Vector128.IsHardwareAccelerated)
        {
            Vector128<long> sought = Vector128.Create(key);
            uint below = Vector128.LessThan(Vector128.LoadUnsafe(ref keys), sought).ExtractMostSignificantBits();
            below |= Vector128.LessThan(Vector128.LoadUnsafe(ref keys, 2), sought).ExtractMostSignificantBits() << 2;
            below |= Vector128.LessThan(Vector128.LoadUnsafe(ref keys, 4), sought).ExtractMostSignificantBits() << 4;
            below |= Vector128.LessThan(Vector128.LoadUnsafe(ref keys, 6), sought).ExtractMostSignificantBits() << 6;
            return (nuint)BitOperations.PopCount(below & mask);
        }

        return RankOneByOne(ref keys, key, BitOperations.PopCount(mask));
    }

    /// <summary>Says whether the value of an interval of a leaf is a link.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool IsLink(ref ushort leaf, nuint interval) => ((Unsafe.Add(ref leaf, LinksHalf) >> (int)interval) & 1) != 0;

    private static nuint RankOneByOne(ref long keys, long key, int count)
    {
        nuint below = 0;
        foreach (long candidate in MemoryMarshal.CreateReadOnlySpan(ref keys, count))
        {
            below += candidate < key ? 1u : 0u;
        }

        return below;
    }
}
