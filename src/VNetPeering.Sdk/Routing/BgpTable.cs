using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Routing;

/// <summary>What a gateway, Route Server, circuit or site has learned by BGP, and what it tells (docs/concepts/bgp.md).</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record BgpTable
{
    /// <summary>Gets the name of the speaker.</summary>
    public required string Speaker { get; init; }

    /// <summary>Gets the routes that it has: its own first, then those of its peers. Empty for a gateway that speaks no BGP, as in Azure.</summary>
    public required ValueList<BgpTableRoute> Learned { get; init; }

    /// <summary>Gets what it tells, by peer.</summary>
    public required ValueList<BgpAdvertisement> Advertised { get; init; }

    /// <summary>Gets why routes may be missing: announcements that the design does not declare. Empty when the table is complete.</summary>
    public ValueList<RouteGap> Gaps { get; init; } = [];
}
