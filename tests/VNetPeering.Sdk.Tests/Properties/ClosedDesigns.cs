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

    /// <summary>
    /// Clears the flags of an estate of like spokes as one template would: on all or every second link of the hubs, of the spokes, or of both, and on a few more. Some
    /// spokes have closed links to a VNet that they reach by a detour too.
    /// </summary>
    internal static Topology Alike(Topology topology, int seed)
    {
        var random = new SeededRandom(seed);
        (bool hubs, bool spokes) = (random.Chance(60), random.Chance(50));
        int every = 1 + random.Below(2);
        int more = random.Chance(30) ? 15 : 0;
        bool hasDetour = topology.VNets.Count(vnet => IsHub(vnet.Id)) > 1 && random.Chance(50);
        return topology with { VNets = [.. topology.VNets.Select(vnet => vnet with { Peerings = [.. Links(vnet).Select(Closed)] })] };

        IEnumerable<Peering> Links(VNet vnet) => !hasDetour ? vnet.Peerings
            : IsHub(vnet.Id) ? vnet.Name == "hub1" ? [.. vnet.Peerings, .. FirstSpokes().Select(spoke => Draw.Link("hub1", spoke))] : vnet.Peerings
            : FirstSpokes().Contains(vnet.Name.Value) ? [.. vnet.Peerings, Draw.Link(vnet.Name.Value, "hub1")]
            : vnet.Peerings;

        IEnumerable<string> FirstSpokes() => topology.VNets.Select(vnet => vnet.Name.Value).Where(name => name.StartsWith("spoke0", StringComparison.Ordinal));

        Peering Closed(Peering link)
        {
            ResourceId spoke = IsHub(link.LocalVNetId) ? link.RemoteVNetId : link.LocalVNetId;
            bool isOne = !IsHub(spoke) && (spoke.Name.Value[^1] - '0') % every == 0 && (IsHub(link.LocalVNetId) ? hubs : spokes);
            return link with { AllowVirtualNetworkAccess = !isOne && !random.Chance(more) };
        }
    }

    private static bool IsHub(ResourceId vnet) => vnet.Name.Value.StartsWith("hub", StringComparison.Ordinal);

    private static AddressPrefix LowerHalf(AddressPrefix prefix) => AddressPrefix.Parse($"{prefix.First}/{prefix.Length + 1}");
}
