using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Comparison.Alike;
using VNetPeering.Sdk.Comparison.Changes;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.Comparison.Plans;

/// <summary>What is down behind one wave. Causes are looked for when the plan is settled, since each takes networks of its own. Not thread-safe.</summary>
internal sealed class WaveDowntime
{
    private readonly DiffWork? _work;
    private readonly List<FlowChangeGroup> _groups = [];
    private Func<ComparedPlace, ComparedPlace, IEnumerable<FlowChange>> _down = (_, _) => [];

    internal WaveDowntime(ComparedDesigns designs, Func<Topology, WalkContext> compile, DiffWork? work)
    {
        Designs = designs;
        _work = work;
        Causes = new ChangeCauses(designs, compile, work);
    }

    internal ComparedDesigns Designs { get; }

    internal ChangeCauses Causes { get; }

    /// <summary>Returns the number of pairs of places with a flow that is down, or of which that is not known.</summary>
    /// <param name="kind">Closed or Unclear.</param>
    internal long CountPairs(FlowChangeKind kind) => _groups.Where(group => group.Changes.Any(flow => flow.Kind == kind)).Sum(group => group.PairCount);

    /// <summary>Looks at one pair of each two sets of places.</summary>
    /// <param name="places">The places of the network before the first wave and of the one behind this wave.</param>
    /// <param name="down">Finds the flows of a pair that are down.</param>
    internal void Fill(ComparedPlaces places, Func<ComparedPlace, ComparedPlace, IEnumerable<FlowChange>> down)
    {
        _down = down;
        foreach ((PlaceSet from, PlaceSet to, FlowPairs pairs) in places.Pairs())
        {
            (ComparedPlace first, ComparedPlace second) = from.Pairs(to, pairs).First();
            _work?.Add(from.CountPairs(to, pairs));
            FlowChange[] changes = [.. down(first, second)];
            if (changes.Length > 0)
            {
                _groups.Add(new FlowChangeGroup(from, to, pairs) { Changes = [.. changes] });
            }
        }
    }

    /// <summary>Returns the wave with its interruptions and their causes.</summary>
    internal DeploymentWave Finish(DeploymentWave wave)
    {
        FlowChangeGroup[] groups = [.. _groups.Select(group => group with { Changes = Named(group) })];
        return groups.Length == 0 ? wave : new DeploymentWave(wave, [.. groups], () => NetworkComparer.List(groups, _down));
    }

    private ValueList<FlowChange> Named(FlowChangeGroup group)
    {
        (ComparedPlace from, ComparedPlace to) = group.Members.First();
        return [.. group.Changes.Select(change => MovedFlows.IsOfMoved(change, from, to) ? Causes.NameMoved(change, from.Key, to.Key) : Causes.Name(change, from.Key, to.Key))];
    }
}
