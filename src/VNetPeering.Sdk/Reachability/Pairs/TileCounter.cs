using System.Numerics;
using System.Runtime.Intrinsics;

namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>
/// Counts verdicts over all pairs of classes where there are many and no security groups: 256 by 256 classes at a time, each way a number of 16 bits. What most pairs
/// are, the same way there and back or blocked, is told for sixteen at once; the others are looked at one by one. Cost: about half a nanosecond a pair. For one thread.
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

    internal TileCounter(PairEngine engine, StepRuns runs)
    {
        _engine = engine;
        _classes = engine.Classes;
        _runs = runs;
        _cursors = new int[_classes.RoutingCount];
        _backCursors = new int[_classes.RoutingCount];
        _thereColumns = new PointColumns(engine.FarWays, _ids);
        _backColumns = new PointColumns(engine.FarWays, _ids);
    }

    /// <summary>Gets the number of pairs of subnets in both directions that get to each other.</summary>
    internal long Reachable { get; private set; }

    /// <summary>Gets the number of pairs of which nobody knows.</summary>
    internal long Unknown { get; private set; }

    /// <summary>Gets the number of pairs that are to be traced.</summary>
    internal long ToTrace { get; private set; }

    /// <summary>Gets the pairs of classes that are to be traced, the lesser one first.</summary>
    internal List<(int One, int Other)> Open { get; } = [];

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
            for (int k = 0; k < others; k++)
            {
                int size = _classes.SizeOf(other + k);
                areSmall &= size <= ushort.MaxValue;
                _sizes[k] = (ushort)size;
            }

            for (int i = 0; i < ones; i++)
            {
                if (one == other || !areSmall)
                {
                    CountCells(one, other, i, one == other ? i : 0, others);
                }
                else
                {
                    CountRow(one, other, i, others);
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
        ReadOnlySpan<ushort> there = _there.AsSpan(row * Stride, others);
        ReadOnlySpan<ushort> back = _back.AsSpan(row * Stride, others);
        int whole = others - (others % Vector256<ushort>.Count);
        Vector256<uint> sum = Vector256<uint>.Zero;
        var last = Vector256.Create((ushort)(WayIds.FirstDelivered - 1));
        for (int k = 0; k < whole; k += Vector256<ushort>.Count)
        {
            var to = Vector256.Create(there[k..]);
            var from = Vector256.Create(back[k..]);
            Vector256<ushort> isBlocked = Vector256.Equals(to, Vector256<ushort>.Zero) | Vector256.Equals(from, Vector256<ushort>.Zero);
            Vector256<ushort> isReachable = Vector256.Equals(to, from) & Vector256.GreaterThan(to, last);
            (Vector256<uint> lower, Vector256<uint> upper) = Vector256.Widen(isReachable & Vector256.Create(_sizes.AsSpan(k)));
            sum += lower + upper;
            uint rest = ~(isBlocked | isReachable).ExtractMostSignificantBits() & ushort.MaxValue;
            for (; rest != 0; rest &= rest - 1)
            {
                int cell = k + BitOperations.TrailingZeroCount(rest);
                Add(one + row, other + cell, there[cell], back[cell]);
            }
        }

        Reachable += Vector256.Sum(sum) * (long)_classes.SizeOf(one + row) * 2;
        CountCells(one, other, row, whole, others);
    }

    private void CountCells(int one, int other, int row, int begin, int end)
    {
        for (int k = begin; k < end; k++)
        {
            Add(one + row, other + k, _there[(row * Stride) + k], _back[(row * Stride) + k]);
        }
    }

    /// <summary>Counts the pairs of two classes in both directions: without groups the flow back fares as the flow.</summary>
    private void Add(int one, int other, ushort there, ushort back)
    {
        if (there == WayIds.Blocked || back == WayIds.Blocked)
        {
            return;
        }

        ulong way = there == WayIds.Asked ? _engine.FarWays.Between(one, other) : _ids[there];
        ulong wayBack = back == WayIds.Asked ? _engine.FarWays.Between(other, one) : _ids[back];
        long pairs = (long)_classes.SizeOf(one) * _classes.SizeOf(other) * (one == other ? 1 : 2);
        switch (_engine.Join(way, wayBack))
        {
            case Verdict.Reachable:
                Reachable += pairs;
                break;
            case Verdict.Unknown:
                Unknown += pairs;
                break;
            case null:
                ToTrace += pairs;
                Open.Add((one, other));
                break;
        }
    }
}
