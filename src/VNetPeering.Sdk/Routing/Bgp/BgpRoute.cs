using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Routing.Bgp;

/// <summary>A route as one speaker has it. Immutable.</summary>
internal sealed record BgpRoute
{
    /// <summary>The prefix; null for routes that somebody announces and nobody declares: the unknown travels as a route would.</summary>
    internal required AddressPrefix? Prefix { get; init; }

    internal required BgpRouteKind Kind { get; init; }

    /// <summary>The autonomous systems that it passed, the nearest first; empty for what a speaker has of its own.</summary>
    internal AsPath Path { get; init; } = AsPath.Empty;

    /// <summary>The session that it was learned over; -1 for others.</summary>
    internal int Session { get; init; } = -1;

    /// <summary>The mechanism that a row made of it has.</summary>
    internal RouteOriginKind Origin { get; init; }

    /// <summary>The connection, gateway, Route Server or circuit that brought it; null for the own VNet.</summary>
    internal ResourceId? Resource { get; init; }

    /// <summary>Index of the gateway that has it; -1 for a Route Server and for speakers that are no routers.</summary>
    internal int Gateway { get; init; } = -1;

    /// <summary>The next hop that an appliance announces; null for others.</summary>
    internal HostAddress? NextHop { get; init; }

    /// <summary>The BGP connection of a Route Server that an appliance announces it over; null for others.</summary>
    internal string? Peer { get; init; }

    /// <summary>Why the prefix is not known, and who would bring it; null for a known one.</summary>
    internal RouteGap? Unknown { get; init; }

    /// <summary>It came over ExpressRoute, however far.</summary>
    internal bool IsFromCircuit => Origin == RouteOriginKind.Circuit;
}
