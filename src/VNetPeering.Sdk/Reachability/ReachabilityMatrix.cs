using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability.Pairs;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk.Reachability;

/// <summary>
/// Which subnets of a network reach which: for every ordered pair the verdict of <see cref="CompiledNetwork.Trace"/> between them, flow and answer. A subnet is
/// a machine in it that has no security group of its own.
/// </summary>
/// <remarks>
/// <para>
/// Subnets that routes and security groups treat alike share one answer, so that no list of all pairs is kept. Flows on which only a packet decides (through
/// gateways, load balancers, or appliances under a security group) are traced when somebody asks, and remembered.
/// </para>
/// <para>Positions count the subnets in the order of the topology, those left out that have addresses of the other family only. Immutable to its users; thread-safe.</para>
/// </remarks>
public sealed class ReachabilityMatrix
{
    private readonly Lazy<WalkContext> _context;
    private readonly Lazy<FlowTracer> _tracer;
    private readonly PortClasses _ports;
    private readonly PairEngine _engine;
    private ValueList<VerdictCounts>? _counts;

    internal ReachabilityMatrix(Lazy<WalkContext> context, Lazy<FlowTracer> tracer, MatrixOptions options)
        : this(context, tracer, options, PortClasses.Of(context.Value.Tables.Net.Topology, options.Protocols), engine: null)
    {
    }

    private ReachabilityMatrix(Lazy<WalkContext> context, Lazy<FlowTracer> tracer, MatrixOptions options, PortClasses ports, PairEngine? engine)
    {
        _context = context;
        _tracer = tracer;
        Options = options;
        _ports = ports;
        _engine = engine ?? NewEngine();
    }

    /// <summary>Gets what the matrix is about.</summary>
    public MatrixOptions Options { get; }

    /// <summary>Gets the number of subnets; the matrix has its square as cells, for each protocol.</summary>
    public int SubnetCount => _engine.Subnets.Count;

    /// <summary>Returns the subnet at a position.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The position is negative, or not below <see cref="SubnetCount"/>.</exception>
    public Place SubnetAt(int position) => _context.Value.Places.Subnet(_engine.Subnets.IndexOf(Checked(position, nameof(position)))).Place;

    /// <summary>Returns the position of a subnet.</summary>
    /// <exception cref="PlaceException">The text names no place or several, or something that is no subnet of the matrix.</exception>
    public int PositionOf(string subnet)
    {
        FlowEnd end = _context.Value.Places.Find(subnet);
        int position = end.Place.Kind == PlaceKind.Subnet ? _engine.Subnets.PositionOf[end.Subnet] : -1;
        return position >= 0 ? position : throw new PlaceException($"\"{subnet}\" is no subnet with {Options.Family} addresses. Name a subnet, for example app/web.", []);
    }

    /// <summary>Gets the verdict between two subnets; of several protocols the gravest one: Blocked before Unknown before Reachable.</summary>
    /// <exception cref="PlaceException">A text names no place or several, or something that is no subnet of the matrix.</exception>
    public Verdict this[string source, string destination] => this[PositionOf(source), PositionOf(destination)];

    /// <summary>Gets the verdict between two subnets for one of the protocols.</summary>
    /// <exception cref="PlaceException">A text names no place or several, or something that is no subnet of the matrix.</exception>
    /// <exception cref="ArgumentException">The matrix is not about the protocol.</exception>
    public Verdict this[string source, string destination, Protocol protocol] => this[PositionOf(source), PositionOf(destination), protocol];

    /// <summary>Gets the verdict between the subnets at two positions; of several protocols the gravest one. Cost: two look-ups in most cases; a trace in the others.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A position is negative, or not below <see cref="SubnetCount"/>.</exception>
    public Verdict this[int source, int destination]
    {
        get
        {
            Checked(source, nameof(source));
            Checked(destination, nameof(destination));
            Verdict gravest = Verdict.Reachable;
            for (int i = 0; i < _ports.Samples.Length && gravest != Verdict.Blocked; i++)
            {
                Verdict verdict = _engine.Decide(source, destination, i);
                gravest = verdict == Verdict.Reachable ? gravest : verdict;
            }

            return gravest;
        }
    }

