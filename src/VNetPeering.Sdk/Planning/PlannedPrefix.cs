using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Planning;

/// <summary>A name with the prefix that was planned for it.</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record PlannedPrefix
{
    /// <summary>Gets the name.</summary>
    public required ResourceName Name { get; init; }

    /// <summary>Gets the prefix.</summary>
    public required AddressPrefix Prefix { get; init; }
}
