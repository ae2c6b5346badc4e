namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>
/// Counts verdicts over all pairs. Pairs of classes count once each, as if nobody were a neighbour; then what is different between neighbours is put right, and
/// the pairs that no class speaks for are looked at one by one. Not thread-safe.
/// </summary>
internal sealed class PairCounter
{
    private const int BlockSize = 256;

    private readonly PairEngine _engine;
    private readonly FarClasses _classes;
    private readonly int _protocol;
    private readonly long[] _counts = new long[3];
    private readonly List<(int Source, int Destination)> _open = [];

    internal PairCounter(PairEngine engine, int protocol)
    {
        _engine = engine;
        _classes = engine.Classes;
        _protocol = protocol;
    }

    internal VerdictCounts Count()
    {
        CountAlone();
        int routes = _classes.RoutingCount;
        for (int one = 0; one < routes; one += BlockSize)
        {
            for (int other = one; other < routes; other += BlockSize)
            {
                CountBlocks(one, Math.Min(BlockSize, routes - one), other, Math.Min(BlockSize, routes - other));
            }
        }

        var neighbours = new NeighbourCounter(_engine, _protocol);
        neighbours.Correct(_counts);
        CountOpen(neighbours);
        return new VerdictCounts { Reachable = _counts[(int)Verdict.Reachable], Blocked = _counts[(int)Verdict.Blocked], Unknown = _counts[(int)Verdict.Unknown] };
    }

    /// <summary>Counts the pairs of two runs of classes in both directions.</summary>
    private void CountBlocks(int one, int ones, int other, int others)
    {
        ulong[] there = new ulong[ones * others];
        for (int i = 0; i < ones; i++)
        {
            _engine.FarWays.Fill(one + i, other, there.AsSpan(i * others, others));
        }

        ulong[] back = there;
        if (one != other)
        {
            back = new ulong[there.Length];
            for (int i = 0; i < others; i++)
            {
                _engine.FarWays.Fill(other + i, one, back.AsSpan(i * ones, ones));
            }
        }

        for (int i = 0; i < ones; i++)
        {
            for (int k = 0; k < others; k++)
            {
                ulong out1 = there[(i * others) + k];
                ulong back1 = back[(k * ones) + i];
                CountPair(one + i, other + k, out1, back1);
                if (one != other)
                {
                    CountPair(other + k, one + i, back1, out1);
                }
            }
        }
    }

    private void CountPair(int source, int destination, ulong there, ulong back)
    {
        for (int from = _classes.FirstOf(source); from < _classes.FirstOf(source + 1); from++)
        {
            for (int to = _classes.FirstOf(destination); to < _classes.FirstOf(destination + 1); to++)
            {
                if (_engine.DecideFar(there, back, from, to, _protocol) is { } verdict)
                {
                    _counts[(int)verdict] += (long)_classes.SizeOf(from) * _classes.SizeOf(to);
                }
                else
                {
                    _open.Add((from, to));
                }
            }
        }
    }

    private void CountAlone()
    {
        int count = _engine.Subnets.Count;
        for (int i = 0; i < count; i++)
        {
            for (int k = 0; k < count && _classes.Of(i) < 0; k++)
            {
                Add(i, k);
                if (_classes.Of(k) >= 0)
                {
                    Add(k, i);
                }
            }
        }
    }

    /// <summary>Traces each pair of two classes where the packet itself decides.</summary>
    private void CountOpen(NeighbourCounter neighbours)
    {
        if (_open.Count == 0)
        {
            return;
        }

        HashSet<(int, int)> pairs = neighbours.Pairs();
        ILookup<int, int> members = Enumerable.Range(0, _engine.Subnets.Count).ToLookup(_classes.Of);
        foreach ((int source, int destination) in _open)
        {
            foreach (int from in members[source])
            {
                foreach (int to in members[destination].Where(to => !pairs.Contains((_engine.Subnets.VNetOf(from), _engine.Subnets.VNetOf(to)))))
                {
                    Add(from, to);
                }
            }
        }
    }

    private void Add(int source, int destination) => _counts[(int)_engine.Decide(source, destination, _protocol)]++;
}
