using System.Buffers;

namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>Counts the verdicts of flows from one subnet to all others, by classes of destinations. Not thread-safe; one for each question.</summary>
internal sealed class RowCounter(PairEngine engine, int source, int protocol)
{
    private readonly long[] _counts = new long[3];
    private readonly PairSubnets _subnets = engine.Subnets;
    private readonly FarClasses _classes = engine.Classes;

    internal VerdictCounts Count()
    {
        if (engine.RowOf(source) is not { } row)
        {
            for (int i = 0; i < _subnets.Count; i++)
            {
                _counts[(int)engine.Decide(source, i, protocol)]++;
            }
        }
        else
        {
            CountClasses(row);
        }

        return new VerdictCounts { Reachable = _counts[(int)Verdict.Reachable], Blocked = _counts[(int)Verdict.Blocked], Unknown = _counts[(int)Verdict.Unknown] };
    }

    /// <summary>Counts classes as if all of them were strangers, and puts right what is not.</summary>
    private void CountClasses(FarTable row)
    {
        int length = _classes.RoutingCount;
        ulong[] there = ArrayPool<ulong>.Shared.Rent(length);
        ulong[] back = engine.FarWays.WaysTo(_classes.RoutingOf(_classes.Of(source)));
        try
        {
            engine.Fill(row, source, there.AsSpan(0, length));
            HashSet<int>? open = null;
            for (int routing = 0; routing < length; routing++)
            {
                // Most classes are delivered by one way in both directions, and no group is asked.
                if (!engine.HasGroups && there[routing] == back[routing] && Ways.IsDelivered(there[routing]))
                {
                    _counts[(int)Verdict.Reachable] += _classes.SizeOf(routing);
                    continue;
                }

                for (int i = _classes.FirstOf(routing); i < _classes.FirstOf(routing + 1); i++)
                {
                    if (Decide(there[routing], back[routing], i) is { } verdict)
                    {
                        _counts[(int)verdict] += _classes.SizeOf(i);
                    }
                    else
                    {
                        (open ??= []).Add(i);
                    }
                }
            }

            PutRight(there, back, open);
        }
        finally
        {
            ArrayPool<ulong>.Shared.Return(there);
        }
    }

    private void PutRight(ulong[] there, ulong[] back, HashSet<int>? open)
    {
        int vnet = _subnets.VNetOf(source);
        List<int> near = engine.Neighbours.Around(vnet);
        foreach (int other in near)
        {
            for (int i = _subnets.FirstIn(other); i < _subnets.FirstIn(other + 1); i++)
            {
                if (_classes.Of(i) >= 0)
                {
                    Replace(i, there, back);
                }
            }
        }

        foreach (int edited in engine.Edited)
        {
            if (_classes.Of(edited) >= 0 && !near.Contains(_subnets.VNetOf(edited)))
            {
                Replace(edited, there, back);
            }
        }

        foreach (int i in _classes.Alone)
        {
            _counts[(int)engine.Decide(source, i, protocol)]++;
        }

        for (int i = 0; i < _subnets.Count && open is not null; i++)
        {
            if (_classes.Of(i) >= 0 && open.Contains(_classes.Of(i)) && !near.Contains(_subnets.VNetOf(i)) && engine.Edited.BinarySearch(i) < 0)
            {
                _counts[(int)engine.Decide(source, i, protocol)]++;
            }
        }
    }

    /// <summary>Takes out what the class of a subnet has added for it, and puts in what holds for itself.</summary>
    private void Replace(int destination, ulong[] there, ulong[] back)
    {
        int number = _classes.Of(destination);
        if (Decide(there[_classes.RoutingOf(number)], back[_classes.RoutingOf(number)], number) is { } verdict)
        {
            _counts[(int)verdict]--;
        }

        _counts[(int)engine.Decide(source, destination, protocol)]++;
    }

    private Verdict? Decide(ulong there, ulong back, int to) => engine.HasGroups ? engine.DecideFar(there, back, _classes.Of(source), to, protocol) : engine.Join(there, back);
}
