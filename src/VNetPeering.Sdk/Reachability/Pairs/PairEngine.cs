using System.Collections.Concurrent;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Routing;
using VNetPeering.Sdk.Security;

namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>
/// Decides flows between subnets, the same answer as a trace of each. Routes are read from compiled tables, groups are asked once for all pairs of a kind; what
/// only the packet itself decides (gateways, load balancers, groups at appliances) is traced. Thread-safe: what is remembered is the same whoever computes it.
/// </summary>
internal sealed class PairEngine
{
    private const int MostEdited = 1_000;

    private readonly Lazy<WalkContext> _context;
    private readonly Lazy<FlowTracer> _tracer;
    private readonly RoutingTables _tables;
    private readonly IPFamily _family;
    private readonly Protocol[] _protocols;
    private readonly Ways _ways;
    private readonly WaySearch.Shared _shared;
    private readonly WayFinder _finder;
    private readonly StepReader _reader;
    private readonly ViaNumbers _vias;
    private readonly PairGround _ground;
    private readonly FarSources _sources;
    private readonly FarDestinations _destinations;
    private readonly FarSteps _steps;
    private readonly GroupProfiles _profiles;
    private readonly TagRelations _relations;
    private readonly ConcurrentDictionary<(int Profile, int Cell, int OtherCell, int Relation, int Question), Verdict> _judged;
    private readonly bool _areAlone;
    private readonly int[] _edited = [];
    private readonly FarTable?[] _editedTables = [];
    private ConcurrentDictionary<(int Source, int Destination, int Question), Verdict>? _ofPairs;

    // By position of the subnet; asked for once for each pair of neighbours.
    private CompiledSecurityGroup?[]? _groupAt;

    internal PairEngine(Lazy<WalkContext> context, Lazy<FlowTracer> tracer, IPFamily family, Protocol[] protocols, int many = FarClasses.Many)
    {
        _context = context;
        _tracer = tracer;
        _tables = context.Value.Tables;
        _family = family;
        _protocols = protocols;
        _ways = new Ways(_tables.Net.Topology.Appliances.Any(appliance => appliance.TranslatesSource is true));
        _judged = new();
        _ground = new PairGround(context.Value, family);
        Territories territories = _ground.Territories;
        var byAddress = new Lazy<SubnetsByAddress>(() => new SubnetsByAddress(Subnets));
        _relations = new TagRelations(_tables, Subnets, territories);
        var points = new ViaPoints(_tables.Net, context.Value.Security, _tables.Behavior.UndescribedAppliancesForward);
        _vias = new ViaNumbers(_tables.Net.VNets.Length, points, _ways);
        _reader = new StepReader(_tables, _vias, _ground);
        _shared = new WaySearch.Shared(_tables, points, _ways, _ground.Access);
        _finder = new WayFinder(_shared, Subnets, _ground.Access, _reader, _vias);
        Task<GroupProfiles> profiles = GroupProfiles.Start(_tables, context.Value.Security, Subnets, family, protocols.Length);
        _sources = new FarSources(_tables, _ground, _reader, _vias, byAddress, family);
        Kinds = new NeighbourKinds(territories, _ground.Facts, family);
        _destinations = new FarDestinations(_tables, Subnets, _sources, _vias, territories, byAddress, _ground.Facts, family);
        _profiles = profiles.GetAwaiter().GetResult();
        Classes = new FarClasses(Subnets, _sources, _destinations, _profiles, many);
        _areAlone = Classes.AreByThemselves && Classes.Count > many;
        OwnRows = new OwnRows(_tables, Classes, _ground, family);
        Neighbours = new Neighbours(_tables, Subnets, territories, byAddress, _ground.Facts, family);
        _steps = new FarSteps(_reader, _vias, _destinations);
        FarWays = new FarWays(Subnets, _sources, _destinations, Classes, _steps, _finder, _vias, family);
        Sums = new RowSums(FarWays, Classes, _ways);
    }

