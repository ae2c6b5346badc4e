using System.Collections.Concurrent;
using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>
/// Counts verdicts over all pairs, for all protocols at once: ways are the same for each. Pairs of classes count once each, as if nobody were a neighbour; then
/// what is different between neighbours is put right, and the pairs that no class speaks for are looked at one by one. Not thread-safe.
/// </summary>
internal sealed class PairCounter
{
    private const int BlockSize = 256;
    private const byte Open = byte.MaxValue;

    private readonly PairEngine _engine;
    private readonly FarClasses _classes;
    private readonly int _protocols;
    private readonly bool _areMany;
    private readonly long[] _counts;
    private readonly List<(int Source, int Destination, int Protocol)> _open = [];
    private readonly long[] _pairs = new long[3];
    private readonly GroupKinds? _kinds;
    private GroupLines[] _lines = [];
    private readonly ulong[] _there;
    private readonly ulong[] _back;

    // By two classes, the lesser one first; without groups only, where the other direction has the same verdict.
    private readonly byte[] _verdicts;

    /// <summary>Creates a counter.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="protocols">The number of protocols.</param>
    /// <param name="mostKept">From how many classes on they are counted by tiles and no verdict is kept.</param>
    internal PairCounter(PairEngine engine, int protocols, int mostKept = FarClasses.Many)
    {
        _areMany = engine.Classes.AreByThemselves && engine.Classes.RoutingCount > mostKept;
        _engine = engine;
        _classes = engine.Classes;
        _protocols = protocols;
        _counts = new long[protocols * 3];
        int block = Math.Min(BlockSize, _classes.RoutingCount);
        _kinds = engine.HasGroups && !_areMany ? new GroupKinds(engine) : null;
        _there = new ulong[block * block];
        _back = new ulong[block * block];
        _verdicts = engine.HasGroups || _areMany ? [] : new byte[_classes.RoutingCount * _classes.RoutingCount];
    }

    /// <summary>Returns the counts of each protocol.</summary>
    internal ValueList<VerdictCounts> Count()
    {
        CountAlone();
        if (_areMany)
        {
            CountTiles();
        }
        else
        {
            CountBlocks();
        }

        _kinds?.AddTo(_counts);
        for (int i = 0; i < _counts.Length; i++)
        {
            _counts[i] += _pairs[i % _pairs.Length];
        }

        var neighbours = new NeighbourCounter(_engine, _protocols, AsStrangers, _lines);
        if (_lines.Length > 0)
        {
            neighbours.CorrectInParts(_counts);
        }
        else
        {
            neighbours.Correct(_counts);
        }

        CountOpen(neighbours);
        return [.. Enumerable.Range(0, _protocols).Select(protocol => new VerdictCounts { Reachable = Of(protocol, Verdict.Reachable), Blocked = Of(protocol, Verdict.Blocked), Unknown = Of(protocol, Verdict.Unknown) })];

        long Of(int protocol, Verdict verdict) => _counts[(protocol * 3) + (int)verdict];
    }

    private void CountBlocks()
    {
        int routes = _classes.RoutingCount;
        for (int one = 0; one < routes; one += BlockSize)
        {
            for (int other = one; other < routes; other += BlockSize)
            {
                CountBlocks(one, Math.Min(BlockSize, routes - one), other, Math.Min(BlockSize, routes - other));
            }
        }
    }

    private void CountTiles()
    {
        int routes = _classes.RoutingCount;
        long subnets = 0;
        for (int i = 0; i < routes; i++)
        {
            subnets += _classes.SizeOf(i);
        }

        var runs = new StepRuns(_engine.FarWays, routes);
        GroupLines[] lines = _lines = !_engine.HasGroups ? [] : [.. Enumerable.Range(0, _protocols).Select(_engine.LinesOf)];
        var counters = new ConcurrentBag<TileCounter>();
        Parallel.For(0, (routes + TileCounter.Size - 1) / TileCounter.Size, () => new TileCounter(_engine, runs, lines), (block, _, counter) => Count(counter, block), counters.Add);
        for (int protocol = 0; protocol < _protocols; protocol++)
        {
            var sums = new VerdictSums();
            foreach (TileCounter counter in counters)
            {
                sums.Add(counter.Counts[lines.Length == 0 ? 0 : protocol]);
            }

            _counts[(protocol * 3) + (int)Verdict.Reachable] += sums.Reachable;
            _counts[(protocol * 3) + (int)Verdict.Unknown] += sums.Unknown;
            _counts[(protocol * 3) + (int)Verdict.Blocked] += (subnets * subnets) - sums.NotBlocked;
        }

        foreach ((int source, int destination, int protocol) in counters.SelectMany(counter => counter.Open))
        {
            // Without groups they are open for all protocols alike.
            _open.AddRange(lines.Length > 0 ? [(source, destination, protocol)] : Enumerable.Range(0, _protocols).Select(each => (source, destination, each)));
        }

        static TileCounter Count(TileCounter counter, int block)
        {
            counter.Count(block * TileCounter.Size);
            return counter;
        }
    }

