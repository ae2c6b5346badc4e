using VNetPeering.Sdk.ControlPlane;
using VNetPeering.Sdk.ControlPlane.Handling;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Comparison.Plans;

/// <summary>Tries operations on the network that a plan starts from, and measures what is down in between. Not thread-safe.</summary>
internal sealed class PlanTrial(Topology start, OperationList list, Downtime downtime, ApplyOptions options)
{
    /// <summary>Returns the waves of some operations in an order of stages.</summary>
    internal Draft Build(IReadOnlyList<PlannedOperation> operations, IReadOnlyList<Stage> order) => WaveBuilder.Build(start, operations, order, options, OperationRunner.Run);

    /// <summary>Looks at the flows behind each wave. Where the last one leads to the later network nothing is in between any more.</summary>
    internal void Measure(Draft draft)
    {
        bool isReached = draft.Refused.Count == 0 && list.Outside.Count == 0;
        draft.Downtimes = downtime.Behind([.. draft.Built.SkipLast(isReached ? 1 : 0).Select(wave => wave.Topology)]);
    }

    /// <summary>Returns the network behind the last wave.</summary>
    internal Topology Reached(Draft draft) => draft.Built.Count == 0 ? start : draft.Built[^1].Topology;
}
