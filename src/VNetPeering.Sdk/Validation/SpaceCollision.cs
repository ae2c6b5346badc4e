using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Validation;

/// <summary>What collides between an address space and an earlier one.</summary>
internal sealed record SpaceCollision
{
    /// <summary>Gets the index of the earlier space.</summary>
    public required int Earlier { get; init; }

    /// <summary>Gets the colliding prefixes of the earlier space, in ascending order.</summary>
    public required ValueList<AddressPrefix> EarlierPrefixes { get; init; }

    /// <summary>Gets the colliding prefixes of the later space, in ascending order.</summary>
    public required ValueList<AddressPrefix> LaterPrefixes { get; init; }
}
