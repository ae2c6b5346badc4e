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
        Internet = AddressRanges.Empty,
        InternetPrefixes = [],
        Gap = null,
    };

    private readonly RoutingTables _tables;
    private readonly ConcurrentDictionary<(int VNet, int RouteTable), TagSpace> _spaces = new();
    private readonly Lazy<AddressRanges> _owned;

    internal TagSpaces(RoutingTables tables)
    {
        _tables = tables;
        _owned = new(() => AddressRanges.Of(tables.Net.Topology.VNets.SelectMany(vnet => vnet.AddressSpace)));
    }

    /// <summary>Gets the space of all VNets: a gap in what gateways know brings none of it.</summary>
    internal AddressRanges Owned => _owned.Value;

    /// <summary>Returns the tags of a subnet. A route table that the input does not hold may bring any prefix.</summary>
    internal TagSpace Of(CompiledSubnet subnet)
    {
        bool isMissing = subnet.RouteTable == CompiledSubnet.Unresolved;
        return isMissing
            ? Expand(subnet.VNet, -1, new RouteGap { Reason = UnknownReason.UnresolvedReference, About = subnet.Subnet.RouteTableId?.Name ?? subnet.Subnet.Name })
            : _spaces.GetOrAdd((subnet.VNet, subnet.RouteTable), key => Expand(key.VNet, key.RouteTable, null));
    }

    /// <summary>Returns the tags of a subnet as far as route tables and gateways make them: what they hold outside own, peered and connected space.</summary>
    internal TagSpace BeyondNeighbours(CompiledSubnet subnet)
    {
        var prefixes = new List<AddressPrefix> { PlatformAddress };
        prefixes.AddRange((_tables.LearnedIn(subnet.VNet)?.Routes ?? []).Concat(_tables.BorrowedBy(subnet.VNet)?.Lent ?? []).Select(route => route.Prefix));
        RouteGap? gap = subnet.RouteTable < 0 ? null : AddRoutes(_tables.Net.Topology.RouteTables[subnet.RouteTable], prefixes);
        return Create(prefixes, gap);
    }

    private TagSpace Expand(int vnet, int routeTable, RouteGap? gap)
    {
        CompiledTopology net = _tables.Net;
        CompiledVNet compiled = net.VNets[vnet];
        var prefixes = new List<AddressPrefix>(compiled.VNet.AddressSpace) { PlatformAddress };
        if (compiled.HasUnknownSpace)
        {
            gap ??= Unresolved(compiled.VNet.Name);
        }

        for (int i = compiled.FirstLink; i < compiled.LinkEnd; i++)
        {
            CompiledLink link = net.Links[i];
            if (link.IsConnected && link.Peering.AllowVirtualNetworkAccess)
            {
                prefixes.AddRange(link.RemotePrefixes ?? []);
                gap ??= link.RemotePrefixes is null ? Unresolved(link.Peering.RemoteVNetId.Name) : null;
            }
        }

        AddressPrefix[] members = [.. _tables.Groups.Of(vnet).Rows.SelectMany(row => row.AddressPrefixes)];
        prefixes.AddRange(members);

        // What a gateway knows inside own and peered space is no route there (3.51), so it opens no way around a cleared access flag.
        PrefixSet space = _tables.Behavior.BgpCanBeatPeering ? PrefixSet.Empty : PrefixSet.Create(compiled.VNet.AddressSpace.Concat(members).Concat(PeeredSpace(compiled)));
        AddLearned(_tables.LearnedIn(vnet), learned => learned.Routes);
        AddLearned(_tables.BorrowedBy(vnet), learned => learned.Lent);
        if (routeTable >= 0)
        {
            RouteGap? open = AddRoutes(net.Topology.RouteTables[routeTable], prefixes);
            gap ??= open;
        }

        return Create(prefixes, gap);

        void AddLearned(LearnedRoutes? learned, Func<LearnedRoutes, LearnedRoute[]> routes)
        {
            if (learned is not null)
            {
                prefixes.AddRange(routes(learned).Select(route => route.Prefix).Where(prefix => !space.Contains(prefix)));
                gap ??= learned.Gaps.FirstOrDefault();
            }
        }
    }

    private TagSpace Create(IEnumerable<AddressPrefix> all, RouteGap? gap)
    {
        ValueList<AddressPrefix> prefixes = [.. all.Distinct().Order()];
        PrefixSet outside = InternetTag.Of(_tables.Behavior.PlatformNoneList).Subtract(PrefixSet.Create(prefixes.Where(prefix => prefix != PlatformAddress)));
        return new TagSpace
        {
            Prefixes = prefixes,
            VirtualNetwork = AddressRanges.Of(prefixes),
            Internet = AddressRanges.Of(outside.Prefixes),
            InternetPrefixes = outside.Prefixes,
            Gap = gap,
        };
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
    private RouteGap? AddRoutes(RouteTable table, List<AddressPrefix> prefixes)
    {
        RouteGap? gap = null;
        foreach (UserDefinedRoute route in table.Routes.Where(route => route.NextHopType is NextHopType.VirtualAppliance or NextHopType.VNetLocal or NextHopType.VirtualNetworkGateway))
        {
            if (route.Destination.Prefix is { } prefix)
            {
                prefixes.Add(prefix);
            }
            else if (route.Destination.ServiceTag is { } tag && _tables.Tags.Find(tag) is { } tagged)
            {
                prefixes.AddRange(tagged);
            }
            else
            {
                gap ??= route.Destination.ServiceTag is { } unknown ? new RouteGap { Reason = UnknownReason.ServiceTagWithoutData, About = unknown } : Unresolved($"{table.Name}/{route.Name}");
            }
        }

        return gap;
    }

    private static RouteGap Unresolved(string about) => new() { Reason = UnknownReason.UnresolvedReference, About = about };
}
