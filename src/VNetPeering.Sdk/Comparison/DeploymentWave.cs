using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.ControlPlane;

namespace VNetPeering.Sdk.Comparison;

/// <summary>Operations that can be sent together.</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record DeploymentWave
{
    private readonly Lazy<ValueList<FlowChange>> _flows = new(() => []);

    /// <summary>Creates a wave that interrupts nothing.</summary>
    public DeploymentWave()
    {
    }

    [System.Diagnostics.CodeAnalysis.SetsRequiredMembers]
    internal DeploymentWave(DeploymentWave wave, ValueList<FlowChangeGroup> groups, Func<ValueList<FlowChange>> list)
        : this(wave)
    {
        Groups = groups;
        _flows = new(list);
    }

    /// <summary>Gets the number, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Gets the operations.</summary>
    public required ValueList<NetworkOperation> Operations { get; init; }

    /// <summary>
    /// Gets the flows that are down when the wave is done, although they work before the first wave and after the last, like pairs of places told once: Closed, or Unclear
    /// where it is not known whether they work then. Empty: the wave interrupts nothing.
    /// </summary>
    public ValueList<FlowChangeGroup> Groups { get; } = [];

    /// <summary>Gets the same flows pair by pair, in the order of their places.</summary>
    /// <remarks>
    /// Cost: computed at the first call, four traces for each pair of <see cref="Groups"/> but the first one of each. Where a group has a million pairs, ask the group.
    /// </remarks>
    public ValueList<FlowInterruption> Interrupts => [.. Flows.Select(flow => FlowInterruption.Of(flow, Number))];

    /// <summary>Returns the number of ordered pairs of places between which a flow is down, or of which that is not known.</summary>
    /// <remarks>Cost: linear in <see cref="Groups"/> and their places; no pair is traced.</remarks>
    public long CountInterruptedPairs() => Groups.Sum(group => group.PairCount);

    /// <inheritdoc/>
    public bool Equals(DeploymentWave? other) => other is not null && Number == other.Number && Operations.Equals(other.Operations) && Groups.Equals(other.Groups);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Number, Operations, Groups.Count);

    internal ValueList<FlowChange> Flows => _flows.Value;
}
