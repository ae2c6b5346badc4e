using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Compilation;

/// <summary>A VNet with its parts as indices.</summary>
internal sealed class CompiledVNet
{
    internal required int Index { get; init; }

    internal required VNet VNet { get; init; }

    internal required bool HasIPv4 { get; init; }

    internal required bool HasIPv6 { get; init; }

    /// <summary>The input holds prefixes of this VNet that could not be read, or nothing but its id.</summary>
    internal required bool HasUnknownSpace { get; init; }

    internal required int FirstSubnet { get; init; }

    internal required int FirstLink { get; init; }

    /// <summary>Indices of the gateways in this VNet.</summary>
    internal List<int> Gateways { get; } = [];

    /// <summary>Indices of the Route Servers in this VNet.</summary>
    internal List<int> RouteServers { get; } = [];

    /// <summary>Gateways and Route Servers that lie in this VNet by its subnets' word, and that the input does not describe.</summary>
    internal List<ResourceId> UndescribedGateways { get; } = [];

    /// <summary>Indices of the private endpoints in this VNet.</summary>
    internal List<int> PrivateEndpoints { get; } = [];

    /// <summary>Indices of the Virtual WAN hubs that this VNet is connected to.</summary>
    internal List<int> VirtualHubs { get; } = [];

    internal int SubnetEnd => FirstSubnet + VNet.Subnets.Count;

    internal int LinkEnd => FirstLink + VNet.Peerings.Count;

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
}
