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
    /// <remarks>Cost: O(n log n + pairs). A list of n equal prefixes has n(n-1)/2 pairs; <see cref="Any"/> answers without listing them.</remarks>
    public static ValueList<PrefixOverlap> Find(ReadOnlySpan<AddressPrefix> prefixes)
    {
        AddressPrefix[] sorted = prefixes.ToArray();
        int[] indices = Indices(sorted.Length);
        Array.Sort(sorted, indices);
        var pairs = new List<PrefixOverlap>();
        int[] open = new int[sorted.Length];
        int depth = 0;
        for (int i = 0; i < sorted.Length; i++)
        {
            while (depth > 0 && !sorted[open[depth - 1]].Contains(sorted[i]))
            {
                depth--;
            }

            for (int level = 0; level < depth; level++)
            {
                int outer = indices[open[level]];
                int inner = indices[i];
                pairs.Add(outer < inner ? new PrefixOverlap(outer, inner) : new PrefixOverlap(inner, outer));
            }

            open[depth++] = i;
        }

        return pairs.Count == 0 ? ValueList<PrefixOverlap>.Empty : new ValueList<PrefixOverlap>(Ordered([.. pairs], prefixes.Length));
    }

    /// <summary>Says whether any two prefixes overlap. Cost: O(n log n).</summary>
    public static bool Any(ReadOnlySpan<AddressPrefix> prefixes)
    {
        AddressPrefix[] sorted = prefixes.ToArray();
        Array.Sort(sorted);
        for (int i = 1; i < sorted.Length; i++)
        {
            // Whatever contains a prefix contains all that is sorted between the two, so looking at neighbours is enough.
            if (sorted[i - 1].Contains(sorted[i]))
            {
                return true;
            }
        }

        return false;
    }

    private static int[] Indices(int count)
    {
        int[] indices = new int[count];
        for (int i = 0; i < count; i++)
        {
            indices[i] = i;
        }

        return indices;
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
