using VNetPeering.Sdk.ControlPlane;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Comparison.Plans;

/// <summary>An operation and the stage at which it is first tried.</summary>
internal sealed record PlannedOperation(Stage Stage, NetworkOperation Operation)
{
    /// <summary>Gets the VNets whose address space and subnets have to be changed first, as far as earlier stages change them.</summary>
    internal IReadOnlyList<ResourceId> Follows { get; init; } = [];
}