    /// <summary>Counts the pairs of two runs of classes in both directions.</summary>
    private void CountBlocks(int one, int ones, int other, int others)
    {
        Span<ulong> there = _there.AsSpan(0, ones * others);
        for (int i = 0; i < ones; i++)
        {
            _engine.FarWays.Fill(one + i, other, there.Slice(i * others, others));
        }

        Span<ulong> back = one == other ? there : _back.AsSpan(0, ones * others);
        for (int i = 0; i < others && one != other; i++)
        {
            _engine.FarWays.Fill(other + i, one, back.Slice(i * ones, ones));
        }

        for (int i = 0; i < ones; i++)
        {
            // Within one run each pair of classes is met from both sides: once is enough.
            for (int k = one == other ? i : 0; k < others; k++)
            {
                CountPair(one + i, other + k, there[(i * others) + k], back[(k * ones) + i]);
            }
        }
    }

    /// <summary>Counts the pairs of two classes in both directions.</summary>
    private void CountPair(int one, int other, ulong there, ulong back)
    {
        if (_engine.HasGroups)
        {
            CountUnderGroups(one, other, there, back);
            if (one != other)
            {
                CountUnderGroups(other, one, back, there);
            }

            return;
        }

        // Without groups the flow back fares as the flow: the same two ways are joined.
        Verdict? verdict = _engine.Join(there, back);
        if (_verdicts.Length > 0)
        {
            _verdicts[(one * _classes.RoutingCount) + other] = verdict is { } kept ? (byte)kept : Open;
        }

        if (verdict is { } known)
        {
            long pairs = (long)_classes.SizeOf(one) * _classes.SizeOf(other);
            _pairs[(int)known] += one == other ? pairs : pairs * 2;
            return;
        }

        AddOpen(one, other);
    }

    /// <summary>Notes two classes of which every pair is to be traced, in both directions.</summary>
    private void AddOpen(int one, int other)
    {
        for (int protocol = 0; protocol < _protocols; protocol++)
        {
            _open.Add((one, other, protocol));
            if (one != other)
            {
                _open.Add((other, one, protocol));
            }
        }
    }

    private void CountUnderGroups(int source, int destination, ulong there, ulong back)
    {
        // What routes alone block is blocked for all, and what they deliver is as good as the groups let it be.
        Verdict? byRoutes = _engine.Join(there, back);
        if (byRoutes == Verdict.Blocked)
        {
            AddAll(source, destination);
            return;
        }

        bool isDelivered = byRoutes is not null && Ways.IsDelivered(there);
        bool isOfKinds = isDelivered && _kinds!.AreFew;
        for (int from = _classes.FirstOf(source); from < _classes.FirstOf(source + 1); from++)
        {
            for (int to = _classes.FirstOf(destination); to < _classes.FirstOf(destination + 1); to++)
            {
                if (isOfKinds)
                {
                    _kinds!.Add(from, to, byRoutes!.Value, (long)_classes.SizeOf(from) * _classes.SizeOf(to));
                    continue;
                }

                for (int protocol = 0; protocol < _protocols; protocol++)
                {
                    Add(from, to, protocol, isDelivered ? Graver(byRoutes!.Value, _engine.JudgeBothFar(from, to, protocol)) : _engine.DecideFar(there, back, from, to, protocol));
                }
            }
        }
    }

    private static Verdict Graver(Verdict one, Verdict other) => one == Verdict.Blocked || other == Verdict.Reachable ? one : other;

    /// <summary>Counts all pairs of two classes that routes tell apart as blocked.</summary>
    private void AddAll(int source, int destination)
    {
        long sources = 0;
        long destinations = 0;
        for (int from = _classes.FirstOf(source); from < _classes.FirstOf(source + 1); from++)
        {
            sources += _classes.SizeOf(from);
        }

        for (int to = _classes.FirstOf(destination); to < _classes.FirstOf(destination + 1); to++)
        {
            destinations += _classes.SizeOf(to);
        }

        _pairs[(int)Verdict.Blocked] += sources * destinations;
    }

    private void Add(int from, int to, int protocol, Verdict? verdict)
    {
        if (verdict is { } known)
        {
            _counts[(protocol * 3) + (int)known] += (long)_classes.SizeOf(from) * _classes.SizeOf(to);
        }
        else
        {
            _open.Add((from, to, protocol));
        }
    }

    /// <summary>Returns the verdict that has been counted for two subnets by their classes; null where each pair is traced.</summary>
    private Verdict? AsStrangers(int source, int destination, int protocol)
    {
        if (_verdicts.Length == 0)
        {
            return _lines.Length > 0 ? _engine.DecideAsStrangers(source, destination, protocol, _lines[protocol]) : _engine.DecideAsStrangers(source, destination, protocol);
        }

        int one = Math.Min(_classes.Of(source), _classes.Of(destination));
        int other = Math.Max(_classes.Of(source), _classes.Of(destination));
        byte verdict = _verdicts[(one * _classes.RoutingCount) + other];
        return verdict == Open ? null : (Verdict)verdict;
    }

    private void CountAlone()
    {
        foreach (int i in _classes.Alone)
        {
            for (int k = 0; k < _engine.Subnets.Count; k++)
            {
                for (int protocol = 0; protocol < _protocols; protocol++)
                {
                    Add(i, k, protocol);
                    if (_classes.Of(k) >= 0)
                    {
                        Add(k, i, protocol);
                    }
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
        foreach ((int source, int destination, int protocol) in _open)
        {
            foreach (int from in members[source])
            {
                foreach (int to in members[destination].Where(to => !pairs.Contains((_engine.Subnets.VNetOf(from), _engine.Subnets.VNetOf(to)))))
                {
                    Add(from, to, protocol);
                }
            }
        }
    }

    private void Add(int source, int destination, int protocol) => _counts[(protocol * 3) + (int)_engine.Decide(source, destination, protocol)]++;
}
