using System.Buffers;

namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>Counts the verdicts of flows from one subnet to all others, by classes of destinations. Not thread-safe; one for each question.</summary>
internal sealed class RowCounter(PairEngine engine, int source, int protocol)
{
    private const int UsualRuns = 16;

    private readonly long[] _counts = new long[3];
    private readonly PairSubnets _subnets = engine.Subnets;
    private readonly FarClasses _classes = engine.Classes;
    private ulong[] _back = [];
    private HashSet<int>? _open;

    internal VerdictCounts Count()
    {
        if (engine.RowOf(source) is not { } row)
        {
            for (int i = 0; i < _subnets.Count; i++)
            {
                Add(i);
            }
        }
        else
        {
            // Classes count as if all of them were strangers, and what is not is put right.
            int routing = _classes.RoutingOf(_classes.Of(source));
            _back = engine.FarWays.WaysTo(routing);
            if (engine.HasGroups || engine.Sums is not { } sums)
            {
                CountEach(row, 0, _classes.RoutingCount);
            }
            else
            {
                CountRuns(row, routing, sums);
            }

            PutRight(row);
        }

        return new VerdictCounts { Reachable = _counts[(int)Verdict.Reachable], Blocked = _counts[(int)Verdict.Blocked], Unknown = _counts[(int)Verdict.Unknown] };
    }

    /// <summary>Adds a difference of two sums for each interval of the table.</summary>
    private void CountRuns(FarTable row, int routing, RowSums known)
    {
        var runs = new List<(int End, Step Step)>(UsualRuns);
        engine.FarWays.ReadRuns(row, runs);
        int begin = 0;
        foreach ((int end, Step step) in runs)
        {
            RowSums.Sum[]? sums = step == Step.Unsettled ? null : known.Of(routing, step);
            if (sums is null || sums[begin].Open != sums[end].Open)
            {
                CountEach(row, begin, end);
            }
            else
            {
                _counts[(int)Verdict.Reachable] += sums[end].Reachable - sums[begin].Reachable;
                _counts[(int)Verdict.Blocked] += sums[end].Blocked - sums[begin].Blocked;
                _counts[(int)Verdict.Unknown] += sums[end].Unknown - sums[begin].Unknown;
            }

            begin = end;
        }
    }

    private void CountEach(FarTable row, int begin, int end)
    {
        ulong[] there = ArrayPool<ulong>.Shared.Rent(end - begin);
        try
        {
            engine.Fill(row, source, begin, there.AsSpan(0, end - begin));
            for (int routing = begin; routing < end; routing++)
            {
                for (int i = _classes.FirstOf(routing); i < _classes.FirstOf(routing + 1); i++)
                {
                    if (Decide(there[routing - begin], i) is { } verdict)
                    {
                        _counts[(int)verdict] += _classes.SizeOf(i);
                    }
                    else
                    {
                        (_open ??= []).Add(i);
                    }
                }
            }
        }
        finally
        {
            ArrayPool<ulong>.Shared.Return(there);
        }
    }

    private void PutRight(FarTable row)
    {
        List<int> near = engine.Neighbours.Around(_subnets.VNetOf(source));
        foreach (int other in near)
        {
            for (int i = _subnets.FirstIn(other); i < _subnets.FirstIn(other + 1); i++)
            {
                Replace(row, i);
            }
        }

        foreach (int edited in engine.Edited)
        {
            if (!near.Contains(_subnets.VNetOf(edited)))
            {
                Replace(row, edited);
            }
        }

        foreach (int i in _classes.Alone)
        {
            Add(i);
        }

        for (int i = 0; i < _subnets.Count && _open is not null; i++)
        {
            if (_classes.Of(i) >= 0 && _open.Contains(_classes.Of(i)) && !near.Contains(_subnets.VNetOf(i)) && engine.Edited.BinarySearch(i) < 0)
            {
                Add(i);
            }
        }
    }

    /// <summary>Takes out what the class of a subnet has added for it, and puts in what holds for itself.</summary>
    private void Replace(FarTable row, int destination)
    {
        int number = _classes.Of(destination);
        if (number < 0)
        {
            return;
        }

        if (Decide(engine.WayTo(row, source, _classes.RoutingOf(number)), number) is { } verdict)
        {
            _counts[(int)verdict]--;
        }

        Add(destination);
    }

    private void Add(int destination) => _counts[(int)engine.Decide(source, destination, protocol)]++;

    private Verdict? Decide(ulong there, int to)
    {
        ulong back = _back[_classes.RoutingOf(to)];
        return engine.HasGroups ? engine.DecideFar(there, back, _classes.Of(source), to, protocol) : engine.Join(there, back);
    }
}
