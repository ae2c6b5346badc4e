// 64 bytes, which one compare of AVX-512 takes whole:
//
//   inner   k1 k2 ... k15                 child      15 keys of 4 bytes, then how far away the first of 16 children is
//   leaf    k1 k2 ... k10   v0 v1 ... v10   -        10 keys of 4 bytes, then 11 values of 2 bytes; 2 bytes are free
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace VNetPeering.Sdk.Addressing;

/// <summary>Lines whose keys are IPv4 addresses.</summary>
internal readonly struct IPv4Lines : ILineFormat<uint>
{
    // Vectors compare signed numbers at no cost everywhere and unsigned ones only with AVX-512. With the top bit turned over both orders are the same.
    private const uint SignBit = 0x8000_0000;

    public static int LeafIntervals => 11;

    public static int Children => 16;

    public static int ChildWord => 15;

    public static int ValueHalf => 20;

    public static void WriteKey(Span<uint> line, int slot, uint start) => line[slot] = Key(start - 1);

    public static uint ReadKey(ref uint line, nuint slot) => Unsafe.Add(ref line, slot);

    public static void WritePadding(Span<uint> line, int slot) => line[slot] = Key(uint.MaxValue);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Key(uint address) => address ^ SignBit;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nuint Rank(ref uint line, uint address, uint mask)
    {
        ref int keys = ref Unsafe.As<uint, int>(ref line);
        int key = (int)address;
        if (Vector512.IsHardwareAccelerated)
        {
            ulong below = Vector512.LessThan(Vector512.LoadUnsafe(ref keys), Vector512.Create(key)).ExtractMostSignificantBits();
            return (nuint)BitOperations.PopCount((uint)below & mask);
        }

        if (Vector256.IsHardwareAccelerated)
        {
            Vector256<int> sought = Vector256.Create(key);
            uint low = Vector256.LessThan(Vector256.LoadUnsafe(ref keys), sought).ExtractMostSignificantBits();
            uint high = Vector256.LessThan(Vector256.LoadUnsafe(ref keys, 8), sought).ExtractMostSignificantBits();
            return (nuint)BitOperations.PopCount((low | (high << 8)) & mask);
        }

        if (Vector128.IsHardwareAccelerated)
        {
            Vector128<int> sought = Vector128.Create(key);
            uint below = Vector128.LessThan(Vector128.LoadUnsafe(ref keys), sought).ExtractMostSignificantBits();
            below |= Vector128.LessThan(Vector128.LoadUnsafe(ref keys, 4), sought).ExtractMostSignificantBits() << 4;
            below |= Vector128.LessThan(Vector128.LoadUnsafe(ref keys, 8), sought).ExtractMostSignificantBits() << 8;
            below |= Vector128.LessThan(Vector128.LoadUnsafe(ref keys, 12), sought).ExtractMostSignificantBits() << 12;
            return (nuint)BitOperations.PopCount(below & mask);
        }

        return RankOneByOne(ref keys, key, BitOperations.PopCount(mask));
    }

    private static nuint RankOneByOne(ref int keys, int key, int count)
    {
        nuint below = 0;
        foreach (int candidate in MemoryMarshal.CreateReadOnlySpan(ref keys, count))
        {
            below += candidate < key ? 1u : 0u;
        }

        return below;
    }
}
