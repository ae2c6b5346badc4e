using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Routing;

/// <summary>What a speaker tells one of its peers.</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record BgpAdvertisement
{
    /// <summary>Gets the name of the peer; null for what Azure lists for a gateway that speaks no BGP: the prefixes of its VNet, told to nobody.</summary>
    public required string? To { get; init; }

    /// <summary>Gets the routes. What the peer refuses (its own number in the path, its own space) is still told.</summary>
    public required ValueList<BgpTableRoute> Routes { get; init; }
}
