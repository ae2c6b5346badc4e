using System.Numerics;
using System.Runtime.Intrinsics;

namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>
/// Counts verdicts over all pairs of classes where there are many: 256 by 256 classes at a time, each way a number of 16 bits, and what security groups say a bit. What most pairs
/// are, the same way there and back or blocked, is told for sixteen at once, and summed by 64; the others are looked at one by one. Cost: about a third of a nanosecond a pair, and half
/// of that again for each protocol where there are groups. For one thread.
/// </summary>
internal sealed class TileCounter
{
    /// <summary>The number of classes on each side of a tile.</summary>
    internal const int Size = 256;

    // Rows are a little longer than they need be: at a power of two all rows would share a few lines of the processor's cache.
    private const int Stride = Size + 32;

    private const int WordsInRow = Size / 64;

    private readonly PairEngine _engine;
    private readonly FarClasses _classes;
    private readonly StepRuns _runs;
    private readonly WayIds _ids = new();
    private readonly ushort[] _there = new ushort[Size * Stride];

    // Rows are the classes of the columns of the others here.
    private readonly ushort[] _across = new ushort[Size * Stride];

    // Both ways of a pair stand at one place here and in the first.
    private readonly ushort[] _back = new ushort[Size * Stride];

    // How many subnets the classes of the columns hold, the lowest bits of all of them first.
    private readonly ulong[] _sizes = new ulong[32 * WordsInRow];
    private int _sizeBits;
    private readonly ulong[] _delivered = new ulong[WordsInRow];
    private readonly int[] _cursors;
    private readonly int[] _backCursors;
    private readonly PointColumns _thereColumns;
    private readonly PointColumns _backColumns;
    private readonly TileGroups[] _groups;

    /// <summary>Creates a counter.</summary>
    /// <param name="engine">The engine, whose classes stand each by itself.</param>
    /// <param name="runs">The first steps of all classes.</param>
    /// <param name="lines">What groups say, for each protocol; empty without groups, when the verdicts of all protocols are the same.</param>
    internal TileCounter(PairEngine engine, StepRuns runs, GroupLines[] lines)
    {
        _groups = [.. lines.Select(of => new TileGroups(of))];
        Counts = new VerdictSums[Math.Max(1, lines.Length)];
        _engine = engine;
        _classes = engine.Classes;
        _runs = runs;
        _cursors = new int[_classes.RoutingCount];
        _backCursors = new int[_classes.RoutingCount];
        _thereColumns = new PointColumns(engine.FarWays, _ids);
        _backColumns = new PointColumns(engine.FarWays, _ids);
    }

    /// <summary>Gets the numbers of pairs of subnets that are not blocked, for each protocol; one for all of them without groups.</summary>
    internal VerdictSums[] Counts { get; }

    /// <summary>Gets the pairs of classes that are to be traced.</summary>
    internal List<(int Source, int Destination, int Protocol)> Open { get; } = [];

    /// <summary>Counts a run of classes with all classes from its first one on, in both directions.</summary>
    internal void Count(int one)
    {
        int ones = Math.Min(Size, _classes.RoutingCount - one);
        for (int other = one; other < _classes.RoutingCount; other += Size)
        {
            int others = Math.Min(Size, _classes.RoutingCount - other);
            if (_ids.StartAnew())
            {
                _thereColumns.Forget();
                _backColumns.Forget();
            }

            for (int i = 0; i < ones; i++)
            {
                Fill(one + i, other, others, _there.AsSpan(i * Stride, others), _thereColumns, ref _cursors[one + i]);
            }

            for (int k = 0; k < others; k++)
            {
                Fill(other + k, one, ones, _across.AsSpan(k * Stride, ones), _backColumns, ref _backCursors[other + k]);
            }

            IdTile.Transpose(_across, _back, Stride, others, ones);
            FillSizes(other, others);
            foreach (TileGroups groups in _groups)
            {
                groups.Fill(one, ones, other, others);
            }

            for (int i = 0; i < ones; i++)
            {
                CountRow(one, other, i, others);
            }
        }
    }

    private void Fill(int from, int first, int count, Span<ushort> row, PointColumns columns, ref int cursor)
    {
        bool isStranger = _runs.IsStranger(from);
        int end = first + count;
        int run = _runs.Find(from, first, ref cursor);
        for (int at = first; at < end; run++)
        {
            (int runEnd, Step step) = _runs[run];
            runEnd = Math.Min(runEnd, end);
            Span<ushort> cells = row[(at - first)..(runEnd - first)];
            if (step.Point < 0)
            {
                cells.Fill(WayIds.OfEnd(step));
            }
            else
            {
                columns.Of(step.Point, first, count).AsSpan(at - first, cells.Length).CopyTo(cells);
                if (!isStranger)
                {
                    // What stops strangers may let those pass whose VNet is on the way.
                    cells.Replace(WayIds.Blocked, WayIds.Asked);
                }
            }

            at = runEnd;
        }
    }

    private void FillSizes(int first, int count)
    {
        _sizes.AsSpan(0, _sizeBits * WordsInRow).Clear();
        _sizeBits = 0;
        for (int k = 0; k < count; k++)
        {
            int size = _classes.SizeOf(first + k);
            _sizeBits = Math.Max(_sizeBits, BitOperations.Log2((uint)size) + 1);
            for (int rest = size; rest != 0; rest &= rest - 1)
            {
                _sizes[(BitOperations.TrailingZeroCount(rest) * WordsInRow) + (k >> 6)] |= 1UL << (k & 63);
            }
        }
    }

