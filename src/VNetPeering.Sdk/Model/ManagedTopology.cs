namespace VNetPeering.Sdk.Model;

/// <summary>A topology with the peerings that its network managers make.</summary>
/// <param name="Topology">The topology; the one that was given when no peering is made.</param>
/// <param name="Links">The configuration that made a link, by the id of the link. Links that the input holds are not in it.</param>
/// <param name="Refused">The spokes whose link is not made, as Azure would refuse it.</param>
internal sealed record ManagedTopology(Topology Topology, IReadOnlyDictionary<ResourceId, ConnectivityConfiguration> Links, IReadOnlyList<RefusedSpoke> Refused);