    /// <summary>Gets the verdict between the subnets at two positions for one of the protocols.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A position is negative, or not below <see cref="SubnetCount"/>.</exception>
    /// <exception cref="ArgumentException">The matrix is not about the protocol.</exception>
    public Verdict this[int source, int destination, Protocol protocol] =>
        _engine.Decide(Checked(source, nameof(source)), Checked(destination, nameof(destination)), _ports[NumberOf(protocol)]);

    /// <summary>Returns all cells: by source, then destination, then protocol. They are made one by one; nothing holds them all.</summary>
    public IEnumerable<MatrixCell> Cells()
    {
        for (int source = 0; source < SubnetCount; source++)
        {
            foreach (MatrixCell cell in RowOf(source))
            {
                yield return cell;
            }
        }
    }

    /// <summary>Returns the full trace behind a cell.</summary>
    /// <param name="source">The source subnet.</param>
    /// <param name="destination">The destination subnet.</param>
    /// <param name="protocol">One of the protocols; null for the first.</param>
    /// <exception cref="PlaceException">A text names no place or several, or something that is no subnet of the matrix.</exception>
    /// <exception cref="ArgumentException">The matrix is not about the protocol.</exception>
    public FlowTrace Trace(string source, string destination, Protocol? protocol = null) =>
        _engine.TraceOf(PositionOf(source), PositionOf(destination), protocol is null ? Options.Protocols[0] : Options.Protocols[NumberOf(protocol)]);

    /// <summary>Returns how many ordered pairs of subnets have which verdict. Cost: linear in pairs of classes and of neighbours, the first time; thousands of classes are shared out to the threads of the pool.</summary>
    /// <param name="protocol">One of the protocols; null for the first.</param>
    /// <exception cref="ArgumentException">The matrix is not about the protocol.</exception>
    public VerdictCounts Count(Protocol? protocol = null) => AllCounts()[_ports[protocol is null ? 0 : NumberOf(protocol)]];

    /// <summary>Returns how many subnets flows from one get to: its row. Cost: linear in classes and neighbours, not in subnets, in most cases.</summary>
    /// <param name="source">The source subnet.</param>
    /// <param name="protocol">One of the protocols; null for the first.</param>
    /// <exception cref="PlaceException">The text names no place or several, or something that is no subnet of the matrix.</exception>
    /// <exception cref="ArgumentException">The matrix is not about the protocol.</exception>
    public VerdictCounts CountFrom(string source, Protocol? protocol = null) => CountFrom(PositionOf(source), protocol ?? Options.Protocols[0]);

    /// <summary>Returns how many subnets flows from the one at a position get to.</summary>
    /// <param name="source">The position of the source.</param>
    /// <param name="protocol">One of the protocols.</param>
    /// <exception cref="ArgumentOutOfRangeException">The position is negative, or not below <see cref="SubnetCount"/>.</exception>
    /// <exception cref="ArgumentException">The matrix is not about the protocol.</exception>
    public VerdictCounts CountFrom(int source, Protocol protocol) => new RowCounter(_engine, Checked(source, nameof(source)), _ports[NumberOf(protocol)]).Count();

    /// <summary>Returns the subnets that flows from a place get to, or may get to, be it by one port or from one address only. Cost: a trace for each cell that is Blocked.</summary>
    /// <param name="place">A place of any kind.</param>
    /// <exception cref="PlaceException">The text names no place, or several.</exception>
    public IEnumerable<MatrixCell> ReachableFrom(string place)
    {
        FlowEnd from = _context.Value.Places.FindStart(place);
        return Everywhere().SelectMany(to => Passing(from, _context.Value.Places.Subnet(_engine.Subnets.IndexOf(to))));
    }

