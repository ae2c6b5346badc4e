using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation;

/// <summary>A neighbour of a VNet that collides with neighbours which were there before it (rule 2.11): one refused link.</summary>
internal sealed record NeighbourOverlap
{
    public required ResourceId HubId { get; init; }

    public required Neighbour Later { get; init; }

    /// <summary>Gets the earlier neighbours: all orphaned (rule 2.12) or none.</summary>
    public required ValueList<NeighbourCollision> Collisions { get; init; }

    public required bool IsThroughOrphan { get; init; }
}
