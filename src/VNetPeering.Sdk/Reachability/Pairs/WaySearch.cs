using System.Collections.Concurrent;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>
/// Follows the routes from one subnet to all machines of another in one direction and keeps nothing but the outcome. Gateways, load balancers, and groups at
/// appliances are left to a trace. It must say what <see cref="PacketWalk"/> says; a property test compares them. Not thread-safe; the shared parts are.
/// </summary>
internal sealed class WaySearch
{
    private readonly RoutingTables _tables;
    private readonly CompiledTopology _net;
    private readonly Shared _shared;
    private readonly PairSubnet _from;
    private readonly PairSubnet _to;
    private readonly List<(int VNet, HostAddress Address)> _visited = [];
    private readonly List<SeenAppliance> _appliances = [];
    private bool _isBlocked;
    private bool _isUnknown;
    private bool _isOpen;
    private ulong _delivery;

    private WaySearch(Shared shared, PairSubnet from, PairSubnet to)
    {
        _shared = shared;
        _tables = shared.Tables;
        _net = shared.Tables.Net;
        _from = from;
        _to = to;
    }

    /// <summary>Returns how packets fare on the way; one of <see cref="Ways"/>.</summary>
    internal static ulong Find(Shared shared, PairSubnet from, PairSubnet to)
    {
        if (!from.IsPlain || !to.IsPlain)
        {
            return Ways.Open;
        }

        var search = new WaySearch(shared, from, to);
        foreach (AddressRange range in to.Ranges)
        {
            search.Follow(from.Index, range);
        }

        // One certain blocker decides for all; where parts fare differently otherwise, a trace has to join them.
        return search._isBlocked ? Ways.Blocked
            : search._isOpen || (search._isUnknown && search._delivery > 0) ? Ways.Open
            : search._isUnknown ? Ways.Unknown
            : search._delivery;
    }

    /// <summary>Says whether an address that no subnet holds may yet lie in one whose prefixes the input does not hold.</summary>
    internal static bool HasUnreadSubnet(CompiledTopology net, int vnet)
    {
        if (net.VNets[vnet].HasUnknownSpace)
        {
            return true;
        }

        foreach (Subnet subnet in net.VNets[vnet].VNet.Subnets)
        {
            if (subnet.AddressPrefixes.Count == 0)
            {
                return true;
            }
        }

        return false;
    }

    private void Follow(int at, AddressRange destinations)
    {
        SubnetRoutes routes = _tables.Of(at);
        if (routes.UnresolvedRouteTable is not null || routes.UnresolvedUserRoute is not null)
        {
            _isUnknown = true;
            return;
        }

        HostAddress position = destinations.First;
        while (!_isBlocked)
        {
            AddressRange around = routes.Around(position, out uint answer);
            HostAddress last = around.Last < destinations.Last ? around.Last : destinations.Last;
            FollowRow(at, routes, answer == RouteAnswer.NoMatch ? null : routes.RecordOf(answer), new AddressRange(position, last));
            if (last == destinations.Last)
            {
                return;
            }

            position = new HostAddress(last.Family, last.Value + 1);
        }
    }

    private void FollowRow(int at, SubnetRoutes routes, EffectiveRoute? row, AddressRange destinations)
    {
        if (row is null)
        {
            _isBlocked = true;
            return;
        }

        if (row.Source == RouteSource.VirtualNetworkGateway || _tables.Membership.Concerns(_net.Subnets[at].VNet))
        {
            _isOpen = true;
            return;
        }

        if (IsOpenToGap(routes, row, destinations.First))
        {
            _isUnknown = true;
            return;
        }

        int vnet = _net.Subnets[at].VNet;
        switch (row.NextHopType)
        {
            // A machine of the topology is not behind the Internet.
            case NextHopType.None or NextHopType.Internet:
                _isBlocked = true;
                break;
            case NextHopType.VNetLocal:
                Arrive(vnet);
                break;
            case NextHopType.VNetPeering or NextHopType.VNetGlobalPeering:
                if (_shared.LinkOf(vnet, row) is not { } link)
                {
                    _isUnknown = true;
                }
                else if (Cross(link))
                {
                    Arrive(link.Remote);
                }

                break;
            case NextHopType.VirtualAppliance when row.NextHopAddresses.Count > 0:
                ForwardTo(row.NextHopAddresses[0], at, routes, destinations);
                break;
            case NextHopType.ConnectedGroup when row.Origin.Kind == RouteOriginKind.ConnectedGroup:
                FollowGroup(vnet, row, destinations);
                break;
            default:
                _isOpen = true;
                break;
        }
    }

