using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Planning;

/// <summary>How full a pool is.</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record PoolReport
{
    /// <summary>Gets the pool.</summary>
    public required AddressPrefix Pool { get; init; }

    /// <summary>Gets the number of its addresses that are in use; what two use counts once.</summary>
    public required UInt128 Used { get; init; }

    /// <summary>Gets the number of its addresses that are free.</summary>
    public required UInt128 Free { get; init; }

    /// <summary>Gets the largest aligned block that is free, the lowest of several; null when nothing is.</summary>
    public AddressPrefix? LargestFree { get; init; }

    /// <summary>Gets the free blocks: the fewest aligned prefixes that hold all free addresses, ascending.</summary>
    public ValueList<AddressPrefix> FreeBlocks { get; init; } = [];
}
