using System.Runtime.CompilerServices;

namespace VNetPeering.Sdk.Benchmarks.Lookups;

/// <summary>The loops that are timed. The sum is the proof that two ways gave the same answers.</summary>
internal static class Loops
{
    /// <summary>Looks up each address; the processor may begin the next before it has the answer of the last.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static ulong Sum<TLookup>(TLookup table, ReadOnlySpan<uint> addresses)
        where TLookup : struct, ILookup
    {
        ulong sum = 0;
        foreach (uint address in addresses)
        {
            sum += table.Lookup(address);
        }

        return sum;
    }

    /// <summary>Looks up each address once the answer of the last is there. No answer has the top bit set, so the addresses are the same ones.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static ulong SumInChain<TLookup>(TLookup table, ReadOnlySpan<uint> addresses)
        where TLookup : struct, ILookup
    {
        ulong sum = 0;
        uint answer = 0;
        foreach (uint address in addresses)
        {
            answer = table.Lookup(address ^ (answer >> 31));
            sum += answer;
        }

        return sum;
    }
}
