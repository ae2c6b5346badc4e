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
    private readonly List<FlowChange> _flows = [];
    private readonly List<FlowChange> _lost = [];

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
    internal bool IsLost(FlowEnd end)
    {
        var net = _before.Tables.Net;
        return (end.VNet >= 0 && _damage.Dead.Contains(net.VNets[end.VNet].VNet.Id))
            || (end.NetworkInterface >= 0 && _damage.Dead.Contains(net.Topology.NetworkInterfaces[end.NetworkInterface].Id))
            || (end.Place.Kind == PlaceKind.Site && end.Place.Resource is null && _damage.Sites.Contains(end.Place.Name));
    }

    /// <summary>Compares the flows from one place to another.</summary>
    internal void Compare(string fromKey, FlowEnd from, string toKey, FlowEnd to, Lazy<VisitedResources> visited)
    {
        (bool isFromLost, bool isToLost) = (IsLost(from), IsLost(to));
        if (isFromLost || isToLost)
        {
            if (!(isFromLost && isToLost))
            {
                _lost.AddRange(_stages[0].Differ.Compare(Twice(fromKey, from, isFromLost ? null : from), Twice(toKey, to, isToLost ? null : to)));
            }

            return;
        }

        if (MayDiffer(from, to, visited))
        {
            List<FlowChange>[] readings = [.. _stages.Select(stage => stage.Differ.Compare(Twice(fromKey, from, stage.Ends[fromKey]), Twice(toKey, to, stage.Ends[toKey])).ToList())];
            List<FlowChange> changes = readings.Length == 1 ? readings[0] : [.. TwoReadings.Join(readings[0], readings[1])];
            _flows.AddRange(changes);
            if (visited.Value.Meets(_damage.Dead))
            {
                _flows.AddRange(Survivors.Of(_stages[0].Ends[fromKey], _stages[0].Ends[toKey], visited.Value.Parts, _stages[0].Tracer, changes, _damage.Dead));
            }
        }
    }

    internal Rehearsal Finish(IEnumerable<FlowEnd> ends) => new()
    {
        Failures = [.. _failures],
        Down = [.. _damage.Down],
        LostEnds = [.. ends.Where(IsLost).Select(end => end.Place)],
        LostFlows = [.. _lost],
        Flows = [.. _flows],
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

    private static ComparedPlace Twice(string key, FlowEnd before, FlowEnd? after) => new(0, key, before, after, before.VNet);

    private static bool IsTold(FlowEnd end) => end.Place.Kind is PlaceKind.Site or PlaceKind.ClientPool;

    private sealed record Stage(WalkContext Context, IReadOnlyDictionary<string, FlowEnd> Ends, FlowDiffer Differ, FlowTracer Tracer)
    {
        internal static Stage Of(WalkContext before, IReadOnlyDictionary<string, FlowEnd> ends, WalkContext settled, Outage outage)
        {
            WalkContext context = settled with { Outage = outage };
            return new Stage(context, ReferenceEquals(settled, before) ? ends : DiffEnds.Of(context), new FlowDiffer(before, context), new FlowTracer(context));
        }
    }
}