    private void CountRow(int one, int other, int row, int others)
    {
        // Behind the last class all is blocked, whose number is zero.
        int whole = (others + Vector256<ushort>.Count - 1) / Vector256<ushort>.Count * Vector256<ushort>.Count;
        ReadOnlySpan<ushort> there = Padded(_there, row, others, whole);
        ReadOnlySpan<ushort> back = Padded(_back, row, others, whole);
        var last = Vector256.Create((ushort)(WayIds.FirstDelivered - 1));
        Span<ulong> delivered = _delivered;
        delivered.Clear();
        for (int k = 0; k < whole; k += Vector256<ushort>.Count)
        {
            var to = Vector256.Create(there[k..]);
            var from = Vector256.Create(back[k..]);
            Vector256<ushort> isBlocked = Vector256.Equals(to, Vector256<ushort>.Zero) | Vector256.Equals(from, Vector256<ushort>.Zero);
            if (_engine.AnswersMayTurn)
            {
                // What is neither stopped nor surely delivered one way may be answered though the other way is stopped.
                isBlocked &= (Vector256.Equals(to, Vector256<ushort>.Zero) | Vector256.GreaterThan(to, last)) & (Vector256.Equals(from, Vector256<ushort>.Zero) | Vector256.GreaterThan(from, last));
            }

            Vector256<ushort> isReachable = Vector256.Equals(to, from) & Vector256.GreaterThan(to, last);
            delivered[k >> 6] |= (ulong)isReachable.ExtractMostSignificantBits() << (k & 63);
            uint rest = ~(isBlocked | isReachable).ExtractMostSignificantBits() & ushort.MaxValue;
            for (; rest != 0; rest &= rest - 1)
            {
                Add(one, other, row, k + BitOperations.TrailingZeroCount(rest));
            }
        }

        // In a tile of one run with itself each pair is met from both sides.
        int sides = one == other ? 1 : 2;
        long size = _classes.SizeOf(one + row);
        if (_groups.Length == 0)
        {
            Counts[0].Reachable += SumOf(delivered, delivered) * size * sides;
            return;
        }

        for (int protocol = 0; protocol < _groups.Length; protocol++)
        {
            for (int side = 0; side < sides; side++)
            {
                CountUnderGroups(one, other, row, isBack: side == 1, protocol);
            }
        }
    }

    private static Span<ushort> Padded(ushort[] ids, int row, int count, int whole)
    {
        Span<ushort> cells = ids.AsSpan(row * Stride, whole);
        cells[count..].Clear();
        return cells;
    }

    /// <summary>Counts the pairs of a row that routes deliver in both directions, in one of them.</summary>
    private void CountUnderGroups(int one, int other, int row, bool isBack, int protocol)
    {
        TileGroups groups = _groups[protocol];
        ref VerdictSums counts = ref Counts[protocol];
        long size = _classes.SizeOf(one + row);
        counts.Reachable += size * SumOf(_delivered, groups.Reachable(isBack, row));
        if (!groups.HasOthers)
        {
            return;
        }

        for (int word = 0; word < WordsInRow; word++)
        {
            counts.Unknown += size * SumOf(word, _delivered[word] & groups.Unknown(isBack, row, word));
            for (ulong asked = _delivered[word] & groups.Asked(isBack, row, word); asked != 0; asked &= asked - 1)
            {
                int cell = (word * 64) + BitOperations.TrailingZeroCount(asked);
                (int source, int destination) = isBack ? (other + cell, one + row) : (one + row, other + cell);
                counts.Add(_engine.JudgeBothFar(source, destination, protocol), size * _classes.SizeOf(other + cell));
            }
        }
    }

    /// <summary>How many subnets the columns hold whose bits are set in both.</summary>
    private long SumOf(ReadOnlySpan<ulong> columns, ReadOnlySpan<ulong> others)
    {
        long sum = 0;
        for (int word = 0; word < WordsInRow; word++)
        {
            sum += SumOf(word, columns[word] & others[word]);
        }

        return sum;
    }

    private long SumOf(int word, ulong columns)
    {
        long sum = 0;
        for (int bit = 0; bit < _sizeBits; bit++)
        {
            sum += (long)BitOperations.PopCount(columns & _sizes[(bit * WordsInRow) + word]) << bit;
        }

        return sum;
    }

    /// <summary>Counts the pairs of two classes in both directions.</summary>
    private void Add(int first, int second, int row, int column)
    {
        int one = first + row;
        int other = second + column;
        ushort there = _there[(row * Stride) + column];
        ushort back = _back[(row * Stride) + column];
        if (one > other)
        {
            return;
        }

        ulong way = there == WayIds.Asked ? _engine.FarWays.Between(one, other) : _ids[there];
        ulong wayBack = back == WayIds.Asked ? _engine.FarWays.Between(other, one) : _ids[back];
        for (int protocol = 0; protocol < Counts.Length; protocol++)
        {
            Add(one, other, protocol, Decide(way, wayBack, one, other, protocol));
            if (one != other)
            {
                // Without groups the flow back fares as the flow.
                Add(other, one, protocol, Decide(wayBack, way, other, one, protocol));
            }
        }
    }

    private Verdict? Decide(ulong way, ulong wayBack, int from, int to, int protocol) =>
        _groups.Length == 0 ? _engine.Join(way, wayBack) : _engine.DecideFar(way, wayBack, from, to, protocol);

    private void Add(int from, int to, int protocol, Verdict? verdict)
    {
        long pairs = (long)_classes.SizeOf(from) * _classes.SizeOf(to);
        if (verdict is { } known)
        {
            Counts[protocol].Add(known, pairs);
        }
        else
        {
            Counts[protocol].ToTrace += pairs;
            Open.Add((from, to, protocol));
        }
    }
}
