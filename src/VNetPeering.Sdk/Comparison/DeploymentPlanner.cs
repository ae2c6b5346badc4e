using VNetPeering.Sdk.Comparison.Changes;
using VNetPeering.Sdk.Comparison.Plans;
using VNetPeering.Sdk.ControlPlane;
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

        var trial = new PlanTrial(start, list, new Downtime(before, after, compile) { IsOneByOne = IsOneByOne, Work = Work }, options);
        IReadOnlyList<PlannedOperation> operations = WithPartings(trial, list);
        Draft? best = null;
        var tried = new List<Draft>();
        HashSet<Stage> used = [.. operations.Select(planned => planned.Stage)];
        foreach (Stage[] order in Orders.Select(order => order.Where(used.Contains).ToArray()).DistinctBy(order => string.Join(' ', order)))
        {
            Draft draft = trial.Build(operations, order);
            if (tried.Exists(other => other.HasSameWaves(draft)))
            {
                continue;
            }

            tried.Add(draft);
            trial.Measure(draft);
            best = best is null || draft.Worth.CompareTo(best.Worth) < 0 ? draft : best;
            if (best.Worth == default)
            {
                break;
            }
        }

        return new DeploymentPlan { Waves = [.. best!.Finish()], Refused = [.. best.Refused], Outside = [.. list.Outside] };
    }

    /// <summary>Adds the peerings that are taken apart for a while where VNets wait for one another's space: those that cost the fewest flows.</summary>
    private IReadOnlyList<PlannedOperation> WithPartings(PlanTrial trial, OperationList list)
    {
        IReadOnlyList<PlannedOperation> operations = list.Operations;
        for (Draft? draft = trial.Build(operations, Orders[0]); draft is not null;)
        {
            IReadOnlyList<PlannedOperation> known = operations;
            Draft stuck = draft;
            draft = null;
            foreach (IReadOnlyList<PlannedOperation> parting in new SpaceCycles(after, trial.Reached(stuck), stuck.Refused).Partings())
            {
                PlannedOperation[] tried = [.. known, .. parting];
                Draft other = trial.Build(tried, Orders[0]);
                if (!other.IsApart && other.Refused.Count < stuck.Refused.Count)
                {
                    trial.Measure(other);
                    if (draft is null || other.Worth.CompareTo(draft.Worth) < 0)
                    {
                        (draft, operations) = (other, tried);
                    }
                }
            }
        }

        return operations;
    }

    private static IEnumerable<Stage> Moved(Stage moved, Stage before) => Enum.GetValues<Stage>().Where(stage => stage != moved).SelectMany(stage => stage == before ? new[] { moved, stage } : [stage]);
}
