using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Routing.Bgp;

namespace VNetPeering.Sdk.Routing;

/// <summary>
/// What hangs on members of network groups that the input does not list: found by looking at each such group as if every VNet that may be a member were one.
/// Immutable; thread-safe.
/// </summary>
/// <remarks>
/// Where a VNet states the state of one of its links, the input is a capture of a live estate: then a peering that a manager had made would be in it, and that it
/// is not there is an answer. Nothing like that shows of connected groups.
/// </remarks>
internal sealed class OpenMembership
{
    private readonly CompiledTopology _net;
    private readonly Dictionary<int, List<OpenSpace>> _byVNet = [];
    private readonly Dictionary<int, RouteGap> _borrowers = [];

    /// <param name="net">The topology.</param>
    /// <param name="behavior">The readings.</param>
    /// <param name="learnedIn">What the gateways in a VNet learn without the groups.</param>
    internal OpenMembership(CompiledTopology net, AzureBehavior behavior, Func<int, LearnedRoutes?> learnedIn)
    {
        _net = net;
        foreach ((ResourceId group, Topology filled) in OpenGroups.Of(net.Topology))
        {
            var gap = new RouteGap { Reason = UnknownReason.UnresolvedReference, About = group.Name };
            if (AddLinks(ManagedPeerings.AddTo(filled), gap))
            {
                AddTold(filled, behavior, learnedIn, gap);
            }

            ConnectedGroup[] before = [.. ConnectedGroups.Of(net.Topology, behavior).Where(one => one.NetworkGroupId == group)];
            foreach (ConnectedGroup connected in ConnectedGroups.Of(filled, behavior).Where(one => one.NetworkGroupId == group))
            {
                AddConnected(connected, before, gap);
            }
        }
    }

    /// <summary>Gets whether all members of all groups are known.</summary>
    internal bool IsEmpty => _byVNet.Count == 0;

    /// <summary>Returns what may be missing from the tables of a VNet.</summary>
    internal IReadOnlyList<OpenSpace> Of(int vnet) => _byVNet.TryGetValue(vnet, out List<OpenSpace>? spaces) ? spaces : [];

    /// <summary>Says whether something may be missing from the tables of a VNet.</summary>
    internal bool Concerns(int vnet) => _byVNet.ContainsKey(vnet);

    /// <summary>Returns the group by which a VNet may borrow a gateway, so that outside is told of it; null when there is none.</summary>
    internal RouteGap? MayBeTold(int vnet) => _borrowers.GetValueOrDefault(vnet);

    /// <summary>Returns the group that may make an address directly reachable from a VNet; null when there is none.</summary>
    internal RouteGap? MayReach(int vnet, HostAddress address) =>
        Of(vnet).FirstOrDefault(space => Array.Exists(space.Prefixes, prefix => prefix.Contains(address)))?.Gap;

    /// <summary>Returns the group whose members decide whether a row is the one that packets take; null when they go the same way in any case.</summary>
    /// <param name="tables">The tables, for what a gateway would bring.</param>
    /// <param name="vnet">The VNet whose table it is.</param>
    /// <param name="routes">The table without the group.</param>
    /// <param name="row">The row of it that wins.</param>
    /// <param name="to">Where the packets go.</param>
    internal RouteGap? Decides(RoutingTables tables, int vnet, SubnetRoutes routes, EffectiveRoute row, HostAddress to)
    {
        if (row.Origin.Kind is RouteOriginKind.AddressSpace or RouteOriginKind.Peering)
        {
            return null;
        }

        foreach (OpenSpace space in Of(vnet))
        {
            int own = Longest(space.Prefixes, to);
            bool beats = row.Origin.Kind == RouteOriginKind.ConnectedGroup ? own >= 0 || Longest(space.Lost, to) >= 0
                : row.Source == RouteSource.VirtualNetworkGateway ? own >= 0
                : row.Source == RouteSource.User ? own > LengthOf(row, to)
                : own >= LengthOf(row, to);
            if (beats || (!routes.PropagationIsOff && BringsBetter(tables, space, routes, row, to)))
            {
                return space.Gap;
            }
        }

        return null;
    }