    private PairEngine(PairEngine origin, RoutingTables tables, Lazy<WalkContext> context, Lazy<FlowTracer> tracer, int[] edited, IReadOnlyList<int> appliances)
    {
        _context = context;
        _tracer = tracer;
        _tables = tables;
        _family = origin._family;
        _protocols = origin._protocols;
        _ways = origin._ways;
        _judged = origin._judged;
        _ground = origin._ground;
        _relations = origin._relations;
        _vias = origin._vias;
        _reader = new StepReader(tables, _vias, _ground);
        _shared = origin._shared.With(tables);
        _finder = new WayFinder(_shared, Subnets, _ground.Access, _reader, _vias);
        _sources = origin._sources;
        _destinations = origin._destinations;
        Kinds = origin.Kinds;
        _profiles = origin._profiles;
        Classes = origin.Classes;
        _areAlone = origin._areAlone;
        OwnRows = origin.OwnRows;
        Neighbours = origin.Neighbours;
        _steps = appliances.Count > 0 ? origin._steps.With(_reader, appliances) : origin._steps;
        FarWays = appliances.Count > 0 ? origin.FarWays.With(_steps, _finder) : origin.FarWays;
        Sums = appliances.Count > 0 ? null : origin.Sums;
        _edited = edited;
        _editedTables = new FarTable?[edited.Length];
        for (int i = 0; i < edited.Length; i++)
        {
            int index = Subnets.IndexOf(edited[i]);
            FarTable? table = Classes.Of(edited[i]) < 0 ? null : FarTable.Read(tables.BaseOf(index), index, _reader, _family, edited[i]);
            _editedTables[i] = table is null || table.LeadsBeyond(_steps.Count) || FarWays.CutClasses(table.Intervals) || (_sources.MayBeDenied(edited[i]) && table.LeadsBeyond(0)) ? null : table;
        }
    }

    internal PairSubnets Subnets => _ground.Subnets;

    internal Neighbours Neighbours { get; }

    internal FarClasses Classes { get; }

    internal FarWays FarWays { get; }

    /// <summary>Gets what runs of classes add to a row; null where appliances have other tables than classes were told apart by, and hardly a row is asked for twice.</summary>
    internal RowSums? Sums { get; }

    internal NeighbourKinds Kinds { get; }

    internal OwnRows OwnRows { get; }

    /// <summary>Gets the positions of the subnets whose route tables are not those that classes were told apart by, ascending.</summary>
    internal ReadOnlySpan<int> Edited => _edited;

    /// <summary>Gets whether classes speak for all subnets.</summary>
    internal bool IsWhole => _edited.Length == 0;

    /// <summary>Gets whether a flow and the one in the other direction may fare differently, even without groups.</summary>
    internal bool AnswersMayTurn => _ways.AnswersMayTurn;

    internal bool IsOf(RoutingTables tables) => ReferenceEquals(_tables, tables);

    /// <summary>
    /// Returns an engine for tables in which those of some subnets differ, which shares the classes with this one and looks at those subnets apart; null where
    /// classes do not hold any more: an appliance has other routes, or routes bring other prefixes into a security group's tags.
    /// </summary>
    /// <param name="tables">The new tables.</param>
    /// <param name="context">What walks through the new network need.</param>
    /// <param name="tracer">The tracer of the new network.</param>
    /// <param name="subnets">The indices of the subnets.</param>
    internal PairEngine? With(RoutingTables tables, Lazy<WalkContext> context, Lazy<FlowTracer> tracer, IReadOnlyList<int> subnets)
    {
        var edited = new List<int>(_edited.Length + subnets.Count);
        edited.AddRange(_edited);
        var appliances = new List<int>();
        for (int i = 0; i < subnets.Count; i++)
        {
            int position = Subnets.PositionOf[subnets[i]];
            if ((position >= 0 && Subnets.HasGroup(position)) || edited.Count > MostEdited)
            {
                return null;
            }

            if (_vias.AreIn(subnets[i]))
            {
                appliances.Add(subnets[i]);
            }

            if (position >= 0 && !edited.Contains(position))
            {
                edited.Add(position);
            }
        }

        edited.Sort();
        var engine = new PairEngine(this, tables, context, tracer, [.. edited], appliances);
        return appliances.TrueForAll(engine.HasClassesBehind) ? engine : null;
    }

