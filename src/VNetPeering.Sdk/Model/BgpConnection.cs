using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Model;

/// <summary>A BGP session of a Route Server to an appliance.</summary>
/// <remarks>Immutable; thread-safe.</remarks>
public sealed record BgpConnection
{
    /// <summary>Gets the name, unique in its Route Server.</summary>
    public required ResourceName Name { get; init; }

    /// <summary>Gets the address of the appliance.</summary>
    public required HostAddress PeerAddress { get; init; }

    /// <summary>Gets the autonomous system number of the appliance.</summary>
    public required long PeerAsn { get; init; }

    /// <summary>Gets what the appliance is declared to announce; null when the input does not say, and its routes are then Unknown.</summary>
    public ValueList<BgpAnnouncement>? Announces { get; init; }

    /// <summary>Gets the id of the route map that changes what is learned; null when there is none.</summary>
    public ResourceId? InboundRouteMapId { get; init; }

    /// <summary>Gets the id of the route map that changes what is told; null when there is none.</summary>
    public ResourceId? OutboundRouteMapId { get; init; }
}