    /// <summary>Returns the widest range around an address for which the answers are the same as long as one row wins.</summary>
    internal AddressRange SameAround(RoutingTables tables, int vnet, HostAddress to)
    {
        AddressRange range = (to.Family == IPFamily.IPv4 ? AddressPrefix.AllIPv4 : AddressPrefix.AllIPv6).Range;
        foreach (AddressPrefix prefix in Of(vnet).SelectMany(space => space.Prefixes.Concat(space.Lost).Concat(BroughtBy(tables, space))).Where(prefix => prefix.Family == to.Family))
        {
            AddressRange at = prefix.Range;
            range = at.Contains(to) ? range.Intersect(at)!.Value
                : !range.Overlaps(at) ? range
                : at.First > to ? new AddressRange(range.First, new HostAddress(at.Family, at.First.Value - 1))
                : new AddressRange(new HostAddress(at.Family, at.Last.Value + 1), range.Last);
        }

        return range;
    }

    /// <summary>Returns the prefixes that gateways may bring besides: those of a hub to a borrower, and what others are told of members.</summary>
    internal static IEnumerable<AddressPrefix> BroughtBy(RoutingTables tables, OpenSpace space) =>
        (space.Lender < 0 ? [] : tables.LearnedIn(space.Lender)?.Lent ?? []).Select(route => route.Prefix).Concat(space.Told);

    /// <summary>Says whether the gateways of a hub may bring any route.</summary>
    internal static bool LendsUnknown(RoutingTables tables, int hub) => hub >= 0 && tables.LearnedIn(hub) is { Gaps.Length: > 0 };

    private static bool BringsBetter(RoutingTables tables, OpenSpace space, SubnetRoutes routes, EffectiveRoute row, HostAddress to)
    {
        AddressPrefix[] brought = [.. BroughtBy(tables, space)];
        int longest = Longest(brought, to);
        return row.Source switch
        {
            RouteSource.User or RouteSource.VirtualNetworkGateway => longest > LengthOf(row, to),
            _ when row.Origin.Kind is RouteOriginKind.PlatformNone or RouteOriginKind.PlatformDefault => longest >= LengthOf(row, to) || LendsUnknown(tables, space.Lender) || RemovesNoneRows(brought, routes, row),
            _ => false,
        };
    }

    /// <summary>The None rows vanish under a default route that a gateway brings, unless a route of the user is the default (3.06).</summary>
    private static bool RemovesNoneRows(AddressPrefix[] brought, SubnetRoutes routes, EffectiveRoute row) =>
        row.Origin.Kind == RouteOriginKind.PlatformNone
        && brought.Contains(AddressPrefix.AllIPv4)
        && !routes.Rows.Any(one => one.Source == RouteSource.User && one.AddressPrefixes.Contains(AddressPrefix.AllIPv4));

    private static int Longest(AddressPrefix[] prefixes, HostAddress to) => prefixes.Where(prefix => prefix.Contains(to)).Select(prefix => prefix.Length).DefaultIfEmpty(-1).Max();

    // A row may hold many prefixes, of which one is about the address.
    private static int LengthOf(EffectiveRoute row, HostAddress to) => row.AddressPrefixes.Where(prefix => prefix.Contains(to)).Select(prefix => prefix.Length).DefaultIfEmpty(0).Max();

    /// <summary>Adds the peerings of a hub, and says whether any VNet would borrow over them.</summary>
    private bool AddLinks(ManagedTopology managed, RouteGap gap)
    {
        bool anyBorrows = false;
        for (int i = 0; i < managed.Topology.VNets.Count; i++)
        {
            VNet vnet = managed.Topology.VNets[i];
            foreach (Peering link in vnet.Peerings)
            {
                int remote = _net.FindVNet(link.RemoteVNetId);
                if (remote < 0
                    || managed.Topology.VNets[remote].Peerings.FirstOrDefault(back => back.RemoteVNetId == vnet.Id) is not { } reverse
                    || !(managed.Links.ContainsKey(link.Id) || managed.Links.ContainsKey(reverse.Id))
                    || IsCaptured(i) || IsCaptured(remote))
                {
                    continue;
                }

                Add(i, new OpenSpace { Gap = gap, Prefixes = SpaceOf(remote, i), Lost = [], Lender = link.UseRemoteGateways ? remote : -1 });
                if (link.UseRemoteGateways)
                {
                    _borrowers.TryAdd(i, gap);
                    anyBorrows = true;
                }
            }
        }

        return anyBorrows;
    }

