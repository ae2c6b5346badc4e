using System.Collections.Concurrent;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk.Security;

/// <summary>Expands <c>VirtualNetwork</c> and <c>Internet</c>, for each VNet with each of its route tables (5.21). Thread-safe.</summary>
internal sealed class TagSpaces
{
    /// <summary>Azure's virtual address for DNS, DHCP and health probes (5.40).</summary>
    internal static readonly AddressPrefix PlatformAddress = AddressPrefix.Parse("168.63.129.16/32");

    /// <summary>What the tags stand for to a machine that is asked about itself: it is in its own <c>VirtualNetwork</c>.</summary>
    internal static readonly TagSpace OfItself = new()
    {
        Prefixes = [AddressPrefix.AllIPv4, AddressPrefix.AllIPv6],
        VirtualNetwork = AddressRanges.Of([AddressPrefix.AllIPv4, AddressPrefix.AllIPv6]),
        NotInternet = [AddressPrefix.AllIPv4, AddressPrefix.AllIPv6],
        Public = PrefixSet.Empty,
        Gaps = [],
    };

    private readonly RoutingTables _tables;
    private readonly ConcurrentDictionary<(int VNet, int RouteTable), TagSpace> _spaces = new();
    private readonly Lazy<AddressRanges> _owned;

    internal TagSpaces(RoutingTables tables)
    {
        _tables = tables;
        _owned = new(() => AddressRanges.Of(tables.Net.Topology.VNets.SelectMany(vnet => vnet.AddressSpace)));
    }

    /// <summary>Returns the tags of a subnet. A route table that the input does not hold may bring any prefix.</summary>
    internal TagSpace Of(CompiledSubnet subnet)
    {
        bool isMissing = subnet.RouteTable == CompiledSubnet.Unresolved;
        return isMissing
            ? Expand(subnet.VNet, -1, isMissing, [TagGap.OfAny(Unresolved(subnet.Subnet.RouteTableId?.Name ?? subnet.Subnet.Name))])
            : _spaces.GetOrAdd((subnet.VNet, subnet.RouteTable), key => Expand(key.VNet, key.RouteTable, isMissing: false, []));
    }

    /// <summary>
    /// Returns the tags of a subnet as far as route tables and gateways make them: what they hold outside own, peered and connected space. A VNet whose space nobody knows
    /// brings no space that another one is known to have, so it has no part in that.
    /// </summary>
    internal TagSpace BeyondNeighbours(CompiledSubnet subnet)
    {
        var prefixes = new List<AddressPrefix> { PlatformAddress };
        List<TagGap> gaps = [];
        AddHubs(_tables.Net.VNets[subnet.VNet], gaps);
        foreach (LearnedRoutes learned in new[] { _tables.LearnedIn(subnet.VNet), _tables.BorrowedBy(subnet.VNet) }.OfType<LearnedRoutes>())
        {
            gaps.AddRange(learned.Gaps.Select(TagGap.OfAny));
        }

        RouteTable? table = TableOf(subnet.RouteTable);
        prefixes.AddRange((_tables.LearnedIn(subnet.VNet)?.Routes ?? []).Concat(_tables.BorrowedBy(subnet.VNet)?.Lent ?? []).Select(route => route.Prefix).Where(prefix => !SentOut.Holds(table, prefix)));
        if (table is not null)
        {
            AddRoutes(table, prefixes, gaps);
        }

        return Create(prefixes, [], gaps);
    }

    private TagSpace Expand(int vnet, int routeTable, bool isMissing, List<TagGap> gaps)
    {
        CompiledTopology net = _tables.Net;
        CompiledVNet compiled = net.VNets[vnet];
        var prefixes = new List<AddressPrefix>(compiled.VNet.AddressSpace) { PlatformAddress };
        if (compiled.HasUnknownSpace)
        {
            gaps.Add(OfSpace(compiled.VNet.Name));
        }

        for (int i = compiled.FirstLink; i < compiled.LinkEnd; i++)
        {
            CompiledLink link = net.Links[i];
            if (link is { IsConnected: true, IsAccessUnread: true })
            {
                gaps.Add(new TagGap(Unresolved(link.Peering.Name), link.RemotePrefixes is { } known ? AddressRanges.AllBut(known) : _owned.Value));
            }
            else if (link.IsConnected && link.AllowsAccess)
            {
                prefixes.AddRange(link.RemotePrefixes ?? []);
                if (link.RemotePrefixes is null)
                {
                    gaps.Add(OfSpace(link.Peering.RemoteVNetId.Name));
                }
            }
        }

        if (compiled.VNet.DeploymentModel == DeploymentModel.Classic)
        {
            AddUnlistedPeers(compiled, gaps);
        }

        AddHubs(compiled, gaps);
        foreach (OpenSpace open in _tables.Membership.Of(vnet))
        {
            gaps.Add(OpenMembership.LendsUnknown(_tables, open.Lender)
                ? TagGap.OfAny(open.Gap)
                : new TagGap(open.Gap, AddressRanges.AllBut(open.Prefixes.Concat(OpenMembership.BroughtBy(_tables, open)))));
        }

        AddressPrefix[] members = [.. _tables.Groups.Of(vnet).Rows.SelectMany(row => row.AddressPrefixes)];
        prefixes.AddRange(members);
        gaps.AddRange(_tables.Groups.Of(vnet).Gaps.Select(gap => new TagGap(gap, _owned.Value)));

        // What a gateway knows inside own and peered space is no route there (3.51), so it opens no way around a cleared access flag.
        PrefixSet space = _tables.Behavior.BgpCanBeatPeering ? PrefixSet.Empty : PrefixSet.Create(compiled.VNet.AddressSpace.Concat(members).Concat(PeeredSpace(compiled)));
        // A default route is in the tag unless the table sends it out, which a table that is missing, or a destination that nobody can read, leaves open.
        RouteTable? table = TableOf(routeTable);
        RouteGap[] sentOut = [.. SentOut.Doubts(table).Select(Unresolved)];
        bool mayBeSentOut = isMissing || sentOut.Length > 0;
        AddLearned(_tables.LearnedIn(vnet), learned => learned.Routes);
        AddLearned(_tables.BorrowedBy(vnet), learned => learned.Lent);
        if (table is not null)
        {
            AddRoutes(table, prefixes, gaps);
        }

        // What a cleared flag takes out of VirtualNetwork is no Internet either (2.40).
        return Create(prefixes, PeeredSpace(compiled), gaps);

        void AddLearned(LearnedRoutes? learned, Func<LearnedRoutes, LearnedRoute[]> routes)
        {
            if (learned is not null)
            {
                AddressPrefix[] joining = [.. routes(learned).Select(route => route.Prefix).Where(prefix => !space.Contains(prefix) && !SentOut.Holds(table, prefix))];
                prefixes.AddRange(joining.Where(prefix => !(mayBeSentOut && prefix.Length == 0)));
                gaps.AddRange(joining.Any(prefix => prefix.Length == 0) ? sentOut.Select(TagGap.OfAny) : []);

                // Whoever announces what nobody declares may announce a wide prefix: no address is spared (4.22, 4.23).
                gaps.AddRange(learned.Gaps.Select(TagGap.OfAny));
            }
        }
    }

