using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>Puts counts by classes right for pairs of neighbours: out with the verdict of their classes, in with their own. Not thread-safe.</summary>
internal sealed class NeighbourCounter
{
    private readonly PairEngine _engine;
    private readonly PairSubnets _subnets;
    private readonly FarClasses _classes;
    private readonly int _protocols;
    private readonly Func<int, int, int, Verdict?> _asStrangers;
    private readonly GroupLines[] _lines;
    private readonly int[] _kindOf;
    private readonly bool[] _isAlone;
    private readonly bool[] _isDone;
    private readonly KeyNumbers _pairs = new();
    private readonly List<long[]> _differences = [];

    /// <summary>Creates a counter.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="protocols">The number of protocols.</param>
    /// <param name="asStrangers">Returns the verdict that has been counted for two subnets by their classes; null where each pair is traced.</param>
    /// <param name="lines">What groups say, for each protocol, where each class stands by itself; else empty.</param>
    internal NeighbourCounter(PairEngine engine, int protocols, Func<int, int, int, Verdict?> asStrangers, GroupLines[] lines)
    {
        _lines = lines;
        _engine = engine;
        _subnets = engine.Subnets;
        _classes = engine.Classes;
        _protocols = protocols;
        _asStrangers = asStrangers;
        _kindOf = new int[engine.Neighbours.VNetCount];
        var kinds = new KeyNumbers();
        var key = new List<int>();
        for (int v = 0; v < _kindOf.Length; v++)
        {
            key.Clear();
            for (int i = _subnets.FirstIn(v); i < _subnets.FirstIn(v + 1); i++)
            {
                key.Add(_classes.Of(i));
            }

            _kindOf[v] = kinds.Of(CollectionsMarshal.AsSpan(key));
        }

        _isDone = new bool[engine.Neighbours.LinkCount];
        _isAlone = new bool[kinds.Count];
        Array.Fill(_isAlone, true);
        var seen = new bool[_isAlone.Length];
        foreach (int kind in _kindOf)
        {
            _isAlone[kind] &= !seen[kind];
            seen[kind] = true;
        }
    }

    private NeighbourCounter(NeighbourCounter origin)
    {
        _lines = origin._lines;
        _engine = origin._engine;
        _subnets = origin._subnets;
        _classes = origin._classes;
        _protocols = origin._protocols;
        _asStrangers = origin._asStrangers;
        _kindOf = origin._kindOf;
        _isAlone = origin._isAlone;
        _isDone = new bool[origin._isDone.Length];
    }

    /// <summary>Corrects counts: three for each protocol.</summary>
    internal void Correct(long[] counts) => Correct(counts, 0, _kindOf.Length);

    /// <summary>Corrects counts on all processors, each for a part of the VNets: for estates under groups in which hardly a pair is like another.</summary>
    internal void CorrectInParts(long[] counts)
    {
        Parallel.ForEach(Partitioner.Create(0, _kindOf.Length), () => (Counter: new NeighbourCounter(this), Counts: new long[counts.Length]), Part, Join);

        static (NeighbourCounter Counter, long[] Counts) Part(Tuple<int, int> range, ParallelLoopState state, (NeighbourCounter Counter, long[] Counts) part)
        {
            part.Counter.Correct(part.Counts, range.Item1, range.Item2);
            return part;
        }

        void Join((NeighbourCounter Counter, long[] Counts) part)
        {
            for (int i = 0; i < counts.Length; i++)
            {
                Interlocked.Add(ref counts[i], part.Counts[i]);
            }
        }
    }

    private void Correct(long[] counts, int begin, int end)
    {
        var others = new List<(int VNet, int Link)>();
        for (int v = begin; v < end; v++)
        {
            Correct(v, v, -1, counts);
            _engine.Neighbours.Collect(v, others);
            foreach ((int other, int link) in others)
            {
                Correct(v, other, link, counts);
                if (!_engine.Neighbours.HasRowsBack(other, v, link))
                {
                    Correct(other, v, -1, counts);
                }
            }
        }
    }

