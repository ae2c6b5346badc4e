using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Validation;

/// <summary>What collides with an earlier neighbour.</summary>
internal sealed record NeighbourCollision
{
    public required Neighbour Earlier { get; init; }

    public required ValueList<AddressPrefix> EarlierPrefixes { get; init; }

    public required ValueList<AddressPrefix> LaterPrefixes { get; init; }
}
