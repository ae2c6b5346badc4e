using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Planning;

namespace VNetPeering.Sdk.Reporting;

/// <summary>The map of used and free address space, with prefixes that were asked for.</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record AddressReport
{
    /// <summary>Gets how full the pools are.</summary>
    public required ValueList<PoolReport> Pools { get; init; }

    /// <summary>Gets what is in use, in the order of the addresses.</summary>
    public required ValueList<AddressUse> Uses { get; init; }

    /// <summary>Gets the next free prefixes that were asked for, in that order.</summary>
    public ValueList<AddressPrefix> Next { get; init; } = [];

    /// <summary>Gets what was planned by name.</summary>
    public ValueList<PlannedPrefix> Planned { get; init; } = [];
}
