using VNetPeering.Sdk.Comparison.Changes;
using VNetPeering.Sdk.Comparison.Plans;
using VNetPeering.Sdk.ControlPlane;
using VNetPeering.Sdk.ControlPlane.Handling;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.Comparison;

/// <summary>Plans a change: operations in waves that Azure accepts, and the flows that are down in between.</summary>
internal sealed class DeploymentPlanner(Topology before, Topology after, ApplyOptions options, Func<Topology, WalkContext> compile)
{
    // Where a flow is down in between, other orders of what moves flows may spare it.
    private static readonly Stage[][] Orders =
    [
        [.. Enum.GetValues<Stage>()],
        [.. Moved(Stage.Rules, Stage.Links)],
        [.. Moved(Stage.DropRules, Stage.DropLinks)],
        [.. Moved(Stage.DropLinks, Stage.Rules)],
    ];

    /// <summary>Gets or sets whether each pair of places is looked at for itself, which is what the rest must agree with.</summary>
    internal bool IsOneByOne { get; init; }

    /// <summary>Gets or sets who is told what was done; null where nobody asks.</summary>
    internal DiffWork? Work { get; init; }

    internal DeploymentPlan Plan()
    {
        DesignTree later = DesignTree.Of(after);
        IReadOnlyList<ConfigurationChange> changes = ConfigurationDiff.Of(DesignTree.Of(before), later, before, after, isInOneForm: false);
        if (changes.Count == 0)
        {
            return new DeploymentPlan();
        }

        var list = new OperationList(before, after, changes);
        Topology start = before;
        foreach (ConfigurationChange change in list.Outside.Where(change => change.Kind != ChangeKind.Removed))
        {
            start = DesignTree.Of(start).With(change, later);
        }

        var downtime = new Downtime(before, after, compile) { IsOneByOne = IsOneByOne, Work = Work };
        Draft? best = null;
        var tried = new List<Draft>();
        HashSet<Stage> used = [.. list.Operations.Select(planned => planned.Stage)];
        foreach (Stage[] order in Orders.Select(order => order.Where(used.Contains).ToArray()).DistinctBy(order => string.Join(' ', order)))
        {
            Draft draft = Drafted(start, list, order);
            if (tried.Exists(other => other.HasSameWaves(draft)))
            {
                continue;
            }

            tried.Add(draft);
            draft.Downtimes = downtime.Behind([.. draft.Built.SkipLast(IsReached(draft, list) ? 1 : 0).Select(wave => wave.Topology)]);
            best = best is null || draft.Worth.CompareTo(best.Worth) < 0 ? draft : best;
            if (best.Worth == default)
            {
                break;
            }
        }

        return new DeploymentPlan { Waves = [.. best!.Finish()], Refused = [.. best.Refused], Outside = [.. list.Outside] };
    }

    private static IEnumerable<Stage> Moved(Stage moved, Stage before) => Enum.GetValues<Stage>().Where(stage => stage != moved).SelectMany(stage => stage == before ? new[] { moved, stage } : [stage]);

    private Draft Drafted(Topology start, OperationList list, Stage[] order)
    {
        (List<(IReadOnlyList<NetworkOperation> Operations, Topology Topology)> built, List<OperationResult> refused) =
            WaveBuilder.Build(start, list.Operations, order, options, OperationRunner.Run);
        return new Draft(built, refused);
    }

    /// <summary>Says whether the last wave leads to the later network, so that nothing is in between any more.</summary>
    private static bool IsReached(Draft draft, OperationList list) => draft.Refused.Count == 0 && list.Outside.Count == 0;
}
