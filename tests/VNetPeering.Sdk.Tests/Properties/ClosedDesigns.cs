using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit.Generators;

namespace VNetPeering.Sdk.Tests.Properties;

/// <summary>Designs in which many links have their access flag cleared, also beside other ways, and some know a part of their peer's space only.</summary>
internal static class ClosedDesigns
{
    internal static Topology With(Topology topology, int seed)
    {
        var random = new SeededRandom(seed);
        var vnets = topology.VNets.ToDictionary(vnet => vnet.Name.Value, vnet => vnet with { Peerings = [.. vnet.Peerings.Select(link => Closed(link, 35))] });
        string[] names = [.. topology.VNets.Where(vnet => vnet.DeploymentModel == DeploymentModel.ResourceManager).Select(vnet => vnet.Name.Value)];
        for (int i = 0; i < names.Length; i++)
        {
            VNet local = vnets[random.Pick(names)];
            VNet remote = vnets[random.Pick(names)];
            if (MayBePeered(local, remote) && MayBePeered(remote, local))
            {
                vnets[local.Name.Value] = local with { Peerings = local.Peerings.Add(Closed(Draw.Link(local.Name.Value, remote.Name.Value), 60)) };
                vnets[remote.Name.Value] = remote with { Peerings = remote.Peerings.Add(Closed(Draw.Link(remote.Name.Value, local.Name.Value), 60)) };
            }
        }

        return topology with { VNets = [.. topology.VNets.Select(vnet => vnets[vnet.Name.Value])] };

        bool MayBePeered(VNet local, VNet remote) => local != remote
            && local.AddressSpace.Concat(local.Peerings.SelectMany(link => vnets.Values.Where(vnet => vnet.Id == link.RemoteVNetId).SelectMany(vnet => vnet.AddressSpace).Concat(link.RemoteAddressSpace ?? [])))
                .All(prefix => !remote.AddressSpace.Any(prefix.Overlaps));

        Peering Closed(Peering link, int percent)
        {
            if (!random.Chance(percent))
            {
                return link;
            }

            AddressPrefix[] known = [.. topology.VNets.Where(vnet => vnet.Id == link.RemoteVNetId).SelectMany(vnet => vnet.AddressSpace)];
            bool isPart = known.Length > 0 && link is { RemoteAddressSpace: null, PeerCompleteVNets: true } && random.Chance(15);
            return link with { AllowVirtualNetworkAccess = false, RemoteAddressSpace = isPart ? [LowerHalf(known[0])] : link.RemoteAddressSpace };
        }
    }

    private static AddressPrefix LowerHalf(AddressPrefix prefix) => AddressPrefix.Parse($"{prefix.First}/{prefix.Length + 1}");
}
