namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>
/// Numbers classes by what security groups can tell of them, and collects how many pairs of subnets of two such kinds there are, so that groups are asked once for
/// all of them. Not thread-safe.
/// </summary>
internal sealed class GroupKinds
{
    private const int MostKept = 1_400;

    private readonly PairEngine _engine;
    private readonly int[] _kindOf;
    private readonly List<int> _samples = [];

    // By two kinds: pairs that routes alone let through, and pairs of which they leave that open.
    private readonly long[] _reachable;
    private readonly long[] _unknown;

    internal GroupKinds(PairEngine engine)
    {
        _engine = engine;
        FarClasses classes = engine.Classes;
        var known = new Dictionary<(int Profile, int Cell), int>();
        _kindOf = new int[classes.Count];
        for (int i = 0; i < _kindOf.Length; i++)
        {
            (int, int) key = engine.GroupOf(classes.SampleOf(i));
            if (!known.TryGetValue(key, out _kindOf[i]))
            {
                known.Add(key, _kindOf[i] = _samples.Count);
                _samples.Add(i);
            }
        }

        int pairs = _samples.Count > MostKept ? 0 : _samples.Count * _samples.Count;
        _reachable = new long[pairs];
        _unknown = new long[pairs];
    }

    /// <summary>Gets whether there are few enough kinds to collect pairs by them.</summary>
    internal bool AreFew => _reachable.Length > 0;

    /// <summary>Adds pairs of subnets of two classes that get to each other as if they were no neighbours and no group asked.</summary>
    /// <param name="source">The class of the sources.</param>
    /// <param name="destination">The class of the destinations.</param>
    /// <param name="byRoutes">What routes say: Reachable or Unknown.</param>
    /// <param name="pairs">The number of pairs.</param>
    internal void Add(int source, int destination, Verdict byRoutes, long pairs) =>
        (byRoutes == Verdict.Reachable ? _reachable : _unknown)[(_kindOf[source] * _samples.Count) + _kindOf[destination]] += pairs;

    /// <summary>Adds all collected pairs to counts, three for each protocol, by the graver verdict of routes and of the groups at both ends.</summary>
    internal void AddTo(long[] counts)
    {
        for (int i = 0; i < _reachable.Length; i++)
        {
            if (_reachable[i] == 0 && _unknown[i] == 0)
            {
                continue;
            }

            for (int at = 0; at < counts.Length; at += 3)
            {
                Verdict verdict = _engine.JudgeBothFar(_samples[i / _samples.Count], _samples[i % _samples.Count], at / 3);
                counts[at + (int)verdict] += _reachable[i];
                counts[at + (int)(verdict == Verdict.Blocked ? verdict : Verdict.Unknown)] += _unknown[i];
            }
        }
    }
}
