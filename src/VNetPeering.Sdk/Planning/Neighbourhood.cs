using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Planning;

/// <summary>The VNets whose space a VNet may not overlap: itself, its peers and their peers, one hop further and no more (rules 2.11, 2.13).</summary>
internal static class Neighbourhood
{
    internal static HashSet<ResourceId> Of(Topology topology, VNet vnet)
    {
        HashSet<ResourceId> peers = [.. PeersOf(topology, vnet.Id)];
        return [vnet.Id, .. peers, .. peers.SelectMany(peer => PeersOf(topology, peer))];
    }

    private static IEnumerable<ResourceId> PeersOf(Topology topology, ResourceId id) =>
        topology.VNets.Where(vnet => vnet.Id == id).SelectMany(vnet => vnet.Peerings).Select(link => link.RemoteVNetId)
            .Concat(topology.VNets.Where(vnet => vnet.Peerings.Any(link => link.RemoteVNetId == id)).Select(vnet => vnet.Id));
}
