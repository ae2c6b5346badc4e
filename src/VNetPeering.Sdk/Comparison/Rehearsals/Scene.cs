using VNetPeering.Sdk.Comparison.Alike;
using VNetPeering.Sdk.Comparison.Changes;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.Comparison.Rehearsals;

/// <summary>One rehearsal while it is run: the network with something down, in one reading or two, and the flows that differ. Not thread-safe.</summary>
internal sealed class Scene
{
    private readonly IReadOnlyList<Failure> _failures;
    private readonly Damage _damage;
    private readonly WalkContext _before;
    private readonly Stage[] _stages;
    private readonly HashSet<ResourceId> _touched;
    private readonly bool _changesRoutes;

    internal Scene(IReadOnlyList<Failure> failures, Damage damage, WalkContext before, IReadOnlyDictionary<string, FlowEnd> ends, Func<Topology, WalkContext> compile)
    {
        _failures = failures;
        _damage = damage;
        _before = before;
        Topology topology = before.Tables.Net.Topology;
        var sessions = new FallenSessions(topology, damage, before.Tables.Gateways);
        Topology kept = sessions.With(keepStatic: true);
        Topology withdrawn = kept.Connections.Any(connection => damage.Dead.Contains(connection.Id)) ? sessions.With(keepStatic: false) : kept;
        var outage = new Outage(damage.Dead);
        _stages = [.. new[] { kept, withdrawn }.Distinct(ReferenceEqualityComparer.Instance).Cast<Topology>()
            .Select(settled => Stage.Of(before, ends, ReferenceEquals(settled, topology) ? before : compile(settled), outage))];
        _touched = TouchedResources.Of(damage, before, _stages.Select(stage => stage.Context));
        _changesRoutes = _stages.Any(stage => !ReferenceEquals(stage.Context.Tables, before.Tables));
    }

    /// <summary>Says whether a place is gone with what fails.</summary>
    internal bool IsLost(ComparedPlace place)
    {
        FlowEnd end = place.Before!;
        var net = _before.Tables.Net;
        return (end.VNet >= 0 && _damage.Dead.Contains(net.VNets[end.VNet].VNet.Id))
            || (end.NetworkInterface >= 0 && _damage.Dead.Contains(net.Topology.NetworkInterfaces[end.NetworkInterface].Id))
            || (end.Place.Kind == PlaceKind.Site && end.Place.Resource is null && _damage.Sites.Contains(end.Place.Name));
    }

    /// <summary>Compares the flows from one place to another.</summary>
    internal IReadOnlyList<FlowChange> Compare(ComparedPlace from, ComparedPlace to, Lazy<VisitedResources> visited)
    {
        (bool isFromLost, bool isToLost) = (IsLost(from), IsLost(to));
        if (isFromLost || isToLost)
        {
            return isFromLost && isToLost ? [] : [.. _stages[0].Differ.Compare(Then(from, isFromLost), Then(to, isToLost))];
        }

        if (!MayDiffer(from.Before!, to.Before!, visited))
        {
            return [];
        }

        List<FlowChange>[] readings = [.. _stages.Select(stage => stage.Compare(from, to).ToList())];
        List<FlowChange> changes = readings.Length == 1 ? readings[0] : [.. TwoReadings.Join(readings[0], readings[1])];
        if (visited.Value.Meets(_damage.Dead))
        {
            changes.AddRange(Survivors.Of(_stages[0].Ends[from.Key], _stages[0].Ends[to.Key], visited.Value.Parts, _stages[0].Tracer, changes, _damage.Dead).ToArray());
        }

        return changes;
    }

    /// <summary>Returns the rehearsal, flows left open.</summary>
    internal Rehearsal Finish(IEnumerable<ComparedPlace> places) => new()
    {
        Failures = [.. _failures],
        Down = [.. _damage.Down],
        LostEnds = [.. places.Where(IsLost).Select(place => place.Place)],
        Assumptions = [.. RehearsalAssumptions.Of(_failures, _damage, _before, isStaticOpen: _stages.Length > 1)],
    };

    private bool MayDiffer(FlowEnd from, FlowEnd to, Lazy<VisitedResources> visited)
    {
        if (_touched.Count == 0)
        {
            return false;
        }

        // What is told to sites and clients is not seen on the way.
        bool isTold = _changesRoutes && (IsTold(from) || IsTold(to));
        return isTold || visited.Value.IsOpen || visited.Value.Meets(_touched);
    }

    private static ComparedPlace Then(ComparedPlace place, bool isLost) => isLost ? place with { After = null } : place;

    private static bool IsTold(FlowEnd end) => end.Place.Kind is PlaceKind.Site or PlaceKind.ClientPool;

    private sealed record Stage(WalkContext Context, IReadOnlyDictionary<string, FlowEnd> Ends, FlowDiffer Differ, FlowTracer Tracer)
    {
        internal IEnumerable<FlowChange> Compare(ComparedPlace one, ComparedPlace other) => Differ.Compare(one with { After = Ends[one.Key] }, other with { After = Ends[other.Key] });

        internal static Stage Of(WalkContext before, IReadOnlyDictionary<string, FlowEnd> ends, WalkContext settled, Outage outage)
        {
            WalkContext context = settled with { Outage = outage };
            return new Stage(context, ReferenceEquals(settled, before) ? ends : DiffEnds.Of(context), new FlowDiffer(before, context), new FlowTracer(context));
        }
    }
}