    /// <summary>Returns all pairs of neighbours, each VNet its own.</summary>
    internal HashSet<(int VNet, int Other)> Pairs()
    {
        var pairs = new HashSet<(int, int)>();
        var others = new List<(int VNet, int Link)>();
        for (int v = 0; v < _kindOf.Length; v++)
        {
            pairs.Add((v, v));
            _engine.Neighbours.Collect(v, others);
            foreach ((int other, _) in others)
            {
                pairs.Add((v, other));
                pairs.Add((other, v));
            }
        }

        return pairs;
    }

    private void Correct(int from, int to, int link, long[] counts)
    {
        if (_subnets.FirstIn(from) == _subnets.FirstIn(from + 1) || _subnets.FirstIn(to) == _subnets.FirstIn(to + 1))
        {
            return;
        }

        // Nobody asks twice about a pair of which each is the only one of its kind. Without groups both directions have one verdict.
        if (link >= 0 && _isDone[link])
        {
            return;
        }

        if (from != to && _isAlone[_kindOf[from]] && _isAlone[_kindOf[to]] && !_engine.HasGroups && _engine.OwnRows.Decide(from, to, link, out ulong there, out ulong back, out int reverse))
        {
            CorrectAlike(from, to, _engine.Join(there, back)!.Value, counts);
            _isDone[reverse] = true;
            return;
        }

        if (_isAlone[_kindOf[from]] && _isAlone[_kindOf[to]])
        {
            Compare(from, to, counts);
            return;
        }

        long[] difference = DifferenceOf(from, to, link);
        for (int i = 0; i < difference.Length; i++)
        {
            counts[i] += difference[i];
        }
    }

    /// <summary>Corrects the counts of pairs that all have one verdict in both directions, whatever the protocol.</summary>
    private void CorrectAlike(int from, int to, Verdict verdict, long[] counts)
    {
        Span<long> difference = stackalloc long[3];
        difference.Clear();
        for (int i = _subnets.FirstIn(from); i < _subnets.FirstIn(from + 1); i++)
        {
            for (int k = _subnets.FirstIn(to); k < _subnets.FirstIn(to + 1) && _classes.Of(i) >= 0; k++)
            {
                if (_classes.Of(k) >= 0)
                {
                    difference[(int)verdict] += 2;
                    if (_asStrangers(i, k, 0) is { } counted)
                    {
                        difference[(int)counted] -= 2;
                    }
                }
            }
        }

        for (int i = 0; i < counts.Length; i++)
        {
            counts[i] += difference[i % difference.Length];
        }
    }

    private long[] DifferenceOf(int from, int to, int link)
    {
        Span<int> key = stackalloc int[NeighbourKinds.Length + 2];
        if (!_engine.Kinds.Write(from, to, link, key[2..]))
        {
            return Difference(from, to);
        }

        key[0] = _kindOf[from];
        key[1] = _kindOf[to];
        int number = _pairs.Of(key);
        if (number == _differences.Count)
        {
            _differences.Add(Difference(from, to));
        }

        return _differences[number];
    }

    private long[] Difference(int from, int to)
    {
        var difference = new long[_protocols * 3];
        Compare(from, to, difference);
        return difference;
    }

    private void Compare(int from, int to, long[] difference)
    {
        for (int i = _subnets.FirstIn(from); i < _subnets.FirstIn(from + 1); i++)
        {
            for (int k = _subnets.FirstIn(to); k < _subnets.FirstIn(to + 1); k++)
            {
                for (int protocol = 0; protocol < _protocols && _classes.Of(i) >= 0 && _classes.Of(k) >= 0; protocol++)
                {
                    difference[(protocol * 3) + (int)_engine.Decide(i, k, protocol, _lines.Length > 0 ? _lines[protocol] : null)]++;
                    if (_asStrangers(i, k, protocol) is { } verdict)
                    {
                        difference[(protocol * 3) + (int)verdict]--;
                    }
                }
            }
        }
    }
}
