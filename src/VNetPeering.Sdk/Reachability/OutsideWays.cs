using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Routing;
using VNetPeering.Sdk.Routing.Bgp;

namespace VNetPeering.Sdk.Reachability;

/// <summary>Where sites and circuits send a packet, by what BGP told them (docs/concepts/bgp.md).</summary>
internal sealed class OutsideWays(RoutingTables tables)
{
    private readonly BgpNetwork _bgp = tables.Bgp;

    /// <summary>Returns the routes of a speaker towards an address: of the longest prefix that it has, the best ones. Empty when it has none.</summary>
    internal IReadOnlyList<BgpRoute> From(BgpSpeaker speaker, HostAddress to)
    {
        BgpRoute[] holding = [.. _bgp.Best(speaker).Where(route => route.Prefix is { } prefix && prefix.Contains(to))];
        int longest = holding.Length == 0 ? 0 : holding.Max(route => route.Prefix!.Value.Length);
        return [.. holding.Where(route => route.Prefix!.Value.Length == longest)];
    }

    /// <summary>Says whether a site was told of an address over a connection: it may send into what it learned of, and nowhere else (4.25, 4.30).</summary>
    internal bool Hears(FlowEnd site, SiteAttachment attachment, HostAddress to)
    {
        if (SessionOf(attachment) is not int index)
        {
            // Nobody declares the site behind the device: it hears what the gateway tells.
            return _bgp.RouterOf(attachment.Gateway) is { } router && HoldsOne(_bgp.ToldToDevice(router, attachment.Gateway, attachment.Connection.Id), to);
        }

        BgpSpeaker other = _bgp.Speakers[_bgp.Sessions[index].Second];
        return other.Kind == BgpSpeakerKind.Site
            ? HoldsOne(_bgp.Heard(other, index), to)
            : HoldsOne(_bgp.Heard(other, index), to)
                && other.Sessions.Any(session => IsSite(session, other, site) && HoldsOne(_bgp.Heard(_bgp.Speakers[_bgp.Sessions[session].Other(other.Index)], session), to));
    }

    /// <summary>Says whether a connection is the best way of a site to an address, or as good as the best.</summary>
    internal bool IsBest(FlowEnd site, SiteAttachment attachment, HostAddress to)
    {
        if (SessionOf(attachment) is not int index)
        {
            return true;
        }

        BgpSpeaker other = _bgp.Speakers[_bgp.Sessions[index].Second];
        if (other.Kind == BgpSpeakerKind.Site)
        {
            return From(other, to).Any(route => route.Session == index);
        }

        return From(other, to).Any(route => route.Session == index)
            && other.Sessions.Any(session => IsSite(session, other, site) && From(_bgp.Speakers[_bgp.Sessions[session].Other(other.Index)], to).Any(route => route.Session == session));
    }

    /// <summary>Returns the widest range around an address towards which a speaker sends alike.</summary>
    internal AddressRange SameAround(BgpSpeaker speaker, HostAddress to) => SameAround(_bgp.Best(speaker).Concat(_bgp.Heard(speaker)), to);

    /// <summary>Returns the widest range around an address about which a connection tells a site alike.</summary>
    internal AddressRange SameAround(SiteAttachment attachment, HostAddress to)
    {
        if (SessionOf(attachment) is not int index)
        {
            return _bgp.RouterOf(attachment.Gateway) is { } router
                ? SameAround(_bgp.ToldToDevice(router, attachment.Gateway, attachment.Connection.Id), to)
                : EverythingOf(to.Family);
        }

        BgpSpeaker other = _bgp.Speakers[_bgp.Sessions[index].Second];
        IEnumerable<BgpSpeaker> deciding = other.Kind == BgpSpeakerKind.Site ? [other] : [other, .. other.Sessions.Select(session => _bgp.Speakers[_bgp.Sessions[session].Other(other.Index)])];
        return SameAround(deciding.SelectMany(speaker => _bgp.Best(speaker).Concat(_bgp.Heard(speaker))), to);
    }

    private static AddressRange SameAround(IEnumerable<BgpRoute> routes, HostAddress to)
    {
        AddressRange range = EverythingOf(to.Family);
        foreach (BgpRoute route in routes)
        {
            if (route.Prefix is { } prefix && prefix.Family == to.Family)
            {
                range = Cut(range, prefix.Range, to);
            }
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

    private static bool HoldsOne(IEnumerable<BgpRoute> routes, HostAddress to) => routes.Any(route => route.Prefix is { } prefix && prefix.Contains(to));

    private bool IsSite(int session, BgpSpeaker circuit, FlowEnd site)
    {
        BgpSpeaker other = _bgp.Speakers[_bgp.Sessions[session].Other(circuit.Index)];
        return other.Kind == BgpSpeakerKind.Site && string.Equals(other.Name, site.Place.Name, StringComparison.OrdinalIgnoreCase);
    }

    private int? SessionOf(SiteAttachment attachment)
    {
        foreach (int session in _bgp.RouterOf(attachment.Gateway)?.Sessions ?? [])
        {
            if (_bgp.Sessions[session] is { } one && one.FirstGateway == attachment.Gateway && one.FirstResource == attachment.Connection.Id
                && one.Kind is RouteOriginKind.SiteConnection or RouteOriginKind.Circuit)
            {
                return session;
            }
        }

        return null;
    }
}
