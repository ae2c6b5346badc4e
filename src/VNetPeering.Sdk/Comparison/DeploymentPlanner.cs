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

    internal DeploymentPlan Plan()
    {
        DesignTree earlier = DesignTree.Of(before);
        DesignTree later = DesignTree.Of(after);
        IReadOnlyList<ConfigurationChange> changes = ConfigurationDiff.Of(earlier, later);
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

        NetworkDiff whole = NetworkComparer.Compare(before, after, compile(before), compile(after), compile);
        DeploymentPlan? best = null;
        foreach (Stage[] order in Orders)
        {
            DeploymentPlan plan = Plan(start, list, order, whole);
            if (best is null || Worth(plan) < Worth(best))
            {
                best = plan;
            }

            if (best.IsComplete && best.Interruptions.Count == 0)
            {
                break;
            }
        }

        return best!;
    }

    // What is refused counts more than what is down.
    private static long Worth(DeploymentPlan plan) => (plan.Refused.Count * 1_000_000L) + plan.Interruptions.Count;

    private static IEnumerable<Stage> Moved(Stage moved, Stage before) => Enum.GetValues<Stage>().Where(stage => stage != moved).SelectMany(stage => stage == before ? new[] { moved, stage } : [stage]);

    private DeploymentPlan Plan(Topology start, OperationList list, Stage[] order, NetworkDiff whole)
    {
        (List<(IReadOnlyList<NetworkOperation> Operations, Topology Topology)> built, List<OperationResult> refused) =
            WaveBuilder.Build(start, list.Operations, order, options, OperationRunner.Run);
        var waves = new List<DeploymentWave>();
        WalkContext walksBefore = compile(before);
        foreach ((IReadOnlyList<NetworkOperation> operations, Topology topology) in built)
        {
            int number = waves.Count + 1;
            bool isLast = number == built.Count && refused.Count == 0 && list.Outside.Count == 0;
            NetworkDiff between = isLast ? new NetworkDiff() : NetworkComparer.Compare(before, topology, walksBefore, compile(topology), compile);
            waves.Add(new DeploymentWave { Number = number, Operations = [.. operations], Interrupts = [.. between.Closed.SelectMany(closed => Interruptions(closed, number, whole))] });
        }

        return new DeploymentPlan { Waves = [.. waves], Refused = [.. refused], Outside = [.. list.Outside] };
    }

    /// <summary>What is closed for good is no interruption.</summary>
    private static IEnumerable<FlowInterruption> Interruptions(FlowChange closed, int wave, NetworkDiff whole)
    {
        List<FlowBox> down = [ChangeBoxes.Of(closed)];
        foreach (FlowChange final in whole.Flows.Where(flow => flow.Kind is FlowChangeKind.Closed or FlowChangeKind.Unclear && flow.From == closed.From && flow.To == closed.To))
        {
            down = [.. down.SelectMany(box => FlowBoxes.Subtract(box, ChangeBoxes.Of(final)))];
        }

        return down.SelectMany(box => PartialVerdicts.ProtocolsOf(box, Protocol.Any).Select(protocol => new FlowInterruption
        {
            Wave = wave,
            From = closed.From,
            To = closed.To,
            Sources = box.Sources,
            Destinations = box.Destinations,
            Protocol = protocol,
            Blockers = closed.Blockers,
            Causes = closed.Causes,
        }));
    }
}
