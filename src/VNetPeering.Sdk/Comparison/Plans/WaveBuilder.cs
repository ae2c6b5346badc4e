using VNetPeering.Sdk.ControlPlane;
using VNetPeering.Sdk.ControlPlane.Handling;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Comparison.Plans;

/// <summary>
/// Puts operations into waves by trying them: stage by stage, and what Azure refuses waits until others are done. A stage is done when none of it is accepted any more; what
/// is refused after every other operation is refused for good. A sync waits for the prefixes that it is to take over, and is left out where there is nothing to take over.
/// Peerings are taken apart last of all, where nothing else is accepted any more.
/// </summary>
internal static class WaveBuilder
{
    internal static Draft Build(
        Topology start, IReadOnlyList<PlannedOperation> operations, IReadOnlyList<Stage> order, ApplyOptions options, Func<Topology, NetworkOperation, ApplyOptions, OperationResult> apply)
    {
        Topology topology = start;
        var pending = operations.ToList();
        var waves = new List<(IReadOnlyList<NetworkOperation>, Topology)>();
        List<OperationResult> refused = [];

        // Where nothing moves any more, some of the prefixes that a sync waits for may be there all the same.
        for (bool progress = true, waits = true, holds = true; pending.Count > 0 && (progress || waits);)
        {
            bool isHeld = holds && pending.Exists(planned => planned.Stage == Stage.Unpeer);
            holds &= progress || !isHeld;
            waits &= progress || isHeld;
            progress = false;
            refused = [];
            foreach (Stage stage in order)
            {
                List<NetworkOperation> wave = [];
                foreach (PlannedOperation planned in pending.Where(planned => planned.Stage == stage && !(holds && stage == Stage.Unpeer) && !(waits && Waits(planned, pending))).ToArray())
                {
                    OperationResult result = apply(topology, planned.Operation, options);
                    bool isSync = planned is { Operation: SyncPeering, Follows.Count: > 0 };
                    if (!result.IsAccepted)
                    {
                        // A link that is not there takes the space over when it is written.
                        if (!isSync || result.Status != Statuses.NotFound)
                        {
                            refused.Add(result);
                        }

                        continue;
                    }

                    // A sync that could wait no longer is done again for what comes after it.
                    if (!isSync || !Waits(planned, pending))
                    {
                        pending.Remove(planned);
                    }

                    if (!isSync || !ReferenceEquals(result.Topology, topology))
                    {
                        topology = result.Topology;
                        wave.Add(planned.Operation);
                        progress = true;
                    }
                }

                if (wave.Count > 0)
                {
                    waves.Add((wave, topology));
                }
            }
        }

        return new Draft(waves, refused) { IsApart = pending.Exists(planned => planned.Stage is Stage.Unpeer or Stage.PeerAgain) };
    }

    private static bool Waits(PlannedOperation planned, List<PlannedOperation> pending) => planned.Follows.Count > 0 && pending.Exists(other => other.Stage < planned.Stage && other.Operation switch
    {
        AddAddressPrefix or RemoveAddressPrefix or PutVNet => planned.Follows.Contains(other.Operation.Target),
        PutSubnet => planned.Follows.Contains(other.Operation.Target.Parent),
        _ => false,
    });
}
