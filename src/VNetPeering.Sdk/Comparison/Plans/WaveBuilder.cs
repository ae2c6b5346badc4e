using VNetPeering.Sdk.ControlPlane;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Comparison.Plans;

/// <summary>
/// Puts operations into waves by trying them: stage by stage, and what Azure refuses waits until others are done. A stage is done when none of it is accepted any more; what
/// is refused after every other operation is refused for good.
/// </summary>
internal static class WaveBuilder
{
    internal static (List<(IReadOnlyList<NetworkOperation> Operations, Topology Topology)> Waves, List<OperationResult> Refused) Build(
        Topology start, IReadOnlyList<PlannedOperation> operations, IReadOnlyList<Stage> order, ApplyOptions options, Func<Topology, NetworkOperation, ApplyOptions, OperationResult> apply)
    {
        Topology topology = start;
        var pending = operations.ToList();
        var waves = new List<(IReadOnlyList<NetworkOperation>, Topology)>();
        List<OperationResult> refused = [];
        for (bool progress = true; progress && pending.Count > 0;)
        {
            progress = false;
            refused = [];
            foreach (Stage stage in order)
            {
                List<NetworkOperation> wave = [];
                foreach (PlannedOperation planned in pending.Where(planned => planned.Stage == stage).ToArray())
                {
                    OperationResult result = apply(topology, planned.Operation, options);
                    if (!result.IsAccepted)
                    {
                        refused.Add(result);
                        continue;
                    }

                    topology = result.Topology;
                    wave.Add(planned.Operation);
                    pending.Remove(planned);
                    progress = true;
                }

                if (wave.Count > 0)
                {
                    waves.Add((wave, topology));
                }
            }
        }

        return (waves, refused);
    }
}