    /// <summary>As for a packet: see <see cref="PacketWalk"/>.</summary>
    private static bool IsOpenToGap(SubnetRoutes routes, EffectiveRoute row, HostAddress destination)
    {
        bool fallsToPlatform = row.Origin.Kind is RouteOriginKind.PlatformNone or RouteOriginKind.PlatformDefault;
        bool toTags = !destination.IsPrivate && (fallsToPlatform || row.AddressPrefixes[0].IsDefaultRoute);
        if (fallsToPlatform || toTags)
        {
            // Asked for every pair of neighbours: nothing is allocated.
            foreach (RouteGap gap in routes.Gaps.AsSpan())
            {
                if (gap.Reason == UnknownReason.ServiceTagWithoutData ? toTags : fallsToPlatform)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private void FollowGroup(int vnet, EffectiveRoute row, AddressRange destinations)
    {
        int member = _tables.Groups.MemberAt(vnet, destinations.First);
        bool isOne = member == _to.VNet && row.AddressPrefixes.Any(prefix => prefix.Range.Contains(destinations)) && _tables.Groups.MemberAt(vnet, destinations.Last) == member;
        if (isOne)
        {
            Arrive(member);
        }
        else
        {
            _isOpen = true;
        }
    }

    private void Arrive(int vnet)
    {
        if (vnet != _to.VNet)
        {
            // Its addresses belong to somebody else there, or to nobody.
            _isOpen |= HasUnreadSubnet(_net, vnet);
            _isBlocked |= !_isOpen;
            return;
        }

        ulong delivery = _appliances.Aggregate(Ways.Direct, (way, appliance) => Ways.Past(way, _shared.Ways.NumberOf(appliance)));
        if (delivery == Ways.Open)
        {
            _isOpen = true;
            return;
        }

        _isOpen |= _delivery != 0 && _delivery != delivery;
        _delivery = delivery;
    }

    private void ForwardTo(HostAddress appliance, int at, SubnetRoutes routes, AddressRange destinations)
    {
        int vnet = _net.Subnets[at].VNet;
        if (_to.Holds(appliance))
        {
            _isOpen = true;
            return;
        }

        int home = vnet;
        if (!_net.VNets[vnet].Owns(appliance))
        {
            if (_tables.LinkTo(vnet, appliance) is not { } link)
            {
                bool mayBeMissing = _tables.Groups.MemberAt(vnet, appliance) >= 0 || routes.Gaps.Any(gap => gap.Reason == UnknownReason.UnresolvedReference);
                _isOpen |= mayBeMissing;
                _isBlocked |= !mayBeMissing;
                return;
            }

            if (!Cross(link))
            {
                return;
            }

            home = link.Remote;
        }

        if (_visited.Contains((home, appliance)))
        {
            _isBlocked = true;
            return;
        }

        ViaPoint point = _shared.Points.At(home, appliance);
        if (point.Way != Ways.Direct)
        {
            _isOpen |= point.Way == Ways.Open;
            _isBlocked |= point.Way == Ways.Blocked;
            return;
        }

        CheckAccess(home, _from.Ranges);
        CheckAccess(home, [destinations]);
        _visited.Add((home, appliance));
        _appliances.Add(point.Seen!);
        Follow(point.Home, destinations);
        _visited.RemoveAt(_visited.Count - 1);
        _appliances.RemoveAt(_appliances.Count - 1);
    }

    /// <summary>Notes what an appliance, which no group looks at, denies because the other end of the packets is behind a closed link of its VNet.</summary>
    private void CheckAccess(int vnet, ReadOnlySpan<AddressRange> others)
    {
        foreach (AddressRange other in others)
        {
            ulong way = _shared.Access.In(vnet, other);
            _isBlocked |= way == Ways.Blocked && others.Length == 1;
            _isOpen |= way != PairAccess.Passes;
        }
    }

    /// <summary>Says whether packets get over a link, and notes why not.</summary>
    private bool Cross(CompiledLink link)
    {
        Crossing crossing = Crossing.Of(_tables, link);
        bool isBlocked = crossing.Outcome == Ways.Blocked
            || (crossing.IsForOwnOnly && !Array.TrueForAll(_from.Ranges, range => _net.VNets[link.Local].Owns(range.First)));
        _isUnknown |= crossing.Outcome == Ways.Unknown;
        _isOpen |= crossing.Outcome == Ways.Open;
        _isBlocked |= isBlocked;
        return !isBlocked && crossing.Outcome == 0;
    }

    /// <summary>What all searches in one network share. Thread-safe.</summary>
    internal sealed class Shared
    {
        private readonly ConcurrentDictionary<EffectiveRoute, CompiledLink?> _links;

        internal Shared(RoutingTables tables, ViaPoints points, Ways ways, PairAccess access)
            : this(tables, points, ways, access, new(ReferenceEqualityComparer.Instance))
        {
        }

        private Shared(RoutingTables tables, ViaPoints points, Ways ways, PairAccess access, ConcurrentDictionary<EffectiveRoute, CompiledLink?> links)
        {
            Tables = tables;
            Points = points;
            Ways = ways;
            Access = access;
            _links = links;
        }

        internal RoutingTables Tables { get; }

        internal ViaPoints Points { get; }

        internal Ways Ways { get; }

        internal PairAccess Access { get; }

        /// <summary>Returns the same for tables that differ in the routes of route tables only.</summary>
        internal Shared With(RoutingTables tables) => new(tables, Points, Ways, Access, _links);

        /// <summary>Returns the link of a VNet that a row names; null when it names something else.</summary>
        internal CompiledLink? LinkOf(int vnet, EffectiveRoute row) => _links.TryGetValue(row, out CompiledLink? known) ? known : _links.GetOrAdd(row, Find(vnet, row));

        private CompiledLink? Find(int vnet, EffectiveRoute row)
        {
            for (int i = Tables.Net.VNets[vnet].FirstLink; row.Origin.Kind == RouteOriginKind.Peering && i < Tables.Net.VNets[vnet].LinkEnd; i++)
            {
                if (Tables.Net.Links[i].Peering.Id == row.Origin.ResourceId)
                {
                    return Tables.Net.Links[i];
                }
            }

            return null;
        }
    }
}
