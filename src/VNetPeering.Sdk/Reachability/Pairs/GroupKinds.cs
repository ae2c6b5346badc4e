namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>
/// Numbers classes by what security groups can tell of them, and keeps what the groups at both ends say about flows between two such kinds. Not thread-safe.
/// </summary>
internal sealed class GroupKinds
{
    private const int MostKept = 3_000;
    private const byte NotAsked = byte.MaxValue;

    private readonly PairEngine _engine;
    private readonly int[] _kindOf;
    private readonly int _count;
    private readonly byte[][] _verdicts;

    internal GroupKinds(PairEngine engine, int protocols)
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
                known.Add(key, _kindOf[i] = known.Count);
            }
        }

        _count = known.Count;
        _verdicts = new byte[_count > MostKept ? 0 : protocols][];
        for (int i = 0; i < _verdicts.Length; i++)
        {
            _verdicts[i] = new byte[_count * _count];
            Array.Fill(_verdicts[i], NotAsked);
        }
    }

    /// <summary>Returns the graver verdict of the group at the source and the one at the destination about flows between two classes, as if they were no neighbours.</summary>
    internal Verdict Of(int source, int destination, int protocol)
    {
        if (_verdicts.Length == 0)
        {
            return _engine.JudgeBothFar(source, destination, protocol);
        }

        ref byte verdict = ref _verdicts[protocol][(_kindOf[source] * _count) + _kindOf[destination]];
        if (verdict == NotAsked)
        {
            verdict = (byte)_engine.JudgeBothFar(source, destination, protocol);
        }

        return (Verdict)verdict;
    }
}