    /// <summary>Says whether the table behind an appliance leads to known appliances only, and tells nobody apart who has been told alike.</summary>
    private bool HasClassesBehind(int subnet) =>
        FarTable.Read(_tables.BaseOf(subnet), subnet, _reader, _family) is { } table && !table.LeadsBeyond(_steps.Count) && !_destinations.AreCutBy(table.Intervals);

    /// <summary>Returns the base table of a subnet with its first steps; null where it has to be asked about each destination.</summary>
    internal FarTable? RowOf(int source)
    {
        int at = _edited.Length == 0 ? -1 : Array.BinarySearch(_edited, source);
        return at >= 0 ? _editedTables[at] : Classes.Of(source) < 0 ? null : _sources.TableOf(source);
    }

    /// <summary>Fills a row with the ways from a subnet to a run of the classes that routes tell apart, as if none was a neighbour.</summary>
    internal void Fill(FarTable table, int source, int first, Span<ulong> row) => FarWays.Fill(table, source, first, row, _finder);

    /// <summary>Returns the way from a subnet to a class that routes tell apart, as if it was no neighbour.</summary>
    internal ulong WayTo(FarTable table, int source, int routing) => FarWays.Find(table, source, routing, _finder);

    /// <summary>Returns the verdict of a flow between two subnets.</summary>
    /// <param name="source">The source.</param>
    /// <param name="destination">The destination.</param>
    /// <param name="protocol">The number of the protocol.</param>
    /// <param name="lines">What groups say where each class stands by itself; null where nobody has drawn it.</param>
    internal Verdict Decide(int source, int destination, int protocol, GroupLines? lines = null)
    {
        if (!Subnets.HasRanges(source) || !Subnets.HasRanges(destination))
        {
            return Verdict.Unknown;
        }

        // Most pairs are no neighbours; what is told of classes holds for them.
        if (Classes.Of(source) >= 0 && Classes.Of(destination) >= 0 && !IsEdited(source) && !IsEdited(destination) && Neighbours.AreSurelyStrangers(Subnets.VNetOf(source), Subnets.VNetOf(destination)))
        {
            return DecideFar(FarWays.Find(source, destination), FarWays.Find(destination, source), Classes.Of(source), Classes.Of(destination), protocol) ?? Trace(source, destination, protocol);
        }

        ulong there = _finder.Find(source, destination);
        ulong back = there == Ways.Blocked ? there : _finder.Find(destination, source);
        if (_ways.AreBlocked(there, back))
        {
            return Verdict.Blocked;
        }

        Verdict outbound = Judge(SecurityRuleDirection.Outbound, source, destination, source, destination, protocol, lines);
        Verdict inbound = !Ways.IsDelivered(there) ? Verdict.Reachable : Judge(SecurityRuleDirection.Inbound, destination, source, source, destination, protocol, lines);
        return _ways.Join(there, back, outbound, inbound) ?? Trace(source, destination, protocol);
    }

    /// <summary>Returns the verdict of a flow between two classes, as if they were no neighbours; null when only a trace of each pair can tell.</summary>
    /// <param name="there">The way of the flow.</param>
    /// <param name="back">The way of the answer.</param>
    /// <param name="source">The class of the source.</param>
    /// <param name="destination">The class of the destination.</param>
    /// <param name="protocol">The number of the protocol.</param>
    internal Verdict? DecideFar(ulong there, ulong back, int source, int destination, int protocol)
    {
        if (_ways.AreBlocked(there, back))
        {
            return Verdict.Blocked;
        }

        int from = Classes.SampleOf(source);
        int to = Classes.SampleOf(destination);
        Verdict outbound = JudgeFar(SecurityRuleDirection.Outbound, from, to, from, to, protocol);
        Verdict inbound = !Ways.IsDelivered(there) ? Verdict.Reachable : JudgeFar(SecurityRuleDirection.Inbound, to, from, from, to, protocol);
        return _ways.Join(there, back, outbound, inbound);
    }