    /// <summary>Returns the subnets from which flows get to a place, or may get there, be it to one port or address only. Cost: a trace for each cell that is Blocked.</summary>
    /// <param name="place">A place of any kind.</param>
    /// <exception cref="PlaceException">The text names no place, or several.</exception>
    public IEnumerable<MatrixCell> EverythingThatReaches(string place)
    {
        FlowEnd to = _context.Value.Places.Find(place);
        return Everywhere().SelectMany(from => Passing(_context.Value.Places.Subnet(_engine.Subnets.IndexOf(from)), to));
    }

    /// <summary>
    /// Returns the network interfaces that flows from the Internet get to, or may get to, be it by one port only. Only an interface has a way in from there: a public address of its own
    /// or a load balancer's.
    /// </summary>
    public IEnumerable<MatrixCell> ReachableFromInternet()
    {
        CompiledTopology net = _context.Value.Tables.Net;
        FlowEnd internet = _context.Value.Places.Find("internet");
        return Enumerable.Range(0, net.Topology.NetworkInterfaces.Count)
            .Where(nic => InternetEdge.HasWayIn(net, nic, Options.Family))
            .SelectMany(nic => Passing(internet, _context.Value.Places.Interface(nic)));
    }

    /// <summary>
    /// Says whether two sets of places are kept apart in both directions, and which flows break it. One port or address that gets through breaks it, and so does
    /// Unknown: it is never a pass. Cost: a trace for each pair that is Blocked.
    /// </summary>
    /// <exception cref="ArgumentNullException">A set is null.</exception>
    /// <exception cref="PlaceException">A text names no place, or several.</exception>
    public Isolation AreIsolated(IEnumerable<string> one, IEnumerable<string> other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        FlowEnd[] left = [.. one.Select(_context.Value.Places.FindStart)];
        FlowEnd[] right = [.. other.Select(_context.Value.Places.FindStart)];
        return new Isolation { Breaches = [.. Between(left, right).Concat(Between(right, left)).SelectMany(pair => Passing(pair.From, pair.To))] };
    }

    /// <summary>
    /// Returns the flows among places that get through, or may get through, without passing an appliance in both directions, whichever of equal ways they take.
    /// Cost: up to two traces for each pair.
    /// </summary>
    /// <param name="inspectionPoint">The appliance: the name or id of an Azure Firewall, or a place: its interface, VM, address or subnet.</param>
    /// <param name="between">The places.</param>
    /// <exception cref="ArgumentNullException"><paramref name="between"/> is null.</exception>
    /// <exception cref="PlaceException">A text names no place, or several.</exception>
    public IEnumerable<MatrixCell> Bypassing(string inspectionPoint, IEnumerable<string> between)
    {
        ArgumentNullException.ThrowIfNull(between);
        var point = InspectionPoint.Find(_context.Value, inspectionPoint);
        FlowEnd[] ends = [.. between.Select(_context.Value.Places.FindStart)];
        return from pair in Between(ends, ends)
               where !ReferenceEquals(pair.From, pair.To)
               from cell in Passing(pair.From, pair.To)
               where _tracer.Value.Paths(pair.From, pair.To, cell.Protocol, Options.Family).Any(path => path.Verdict != Verdict.Blocked && !point.IsPassed(path))
               select cell;
    }

    /// <summary>Says whether it goes by what another one has told apart.</summary>
    internal bool HasClassesOf(ReachabilityMatrix other) => ReferenceEquals(_engine.Classes, other._engine.Classes);

    internal bool IsOf(RoutingTables tables) => _engine.IsOf(tables);

    /// <summary>Returns the matrix of a network in which some subnets have other tables.</summary>
    /// <param name="tables">The tables of that network.</param>
    /// <param name="context">What walks through it need.</param>
    /// <param name="tracer">Its tracer.</param>
    /// <param name="subnets">The subnets; null where more than routes has changed.</param>
    internal ReachabilityMatrix With(RoutingTables tables, Lazy<WalkContext> context, Lazy<FlowTracer> tracer, IReadOnlyList<int>? subnets) =>
        subnets is not null && _engine.With(tables, context, tracer, subnets) is { } engine
            ? new ReachabilityMatrix(context, tracer, Options, _ports, engine)
            : new ReachabilityMatrix(context, tracer, Options);

