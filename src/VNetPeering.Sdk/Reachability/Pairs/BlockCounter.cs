namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>Counts the pairs of classes of two runs at a time, in both directions, for all protocols at once. For one thread; several share the verdicts, each of which is written by one of them.</summary>
internal sealed class BlockCounter
{
    /// <summary>The most classes in a run.</summary>
    internal const int Size = 256;

    /// <summary>Stands for pairs of which each is to be traced.</summary>
    internal const byte ToTrace = byte.MaxValue;

    private readonly PairEngine _engine;
    private readonly FarClasses _classes;
    private readonly int _protocols;
    private readonly GroupKinds? _kinds;
    private readonly byte[] _verdicts;
    private readonly ulong[] _there;
    private readonly ulong[] _back;

    /// <summary>Creates a counter.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="protocols">The number of protocols.</param>
    /// <param name="kinds">Collects pairs by what groups can tell of them; null without groups.</param>
    /// <param name="verdicts">Receives the verdicts by two classes, the lesser one first; empty where they are not kept.</param>
    internal BlockCounter(PairEngine engine, int protocols, GroupKinds? kinds, byte[] verdicts)
    {
        _engine = engine;
        _classes = engine.Classes;
        _protocols = protocols;
        _kinds = kinds;
        _verdicts = verdicts;
        int block = Math.Min(Size, _classes.RoutingCount);
        _there = new ulong[block * block];
        _back = new ulong[block * block];
        Counts = new long[protocols * 3];
    }

    /// <summary>Gets the pairs of subnets by protocol and verdict.</summary>
    internal long[] Counts { get; }

    /// <summary>Gets the pairs of subnets by the verdict that they have for every protocol.</summary>
    internal long[] Pairs { get; } = new long[3];

    /// <summary>Gets the pairs of classes that are to be traced.</summary>
    internal List<(int Source, int Destination, int Protocol)> Open { get; } = [];

    /// <summary>Counts the pairs of two runs of classes in both directions.</summary>
    internal void Count(int one, int other)
    {
        int ones = Math.Min(Size, _classes.RoutingCount - one);
        int others = Math.Min(Size, _classes.RoutingCount - other);
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

        // Without groups the flow back fares as the flow: the same two ways are joined. Where that is not so, each pair is traced.
        Verdict? verdict = _engine.Join(there, back);
        if (_engine.AnswersMayTurn && verdict != _engine.Join(back, there))
        {
            verdict = null;
        }

        if (_verdicts.Length > 0)
        {
            _verdicts[(one * _classes.RoutingCount) + other] = verdict is { } kept ? (byte)kept : ToTrace;
        }

        if (verdict is { } known)
        {
            long pairs = (long)_classes.SizeOf(one) * _classes.SizeOf(other);
            Pairs[(int)known] += one == other ? pairs : pairs * 2;
            return;
        }

        AddOpen(one, other);
    }

    /// <summary>Notes two classes of which every pair is to be traced, in both directions.</summary>
    private void AddOpen(int one, int other)
    {
        for (int protocol = 0; protocol < _protocols; protocol++)
        {
            Open.Add((one, other, protocol));
            if (one != other)
            {
                Open.Add((other, one, protocol));
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

        Pairs[(int)Verdict.Blocked] += sources * destinations;
    }

    private void Add(int from, int to, int protocol, Verdict? verdict)
    {
        if (verdict is { } known)
        {
            Counts[(protocol * 3) + (int)known] += (long)_classes.SizeOf(from) * _classes.SizeOf(to);
        }
        else
        {
            Open.Add((from, to, protocol));
        }
    }
}