    /// <summary>Returns the graver verdict of the groups at both ends of flows between two classes, as if they were no neighbours.</summary>
    internal Verdict JudgeBothFar(int source, int destination, int protocol)
    {
        int from = Classes.SampleOf(source);
        int to = Classes.SampleOf(destination);
        Verdict outbound = JudgeFar(SecurityRuleDirection.Outbound, from, to, from, to, protocol);
        Verdict inbound = outbound == Verdict.Blocked ? outbound : JudgeFar(SecurityRuleDirection.Inbound, to, from, from, to, protocol);
        return inbound == Verdict.Reachable ? outbound : inbound;
    }

    /// <summary>Returns all by which groups can tell a subnet: its own one with its tags, and its place among the addresses that all of them tell apart.</summary>
    internal (int Profile, int Cell) GroupOf(int position) => (_profiles.ProfileOf(position), _profiles.CellOf(position));

    /// <summary>Returns what the groups of all classes say to all others, where each class stands by itself.</summary>
    internal GroupLines LinesOf(int protocol) => new(Subnets, Classes, _profiles, new ClassOrder(Subnets, Classes, _family), _protocols[protocol], _family);

    /// <summary>Gets whether any subnet is under a security group.</summary>
    internal bool HasGroups => _profiles.Exist;

    /// <summary>Joins two ways between subnets without security groups; null when only a trace can tell.</summary>
    internal Verdict? Join(ulong there, ulong back) => there == back && Ways.IsDelivered(there) ? Verdict.Reachable : _ways.Join(there, back, Verdict.Reachable, Verdict.Reachable);

    /// <summary>Returns the verdict that the classes of two subnets give; null when only a trace of each pair can tell.</summary>
    internal Verdict? DecideAsStrangers(int source, int destination, int protocol)
    {
        int from = Classes.SampleOf(Classes.FirstOf(Classes.RoutingOf(Classes.Of(source))));
        int to = Classes.SampleOf(Classes.FirstOf(Classes.RoutingOf(Classes.Of(destination))));
        return DecideFar(FarWays.Find(from, to), FarWays.Find(to, from), Classes.Of(source), Classes.Of(destination), protocol);
    }

    /// <summary>Returns the verdict that the classes of two subnets give, where each class stands by itself; null when only a trace of each pair can tell.</summary>
    internal Verdict? DecideAsStrangers(int source, int destination, int protocol, GroupLines lines)
    {
        int from = Classes.Of(source);
        int to = Classes.Of(destination);
        ulong there = FarWays.Between(from, to);
        ulong back = there == Ways.Blocked ? there : FarWays.Between(to, from);
        return Ways.IsDelivered(there) && lines.Judge(from, to) is { } byGroups ? _ways.Join(there, back, byGroups, byGroups) : DecideFar(there, back, from, to, protocol);
    }

    /// <summary>Returns a trace of a pair.</summary>
    internal FlowTrace TraceOf(int source, int destination, Protocol protocol) =>
        _tracer.Value.Trace(_context.Value.Places.Subnet(Subnets.IndexOf(source)), _context.Value.Places.Subnet(Subnets.IndexOf(destination)), protocol, _family);

    private ConcurrentDictionary<(int Source, int Destination, int Question), Verdict> OfPairs =>
        _ofPairs ?? Interlocked.CompareExchange(ref _ofPairs, new(), null) ?? _ofPairs;

    private Verdict Trace(int source, int destination, int protocol)
    {
        (int, int, int) key = (source, destination, (_protocols.Length * 2) + protocol);
        return OfPairs.TryGetValue(key, out Verdict known) ? known : OfPairs.GetOrAdd(key, TraceOf(source, destination, _protocols[protocol]).Verdict);
    }

