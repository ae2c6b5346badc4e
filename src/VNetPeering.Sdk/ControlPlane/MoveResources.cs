using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.ControlPlane;

/// <summary>
/// Moves resources to another resource group, of the same subscription or another one. Ids change, and everything that refers to them follows. A peered VNet stays
/// where it is (rule 2.25), and what belongs together goes together.
/// </summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record MoveResources : NetworkOperation
{
    /// <summary>Gets the id of the resource group that all of them lie in.</summary>
    public required ResourceId SourceGroupId { get; init; }

    /// <summary>Gets the ids of the resources: top-level ones, what lies in them goes along. At least one.</summary>
    public required ValueList<ResourceId> ResourceIds { get; init; }

    /// <summary>Gets the id of the resource group that they go to. That it is there is taken for granted.</summary>
    public required ResourceId TargetGroupId { get; init; }

    /// <inheritdoc/>
    public override ResourceId Target => SourceGroupId;
}
