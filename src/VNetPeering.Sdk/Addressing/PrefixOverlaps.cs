// Prefixes nest or are disjoint, so one pass over the sorted prefixes suffices: the stack holds those that are still open, each
// inside the one below it, and a new prefix overlaps exactly the open ones.
//
//   10.0.0.0/8      |-------------------------------|      open: [/8]
//   10.0.0.0/16     |-------|                              open: [/8 /16]      pair with /8
//   10.0.1.0/24       |-|                                  open: [/8 /16 /24]  pairs with /8 and /16
//   10.7.0.0/16                 |-------|                  open: [/8 /16']     pair with /8; the others are closed
using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Addressing;

/// <summary>Finds the prefixes of a list that overlap.</summary>
/// <remarks>Equal prefixes overlap; prefixes of different families never do. Thread-safe.</remarks>
public static class PrefixOverlaps
{
    /// <summary>Returns every pair of prefixes that overlap, ordered by the first index, then the second.</summary>
    /// <remarks>
    /// Cost: one sort, plus the pairs. A list of n equal prefixes has n(n-1)/2 pairs; <see cref="Count"/> and <see cref="Any"/> answer without listing them.
    /// </remarks>
    public static ValueList<PrefixOverlap> Find(ReadOnlySpan<AddressPrefix> prefixes)
    {
        int[] order = PrefixSort.Order(prefixes);
        var pairs = new List<PrefixOverlap>();
        int[] open = new int[order.Length];
        int depth = 0;
        foreach (int inner in order)
        {
            while (depth > 0 && !prefixes[open[depth - 1]].Contains(prefixes[inner]))
            {
                depth--;
            }

            for (int level = 0; level < depth; level++)
            {
                int outer = open[level];
                pairs.Add(outer < inner ? new PrefixOverlap(outer, inner) : new PrefixOverlap(inner, outer));
            }

            open[depth++] = inner;
        }

        return pairs.Count == 0 ? ValueList<PrefixOverlap>.Empty : new ValueList<PrefixOverlap>(Ordered([.. pairs], prefixes.Length));
    }

    /// <summary>Says whether any two prefixes overlap. Cost: one sort.</summary>
    public static bool Any(ReadOnlySpan<AddressPrefix> prefixes)
    {
        using PrefixSort.Keys keys = PrefixSort.Sort(prefixes);
        ReadOnlySpan<ulong> sorted = keys.Sorted;

        // Whatever contains a prefix contains all that is sorted between the two, so looking at neighbours is enough.
        for (int i = 1; i < sorted.Length; i++)
        {
            if (PrefixSort.FirstOf(sorted[i]) < PrefixSort.EndOf(sorted[i - 1]))
            {
                return true;
            }
        }

        if (sorted.Length == prefixes.Length)
        {
            return false;
        }

        int[] order = PrefixSort.Order(prefixes);
        for (int i = sorted.Length + 1; i < order.Length; i++)
        {
            if (prefixes[order[i - 1]].Contains(prefixes[order[i]]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Returns how many pairs of prefixes overlap. Cost: one sort, however many pairs there are.</summary>
    public static long Count(ReadOnlySpan<AddressPrefix> prefixes)
    {
        using PrefixSort.Keys keys = PrefixSort.Sort(prefixes);
        ReadOnlySpan<ulong> sorted = keys.Sorted;
        long pairs = CountIPv4(sorted);
        if (sorted.Length == prefixes.Length)
        {
            return pairs;
        }

        int[] order = PrefixSort.Order(prefixes);
        int[] open = new int[order.Length];
        int depth = 0;
        for (int i = sorted.Length; i < order.Length; i++)
        {
            while (depth > 0 && !prefixes[open[depth - 1]].Contains(prefixes[order[i]]))
            {
                depth--;
            }

            pairs += depth;
            open[depth++] = order[i];
        }

        return pairs;
    }

    private static long CountIPv4(ReadOnlySpan<ulong> sorted)
    {
        long pairs = 0;

        // At most 33 prefixes of different length are open at a time; equal ones share a level, so the levels count how many stand on them.
        Span<ulong> ends = stackalloc ulong[33];
        Span<int> standing = stackalloc int[33];
        int depth = 0;
        int open = 0;
        for (int i = 0; i < sorted.Length; i++)
        {
            ulong first = PrefixSort.FirstOf(sorted[i]);
            while (depth > 0 && ends[depth - 1] <= first)
            {
                open -= standing[--depth];
            }

            pairs += open;
            ulong end = PrefixSort.EndOf(sorted[i]);
            if (depth > 0 && ends[depth - 1] == end && i > 0 && PrefixSort.FirstOf(sorted[i - 1]) == first && PrefixSort.EndOf(sorted[i - 1]) == end)
            {
                standing[depth - 1]++;
            }
            else
            {
                ends[depth] = end;
                standing[depth++] = 1;
            }

            open++;
        }

        return pairs;
    }

    // Counting instead of comparing keeps the cost linear in the pairs: by the second index, then, keeping that order, by the first.
    private static PrefixOverlap[] Ordered(PrefixOverlap[] pairs, int count)
    {
        var bySecond = new PrefixOverlap[pairs.Length];
        int[] next = new int[count + 1];
        foreach (PrefixOverlap pair in pairs)
        {
            next[pair.Second + 1]++;
        }

        Accumulate(next);
        foreach (PrefixOverlap pair in pairs)
        {
            bySecond[next[pair.Second]++] = pair;
        }

        Array.Clear(next);
        foreach (PrefixOverlap pair in bySecond)
        {
            next[pair.First + 1]++;
        }

        Accumulate(next);
        foreach (PrefixOverlap pair in bySecond)
        {
            pairs[next[pair.First]++] = pair;
        }

        return pairs;
    }

    private static void Accumulate(int[] counts)
    {
        for (int i = 1; i < counts.Length; i++)
        {
            counts[i] += counts[i - 1];
        }
    }
}
