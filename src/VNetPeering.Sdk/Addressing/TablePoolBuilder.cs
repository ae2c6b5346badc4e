using System.Runtime.InteropServices;

namespace VNetPeering.Sdk.Addressing;

/// <summary>Collects the tables of a <see cref="TablePool"/>. Buffers are reused from table to table; not thread-safe.</summary>
internal sealed class TablePoolBuilder
{
    private const int WordsPerLine = TablePool.WordsPerLine;

    private uint[] _words = new uint[64 * WordsPerLine];
    private IPv6Halves? _halves;
    private int _used;

    /// <summary>Adds an IPv4 table. Cost: one pass over the intervals.</summary>
    /// <param name="starts">The lowest address of each interval, ascending, the first one 0.0.0.0.</param>
    /// <param name="values">The value of each interval; neighbours of equal value should be one interval.</param>
    internal PooledTable AddIPv4(ReadOnlySpan<uint> starts, ReadOnlySpan<ushort> values)
    {
        (int lines, int innerLevels) = LineTree<uint, IPv4Lines>.Measure(starts.Length);
        Span<uint> words = Take(lines, out int line);
        LineTree<uint, IPv4Lines>.Write(words, starts, values);
        return new(line * WordsPerLine, innerLevels);
    }

    /// <summary>Adds an IPv6 table. Cost: one pass over the intervals.</summary>
    /// <param name="starts">The lowest address of each interval, ascending, the first one ::.</param>
    /// <param name="values">The value of each interval; neighbours of equal value should be one interval.</param>
    /// <exception cref="ArgumentException">More than 65,536 /64 prefixes have cuts inside.</exception>
    internal PooledTable AddIPv6(ReadOnlySpan<UInt128> starts, ReadOnlySpan<ushort> values)
    {
        IPv6Halves halves = _halves ??= new IPv6Halves();
        halves.Split(starts, values);
        (int firstLines, int innerLevels) = LineTree<ulong, IPv6Lines>.Measure(halves.Starts.Length);
        int linkLines = (halves.Linked.Length + WordsPerLine - 1) / WordsPerLine;
        int restLines = 0;
        for (int link = 0; link < halves.Linked.Length; link++)
        {
            halves.Rest(link, out ReadOnlySpan<ulong> rest, out _);
            restLines += LineTree<ulong, IPv6Lines>.Measure(rest.Length).Lines;
        }

        Span<uint> words = Take(linkLines + firstLines + restLines, out int line);
        Span<uint> links = words[..(linkLines * WordsPerLine)];
        Span<uint> first = words.Slice(links.Length, firstLines * WordsPerLine);
        links.Clear();
        LineTree<ulong, IPv6Lines>.Write(first, halves.Starts, halves.Values);
        MarkLinks(first, halves);
        WriteRests(links, words[(links.Length + first.Length)..], firstLines, halves);
        return new((line + linkLines) * WordsPerLine, innerLevels);
    }

    /// <summary>Returns a pool of the tables added so far.</summary>
    /// <param name="tables">Those tables; they are told where they lie in the pool.</param>
    internal TablePool ToPool(params ReadOnlySpan<PooledTable[]> tables) => new(_words.AsSpan(0, _used), tables);

    // The leaves are the last lines of a tree and full but for the last one, so a position says which line and which value it is.
    private static void MarkLinks(Span<uint> tree, IPv6Halves halves)
    {
        int leaves = (halves.Starts.Length + IPv6Lines.LeafIntervals - 1) / IPv6Lines.LeafIntervals;
        Span<uint> leafLines = tree[^(leaves * WordsPerLine)..];
        foreach (int position in halves.Linked)
        {
            (int leaf, int value) = Math.DivRem(position, IPv6Lines.LeafIntervals);
            MemoryMarshal.Cast<uint, ushort>(leafLines.Slice(leaf * WordsPerLine, WordsPerLine))[IPv6Lines.LinksHalf] |= (ushort)(1 << value);
        }
    }

    private static void WriteRests(Span<uint> links, Span<uint> trees, int linesBelowRoot, IPv6Halves halves)
    {
        for (int link = 0; link < halves.Linked.Length; link++)
        {
            halves.Rest(link, out ReadOnlySpan<ulong> starts, out ReadOnlySpan<ushort> values);
            (int lines, int innerLevels) = LineTree<ulong, IPv6Lines>.Measure(starts.Length);
            Span<uint> tree = trees[..(lines * WordsPerLine)];
            LineTree<ulong, IPv6Lines>.Write(tree, starts, values);
            links[^(link + 1)] = IPv6Link.Make(linesBelowRoot, innerLevels);
            trees = trees[tree.Length..];
            linesBelowRoot += lines;
        }
    }

    private Span<uint> Take(int lines, out int line)
    {
        long needed = _used + ((long)lines * WordsPerLine);
        if (needed > PooledTable.MostWords - WordsPerLine)
        {
            throw new InvalidOperationException("The tables need more than two gigabytes. Put some into a pool of their own.");
        }

        if (needed > _words.Length)
        {
            Array.Resize(ref _words, (int)Math.Min(Math.Max(2L * _words.Length, needed), PooledTable.MostWords));
        }

        line = _used / WordsPerLine;
        Span<uint> taken = _words.AsSpan(_used, lines * WordsPerLine);
        _used = (int)needed;
        return taken;
    }
}
