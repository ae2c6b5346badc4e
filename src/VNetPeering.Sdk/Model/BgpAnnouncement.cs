using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Model;

/// <summary>A prefix that an appliance is declared to announce to a Route Server. It is a declaration of the design: Azure's own JSON does not carry it.</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record BgpAnnouncement
{
    /// <summary>Gets the prefix.</summary>
    public required AddressPrefix Prefix { get; init; }

    /// <summary>Gets the next hop that is announced: null for the appliance itself. It may be another machine, for example a firewall or a load balancer's front end.</summary>
    public HostAddress? NextHop { get; init; }

    /// <summary>
    /// Gets the AS path that is announced, the nearest first; empty for the appliance's own number alone. State it for a prepended path, or for what the
    /// appliance tells on. A path that holds the Route Server's number is refused by it.
    /// </summary>
    public ValueList<long> AsPath { get; init; } = [];
}
