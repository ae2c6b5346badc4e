using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Benchmarks.Workloads;

/// <summary>
/// Hubs with 200 spokes each, every VNet with four subnets in its /26, every spoke peered with its hub in both directions and every hub in a subscription of
/// its own, all within Azure's limits. 500 hubs are 100,500 VNets, 402,000 subnets and 100,000 peerings, which are 200,000 links.
/// </summary>
internal static class LargeEstate
{
    private const int SpokesPerHub = 200;
    private const int SubnetsPerVNet = 4;
    private const int VNetLength = 26;
    private const int SubnetLength = 28;

    internal static Topology Build(int hubs)
    {
        var vnets = new List<VNet>(hubs * (SpokesPerHub + 1));
        for (int h = 0; h < hubs; h++)
        {
            string subscription = $"subscription-{h}";
            ResourceId hub = ResourceId.Create(subscription, "network", ResourceTypes.VNet, $"hub-{h}");
            ResourceId[] spokes = [.. Enumerable.Range(0, SpokesPerHub).Select(i => ResourceId.Create(subscription, "network", ResourceTypes.VNet, $"spoke-{h}-{i}"))];
            vnets.Add(VNetAt(vnets.Count, hub, [.. spokes.Select((spoke, i) => new Peering { Id = hub.Child("virtualNetworkPeerings", $"to-spoke-{i}"), RemoteVNetId = spoke, AllowGatewayTransit = true })]));
            foreach (ResourceId spoke in spokes)
            {
                vnets.Add(VNetAt(vnets.Count, spoke, [new Peering { Id = spoke.Child("virtualNetworkPeerings", "to-hub"), RemoteVNetId = hub, AllowForwardedTraffic = true }]));
            }
        }

        return new Topology { Name = "large", VNets = [.. vnets] };
    }

    private static VNet VNetAt(int number, ResourceId id, Peering[] peerings)
    {
        AddressPrefix space = AddressPrefix.Create(HostAddress.FromIPv4(0x0A000000u + ((uint)number << (32 - VNetLength))), VNetLength);
        return new VNet
        {
            Id = id,
            Region = "westeurope",
            AddressSpace = [space],
            Subnets = [.. space.Subdivide(SubnetLength).Take(SubnetsPerVNet).Select((prefix, i) => new Subnet { Id = id.Child("subnets", $"subnet{i}"), AddressPrefixes = [prefix] })],
            Peerings = [.. peerings],
        };
    }
}