    /// <summary>Asks the group of one subnet about the packets of a flow from or to another.</summary>
    private Verdict Judge(SecurityRuleDirection direction, int at, int other, int source, int destination, int protocol, GroupLines? lines)
    {
        // Security admin rules may let packets past the group: a trace asks them.
        if (!Subnets.HasGroup(at) || _context.Value.Security.AdminSetOf(Subnets.IndexOf(at)) >= 0)
        {
            return Verdict.Reachable;
        }

        if (lines is not null && Classes.Of(at) >= 0 && Classes.Of(other) >= 0 && lines.Of(Classes.Of(at), direction).CodeForNeighbours(Classes.Of(other)) is not GroupLine.Asked and var code)
        {
            return GroupLine.VerdictOf(code);
        }

        // No other pair has the answer of an odd one.
        int relation = Classes.Of(at) >= 0 && Classes.Of(other) >= 0 ? _relations.Of(at, other) : TagRelations.Odd;
        bool isOdd = relation == TagRelations.Odd;
        if (!isOdd && _areAlone)
        {
            // No other pair asks the same.
            return Judge(GroupAt(at), direction, source, destination, protocol);
        }

        if (isOdd)
        {
            (int, int, int) pair = (source, destination, QuestionOf(direction, protocol));
            return OfPairs.TryGetValue(pair, out Verdict told) ? told : OfPairs.GetOrAdd(pair, Judge(GroupAt(at), direction, source, destination, protocol));
        }

        (int, int, int, int, int) key = KeyOf(direction, at, other, relation, protocol);
        return _judged.TryGetValue(key, out Verdict known) ? known : _judged.GetOrAdd(key, Judge(GroupAt(at), direction, source, destination, protocol));
    }

    private CompiledSecurityGroup? GroupAt(int position)
    {
        CompiledSecurityGroup?[] groups = _groupAt ??= new CompiledSecurityGroup?[Subnets.Count];
        int index = Subnets.IndexOf(position);
        return groups[position] ??= _context.Value.Security.Of(_tables.Net.Subnets[index].Subnet.NetworkSecurityGroupId!, index);
    }

    private Verdict JudgeFar(SecurityRuleDirection direction, int at, int other, int source, int destination, int protocol)
    {
        int profile = _profiles.ProfileOf(at);
        if (profile < 0)
        {
            return Verdict.Reachable;
        }

        if (_areAlone && _profiles.AreMostlyOwn)
        {
            // No other pair asks the same.
            return Judge(_profiles.GroupOf(profile), direction, source, destination, protocol);
        }

        if (_profiles.TableOf(profile, direction) is not { } table)
        {
            return Verdict.Unknown;
        }

        int from = _profiles.CellOf(source);
        int to = _profiles.CellOf(destination);
        if (from < 0 || to < 0)
        {
            // Rules tell addresses of one of them apart: no other is like it.
            (int, int, int, int, int) key = KeyOf(direction, at, other, TagRelations.Strangers, protocol);
            return _judged.TryGetValue(key, out Verdict known) ? known : _judged.GetOrAdd(key, Judge(_profiles.GroupOf(profile), direction, source, destination, protocol));
        }

        if (table.Find(from, to, protocol) is not { } verdict)
        {
            verdict = Judge(_profiles.GroupOf(profile), direction, source, destination, protocol);
            table.Note(from, to, protocol, verdict);
        }

        return verdict;
    }

    private Verdict Judge(CompiledSecurityGroup? group, SecurityRuleDirection direction, int source, int destination, int protocol) =>
        Subnets.IsOneRange(source) && Subnets.IsOneRange(destination)
            ? GroupJudge.Judge(group, direction, Subnets.OnlyRangeOf(source), Subnets.OnlyRangeOf(destination), _protocols[protocol])
            : GroupJudge.Judge(group, direction, Subnets.RangesOf(source), Subnets.RangesOf(destination), _protocols[protocol]);

    private (int, int, int, int, int) KeyOf(SecurityRuleDirection direction, int at, int other, int relation, int protocol) =>
        (_profiles.ProfileOf(at), _profiles.CellOf(at), _profiles.CellOf(other), relation, QuestionOf(direction, protocol));

    private bool IsEdited(int position) => _edited.Length > 0 && Array.BinarySearch(_edited, position) >= 0;

    private static int QuestionOf(SecurityRuleDirection direction, int protocol) => (protocol * 2) + (direction == SecurityRuleDirection.Inbound ? 1 : 0);
}
