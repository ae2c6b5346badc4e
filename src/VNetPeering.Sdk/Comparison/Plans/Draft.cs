using VNetPeering.Sdk.ControlPlane;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Comparison.Plans;

/// <summary>A plan in one order, before it is chosen. Not thread-safe.</summary>
internal sealed class Draft(IReadOnlyList<(IReadOnlyList<NetworkOperation> Operations, Topology Topology)> built, IReadOnlyList<OperationResult> refused)
{
    internal IReadOnlyList<(IReadOnlyList<NetworkOperation> Operations, Topology Topology)> Built => built;

    internal IReadOnlyList<OperationResult> Refused => refused;

    /// <summary>Gets or sets whether a peering that was to be taken apart for a while stays so, or could not be.</summary>
    internal bool IsApart { get; init; }

    /// <summary>Gets or sets what is down behind the waves, as far as they were looked at.</summary>
    internal IReadOnlyList<WaveDowntime> Downtimes { get; set; } = [];

    /// <summary>Gets what is refused, the pairs of places that are down, summed over the waves, and those of which it is not known: in this order, the less the better.</summary>
    internal (int Refused, long Down, long Unclear) Worth =>
        (refused.Count, Downtimes.Sum(wave => wave.CountPairs(FlowChangeKind.Closed)), Downtimes.Sum(wave => wave.CountPairs(FlowChangeKind.Unclear)));

    /// <summary>Says whether another order has come to the same waves.</summary>
    internal bool HasSameWaves(Draft other) => built.Count == other.Built.Count && built.Zip(other.Built).All(pair => pair.First.Operations.SequenceEqual(pair.Second.Operations));

    /// <summary>Returns the waves, with the causes of what they interrupt.</summary>
    internal IEnumerable<DeploymentWave> Finish() => built.Select((wave, number) =>
    {
        var plain = new DeploymentWave { Number = number + 1, Operations = [.. wave.Operations] };
        return number < Downtimes.Count ? Downtimes[number].Finish(plain) : plain;
    });
}
