using System.Runtime.InteropServices;

namespace VNetPeering.Sdk.Addressing;

/// <summary>Adds tables to a <see cref="TablePool"/> that is not made yet. Buffers are reused from table to table; not thread-safe.</summary>
/// <remarks>
/// A builder that goes on from a pool writes into what is left of its last piece of memory, where no table of that pool lies. When another builder was there
/// first it takes a new piece. The pieces grow from two kilobytes, so that one more table costs little, to a quarter of a megabyte.
/// </remarks>
internal sealed class TablePoolBuilder
{
    private const int FewestLines = 32;
    private const int MostLines = 4096;

    private readonly List<LineChunk> _chunks;
    private IPv6Halves? _halves;
    private int _used;

    /// <summary>Creates a builder without tables.</summary>
    /// <param name="expectedLines">How many lines the tables will take, where that is known: exactly as many are then set aside.</param>
    internal TablePoolBuilder(int expectedLines = 0)
    {
        _chunks = [];
        if (expectedLines > 0)
        {
            _chunks.Add(new LineChunk(expectedLines));
        }
    }

    internal TablePoolBuilder(ReadOnlySpan<LineChunk> chunks, int used)
    {
        _chunks = [.. chunks];
        _used = used;
    }

    /// <summary>Returns how many lines the tables of a sweep take: exactly for IPv4, and for IPv6 where no prefix is longer than /64; more lines then follow.</summary>
    internal static int LinesOf(PrefixSweep<ushort> sweep) =>
        LineTree<uint, IPv4Lines>.Measure(sweep.IPv4.Starts.Length).Lines + LineTree<ulong, IPv6Lines>.Measure(sweep.IPv6.Starts.Length).Lines;

    /// <summary>Adds an IPv4 table. Cost: one pass over the intervals.</summary>
    /// <param name="starts">The lowest address of each interval, ascending, the first one 0.0.0.0.</param>
    /// <param name="values">The value of each interval; neighbours of equal value should be one interval.</param>
    internal PooledTable AddIPv4(ReadOnlySpan<uint> starts, ReadOnlySpan<ushort> values)
    {
        (int lines, int innerLevels) = LineTree<uint, IPv4Lines>.Measure(starts.Length);
        Span<uint> words = Take(lines, out int place);
        LineTree<uint, IPv4Lines>.Write(words, (uint)place, starts, values);
        return At(place, innerLevels);
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
        int linkLines = (halves.Linked.Length + LineChunk.WordsPerLine - 1) / LineChunk.WordsPerLine;
        int lines = linkLines + firstLines;
        for (int link = 0; link < halves.Linked.Length; link++)
        {
            halves.Rest(link, out ReadOnlySpan<ulong> rest, out _);
            lines += LineTree<ulong, IPv6Lines>.Measure(rest.Length).Lines;
        }

        Span<uint> words = Take(lines, out int place);
        Span<uint> links = words[..(linkLines * LineChunk.WordsPerLine)];
        links.Clear();
        place += links.Length;
        Span<uint> first = words.Slice(links.Length, firstLines * LineChunk.WordsPerLine);
        LineTree<ulong, IPv6Lines>.Write(first, (uint)place, halves.Starts, halves.Values);
        MarkLinks(first, halves);
        WriteRests(links, words[(links.Length + first.Length)..], place, firstLines, halves);
        return At(place, innerLevels);
    }

    /// <summary>Returns a pool of the tables added so far. The builder may go on; that pool will not see what it adds.</summary>
    internal TablePool ToPool() => new([.. _chunks], _used);

    // The leaves are the last lines of a tree and full but for the last one, so a position says which line and which value it is.
    private static void MarkLinks(Span<uint> tree, IPv6Halves halves)
    {
        int leaves = (halves.Starts.Length + IPv6Lines.LeafIntervals - 1) / IPv6Lines.LeafIntervals;
        Span<uint> leafLines = tree[^(leaves * LineChunk.WordsPerLine)..];
        foreach (int position in halves.Linked)
        {
            (int leaf, int value) = Math.DivRem(position, IPv6Lines.LeafIntervals);
            MemoryMarshal.Cast<uint, ushort>(leafLines.Slice(leaf * LineChunk.WordsPerLine, LineChunk.WordsPerLine))[IPv6Lines.LinksHalf] |= (ushort)(1 << value);
        }
    }

    private static void WriteRests(Span<uint> links, Span<uint> trees, int root, int linesBefore, IPv6Halves halves)
    {
        for (int link = 0; link < halves.Linked.Length; link++)
        {
            halves.Rest(link, out ReadOnlySpan<ulong> starts, out ReadOnlySpan<ushort> values);
            (int lines, int innerLevels) = LineTree<ulong, IPv6Lines>.Measure(starts.Length);
            Span<uint> tree = trees[..(lines * LineChunk.WordsPerLine)];
            LineTree<ulong, IPv6Lines>.Write(tree, (uint)(root + (linesBefore * LineChunk.WordsPerLine)), starts, values);
            links[^(link + 1)] = IPv6Link.Make(linesBefore, innerLevels);
            trees = trees[tree.Length..];
            linesBefore += lines;
        }
    }

    private PooledTable At(int place, int innerLevels) => new((uint)place, (ushort)(_chunks.Count - 1), (byte)innerLevels);

    private Span<uint> Take(int lines, out int place)
    {
        if (_chunks.Count == 0 || !_chunks[^1].TryTake(_used, lines))
        {
            int capacity = _chunks.Count == 0 ? FewestLines : Math.Min(2 * _chunks[^1].Capacity, MostLines);
            AddChunk(Math.Max(capacity, lines));
            _chunks[^1].TryTake(0, lines);
        }

        LineChunk chunk = _chunks[^1];
        place = chunk.PlaceOf(_used);
        _used += lines;
        return chunk.Words.AsSpan(place, lines * LineChunk.WordsPerLine);
    }

    private void AddChunk(int capacity)
    {
        if (_chunks.Count > ushort.MaxValue)
        {
            throw new InvalidOperationException($"The tables need more than {ushort.MaxValue + 1} pieces of memory. Put some into a pool of their own.");
        }

        _chunks.Add(new LineChunk(capacity));
        _used = 0;
    }
}
