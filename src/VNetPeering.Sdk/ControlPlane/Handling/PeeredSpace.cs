using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.ControlPlane.Handling;

/// <summary>Which prefixes of a VNet a link is about: the whole space, or those of the participating subnets (rule 2.02).</summary>
internal static class PeeredSpace
{
    /// <summary>Returns what the link would take over from its remote VNet.</summary>
    public static ValueList<AddressPrefix> Remote(Peering link, VNet remote) => Of(remote, link, link.RemoteSubnetNames);

    public static ValueList<AddressPrefix> Local(Peering link, VNet local) => Of(local, link, link.LocalSubnetNames);

    /// <summary>Says whether two spaces hold the same prefixes; their order means nothing.</summary>
    public static bool Same(ValueList<AddressPrefix> one, ValueList<AddressPrefix> other) => one.Equals(other) || one.ToHashSet().SetEquals(other);

    private static ValueList<AddressPrefix> Of(VNet vnet, Peering link, ValueList<ResourceName> names) => link.PeerCompleteVNets
        ? vnet.AddressSpace
        :
        [
            .. vnet.Subnets.Where(subnet => names.Contains(subnet.Name))
                .SelectMany(subnet => subnet.AddressPrefixes)
                .Where(prefix => !link.EnableOnlyIPv6Peering || prefix.Family == IPFamily.IPv6),
        ];
}
