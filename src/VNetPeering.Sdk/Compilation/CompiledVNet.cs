using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Compilation;

/// <summary>A VNet with its parts as indices.</summary>
internal sealed class CompiledVNet
{
    // Most VNets hold none of these resources, and there may be 100,000 of them: they share one list that stays empty.
    private static readonly List<int> NoIndices = [];
    private static readonly List<ResourceId> NoIds = [];

    internal required int Index { get; init; }

    internal required VNet VNet { get; init; }

    internal required bool HasIPv4 { get; init; }

    internal required bool HasIPv6 { get; init; }

    /// <summary>The input holds prefixes of this VNet that could not be read, or nothing but its id.</summary>
    internal required bool HasUnknownSpace { get; init; }

    internal required int FirstSubnet { get; init; }

    internal required int FirstLink { get; init; }

    /// <summary>Indices of the gateways in this VNet.</summary>
    internal List<int> Gateways { get; private set; } = NoIndices;

    /// <summary>Indices of the Route Servers in this VNet.</summary>
    internal List<int> RouteServers { get; private set; } = NoIndices;

    /// <summary>Gateways and Route Servers that lie in this VNet by its subnets' word, and that the input does not describe.</summary>
    internal List<ResourceId> UndescribedGateways { get; private set; } = NoIds;

    /// <summary>Indices of the private endpoints in this VNet.</summary>
    internal List<int> PrivateEndpoints { get; private set; } = NoIndices;

    /// <summary>Indices of the Virtual WAN hubs that this VNet is connected to.</summary>
    internal List<int> VirtualHubs { get; private set; } = NoIndices;

    // Stored, so that who walks the links of 100,000 VNets need not fetch each record.
    internal required int SubnetEnd { get; init; }

    internal required int LinkEnd { get; init; }

    internal bool Owns(HostAddress address)
    {
        foreach (AddressPrefix prefix in VNet.AddressSpace)
        {
            if (prefix.Contains(address))
            {
                return true;
            }
        }

        return false;
    }

    internal bool CanRoute(IPFamily family) => family == IPFamily.IPv4 ? HasIPv4 : HasIPv6;

    internal void AddGateway(int gateway) => (Gateways = Own(Gateways)).Add(gateway);

    internal void AddRouteServer(int server) => (RouteServers = Own(RouteServers)).Add(server);

    internal void AddPrivateEndpoint(int endpoint) => (PrivateEndpoints = Own(PrivateEndpoints)).Add(endpoint);

    internal void AddVirtualHub(int hub) => (VirtualHubs = Own(VirtualHubs)).Add(hub);

    internal void SetUndescribedGateways(List<ResourceId> gateways) => UndescribedGateways = gateways.Count == 0 ? NoIds : gateways;

    /// <summary>Returns this VNet with another record of the same id: what lies in it by the word of other resources stays.</summary>
    internal CompiledVNet With(VNet record, bool hasUnknownSpace) => new()
    {
        Index = Index,
        VNet = record,
        HasIPv4 = HasFamily(record, IPFamily.IPv4),
        HasIPv6 = HasFamily(record, IPFamily.IPv6),
        HasUnknownSpace = hasUnknownSpace,
        FirstSubnet = FirstSubnet,
        SubnetEnd = FirstSubnet + record.Subnets.Count,
        FirstLink = FirstLink,
        LinkEnd = FirstLink + record.Peerings.Count,
        Gateways = Gateways,
        RouteServers = RouteServers,
        UndescribedGateways = UndescribedGateways,
        PrivateEndpoints = PrivateEndpoints,
        VirtualHubs = VirtualHubs,
    };

    internal static bool HasFamily(VNet vnet, IPFamily family)
    {
        foreach (AddressPrefix prefix in vnet.AddressSpace)
        {
            if (prefix.Family == family)
            {
                return true;
            }
        }

        return false;
    }

    private static List<int> Own(List<int> list) => ReferenceEquals(list, NoIndices) ? [] : list;
}
