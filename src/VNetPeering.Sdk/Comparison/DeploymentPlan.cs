using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.ControlPlane;

namespace VNetPeering.Sdk.Comparison;

/// <summary>An order of operations that leads from one network to another, each step accepted by Azure.</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record DeploymentPlan
{
    /// <summary>Gets the waves, one after the other. The operations of a wave were answered in their order, and none needs another of its wave.</summary>
    public ValueList<DeploymentWave> Waves { get; init; } = [];

    /// <summary>Gets the operations that Azure refuses wherever they stand, with its refusal: the later network is not reached.</summary>
    public ValueList<OperationResult> Refused { get; init; } = [];

    /// <summary>
    /// Gets changes that are no request to Azure: declared sites and appliances. What they add is taken to be there
    /// before the first wave, and what they remove to go after the last.
    /// </summary>
    public ValueList<ConfigurationChange> Outside { get; init; } = [];

    /// <summary>Gets whether the later network is reached.</summary>
    public bool IsComplete => Refused.Count == 0;

    /// <summary>Gets whether a flow that works before and after is down behind a wave, or it is not known whether it is. Not: the change has no downtime.</summary>
    public bool HasInterruptions => Waves.Any(wave => wave.Groups.Count > 0);

    /// <summary>Gets the flows that work before and after and are down in between, wave by wave and pair by pair.</summary>
    /// <remarks>Cost: that of <see cref="DeploymentWave.Interrupts"/>. Where millions of pairs are down, ask <see cref="DeploymentWave.Groups"/> of the waves.</remarks>
    public ValueList<FlowInterruption> Interruptions => [.. Waves.SelectMany(wave => wave.Interrupts)];

    /// <summary>Returns the counts in one line, for example <c>7 operations in 3 waves, 0 refused, 2 interruptions</c>.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Waves.Sum(wave => wave.Operations.Count)} operations in {Waves.Count} waves, {Refused.Count} refused, {Interruptions.Count} interruptions");
}
