namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>Counts verdicts over all pairs: pairs of classes once each, and the pairs that no class speaks for one by one.</summary>
internal sealed class PairCounter(PairEngine engine)
{
    private readonly long[] _counts = new long[3];

    internal VerdictCounts Count(int protocol)
    {
        Array.Clear(_counts);
        PairSubnets subnets = engine.Subnets;
        List<int>[] members = [.. engine.Classes.All.Select(_ => new List<int>())];
        var alone = new List<int>();
        for (int i = 0; i < subnets.Count; i++)
        {
            (engine.Classes.Of(i) < 0 ? alone : members[engine.Classes.Of(i)]).Add(i);
        }

        CountAlone(alone, protocol);
        Dictionary<long, int> near = CountNeighbours(protocol);
        for (int one = 0; one < members.Length; one++)
        {
            for (int other = 0; other < members.Length; other++)
            {
                long far = ((long)members[one].Count * members[other].Count) - near.GetValueOrDefault(Key(one, other));
                if (far > 0)
                {
                    (int source, int destination) = FarPair(members[one], members[other]);
                    if (engine.DecideByClass(source, destination, protocol) is { } verdict)
                    {
                        _counts[(int)verdict] += far;
                    }
                    else
                    {
                        CountTraced(members[one], members[other], protocol);
                    }
                }
            }
        }

        return new VerdictCounts { Reachable = _counts[(int)Verdict.Reachable], Blocked = _counts[(int)Verdict.Blocked], Unknown = _counts[(int)Verdict.Unknown] };
    }

    private static long Key(int one, int other) => ((long)one << 32) | (uint)other;

    private void CountAlone(List<int> alone, int protocol)
    {
        foreach (int i in alone)
        {
            for (int k = 0; k < engine.Subnets.Count; k++)
            {
                Add(i, k, protocol);
                if (engine.Classes.Of(k) >= 0)
                {
                    Add(k, i, protocol);
                }
            }
        }
    }

    /// <summary>Counts the pairs of neighbours, and returns how many there are between two classes.</summary>
    private Dictionary<long, int> CountNeighbours(int protocol)
    {
        var near = new Dictionary<long, int>();
        PairSubnets subnets = engine.Subnets;
        ILookup<int, int> byVNet = Enumerable.Range(0, subnets.Count).Where(i => engine.Classes.Of(i) >= 0).ToLookup(i => subnets[i].VNet);
        foreach (IGrouping<int, int> mine in byVNet)
        {
            Join(mine, mine);
            foreach (int other in engine.Neighbours.Of(mine.Key).ToArray())
            {
                Join(mine, byVNet[other]);
            }
        }

        return near;

        void Join(IEnumerable<int> sources, IEnumerable<int> destinations)
        {
            foreach (int source in sources)
            {
                foreach (int destination in destinations)
                {
                    Add(source, destination, protocol);
                    long key = Key(engine.Classes.Of(source), engine.Classes.Of(destination));
                    near[key] = near.GetValueOrDefault(key) + 1;
                }
            }
        }
    }

    private (int Source, int Destination) FarPair(List<int> sources, List<int> destinations)
    {
        foreach (int source in sources)
        {
            foreach (int destination in destinations)
            {
                if (engine.IsFar(source, destination))
                {
                    return (source, destination);
                }
            }
        }

        throw new InvalidOperationException("Two classes have more pairs than pairs of neighbours, and all are neighbours.");
    }

    private void CountTraced(List<int> sources, List<int> destinations, int protocol)
    {
        foreach (int source in sources)
        {
            foreach (int destination in destinations)
            {
                if (engine.IsFar(source, destination))
                {
                    Add(source, destination, protocol);
                }
            }
        }
    }

    private void Add(int source, int destination, int protocol) => _counts[(int)engine.Decide(source, destination, protocol)]++;
}
