using System.Collections.Concurrent;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>
/// Decides flows between subnets, the same answer as a trace of each. Routes and groups are asked once for all pairs of a kind; what only the packet itself
/// decides (gateways, load balancers, groups at appliances) is traced. Thread-safe: what is remembered is the same whoever computes it.
/// </summary>
internal sealed class PairEngine
{
    private readonly WalkContext _context;
    private readonly FlowTracer _tracer;
    private readonly IPFamily _family;
    private readonly Protocol[] _protocols;
    private readonly WaySearch.Shared _shared;
    private readonly GroupJudge _judge;
    private readonly FarClasses _classes;
    private readonly int[]?[] _ways;
    private readonly ConcurrentDictionary<(int Profile, int Cell, int OtherCell, int Question), Verdict> _judged = new();
    private readonly ConcurrentDictionary<(int Source, int Destination, int Protocol), Verdict> _traced = new();
    private readonly Relations _relations;
    private readonly ConcurrentDictionary<(int Source, int Destination, long There, long Back, int Protocol), Verdict?> _near = new();

    internal PairEngine(WalkContext context, FlowTracer tracer, IPFamily family, Protocol[] protocols)
    {
        _context = context;
        _tracer = tracer;
        _family = family;
        _protocols = protocols;
        _shared = new WaySearch.Shared(context.Tables, new ViaPoints(context.Tables.Net, context.Security, context.Tables.Behavior.UndescribedAppliancesForward), new Ways());
        _judge = new GroupJudge(context.Security);
        _relations = new Relations(_shared);
        Subnets = new PairSubnets(context.Tables.Net, context.Security, context.Places, family);
        Neighbours = new Neighbours(context.Tables, Subnets, family);
        _classes = new FarClasses(_shared, Subnets, new GroupProfiles(context.Tables, context.Security, Subnets, family), family);
        _ways = new int[]?[_classes.Sources];
    }

    internal PairSubnets Subnets { get; }

    internal Neighbours Neighbours { get; }

    internal FarClasses Classes => _classes;

    /// <summary>Returns the verdict of a flow between two subnets.</summary>
    internal Verdict Decide(int source, int destination, int protocol)
    {
        PairSubnet from = Subnets[source];
        PairSubnet to = Subnets[destination];
        if (from.Ranges.Length == 0 || to.Ranges.Length == 0)
        {
            return Verdict.Unknown;
        }

        Verdict? verdict = IsFar(source, destination) ? DecideFar(source, destination, protocol) : DecideNear(source, destination, protocol);
        return verdict ?? Trace(source, destination, protocol);
    }

    /// <summary>Says whether classes decide over a pair.</summary>
    internal bool IsFar(int source, int destination) =>
        _classes.Of(source) >= 0 && _classes.Of(destination) >= 0 && !Neighbours.Are(Subnets[source].VNet, Subnets[destination].VNet);

    /// <summary>Returns the verdict of a pair that classes decide over; null when only a trace of each pair can tell.</summary>
    internal Verdict? DecideByClass(int source, int destination, int protocol) => DecideFar(source, destination, protocol);

    /// <summary>Returns a trace of a pair.</summary>
    internal FlowTrace TraceOf(int source, int destination, int protocol) =>
        _tracer.Trace(_context.Places.Subnet(Subnets[source].Index), _context.Places.Subnet(Subnets[destination].Index), _protocols[protocol], _family);

    private Verdict Trace(int source, int destination, int protocol) =>
        _traced.TryGetValue((source, destination, protocol), out Verdict known) ? known : _traced.GetOrAdd((source, destination, protocol), TraceOf(source, destination, protocol).Verdict);

    private Verdict? DecideNear(int source, int destination, int protocol)
    {
        PairSubnet from = Subnets[source];
        PairSubnet to = Subnets[destination];
        bool haveClasses = _classes.Of(source) >= 0 && _classes.Of(destination) >= 0;
        if (!haveClasses || _relations.Of(from, to) is not { } there || _relations.Of(to, from) is not { } back)
        {
            return Decide(from, to, protocol);
        }

        (int, int, long, long, int) key = (_classes.Of(source), _classes.Of(destination), there, back, protocol);
        return _near.TryGetValue(key, out Verdict? known) ? known : _near.GetOrAdd(key, Decide(from, to, protocol));
    }

    /// <summary>Looks at one pair, with no thought of others like it.</summary>
    private Verdict? Decide(PairSubnet from, PairSubnet to, int protocol)
    {
        int there = WaySearch.Find(_shared, from, to);
        int back = there == Ways.Blocked ? there : WaySearch.Find(_shared, to, from);
        if (there == Ways.Blocked || back == Ways.Blocked)
        {
            return Verdict.Blocked;
        }

        Verdict outbound = _judge.Judge(from.Index, SecurityRuleDirection.Outbound, from, to, _protocols[protocol]);
        Verdict inbound = there < Ways.Direct ? Verdict.Reachable : _judge.Judge(to.Index, SecurityRuleDirection.Inbound, from, to, _protocols[protocol]);
        return _shared.Ways.Join(there, back, outbound, inbound);
    }

    private Verdict? DecideFar(int source, int destination, int protocol)
    {
        FarClass from = _classes.All[_classes.Of(source)];
        FarClass to = _classes.All[_classes.Of(destination)];
        int there = WayOf(from, to, source, destination);
        int back = WayOf(to, from, destination, source);
        if (there == Ways.Blocked || back == Ways.Blocked)
        {
            return Verdict.Blocked;
        }

        Verdict outbound = from.Profile < 0 ? Verdict.Reachable : Judged(from, to.Cell, SecurityRuleDirection.Outbound, source, destination, protocol);
        Verdict inbound = to.Profile < 0 || there < Ways.Direct ? Verdict.Reachable : Judged(to, from.Cell, SecurityRuleDirection.Inbound, source, destination, protocol);
        return _shared.Ways.Join(there, back, outbound, inbound);
    }

    private int WayOf(FarClass from, FarClass to, int source, int destination)
    {
        int[] row = _ways[from.Source] ?? Interlocked.CompareExchange(ref _ways[from.Source], new int[_classes.Destinations], null) ?? _ways[from.Source]!;
        int known = Volatile.Read(ref row[to.Destination]);
        if (known == 0)
        {
            known = WaySearch.Find(_shared, Subnets[source], Subnets[destination]);
            Volatile.Write(ref row[to.Destination], known);
        }

        return known;
    }

    private Verdict Judged(FarClass at, int otherCell, SecurityRuleDirection direction, int source, int destination, int protocol)
    {
        (int, int, int, int) key = (at.Profile, at.Cell, otherCell, (protocol * 2) + (direction == SecurityRuleDirection.Inbound ? 1 : 0));
        if (_judged.TryGetValue(key, out Verdict known))
        {
            return known;
        }

        PairSubnet from = Subnets[source];
        PairSubnet to = Subnets[destination];
        return _judged.GetOrAdd(key, _judge.Judge(direction == SecurityRuleDirection.Inbound ? to.Index : from.Index, direction, from, to, _protocols[protocol]));
    }
}