    private RouteTable? TableOf(int routeTable) => routeTable >= 0 ? _tables.Net.Topology.RouteTables[routeTable] : null;

    private TagSpace Create(IEnumerable<AddressPrefix> all, IEnumerable<AddressPrefix> noInternet, List<TagGap> gaps)
    {
        ValueList<AddressPrefix> prefixes = [.. all.Distinct().Order()];
        return new TagSpace
        {
            Prefixes = prefixes,
            VirtualNetwork = AddressRanges.Of(prefixes),
            NotInternet = [.. prefixes.Where(prefix => prefix != PlatformAddress).Concat(noInternet)],
            Public = InternetTag.Of(_tables.Behavior.PlatformNoneList),
            Gaps = [.. gaps.Distinct()],
        };
    }

    /// <summary>A Virtual WAN hub tells of more than the input says: sites behind it, other hubs, VNets that nobody describes. All of these have private addresses.</summary>
    private void AddHubs(CompiledVNet vnet, List<TagGap> gaps)
    {
        foreach (int hub in vnet.VirtualHubs)
        {
            gaps.Add(new TagGap(new RouteGap { Reason = UnknownReason.BeyondVirtualHub, About = _tables.Net.Topology.VirtualHubs[hub].Name }, AddressRanges.AllBut(PrivateSpace.Prefixes)));
        }
    }

    /// <summary>A classic VNet has no link whose switch would say whether its peer is in the tag (2.84, 5.20).</summary>
    private void AddUnlistedPeers(CompiledVNet classic, List<TagGap> gaps)
    {
        foreach (int index in _tables.Net.LinksTo(classic.Index))
        {
            CompiledLink link = _tables.Net.Links[index];
            if (link.IsConnected)
            {
                var gap = new RouteGap { Reason = UnknownReason.ClassicDetails, About = classic.VNet.Name };
                gaps.Add(new TagGap(gap, AddressRanges.AllBut(_tables.Net.VNets[link.Local].VNet.AddressSpace)));
            }
        }
    }

    private IEnumerable<AddressPrefix> PeeredSpace(CompiledVNet vnet)
    {
        for (int i = vnet.FirstLink; i < vnet.LinkEnd; i++)
        {
            foreach (AddressPrefix prefix in _tables.Net.Links[i] is { IsConnected: true, RemotePrefixes: { } prefixes } ? prefixes : [])
            {
                yield return prefix;
            }
        }
    }

    /// <summary>The prefixes of user-defined routes join the tag, wherever the appliance is (5.22); those that lead out or nowhere do not.</summary>
    private void AddRoutes(RouteTable table, List<AddressPrefix> prefixes, List<TagGap> gaps)
    {
        foreach (UserDefinedRoute route in table.Routes.Where(route => route.NextHopType is NextHopType.VirtualAppliance or NextHopType.VNetLocal or NextHopType.VirtualNetworkGateway))
        {
            if (route.Destination.Prefix is { } prefix)
            {
                prefixes.Add(prefix);
            }
            else if (route.Destination.ServiceTag is not { } tag)
            {
                gaps.Add(TagGap.OfAny(Unresolved($"{table.Name}/{route.Name}")));
            }
            else if (_tables.Tags.Find(tag) is { } tagged)
            {
                prefixes.AddRange(tagged);
            }
            else
            {
                gaps.Add(new TagGap(new RouteGap { Reason = UnknownReason.ServiceTagWithoutData, About = tag }, SecurityRuleReader.Private));
            }
        }
    }

    /// <summary>A VNet whose space nobody knows has none of what other VNets are known to have.</summary>
    private TagGap OfSpace(string vnet) => new(Unresolved(vnet), _owned.Value);

    private static RouteGap Unresolved(string about) => new() { Reason = UnknownReason.UnresolvedReference, About = about };
}
