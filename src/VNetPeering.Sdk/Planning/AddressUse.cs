using VNetPeering.Sdk.Addressing;

namespace VNetPeering.Sdk.Planning;

/// <summary>A prefix that is in use.</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record AddressUse
{
    /// <summary>Gets the prefix.</summary>
    public required AddressPrefix Prefix { get; init; }

    /// <summary>Gets what it is used for.</summary>
    public required AddressUseKind Kind { get; init; }

    /// <summary>Gets whose it is: a resource id, or the name of a site or reservation.</summary>
    public required string Owner { get; init; }
}
