using VNetPeering.Sdk.Comparison.Alike;
using VNetPeering.Sdk.Comparison.Changes;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.Comparison.Plans;

/// <summary>
/// Finds the flows that work before and after a change and not behind one of its waves. Places that can be exchanged in all networks of a plan are looked at once for
/// all of them. Not thread-safe.
/// </summary>
internal sealed class Downtime
{
    private readonly Topology _before;
    private readonly WalkContext _walksBefore;
    private readonly WalkContext _walksAfter;
    private readonly Func<Topology, WalkContext> _compile;
    private readonly FlowDiffer _whole;
    private readonly Dictionary<string, FlowEnd> _endsAfter;

    internal Downtime(Topology before, Topology after, Func<Topology, WalkContext> compile)
    {
        (_before, _compile) = (before, compile);
        (_walksBefore, _walksAfter) = (compile(before), compile(after));
        _whole = new FlowDiffer(_walksBefore, _walksAfter);
        _endsAfter = DiffEnds.Of(_walksAfter);
    }

    /// <summary>Gets or sets whether each pair of places is looked at for itself, which is what the rest must agree with.</summary>
    internal bool IsOneByOne { get; init; }

    /// <summary>Gets or sets who is told what was done; null where nobody asks.</summary>
    internal DiffWork? Work { get; init; }

    /// <summary>Returns what is down behind each of some waves.</summary>
    /// <param name="networks">The network behind each wave.</param>
    internal IReadOnlyList<WaveDowntime> Behind(IReadOnlyList<Topology> networks)
    {
        WaveDowntime[] waves = [.. networks.Select(network => new WaveDowntime(new ComparedDesigns(_before, network, isInOneForm: false), _compile, Work))];
        WalkContext[] walks = [.. networks.Select(_compile)];
        if (waves.Length == 0)
        {
            return waves;
        }

        // Whoever differs in one of the waves may be the cause of what is down there.
        var changed = new HashSet<string>(waves.Where(wave => wave.Causes.AreTold).SelectMany(wave => wave.Designs.ChangedResources), StringComparer.OrdinalIgnoreCase);
        PlaceClasses? classes = IsOneByOne ? null : new PlaceClasses([_walksBefore, .. walks, _walksAfter], changed);
        for (int i = 0; i < waves.Length; i++)
        {
            Fill(waves[i], walks[i], classes);
        }

        return waves;
    }

    private void Fill(WaveDowntime wave, WalkContext walks, PlaceClasses? classes)
    {
        if (wave.Designs.Changes.Count == 0)
        {
            return;
        }

        var differ = new FlowDiffer(_walksBefore, walks);
        var places = new ComparedPlaces(_walksBefore, walks, classes, new AffectedSubnets(_walksBefore, walks, wave.Designs.Changes));
        wave.Fill(places, (from, to) => Down(differ, from, to));
    }

    /// <summary>What is closed for good is no interruption. A place that moves to other addresses is compared by those that it has then.</summary>
    private IEnumerable<FlowChange> Down(FlowDiffer differ, ComparedPlace from, ComparedPlace to)
    {
        FlowChange[] down = [.. differ.Compare(from, to).Where(IsDown)];
        FlowBox[] forGood = down.Length == 0 ? [] : [.. _whole.Compare(Later(from), Later(to)).Where(IsDown).Select(ChangeBoxes.Of)];
        FlowChange[] kept = [.. down.SelectMany(change => Without(change, forGood))];
        FlowBox[] told = [.. kept.Select(ChangeBoxes.Of)];
        return MovedFlows.HaveMoved(Later(from), Later(to)) ? [.. kept, .. new MovedFlows(_whole, differ).Down(from, to, Later(from), Later(to)).SelectMany(change => Without(change, told))] : kept;
    }

    private static IEnumerable<FlowChange> Without(FlowChange change, FlowBox[] boxes)
    {
        FlowBox[] rest = [ChangeBoxes.Of(change)];
        foreach (FlowBox box in boxes)
        {
            rest = [.. rest.SelectMany(part => FlowBoxes.Subtract(part, box))];
        }

        return rest.SelectMany(box => ChangeBoxes.With(change, box));
    }

    /// <summary>A flow of which nobody knows whether it works has no proof of working.</summary>
    private static bool IsDown(FlowChange change) => change.Kind == FlowChangeKind.Closed || (change.Kind == FlowChangeKind.Unclear && change.Before == Verdict.Reachable);

    private ComparedPlace Later(ComparedPlace place) => place with { After = _endsAfter.GetValueOrDefault(place.Key) };
}
