using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Routing;
using VNetPeering.Sdk.Routing.Bgp;

namespace VNetPeering.Sdk.Reachability;

/// <summary>Where sites and circuits send a packet, by what BGP told them (docs/concepts/bgp.md).</summary>
internal sealed class OutsideWays(RoutingTables tables)
{
    private readonly BgpNetwork _bgp = tables.Bgp;

    /// <summary>Returns what a speaker learned towards an address: of the longest prefix, the shortest paths, one for each session.</summary>
    internal IReadOnlyList<BgpRoute> Learned(BgpSpeaker speaker, HostAddress to)
    {
        if (!_bgp.Settles(speaker))
        {
            return [];
        }

        BgpRoute[] holding = [.. _bgp.Heard(speaker).Where(route => route.Prefix is { } prefix && prefix.Contains(to))];
        if (holding.Length == 0)
        {
            return [];
        }

        int longest = holding.Max(route => route.Prefix!.Value.Length);
        int shortest = holding.Where(route => route.Prefix!.Value.Length == longest).Min(route => route.Path.Length);
        return [.. holding.Where(route => route.Prefix!.Value.Length == longest && route.Path.Length == shortest).DistinctBy(route => route.Session)];
    }

    /// <summary>
    /// Says whether a site passes a packet on: it has learned of the address more exactly than it says of itself. A site that announces 10.0.0.0/8, or
    /// everything, is not for that the home of what a VNet or a client pool owns.
    /// </summary>
    internal bool PassesOn(BgpSpeaker site, IReadOnlyList<BgpRoute> learned, HostAddress to)
    {
        int own = OwnPrefixes(site).Where(prefix => prefix.Contains(to)).Select(prefix => prefix.Length).DefaultIfEmpty(-1).Max();
        return learned.Count > 0 && learned[0].Prefix!.Value.Length > own && (own < 0 || IsInAzure(to));
    }

    /// <summary>Returns what a speaker was told of and nobody declares; null when it knows all.</summary>
    internal RouteGap? KnowsUnknown(BgpSpeaker speaker) => _bgp.Settles(speaker)
        ? _bgp.Heard(speaker).Select(route => route.Unknown).FirstOrDefault(gap => gap is not null)
            ?? (speaker.Kind == BgpSpeakerKind.Circuit ? speaker.Own.Select(route => route.Unknown).FirstOrDefault(gap => gap is not null) : null)
        : new RouteGap { Reason = UnknownReason.BgpNotModelled, About = speaker.Name };

    /// <summary>Says whether a connection carries a session of a site: directly, or by way of the circuit that both are on.</summary>
    internal bool Carries(int session, SiteAttachment attachment)
    {
        BgpSession over = _bgp.Sessions[session];
        return over.FirstGateway >= 0
            ? over.FirstGateway == attachment.Gateway && over.FirstResource == attachment.Connection.Id
            : attachment.Connection.CircuitId == over.FirstResource;
    }

    /// <summary>Says whether a gateway tells a device of an address, where nobody declares the site behind it (4.25, 4.30).</summary>
    internal bool Hears(SiteAttachment attachment, HostAddress to) => _bgp.RouterOf(attachment.Gateway) is { } router
        && _bgp.ToldToDevice(router, attachment.Gateway, attachment.Connection).Any(route => route.Prefix is { } prefix && prefix.Contains(to));

    /// <summary>Returns the widest range around an address towards which a speaker sends alike.</summary>
    internal AddressRange SameAround(BgpSpeaker speaker, HostAddress to) =>
        SameAround([.. OwnPrefixes(speaker), .. _bgp.Known(speaker).Select(route => route.Prefix).OfType<AddressPrefix>()], to);

    /// <summary>Returns the widest range around an address of which a gateway tells a device alike.</summary>
    internal AddressRange SameAround(SiteAttachment attachment, HostAddress to) => _bgp.RouterOf(attachment.Gateway) is { } router
        ? SameAround(_bgp.ToldToDevice(router, attachment.Gateway, attachment.Connection).Select(route => route.Prefix).OfType<AddressPrefix>(), to)
        : EverythingOf(to.Family);

    private static AddressRange SameAround(IEnumerable<AddressPrefix> prefixes, HostAddress to)
    {
        AddressRange range = EverythingOf(to.Family);
        foreach (AddressPrefix prefix in prefixes.Where(prefix => prefix.Family == to.Family))
        {
            range = Cut(range, prefix.Range, to);
        }

        return range;
    }

    private static AddressRange EverythingOf(IPFamily family) => (family == IPFamily.IPv4 ? AddressPrefix.AllIPv4 : AddressPrefix.AllIPv6).Range;

    /// <summary>Cuts a range at the ends of another one, and keeps the part around an address.</summary>
    private static AddressRange Cut(AddressRange range, AddressRange at, HostAddress around) =>
        at.Contains(around) ? range.Intersect(at)!.Value
        : !range.Overlaps(at) ? range
        : at.First > around ? new AddressRange(range.First, new HostAddress(at.Family, at.First.Value - 1))
        : new AddressRange(new HostAddress(at.Family, at.Last.Value + 1), range.Last);

    private IEnumerable<AddressPrefix> OwnPrefixes(BgpSpeaker speaker) => speaker.Kind != BgpSpeakerKind.Site
        ? []
        : speaker.Own.Select(route => route.Prefix).OfType<AddressPrefix>()
            .Concat(tables.Net.Topology.LocalNetworkGateways.Where(device => device.Site is { } site && site == speaker.Name).SelectMany(device => device.AddressSpace));

    private bool IsInAzure(HostAddress address)
    {
        foreach (VNet vnet in tables.Net.Topology.VNets)
        {
            if (vnet.AddressSpace.Any(prefix => prefix.Contains(address)))
            {
                return true;
            }
        }

        return tables.Net.Topology.Gateways.Any(gateway => gateway.ClientAddressPools.Any(pool => pool.Contains(address)));
    }
}
