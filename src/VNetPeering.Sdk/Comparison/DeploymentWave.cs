using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.ControlPlane;

namespace VNetPeering.Sdk.Comparison;

/// <summary>Operations that can be sent together.</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record DeploymentWave
{
    /// <summary>Gets the number, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Gets the operations.</summary>
    public required ValueList<NetworkOperation> Operations { get; init; }

    /// <summary>Gets the flows that are down when the wave is done, although they work before the first wave and after the last.</summary>
    public ValueList<FlowInterruption> Interrupts { get; init; } = [];
}
