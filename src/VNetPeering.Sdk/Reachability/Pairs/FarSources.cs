using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>
/// Numbers subnets by how their routes lead out of the neighbourhood: the intervals of the base table, and for each of its rows which appliance it names over
/// what kind of link. Finds on its way every appliance that packets may pass, one behind the other. Not thread-safe while it is built.
/// </summary>
internal sealed class FarSources
{
    private readonly WaySearch.Shared _shared;
    private readonly CompiledTopology _net;
    private readonly int[] _numbers;
    private readonly Dictionary<ValueList<long>, int> _known = [];
    private readonly Dictionary<RouteIntervals, int> _tables = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<(int VNet, HostAddress Address), int> _points = [];
    private readonly Queue<(int VNet, HostAddress Address)> _open = [];
    private readonly AddressCells.Builder _cuts;
    private readonly IPFamily _family;

    internal FarSources(WaySearch.Shared shared, PairSubnets subnets, IPFamily family)
    {
        _shared = shared;
        _net = shared.Tables.Net;
        _family = family;
        _cuts = new AddressCells.Builder(family);
        foreach (AddressPrefix prefix in PrivateSpace.Prefixes)
        {
            _cuts.CutAround(prefix.Range);
        }

        _numbers = new int[subnets.Count];
        var keys = new List<long>?[subnets.Count];
        var hasGap = new Dictionary<int, bool>();
        for (int i = 0; i < subnets.Count; i++)
        {
            keys[i] = KeyOf(subnets[i], hasGap);
        }

        FollowPoints();
        Cells = _cuts.Build();
        HashSet<int> strangers = [.. ApplianceVNets.SelectMany(vnet => StrangersIn(vnet, subnets))];
        for (int i = 0; i < subnets.Count; i++)
        {
            _numbers[i] = -1;
            if (keys[i] is { } key && !strangers.Contains(i))
            {
                // What leaves the VNet of an appliance counts as its own there, not as forwarded.
                key.Add(ApplianceVNets.Contains(subnets[i].VNet) ? subnets[i].VNet : -1);
                ValueList<long> whole = [.. key];
                if (!_known.TryGetValue(whole, out int number))
                {
                    _known.Add(whole, number = _known.Count);
                }

                _numbers[i] = number;
            }
        }
    }

    internal int Count => _known.Count;

    /// <summary>Gets the VNets that hold an appliance.</summary>
    internal HashSet<int> ApplianceVNets { get; } = [];

    internal IEnumerable<HostAddress> ApplianceAddresses => _points.Keys.Select(point => point.Address).Distinct();

    /// <summary>Gets the cells that no base table on any way cuts.</summary>
    internal AddressCells Cells { get; }

    /// <summary>Returns the number of a subnet; -1 where no other may speak for it.</summary>
    internal int NumberOf(int position) => _numbers[position];

    /// <summary>What the switches of a link, and of the one back, say to any packet.</summary>
    internal static long FactsOf(CompiledTopology net, CompiledLink link)
    {
        CompiledLink? back = link.Reverse < 0 ? null : net.Links[link.Reverse];
        VNet? remote = link.Remote < 0 ? null : net.VNets[link.Remote].VNet;
        return (remote is null or { IsPlaceholder: true } ? 1 : 0)
            | (remote?.DeploymentModel == DeploymentModel.Classic ? 2 : 0)
            | (back is { IsConnected: true } ? 4 : 0)
            | (link.Peering.AllowVirtualNetworkAccess ? 8 : 0)
            | (link.Peering.AllowForwardedTraffic ? 16 : 0)
            | (back?.Peering.AllowVirtualNetworkAccess is true ? 32 : 0)
            | (back?.Peering.AllowForwardedTraffic is true ? 64 : 0);
    }

