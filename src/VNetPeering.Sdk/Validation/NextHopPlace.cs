using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation;

/// <summary>Where the next-hop address of a user-defined route lies, as seen from one VNet.</summary>
internal sealed record NextHopPlace
{
    public required NextHopPlaceKind Kind { get; init; }

    /// <summary>Gets the VNet that holds the address; null when it lies in none that the topology describes.</summary>
    public VNet? VNet { get; init; }

    /// <summary>Gets the link that leads to the VNet, or the one back where only that exists; null for the own VNet.</summary>
    public PeeringLink? Link { get; init; }

    /// <summary>Gets the Virtual WAN hub that holds the address; null otherwise.</summary>
    public VirtualHub? Hub { get; init; }

    /// <summary>Finds an address from a VNet. A half or Disconnected peering has findings of its own, so every link counts.</summary>
    /// <param name="context">The topology.</param>
    /// <param name="from">The VNet whose packets follow the route.</param>
    /// <param name="hubs">The Virtual WAN hubs that it is connected to.</param>
    /// <param name="address">The next-hop address.</param>
    public static NextHopPlace Find(ValidationContext context, VNet from, IReadOnlyList<VirtualHub> hubs, HostAddress address)
    {
        if (Holds(from.AddressSpace, address) || from.Subnets.Any(subnet => Holds(subnet.AddressPrefixes, address)))
        {
            return new NextHopPlace { Kind = NextHopPlaceKind.OwnVNet, VNet = from };
        }

        if (hubs.FirstOrDefault(hub => hub.AddressPrefix?.Contains(address) == true) is { } found)
        {
            return new NextHopPlace { Kind = NextHopPlaceKind.VirtualHub, Hub = found };
        }

        bool isKnown = IsKnown(context, from) && !context.IsLinkUnread(from);
        foreach (PeeringLink link in context.LinksFrom(from.Id))
        {
            ValueList<AddressPrefix> prefixes = link.RemotePrefixes;
            if (Holds(prefixes, address) || Holds(link.Peering.RemoteAddressSpace, address) || Holds(link.Peering.RemoteVirtualNetworkAddressSpace, address))
            {
                return new NextHopPlace { Kind = NextHopPlaceKind.PeeredVNet, VNet = link.Remote, Link = link };
            }

            isKnown &= prefixes.Count > 0 && !link.IsClassic && (link.Remote is null || !context.IsSpaceUnread(link.Remote));
        }

        foreach (PeeringLink link in context.LinksTo(from.Id))
        {
            if (link.Reverse is not null)
            {
                continue;
            }

            if (Holds(link.LocalPrefixes, address))
            {
                return new NextHopPlace { Kind = NextHopPlaceKind.PeeredVNet, VNet = link.Local, Link = link };
            }

            isKnown &= IsKnown(context, link.Local) && link.LocalPrefixes.Count > 0;
        }

        foreach (ConnectedGroup group in context.ConnectedGroupsOf(from.Id))
        {
            VNet? member = group.Members.Select(index => context.Topology.VNets[index]).FirstOrDefault(vnet => vnet.Id != from.Id && Holds(vnet.AddressSpace, address));
            if (member is not null)
            {
                return new NextHopPlace { Kind = NextHopPlaceKind.ConnectedVNet, VNet = member };
            }

            isKnown &= group.Undescribed.Length == 0 && group.Members.All(index => IsKnown(context, context.Topology.VNets[index]));
        }

        return new NextHopPlace { Kind = isKnown ? NextHopPlaceKind.OutOfReach : NextHopPlaceKind.Unknown };
    }

    private static bool IsKnown(ValidationContext context, VNet vnet) =>
        !vnet.IsPlaceholder && vnet.DeploymentModel != DeploymentModel.Classic && !context.IsSpaceUnread(vnet);

    private static bool Holds(ValueList<AddressPrefix>? prefixes, HostAddress address)
    {
        foreach (AddressPrefix prefix in prefixes ?? [])
        {
            if (prefix.Contains(address))
            {
                return true;
            }
        }

        return false;
    }
}
