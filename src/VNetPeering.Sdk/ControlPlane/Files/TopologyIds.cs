using VNetPeering.Sdk.ControlPlane.Handling;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.ControlPlane.Files;

/// <summary>Lists the top-level resources that a topology describes or names.</summary>
internal static class TopologyIds
{
    public static IEnumerable<ResourceId> Of(Topology topology) =>
        topology.VNets.Select(vnet => vnet.Id)
            .Concat(topology.VNets.SelectMany(vnet => vnet.Peerings).Select(link => link.RemoteVNetId))
            .Concat(Shelves.Items(topology).Select(item => item.Id));
}