    private List<long>? KeyOf(PairSubnet subnet, Dictionary<int, bool> hasGap)
    {
        if (!subnet.IsPlain || subnet.Ranges.Length == 0 || _net.Subnets[subnet.Index].RouteTable == CompiledSubnet.Unresolved)
        {
            return null;
        }

        BaseTable table = _shared.Tables.BaseOf(subnet.Index);
        bool isIncomplete = table.User is { } user && (user.Gaps.Any(gap => gap.Reason != UnknownReason.ServiceTagWithoutData) || user.Table.Routes.Any(route => route.Destination.Unresolved is not null));
        if (table.IsWhole || isIncomplete)
        {
            return null;
        }

        if (!hasGap.TryGetValue(subnet.VNet, out bool isOpen))
        {
            hasGap.Add(subnet.VNet, isOpen = IsIncomplete(_net.VNets[subnet.VNet]));
        }

        if (isOpen)
        {
            return null;
        }

        bool lacksTags = table.User?.Gaps.Count > 0 || _net.Subnets[subnet.Index].Subnet.ServiceEndpoints.Any(endpoint => ServicePrefixes.Of(endpoint, _shared.Tables.Tags) is null);
        var key = new List<long> { TableNumber(table), (lacksTags ? 1 : 0) | (subnet.HasGroup ? 2 : 0) };
        AddRows(subnet.VNet, table, key);
        return key;
    }

    private void AddRows(int vnet, BaseTable table, List<long> key)
    {
        foreach (EffectiveRoute row in table.User?.Records ?? [])
        {
            if (row.NextHopType == NextHopType.VirtualAppliance && row.NextHopAddresses.Count > 0)
            {
                AddAppliance(vnet, row.NextHopAddresses[0], key);
            }
            else
            {
                key.Add(-2 - (int)row.NextHopType);
            }
        }
    }

    private void AddAppliance(int vnet, HostAddress address, List<long> key)
    {
        CompiledLink? link = _net.VNets[vnet].Owns(address) ? null : _shared.Tables.LinkTo(vnet, address);
        int home = link?.Remote ?? (_net.VNets[vnet].Owns(address) ? vnet : -1);
        if (home < 0)
        {
            // Out of reach, or somewhere in a connected group: that is a matter of this VNet alone.
            key.Add(-1);
            key.Add(_shared.Tables.Groups.MemberAt(vnet, address) >= 0 ? vnet : -1);
            return;
        }

        if (!_points.TryGetValue((home, address), out int number))
        {
            _points.Add((home, address), number = _points.Count);
            _open.Enqueue((home, address));
            ApplianceVNets.Add(home);
        }

        key.Add(number);
        key.Add(link is null ? -1 : FactsOf(_net, link));
    }

    private void FollowPoints()
    {
        var ignored = new List<long>();
        while (_open.TryDequeue(out (int VNet, HostAddress Address) next))
        {
            if (_shared.Points.At(next.VNet, next.Address) is { Home: >= 0 } point)
            {
                BaseTable table = _shared.Tables.BaseOf(point.Home);
                _ = TableNumber(table);
                AddRows(_net.Subnets[point.Home].VNet, table, ignored);
                ignored.Clear();
            }
        }
    }

    private int TableNumber(BaseTable table)
    {
        if (!_tables.TryGetValue(table.Intervals, out int number))
        {
            _tables.Add(table.Intervals, number = _tables.Count);
            foreach (HostAddress start in table.Intervals.Starts(_family))
            {
                _cuts.CutAt(start);
            }
        }

        return number;
    }

    /// <summary>Something may be missing from every table of the VNet.</summary>
    private bool IsIncomplete(CompiledVNet vnet)
    {
        bool isIncomplete = WaySearch.HasUnreadSubnet(_net, vnet.Index)
            || vnet.VirtualHubs.Count > 0
            || _shared.Tables.Groups.Of(vnet.Index).Gaps.Length > 0
            || _shared.Tables.LearnedIn(vnet.Index)?.Gaps.Length > 0
            || _shared.Tables.BorrowedBy(vnet.Index)?.Gaps.Length > 0;
        for (int i = vnet.FirstLink; i < vnet.LinkEnd && !isIncomplete; i++)
        {
            isIncomplete = _net.Links[i] is { IsConnected: true, RemotePrefixes: null };
        }

        return isIncomplete;
    }

    /// <summary>The subnets of other VNets that have addresses which the VNet of an appliance calls its own.</summary>
    private IEnumerable<int> StrangersIn(int vnet, PairSubnets subnets) =>
        from prefix in _net.VNets[vnet].VNet.AddressSpace
        where prefix.Family == _family
        from subnet in subnets.In(prefix.Range)
        where subnets[subnet.Position].VNet != vnet
        select subnet.Position;
}
