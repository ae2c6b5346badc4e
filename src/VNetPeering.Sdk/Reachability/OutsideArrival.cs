using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Reachability;

/// <summary>A site at which a packet arrived, and what it came out of.</summary>
/// <param name="Site">The site.</param>
/// <param name="ConnectionId">The connection.</param>
/// <param name="Session">The session; -1 where the way is not one of BGP. A circuit that no gateway is on has sessions and no connection.</param>
internal sealed record OutsideArrival(FlowEnd Site, ResourceId? ConnectionId, int Session = -1);