    /// <summary>Returns the cells of two places in which some packet gets through, or may get through.</summary>
    private IEnumerable<MatrixCell> Passing(FlowEnd from, FlowEnd to) => CellsOf(from, to).Select(cell => cell.Verdict == Verdict.Blocked ? PartOf(from, to, cell) : cell).OfType<MatrixCell>();

    /// <summary>Looks behind a Blocked cell, which says that some packets are stopped, for others that are not; null where all are.</summary>
    private MatrixCell? PartOf(FlowEnd from, FlowEnd to, MatrixCell cell)
    {
        Verdict[] verdicts = [.. _tracer.Value.Parts(from, to, cell.Protocol, Options.Family).Select(part => part.Verdict).Distinct()];
        return verdicts.Contains(Verdict.Reachable) ? cell with { Verdict = Verdict.Reachable, IsPartial = true }
            : verdicts.Contains(Verdict.Unknown) ? cell with { Verdict = Verdict.Unknown, IsPartial = true }
            : null;
    }

    private static IEnumerable<(FlowEnd From, FlowEnd To)> Between(FlowEnd[] sources, FlowEnd[] destinations) =>
        from source in sources
        from destination in destinations
        select (source, destination);

    private PairEngine NewEngine() => new(_context, _tracer, Options.Family, _ports.Samples);

    private ValueList<VerdictCounts> AllCounts()
    {
        if (_counts is null)
        {
            PairEngine whole = _engine.IsWhole ? _engine : NewEngine();
            Interlocked.CompareExchange(ref _counts, new PairCounter(whole, _ports.Samples.Length).Count(), null);
        }

        return _counts;
    }

    private IEnumerable<int> Everywhere() => Enumerable.Range(0, SubnetCount);

    private IEnumerable<MatrixCell> RowOf(int source)
    {
        Place from = SubnetAt(source);
        foreach (int destination in Everywhere())
        {
            foreach (MatrixCell cell in CellsOf(source, destination, from))
            {
                yield return cell;
            }
        }
    }

    private IEnumerable<MatrixCell> CellsOf(int source, int destination) => CellsOf(source, destination, SubnetAt(source));

    private IEnumerable<MatrixCell> CellsOf(int source, int destination, Place from)
    {
        Place to = SubnetAt(destination);
        for (int i = 0; i < Options.Protocols.Count; i++)
        {
            yield return new MatrixCell { Source = from, Destination = to, Protocol = Options.Protocols[i], Verdict = _engine.Decide(source, destination, _ports[i]) };
        }
    }

    private IEnumerable<MatrixCell> CellsOf(FlowEnd from, FlowEnd to)
    {
        int source = PositionOf(from);
        int destination = PositionOf(to);
        return source >= 0 && destination >= 0 ? CellsOf(source, destination) : Traced(from, to);
    }

    /// <summary>Traces flows of which an end is no subnet; none where an end has no address of the family.</summary>
    private IEnumerable<MatrixCell> Traced(FlowEnd from, FlowEnd to)
    {
        bool hasFamily = (from.Ranges.Count == 0 || from.Has(Options.Family)) && (to.Ranges.Count == 0 || to.Has(Options.Family));
        return hasFamily
            ? Options.Protocols.Select(protocol => new MatrixCell { Source = from.Place, Destination = to.Place, Protocol = protocol, Verdict = _tracer.Value.Trace(from, to, protocol, Options.Family).Verdict })
            : [];
    }

    private int PositionOf(FlowEnd end) => end.Place.Kind == PlaceKind.Subnet ? _engine.Subnets.PositionOf[end.Subnet] : -1;

    private int NumberOf(Protocol protocol)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        for (int i = 0; i < Options.Protocols.Count; i++)
        {
            if (Options.Protocols[i] == protocol)
            {
                return i;
            }
        }

        throw new ArgumentException($"The matrix is not about {protocol}. Name it in MatrixOptions.Protocols.", nameof(protocol));
    }

    private int Checked(int position, string name)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(position, SubnetCount, name);
        return position;
    }
}
