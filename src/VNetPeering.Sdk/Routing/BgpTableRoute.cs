using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Routing;

/// <summary>A route that a speaker has learned or tells, as Azure's <c>list-learned-routes</c> and <c>list-advertised-routes</c> show it.</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record BgpTableRoute
{
    /// <summary>Gets the prefix.</summary>
    public required AddressPrefix Prefix { get; init; }

    /// <summary>Gets how the speaker came to it.</summary>
    public required BgpOrigin Origin { get; init; }

    /// <summary>Gets the autonomous systems that the route passed, the nearest first; empty for an own route. 0 stands for a number that the design does not state.</summary>
    public ValueList<long> AsPath { get; init; } = [];

    /// <summary>Gets the next hops, as far as the design determines them: the addresses of routers that belong to Azure's edge are not in any design.</summary>
    public ValueList<HostAddress> NextHops { get; init; } = [];

    /// <summary>Gets the name of whoever told the route; null for an own one.</summary>
    public string? From { get; init; }

    /// <summary>Gets whether the speaker uses the route: it is the best of its prefix, or equal to the best.</summary>
    public bool IsBest { get; init; } = true;
}
