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
    private readonly WalkContext _context;
    private readonly FlowTracer _tracer;
    private readonly IPFamily _family;
    private readonly Protocol[] _protocols;
    private readonly Ways _ways = new();
    private readonly WayFinder _finder;
    private readonly GroupProfiles _profiles;
    private readonly TagRelations _relations;
    private readonly ConcurrentDictionary<(int Profile, int Cell, int OtherCell, int Relation, int Question), Verdict> _judged = new();
    private readonly ConcurrentDictionary<(int Source, int Destination, int Protocol), Verdict> _traced = new();

    internal PairEngine(WalkContext context, FlowTracer tracer, IPFamily family, Protocol[] protocols)
    {
        RoutingTables tables = context.Tables;
        _context = context;
        _tracer = tracer;
        _family = family;
        _protocols = protocols;
        Subnets = new PairSubnets(tables.Net, context.Security, context.Places, family);
        var territories = new Territories(tables, family);
        var byAddress = new Lazy<SubnetsByAddress>(() => new SubnetsByAddress(Subnets));
        _relations = new TagRelations(tables, Subnets, territories);
        var points = new ViaPoints(tables.Net, context.Security, tables.Behavior.UndescribedAppliancesForward);
        var vias = new ViaNumbers(tables.Net, points, _ways);
        var reader = new StepReader(tables, Subnets, vias, territories);
        _finder = new WayFinder(new WaySearch.Shared(tables, points, _ways), Subnets, reader, vias);
        var sources = new FarSources(tables, Subnets, reader, vias, family);
        Kinds = new NeighbourKinds(tables, territories, family);
        var destinations = new FarDestinations(tables, Subnets, sources, vias, territories, byAddress, Kinds, family);
        _profiles = new GroupProfiles(tables, context.Security, Subnets, family);
        Classes = new FarClasses(Subnets, sources, destinations, _profiles);
        Neighbours = new Neighbours(tables, Subnets, territories, byAddress, family);
        FarWays = new FarWays(Subnets, sources, destinations, Classes, new FarSteps(reader, vias, destinations, _finder), _finder, vias, family);
    }

    internal PairSubnets Subnets { get; }

    internal Neighbours Neighbours { get; }

    internal FarClasses Classes { get; }

    internal FarWays FarWays { get; }

    internal NeighbourKinds Kinds { get; }

    /// <summary>Returns the verdict of a flow between two subnets.</summary>
    internal Verdict Decide(int source, int destination, int protocol)
    {
        if (!Subnets.HasRanges(source) || !Subnets.HasRanges(destination))
        {
            return Verdict.Unknown;
        }

        ulong there = _finder.Find(source, destination);
        ulong back = there == Ways.Blocked ? there : _finder.Find(destination, source);
        if (there == Ways.Blocked || back == Ways.Blocked)
        {
            return Verdict.Blocked;
        }

        Verdict outbound = Judge(SecurityRuleDirection.Outbound, source, destination, source, destination, protocol);
        Verdict inbound = !Ways.IsDelivered(there) ? Verdict.Reachable : Judge(SecurityRuleDirection.Inbound, destination, source, source, destination, protocol);
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
        if (there == Ways.Blocked || back == Ways.Blocked)
        {
            return Verdict.Blocked;
        }

        int from = Classes.SampleOf(source);
        int to = Classes.SampleOf(destination);
        Verdict outbound = JudgeFar(SecurityRuleDirection.Outbound, from, to, from, to, protocol);
        Verdict inbound = !Ways.IsDelivered(there) ? Verdict.Reachable : JudgeFar(SecurityRuleDirection.Inbound, to, from, from, to, protocol);
        return _ways.Join(there, back, outbound, inbound);
    }

    /// <summary>Returns the verdict that the classes of two subnets give; null when only a trace of each pair can tell.</summary>
    internal Verdict? DecideAsStrangers(int source, int destination, int protocol)
    {
        int from = Classes.SampleOf(Classes.FirstOf(Classes.RoutingOf(Classes.Of(source))));
        int to = Classes.SampleOf(Classes.FirstOf(Classes.RoutingOf(Classes.Of(destination))));
        return DecideFar(FarWays.Find(from, to), FarWays.Find(to, from), Classes.Of(source), Classes.Of(destination), protocol);
    }

    /// <summary>Returns a trace of a pair.</summary>
    internal FlowTrace TraceOf(int source, int destination, int protocol) =>
        _tracer.Trace(_context.Places.Subnet(Subnets.IndexOf(source)), _context.Places.Subnet(Subnets.IndexOf(destination)), _protocols[protocol], _family);

    private Verdict Trace(int source, int destination, int protocol) =>
        _traced.TryGetValue((source, destination, protocol), out Verdict known) ? known : _traced.GetOrAdd((source, destination, protocol), TraceOf(source, destination, protocol).Verdict);

    /// <summary>Asks the group of one subnet about the packets of a flow from or to another.</summary>
    private Verdict Judge(SecurityRuleDirection direction, int at, int other, int source, int destination, int protocol)
    {
        // Security admin rules may let packets past the group: a trace asks them.
        if (!Subnets.HasGroup(at) || _context.Security.AdminSetOf(Subnets.IndexOf(at)) >= 0)
        {
            return Verdict.Reachable;
        }

        bool haveClasses = Classes.Of(at) >= 0 && Classes.Of(other) >= 0;
        int relation = haveClasses ? _relations.Of(at, other) : TagRelations.Odd;
        (int, int, int, int, int) key = KeyOf(direction, at, other, relation, protocol);
        if (relation != TagRelations.Odd && _judged.TryGetValue(key, out Verdict known))
        {
            return known;
        }

        int index = Subnets.IndexOf(at);
        CompiledSecurityGroup? group = _context.Security.Of(_context.Tables.Net.Subnets[index].Subnet.NetworkSecurityGroupId!, index);
        Verdict verdict = Judge(group, direction, source, destination, protocol);
        return relation == TagRelations.Odd ? verdict : _judged.GetOrAdd(key, verdict);
    }

    private Verdict JudgeFar(SecurityRuleDirection direction, int at, int other, int source, int destination, int protocol)
    {
        int profile = _profiles.ProfileOf(at);
        if (profile < 0)
        {
            return Verdict.Reachable;
        }

        (int, int, int, int, int) key = KeyOf(direction, at, other, TagRelations.Strangers, protocol);
        return _judged.TryGetValue(key, out Verdict known) ? known : _judged.GetOrAdd(key, Judge(_profiles.GroupOf(profile), direction, source, destination, protocol));
    }

    private Verdict Judge(CompiledSecurityGroup? group, SecurityRuleDirection direction, int source, int destination, int protocol) =>
        GroupJudge.Judge(group, direction, Subnets.RangesOf(source), Subnets.RangesOf(destination), _protocols[protocol]);

    private (int, int, int, int, int) KeyOf(SecurityRuleDirection direction, int at, int other, int relation, int protocol) =>
        (_profiles.ProfileOf(at), _profiles.CellOf(at), _profiles.CellOf(other), relation, (protocol * 2) + (direction == SecurityRuleDirection.Inbound ? 1 : 0));
}
