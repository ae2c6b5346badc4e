using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.TestKit.Oracle;

/// <summary>What a service tag stands for on one subnet (5.20 to 5.25). Null is "not known"; the reason is noted.</summary>
internal sealed class NaiveServiceTags(Topology topology, AzureBehavior behavior, ServiceTagCatalog catalog, OracleSender place)
{
    private static readonly AddressPrefix[] s_balancer = [AddressPrefix.Parse("168.63.129.16/32"), AddressPrefix.Parse("fe80::1234:5678:9abc/128")];

    internal List<UnknownReason> Doubts { get; } = [];

    internal bool? Contains(string tag, HostAddress address) => tag.ToUpperInvariant() switch
    {
        "VIRTUALNETWORK" => IsVirtualNetwork(address),
        "INTERNET" => IsInternet(address),
        "AZURELOADBALANCER" => s_balancer.Any(prefix => prefix.Contains(address)), // 5.25
        "AZUREPLATFORMDNS" => s_balancer[0].Contains(address), // 5.40
        "AZUREPLATFORMIMDS" => address == HostAddress.Parse("169.254.169.254"), // 5.40
        _ when catalog.Find(tag) is { } prefixes => prefixes.Any(prefix => prefix.Contains(address)),
        _ => address.IsPrivate ? false : NotKnown(UnknownReason.ServiceTagWithoutData), // no service has private addresses
    };

    private bool? IsVirtualNetwork(HostAddress address)
    {
        if (Prefixes().Any(prefix => prefix.Contains(address)))
        {
            return true;
        }

        // 5.24: what a service-tag route brings in
        foreach (UserDefinedRoute route in CountedRoutes().Where(route => route.Destination.Prefix is null))
        {
            if (route.Destination.ServiceTag is not { } tag || catalog.Find(tag) is not { } prefixes)
            {
                if (route.Destination.ServiceTag is null || !address.IsPrivate)
                {
                    return NotKnown(route.Destination.ServiceTag is null ? UnknownReason.UnresolvedReference : UnknownReason.ServiceTagWithoutData);
                }

                continue;
            }

            if (prefixes.Any(prefix => prefix.Contains(address)))
            {
                return true;
            }
        }

        // Some gateway may know it, and nobody says whether it does.
        return topology.ServingVNets(place.VNet).Any(serving => NaiveGateways.MayMissRows(topology, serving.Home, behavior, isBorrowed: serving.Over is not null))
            ? NotKnown(UnknownReason.BgpNotModelled)
            : false;
    }

    /// <summary>5.23: publicly routable, and outside VirtualNetwork. 2.40: what a cleared flag takes out of VirtualNetwork is no Internet either.</summary>
    private bool? IsInternet(HostAddress address)
    {
        bool isPublic = !address.IsPrivate
            && !PlatformNoneRoutes.Of(behavior.PlatformNoneList).Any(prefix => prefix.Contains(address))
            && !topology.ConnectedLinks(place.VNet).SelectMany(topology.PeeredPrefixes).Any(prefix => prefix.Contains(address));
        return isPublic ? !IsVirtualNetwork(address) : false;
    }

    /// <summary>5.20 to 5.22</summary>
    private IEnumerable<AddressPrefix> Prefixes() =>
    [
        .. place.VNet.AddressSpace,
        .. topology.ConnectedLinks(place.VNet).Where(link => link.AllowVirtualNetworkAccess).SelectMany(topology.PeeredPrefixes), // 2.02, 2.40
        .. NaiveManagers.ConnectedTo(topology, place.VNet, behavior).Select(way => way.Prefix),
        .. NaiveRoutes.LearnedPrefixes(topology, place.VNet, behavior), // whether or not the subnet's table propagates them
        .. topology.VirtualHubsOf(place.VNet).Select(hub => hub.AddressPrefix).OfType<AddressPrefix>(),
        .. CountedRoutes().Select(route => route.Destination.Prefix).OfType<AddressPrefix>(),
        s_balancer[0],
    ];

    // 5.22: routes to None and to the Internet are left out
    private IEnumerable<UserDefinedRoute> CountedRoutes() =>
        (topology.TableOf(place.Subnet)?.Routes ?? []).Where(route => route.NextHopType is NextHopType.VirtualAppliance or NextHopType.VNetLocal or NextHopType.VirtualNetworkGateway);

    private bool? NotKnown(UnknownReason reason)
    {
        Doubts.Add(reason);
        return null;
    }
}