    /// <summary>Adds what gateways learn of the space of members that borrow, in VNets that have such a gateway or borrow it.</summary>
    private void AddTold(Topology filled, AzureBehavior behavior, Func<int, LearnedRoutes?> learnedIn, RouteGap gap)
    {
        var index = new GatewayIndex(new CompiledTopology(filled), behavior);
        var reader = new LearnedRouteReader(index, BgpReader.Read(index, behavior));
        for (int hub = 0; hub < _net.VNets.Length; hub++)
        {
            if (reader.Read(hub) is not { } learned)
            {
                continue;
            }

            LearnedRoutes? before = learnedIn(hub);
            AddToldTo(hub, More(learned.Routes, before?.Routes), gap);
            AddressPrefix[] lent = More(learned.Lent, before?.Lent);
            for (int vnet = 0; vnet < _net.VNets.Length && lent.Length > 0; vnet++)
            {
                if (GatewayTransit.SourceOf(_net, vnet)?.Hub == hub || Of(vnet).Any(space => space.Lender == hub))
                {
                    AddToldTo(vnet, lent, gap);
                }
            }
        }
    }

    private static AddressPrefix[] More(LearnedRoute[] after, LearnedRoute[]? before) =>
        [.. after.Select(route => route.Prefix).Except((before ?? []).Select(route => route.Prefix))];

    private void AddToldTo(int vnet, AddressPrefix[] prefixes, RouteGap gap)
    {
        if (prefixes.Length > 0)
        {
            Add(vnet, new OpenSpace { Gap = gap, Prefixes = [], Lost = [], Lender = -1, Told = prefixes });
        }
    }

    private void AddConnected(ConnectedGroup connected, ConnectedGroup[] before, RouteGap gap)
    {
        foreach (int member in connected.Members)
        {
            int[] others =
            [
                .. connected.Members.Where(other => other != member
                    && _net.LinkBetween(member, other) is not { IsConnected: true }
                    && !Array.Exists(before, group => group.Members.Contains(member) && group.Members.Contains(other))),
            ];
            int[] joining = [.. connected.Members.Where(other => other != member && !Array.Exists(before, group => group.Members.Contains(other)))];
            if (others.Length > 0)
            {
                Add(member, new OpenSpace
                {
                    Gap = gap,
                    Prefixes = [.. others.SelectMany(other => SpaceOf(other, member)).Distinct()],
                    Lost = [.. joining.SelectMany(other => SpaceOf(other, member).Concat(PeeredSpace(other))).Distinct()],
                    Lender = -1,
                });
            }
        }
    }

    private void Add(int vnet, OpenSpace space)
    {
        if (!_byVNet.TryGetValue(vnet, out List<OpenSpace>? spaces))
        {
            _byVNet[vnet] = spaces = [];
        }

        spaces.Add(space);
    }

    private bool IsCaptured(int vnet) => _net.VNets[vnet].VNet.Peerings.Any(link => link.State is not null);

    private AddressPrefix[] SpaceOf(int vnet, int forVNet) => [.. _net.VNets[vnet].VNet.AddressSpace.Where(prefix => _net.VNets[forVNet].CanRoute(prefix.Family))];

    private IEnumerable<AddressPrefix> PeeredSpace(int vnet)
    {
        for (int i = _net.VNets[vnet].FirstLink; i < _net.VNets[vnet].LinkEnd; i++)
        {
            foreach (AddressPrefix prefix in _net.Links[i] is { IsConnected: true, RemotePrefixes: { } prefixes } ? prefixes : [])
            {
                yield return prefix;
            }
        }
    }
}
