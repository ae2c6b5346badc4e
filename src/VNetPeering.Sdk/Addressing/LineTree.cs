// A table of sorted intervals as lines of 64 bytes, drawn with three children and two intervals a line:
//
//   intervals   A  B | C  D | E  F | G
//   leaves      0      1      2      3         a leaf's keys are its intervals' starts without the first
//   inner       C E -> 0, 1, 2   - -> 3        an inner line's keys are its children's starts without the first
//   root        G -> both
//
// The root comes first, then each level below it, leaves last. All lines but the last of a level are full, so the starts that a line is cut at follow from
// its number and nothing has to be passed up. An inner line says how far away its first child is, so that a table is the same wherever it lies.
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace VNetPeering.Sdk.Addressing;

/// <summary>The search tree of one table, laid into lines.</summary>
/// <typeparam name="TKey">A number that addresses are compared by.</typeparam>
/// <typeparam name="TFormat">The lines for that number.</typeparam>
internal static class LineTree<TKey, TFormat>
    where TKey : unmanaged
    where TFormat : ILineFormat<TKey>
{
    private const int WordsPerLine = TablePool.WordsPerLine;

    // Seven levels of eight children hold more intervals than an array does.
    private const int MaxLevels = 12;

    /// <summary>Returns how many lines a table takes, and how many of its levels are above the leaves.</summary>
    internal static (int Lines, int InnerLevels) Measure(int intervals)
    {
        int level = Lines(intervals, TFormat.LeafIntervals);
        int lines = level;
        int innerLevels = 0;
        while (level > 1)
        {
            level = Lines(level, TFormat.Children);
            lines += level;
            innerLevels++;
        }

        return (lines, innerLevels);
    }

    /// <summary>Writes the lines of a table.</summary>
    /// <param name="lines">As many lines as <see cref="Measure"/> says.</param>
    /// <param name="starts">The lowest address of each interval, ascending, the first one 0.</param>
    /// <param name="values">The value of each interval.</param>
    internal static void Write(Span<uint> lines, ReadOnlySpan<TKey> starts, ReadOnlySpan<ushort> values)
    {
        Span<int> counts = stackalloc int[MaxLevels];
        Span<int> spans = stackalloc int[MaxLevels];
        counts[0] = Lines(starts.Length, TFormat.LeafIntervals);
        spans[0] = TFormat.LeafIntervals;
        int root = 0;
        while (counts[root] > 1)
        {
            counts[root + 1] = Lines(counts[root], TFormat.Children);
            spans[root + 1] = spans[root] * TFormat.Children;
            root++;
        }

        for (int level = root; level > 0; level--)
        {
            int words = counts[level] * WordsPerLine;
            WriteInner(lines[..words], starts, spans[level - 1]);
            lines = lines[words..];
        }

        WriteLeaves(lines, starts, values);
    }

    /// <summary>Finds the interval that holds an address. Returns the first half-word of its leaf line.</summary>
    /// <param name="root">The first word of the root line.</param>
    /// <param name="innerLevels">How many levels are above the leaves.</param>
    /// <param name="address">The address.</param>
    /// <param name="interval">Receives the number of the interval in the leaf.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ref ushort FindLeaf(ref uint root, uint innerLevels, TKey address, out nuint interval)
    {
        ref uint line = ref root;
        TKey key = TFormat.Key(address);
        for (uint level = innerLevels; level > 0; level--)
        {
            line = ref Child(ref line, TFormat.Rank(ref line, key, Mask(TFormat.Children - 1)));
        }

        interval = TFormat.Rank(ref line, key, Mask(TFormat.LeafIntervals - 1));
        return ref Unsafe.As<uint, ushort>(ref line);
    }

    /// <summary>Does what the other overload does, and narrows a range to the interval that holds the address.</summary>
    /// <param name="root">The first word of the root line.</param>
    /// <param name="innerLevels">How many levels are above the leaves.</param>
    /// <param name="address">The address.</param>
    /// <param name="before">The address before the first one; left alone where the table begins.</param>
    /// <param name="last">The last address; left alone where the table ends.</param>
    /// <param name="interval">Receives the number of the interval in the leaf.</param>
    internal static ref ushort FindLeaf(ref uint root, uint innerLevels, TKey address, ref TKey before, ref TKey last, out nuint interval)
    {
        ref uint line = ref root;
        TKey key = TFormat.Key(address);
        for (uint level = innerLevels; level > 0; level--)
        {
            nuint child = TFormat.Rank(ref line, key, Mask(TFormat.Children - 1));
            Narrow(ref line, child, TFormat.Children - 1, ref before, ref last);
            line = ref Child(ref line, child);
        }

        interval = TFormat.Rank(ref line, key, Mask(TFormat.LeafIntervals - 1));
        Narrow(ref line, interval, TFormat.LeafIntervals - 1, ref before, ref last);
        return ref Unsafe.As<uint, ushort>(ref line);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref uint Child(ref uint line, nuint child) =>
        ref Unsafe.Add(ref line, Unsafe.Add(ref line, TFormat.ChildWord) + (child * WordsPerLine));

    private static uint Mask(int keys) => (1u << keys) - 1;

    // Padding reads as the highest address, which is where the last interval ends.
    private static void Narrow(ref uint line, nuint rank, int keys, ref TKey before, ref TKey last)
    {
        if (rank > 0)
        {
            before = TFormat.Key(TFormat.ReadKey(ref line, rank - 1));
        }

        if (rank < (uint)keys)
        {
            last = TFormat.Key(TFormat.ReadKey(ref line, rank));
        }
    }

    private static void WriteInner(Span<uint> lines, ReadOnlySpan<TKey> starts, int childSpan)
    {
        int cut = 0;
        uint child = (uint)lines.Length;
        for (; !lines.IsEmpty; lines = lines[WordsPerLine..])
        {
            Span<uint> line = lines[..WordsPerLine];
            line.Clear();
            cut = WriteKeys(line, TFormat.Children - 1, starts, cut, childSpan);
            line[TFormat.ChildWord] = child;

            // One line on, and as many children as a line has.
            child += (uint)((TFormat.Children - 1) * WordsPerLine);
        }
    }

    private static void WriteLeaves(Span<uint> lines, ReadOnlySpan<TKey> starts, ReadOnlySpan<ushort> values)
    {
        int cut = 0;
        for (; !lines.IsEmpty; lines = lines[WordsPerLine..])
        {
            Span<uint> line = lines[..WordsPerLine];
            line.Clear();
            int count = Math.Min(TFormat.LeafIntervals, starts.Length - cut);
            values.Slice(cut, count).CopyTo(MemoryMarshal.Cast<uint, ushort>(line)[TFormat.ValueHalf..]);
            cut = WriteKeys(line, TFormat.LeafIntervals - 1, starts, cut, 1);
        }
    }

    // The first start at or before the line's first key is cut; returns the one where the next line begins.
    private static int WriteKeys(Span<uint> line, int keys, ReadOnlySpan<TKey> starts, int cut, int step)
    {
        long next = cut;
        for (int slot = 0; slot < keys; slot++)
        {
            next += step;
            if (next < starts.Length)
            {
                TFormat.WriteKey(line, slot, starts[(int)next]);
            }
            else
            {
                TFormat.WritePadding(line, slot);
            }
        }

        return (int)Math.Min(next + step, starts.Length);
    }

    private static int Lines(int parts, int partsPerLine) => Math.Max(1, (parts + partsPerLine - 1) / partsPerLine);
}
