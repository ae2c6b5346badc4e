using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Reachability;

/// <summary>A site at which a packet arrived, and the connection that it came out of.</summary>
internal sealed record OutsideArrival(FlowEnd Site, ResourceId? ConnectionId);
