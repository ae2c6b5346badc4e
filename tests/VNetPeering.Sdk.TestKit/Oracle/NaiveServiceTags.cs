using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.TestKit.Oracle;

/// <summary>What a service tag stands for on one subnet (5.20 to 5.25). What nobody declares is guessed.</summary>
internal sealed class NaiveServiceTags(Topology topology, AzureBehavior behavior, ServiceTagCatalog catalog, OracleSender place, OracleGuesses guesses)
{
    private static readonly AddressPrefix[] s_balancer = [AddressPrefix.Parse("168.63.129.16/32"), AddressPrefix.Parse("fe80::1234:5678:9abc/128")];

    internal bool Contains(string tag, HostAddress address) => tag.ToUpperInvariant() switch
    {
        "VIRTUALNETWORK" => IsVirtualNetwork(address),
        "INTERNET" => IsInternet(address),
        "AZURELOADBALANCER" => s_balancer.Any(prefix => prefix.Contains(address)), // 5.25
        "AZUREPLATFORMDNS" => s_balancer[0].Contains(address), // 5.40
        "AZUREPLATFORMIMDS" => address == HostAddress.Parse("169.254.169.254"), // 5.40
        _ when catalog.Find(tag) is { } prefixes => prefixes.Any(prefix => prefix.Contains(address)),
        _ => MayHold(tag, address),
    };

    // No service has private addresses.
    private bool MayHold(string tag, HostAddress address) => !address.IsPrivate && guesses.IsSo($"{tag} holds {address}", UnknownReason.ServiceTagWithoutData);

    private bool IsVirtualNetwork(HostAddress address)
    {
        if (Prefixes().Any(prefix => prefix.Contains(address)))
        {
            return true;
        }

        // 5.24: what a service-tag route brings in
        foreach (UserDefinedRoute route in CountedRoutes().Where(route => route.Destination.Prefix is null))
        {
            bool holds = route.Destination.ServiceTag is not { } tag ? guesses.IsSo($"{place.Subnet.RouteTableId}/{route.Name} holds {address}", UnknownReason.UnresolvedReference)
                : catalog.Find(tag) is { } prefixes ? prefixes.Any(prefix => prefix.Contains(address))
                : MayHold(tag, address);
            if (holds)
            {
                return true;
            }
        }

        // A classic VNet has no switch that would say whether its peer is in.
        if (NaiveWalk.ClassicPeersOf(topology, place.VNet).Any(peer => peer.Owns(address)) && guesses.IsSo($"the tag of {place.VNet.Id} holds {address}", UnknownReason.ClassicDetails))
        {
            return true;
        }

        // What a Virtual WAN hub tells of beside the VNets connected to it is not modelled; the guess is about sites and VNets, which have private addresses.
        if (address.IsPrivate && topology.VirtualHubsOf(place.VNet).Any() && guesses.IsSo($"a hub of {place.VNet.Id} tells of {address}", UnknownReason.BeyondVirtualHub))
        {
            return true;
        }

        // Some gateway may know it, and nobody says whether it does.
        return topology.ServingVNets(place.VNet).Any(serving =>
            NaiveGateways.MayMissRows(topology, serving.Home, behavior, isBorrowed: serving.Over is not null)
            && guesses.IsSo($"{serving.Home.Id} learns of {address}", UnknownReason.BgpNotModelled));
    }

    /// <summary>5.23: publicly routable, and outside VirtualNetwork. 2.40: what a cleared flag takes out of VirtualNetwork is no Internet either.</summary>
    private bool IsInternet(HostAddress address) =>
        NaiveInternet.Holds(address, behavior)
        && !topology.ConnectedLinks(place.VNet).SelectMany(topology.PeeredPrefixes).Any(prefix => prefix.Contains(address))
        && !IsVirtualNetwork(address);

    /// <summary>5.20 to 5.22</summary>
    private IEnumerable<AddressPrefix> Prefixes() =>
    [
        .. place.VNet.AddressSpace,
        .. topology.ConnectedLinks(place.VNet).Where(link => link.AllowVirtualNetworkAccess).SelectMany(topology.PeeredPrefixes), // 2.02, 2.40
        .. NaiveManagers.ConnectedTo(topology, place.VNet, behavior).Select(way => way.Prefix),
        .. NaiveRoutes.LearnedPrefixes(topology, place.VNet, behavior).Where(prefix => !IsSentOut(prefix)), // whether or not the subnet's table propagates them
        .. topology.VirtualHubsOf(place.VNet).Select(hub => hub.AddressPrefix).OfType<AddressPrefix>(),
        .. CountedRoutes().Select(route => route.Destination.Prefix).OfType<AddressPrefix>(),
        s_balancer[0],
    ];

    // A default route that the subnet's own table sends to the Internet, or to nowhere
    private bool IsSentOut(AddressPrefix prefix) => prefix.Length == 0
        && (topology.TableOf(place.Subnet)?.Routes ?? []).Any(route => route.NextHopType is NextHopType.Internet or NextHopType.None && route.Destination.Prefix == prefix);

    // 5.22: routes to None and to the Internet are left out
    private IEnumerable<UserDefinedRoute> CountedRoutes() =>
        (topology.TableOf(place.Subnet)?.Routes ?? []).Where(route => route.NextHopType is NextHopType.VirtualAppliance or NextHopType.VNetLocal or NextHopType.VirtualNetworkGateway);
}
