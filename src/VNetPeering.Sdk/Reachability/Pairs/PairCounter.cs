using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>
/// Counts verdicts over all pairs, for all protocols at once: ways are the same for each. Pairs of classes count once each, as if nobody were a neighbour; then
/// what is different between neighbours is put right, and the pairs that no class speaks for are looked at one by one. Not thread-safe.
/// </summary>
internal sealed class PairCounter
{
    /// <summary>From how many classes on, without groups, threads share the blocks; below, a second one costs more than it saves.</summary>
    internal const int ManyClasses = 1_024;

    private readonly PairEngine _engine;
    private readonly FarClasses _classes;
    private readonly int _protocols;
    private readonly bool _areMany;
    private readonly long[] _counts;
    private readonly List<(int Source, int Destination, int Protocol)> _open = [];
    private readonly GroupKinds? _kinds;
    private GroupLines[] _lines = [];

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
        _kinds = engine.HasGroups && !_areMany ? new GroupKinds(engine) : null;
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
        int runs = (_classes.RoutingCount + BlockCounter.Size - 1) / BlockCounter.Size;
        (int One, int Other)[] blocks = [.. from one in Enumerable.Range(0, runs) from other in Enumerable.Range(one, runs - one) select (one * BlockCounter.Size, other * BlockCounter.Size)];
        var counters = new List<BlockCounter>();

        // Kinds of groups are collected in one place.
        var options = new ParallelOptions { MaxDegreeOfParallelism = _kinds is null && _classes.RoutingCount >= ManyClasses ? -1 : 1 };
        Parallel.For(0, blocks.Length, options, () => new BlockCounter(_engine, _protocols, _kinds, _verdicts), (block, _, counter) => Count(counter, blocks[block]), counter => Collect(counters, counter));
        foreach (BlockCounter counter in counters)
        {
            for (int i = 0; i < _counts.Length; i++)
            {
                _counts[i] += counter.Counts[i] + counter.Pairs[i % counter.Pairs.Length];
            }

            _open.AddRange(counter.Open);
        }

        static BlockCounter Count(BlockCounter counter, (int One, int Other) block)
        {
            counter.Count(block.One, block.Other);
            return counter;
        }
    }

    // No bag of threads: theirs outlive the count, and with them the engine.
    private static void Collect<T>(List<T> counters, T counter)
    {
        lock (counters)
        {
            counters.Add(counter);
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
        var counters = new List<TileCounter>();
        Parallel.For(0, (routes + TileCounter.Size - 1) / TileCounter.Size, () => new TileCounter(_engine, runs, lines), (block, _, counter) => Count(counter, block), counter => Collect(counters, counter));
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
        return verdict == BlockCounter.ToTrace ? null : (Verdict)verdict;
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
