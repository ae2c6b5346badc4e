using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Validation;

/// <summary>An address space of a list that shares addresses with earlier ones.</summary>
internal sealed record SpaceOverlap
{
    /// <summary>Gets the index of the space.</summary>
    public required int Later { get; init; }

    /// <summary>Gets the collisions with earlier spaces, ordered by their index: the first few, see <see cref="SpaceOverlaps.Listed"/>.</summary>
    public required ValueList<SpaceCollision> Collisions { get; init; }
}
