using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Validation;

/// <summary>Two address spaces of a list that share addresses, with the prefixes that collide.</summary>
internal sealed record SpaceOverlap
{
    /// <summary>Gets the index of the space that comes earlier in the list.</summary>
    public required int First { get; init; }

    /// <summary>Gets the index of the space that comes later.</summary>
    public required int Second { get; init; }

    /// <summary>Gets the colliding prefixes of the earlier space, in ascending order.</summary>
    public required ValueList<AddressPrefix> FirstPrefixes { get; init; }

    /// <summary>Gets the colliding prefixes of the later space, in ascending order.</summary>
    public required ValueList<AddressPrefix> SecondPrefixes { get; init; }
}
