using System.Numerics;
using System.Runtime.Intrinsics;

namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>
/// Counts verdicts over all pairs of classes where there are many: 256 by 256 classes at a time, each way a number of 16 bits, and what security groups say a bit. What most pairs
/// are, the same way there and back or blocked, is told for sixteen at once; the others are looked at one by one. Cost: about half a nanosecond a pair, for each protocol where there
/// are groups. For one thread.
/// </summary>
internal sealed class TileCounter
{
    /// <summary>The number of classes on each side of a tile.</summary>
    internal const int Size = 256;

    // Rows are a little longer than they need be: at a power of two all rows would share a few lines of the processor's cache.
    private const int Stride = Size + 32;

    private readonly PairEngine _engine;
    private readonly FarClasses _classes;
    private readonly StepRuns _runs;
    private readonly WayIds _ids = new();
    private readonly ushort[] _there = new ushort[Size * Stride];

    // Transposed: rows are destinations here too, so that both ways of a pair stand at one place.
    private readonly ushort[] _back = new ushort[Size * Stride];
    private readonly ushort[] _sizes = new ushort[Stride];
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
                Fill(one + i, other, others, _there.AsSpan(i * Stride, others));
            }

            for (int k = 0; k < others; k++)
            {
                FillBack(other + k, one, ones, k);
            }

            bool areSmall = true;
            _sizes.AsSpan().Clear();
            for (int k = 0; k < others; k++)
            {
                int size = _classes.SizeOf(other + k);
                areSmall &= size <= ushort.MaxValue;
                _sizes[k] = (ushort)size;
            }

            foreach (TileGroups groups in _groups)
            {
                groups.Fill(one, ones, other, others);
            }

            for (int i = 0; i < ones; i++)
            {
                if (areSmall)
                {
                    CountRow(one, other, i, others);
                }
                else
                {
                    CountCells(one, other, i, others);
                }
            }
        }
    }

    private void Fill(int from, int first, int count, Span<ushort> row)
    {
        bool isStranger = _runs.IsStranger(from);
        int end = first + count;
        int run = _runs.Find(from, first, ref _cursors[from]);
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
                _thereColumns.Of(step.Point, first, count).AsSpan(at - first, cells.Length).CopyTo(cells);
                if (!isStranger)
                {
                    // What stops strangers may let those pass whose VNet is on the way.
                    cells.Replace(WayIds.Blocked, WayIds.Asked);
                }
            }

            at = runEnd;
        }
    }

    private void FillBack(int from, int first, int count, int column)
    {
        bool isStranger = _runs.IsStranger(from);
        int end = first + count;
        int run = _runs.Find(from, first, ref _backCursors[from]);
        for (int at = first; at < end; run++)
        {
            (int runEnd, Step step) = _runs[run];
            runEnd = Math.Min(runEnd, end);
            if (step.Point < 0)
            {
                ushort id = WayIds.OfEnd(step);
                for (; at < runEnd; at++)
                {
                    _back[((at - first) * Stride) + column] = id;
                }
            }
            else
            {
                ushort[] ids = _backColumns.Of(step.Point, first, count);
                for (; at < runEnd; at++)
                {
                    ushort id = ids[at - first];
                    _back[((at - first) * Stride) + column] = isStranger || id != WayIds.Blocked ? id : WayIds.Asked;
                }
            }
        }
    }

    private void CountRow(int one, int other, int row, int others)
    {
        // Behind the last class all is blocked, whose number is zero.
        int whole = (others + Vector256<ushort>.Count - 1) / Vector256<ushort>.Count * Vector256<ushort>.Count;
        ReadOnlySpan<ushort> there = Padded(_there, row, others, whole);
        ReadOnlySpan<ushort> back = Padded(_back, row, others, whole);
        Vector256<uint> sum = Vector256<uint>.Zero;
        var last = Vector256.Create((ushort)(WayIds.FirstDelivered - 1));
        for (int k = 0; k < whole; k += Vector256<ushort>.Count)
        {
            var to = Vector256.Create(there[k..]);
            var from = Vector256.Create(back[k..]);
            Vector256<ushort> isBlocked = Vector256.Equals(to, Vector256<ushort>.Zero) | Vector256.Equals(from, Vector256<ushort>.Zero);
            Vector256<ushort> isReachable = Vector256.Equals(to, from) & Vector256.GreaterThan(to, last);
            uint rest = ~(isBlocked | isReachable).ExtractMostSignificantBits() & ushort.MaxValue;
            for (; rest != 0; rest &= rest - 1)
            {
                int cell = k + BitOperations.TrailingZeroCount(rest);
                Add(one, other, row, cell);
            }

            if (_groups.Length == 0)
            {
                (Vector256<uint> lower, Vector256<uint> upper) = Vector256.Widen(isReachable & Vector256.Create(_sizes.AsSpan(k)));
                sum += lower + upper;
            }
            else if (isReachable != Vector256<ushort>.Zero)
            {
                CountUnderGroups(one, other, row, k, isReachable);
            }
        }

        // In a tile of one run with itself each pair is met from both sides.
        Counts[0].Reachable += Vector256.Sum(sum) * (long)_classes.SizeOf(one + row) * (one == other ? 1 : 2);
    }

    private static Span<ushort> Padded(ushort[] ids, int row, int count, int whole)
    {
        Span<ushort> cells = ids.AsSpan(row * Stride, whole);
        cells[count..].Clear();
        return cells;
    }

    /// <summary>Counts sixteen pairs, of which routes let some pass in both directions.</summary>
    private void CountUnderGroups(int one, int other, int row, int column, Vector256<ushort> byRoutes)
    {
        Vector256<ushort> sizes = byRoutes & Vector256.Create(_sizes.AsSpan(column));
        uint pairs = byRoutes.ExtractMostSignificantBits();
        long size = _classes.SizeOf(one + row);
        for (int protocol = 0; protocol < _groups.Length; protocol++)
        {
            TileGroups groups = _groups[protocol];
            ref VerdictSums counts = ref Counts[protocol];
            for (int side = 0; side < (one == other ? 1 : 2); side++)
            {
                bool isBack = side == 1;
                counts.Reachable += size * SumOf(sizes, groups.Reachable(isBack, row, column));
                if (groups.HasOthers)
                {
                    counts.Unknown += size * SumOf(sizes, groups.Unknown(isBack, row, column));
                    for (uint asked = groups.Asked(isBack, row, column) & pairs; asked != 0; asked &= asked - 1)
                    {
                        int cell = column + BitOperations.TrailingZeroCount(asked);
                        (int source, int destination) = isBack ? (other + cell, one + row) : (one + row, other + cell);
                        counts.Add(_engine.JudgeBothFar(source, destination, protocol), size * _sizes[cell]);
                    }
                }
            }
        }
    }

    private static long SumOf(Vector256<ushort> sizes, ushort bits)
    {
        var places = Vector256.Create((ushort)1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32768);
        Vector256<ushort> isIn = Vector256.Equals(Vector256.Create(bits) & places, places);
        (Vector256<uint> lower, Vector256<uint> upper) = Vector256.Widen(sizes & isIn);
        return Vector256.Sum(lower + upper);
    }

    private void CountCells(int one, int other, int row, int others)
    {
        for (int k = 0; k < others; k++)
        {
            Add(one, other, row, k);
        }
    }

    /// <summary>Counts the pairs of two classes in both directions.</summary>
    private void Add(int first, int second, int row, int column)
    {
        int one = first + row;
        int other = second + column;
        ushort there = _there[(row * Stride) + column];
        ushort back = _back[(row * Stride) + column];
        if (there == WayIds.Blocked || back == WayIds.Blocked || one > other)
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
