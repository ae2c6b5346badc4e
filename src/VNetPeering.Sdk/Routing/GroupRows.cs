using System.Collections.Concurrent;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Routing;

/// <summary>
/// The rows of connected groups (3.13): in every table of a member one Default row a group and address family, with the prefixes of the other members, less
/// what they lose to each other (6.07, 6.08).
/// </summary>
/// <remarks>
/// Two members that are peered have nothing of each other in their rows: peering comes first, a subnet peering too, so that its other subnets lose contact
/// (2.97). A gateway route inside a prefix of the group is not listed: the rule book says so for own and peered space (3.51, 3.52) and is silent here, and a
/// connected group is the same kind of system route.
/// </remarks>
internal sealed class GroupRows
{
    private readonly CompiledTopology _net;
    private readonly AzureBehavior _behavior;
    private readonly Dictionary<int, List<CompiledGroup>> _byMember = [];
    private readonly Dictionary<int, HashSet<int>> _peers = [];
    private readonly ConcurrentDictionary<int, ManagerRows>? _rows;

    internal GroupRows(CompiledTopology net, AzureBehavior behavior)
    {
        _net = net;
        _behavior = behavior;
        foreach (ConnectedGroup group in ConnectedGroups.Of(net.Topology, behavior))
        {
            var compiled = new CompiledGroup(net, group);
            foreach (int member in group.Members)
            {
                if (!_byMember.TryGetValue(member, out List<CompiledGroup>? groups))
                {
                    _byMember[member] = groups = [];
                }

                groups.Add(compiled);
            }
        }

        // Mostly there is no manager: then an edit should not pay for one.
        _rows = _byMember.Count == 0 && net.ManagedLinks.Count == 0 ? null : new();
        foreach (int member in _byMember.Keys)
        {
            _peers[member] = ConnectedPeersOf(member);
        }
    }

    /// <summary>Returns what the network managers bring into the tables of a VNet, always the same records.</summary>
    internal ManagerRows Of(int vnet) => _rows is null ? ManagerRows.None : _rows.TryGetValue(vnet, out ManagerRows? known) ? known : _rows.GetOrAdd(vnet, Make);

    /// <summary>Returns the member of a VNet's connected groups that an address leads to; -1 when it leads to none.</summary>
    internal int MemberAt(int vnet, HostAddress address)
    {
        int found = -1;
        bool isReached = false;
        if (_byMember.TryGetValue(vnet, out List<CompiledGroup>? groups))
        {
            foreach (CompiledGroup group in groups)
            {
                foreach (int member in group.Members)
                {
                    if (member == vnet || _peers[vnet].Contains(member) || !_net.VNets[member].Owns(address))
                    {
                        continue;
                    }

                    if (found >= 0 && found != member)
                    {
                        // Two members share it, in one group or in two.
                        return -1;
                    }

                    found = member;
                    isReached |= !group.Lost.Contains(address);
                }
            }
        }

        return isReached ? found : -1;
    }

    private ManagerRows Make(int vnet)
    {
        bool isMember = _byMember.TryGetValue(vnet, out List<CompiledGroup>? groups);
        if (!isMember && _net.ManagedLinks.Count == 0)
        {
            return ManagerRows.None;
        }

        var rows = new List<EffectiveRoute>();
        var gaps = new List<RouteGap>();
        HashSet<Assumption> assumptions = [.. LinkAssumptions(vnet)];
        PrefixSet shared = isMember ? SharedAcross(vnet, groups!) : PrefixSet.Empty;
        foreach (CompiledGroup group in groups ?? [])
        {
            AddRows(vnet, group, shared, rows, gaps, assumptions);
        }

        return new ManagerRows([.. rows], [.. gaps], [.. assumptions]);
    }

    private HashSet<int> ConnectedPeersOf(int vnet)
    {
        HashSet<int> peers = [];
        for (int i = _net.VNets[vnet].FirstLink; i < _net.VNets[vnet].LinkEnd; i++)
        {
            if (_net.Links[i].IsConnected)
            {
                peers.Add(_net.Links[i].Remote);
            }
        }

        return peers;
    }

    /// <summary>What members of two groups of a VNet share: it cannot tell which of them is meant, as inside one group.</summary>
    private PrefixSet SharedAcross(int vnet, List<CompiledGroup> groups)
    {
        int[] seen = [.. groups.SelectMany(group => OthersOf(vnet, group)).Distinct()];
        if (groups.Count < 2)
        {
            return PrefixSet.Empty;
        }

        (AddressPrefix Prefix, int Member)[] claims = [.. seen.SelectMany(member => _net.VNets[member].VNet.AddressSpace.Select(prefix => (prefix, member)))];
        AddressPrefix[] prefixes = [.. claims.Select(claim => claim.Prefix)];
        return PrefixSet.Create(PrefixOverlaps.Find(prefixes)
            .Where(pair => claims[pair.First].Member != claims[pair.Second].Member)
            .Select(pair => CompiledGroup.Longer(prefixes[pair.First], prefixes[pair.Second])));
    }

    private IEnumerable<int> OthersOf(int vnet, CompiledGroup group) => group.Members.Where(member => member != vnet && !_peers[vnet].Contains(member));

    private void AddRows(int vnet, CompiledGroup group, PrefixSet shared, List<EffectiveRoute> rows, List<RouteGap> gaps, HashSet<Assumption> assumptions)
    {
        ConnectivityConfiguration configuration = group.Group.Configuration;
        PrefixSet lost = group.Lost.Union(shared);
        AddressPrefix[] all = [.. OthersOf(vnet, group).SelectMany(member => _net.VNets[member].VNet.AddressSpace).Where(prefix => _net.VNets[vnet].CanRoute(prefix.Family))];
        AddressPrefix[] left = lost.IsEmpty ? all : [.. all.SelectMany(prefix => lost.Overlaps(prefix) ? PrefixSet.Create(prefix).Subtract(lost).Prefixes : [prefix])];
        foreach (IGrouping<IPFamily, AddressPrefix> family in left.Distinct().Order().GroupBy(prefix => prefix.Family))
        {
            rows.Add(SystemRow.Create(family.First(), NextHopType.ConnectedGroup, RouteOriginKind.ConnectedGroup, configuration.Id) with { AddressPrefixes = [.. family] });
        }

        gaps.AddRange(group.Group.Members.Except(group.Members).Where(member => member != vnet && !_peers[vnet].Contains(member))
            .Select(member => _net.VNets[member].VNet.Name.Value).Concat(group.Group.Undescribed.Select(member => member.Name.Value))
            .Select(name => new RouteGap { Reason = UnknownReason.UnresolvedReference, About = name }));
        if (all.Length > 0)
        {
            Assume(configuration, AssumptionKind.ConfigurationDeployed, configuration.DeployedRegions is null);
            Assume(configuration, AssumptionKind.SameRegion, group.Group.RegionIsAssumed);
            Assume(configuration, AssumptionKind.OverlapLeavesConnectedGroup, !all.AsSpan().SequenceEqual(left));
        }

        // The hub has a peering with each spoke, which comes first: only where that is not Connected do the readings of Q-10 differ.
        bool isHub = group.Group.Hubs.Contains(vnet);
        bool hubMatters = isHub ? _behavior.HubJoinsConnectedGroup && all.Length > 0 : group.Group.Hubs.Any(hub => !_peers[vnet].Contains(hub));
        Assume(configuration, AssumptionKind.HubInConnectedGroup, hubMatters);

        void Assume(ConnectivityConfiguration about, AssumptionKind kind, bool applies)
        {
            if (applies)
            {
                assumptions.Add(new Assumption { Kind = kind, About = about.Name });
            }
        }
    }

    private IEnumerable<Assumption> LinkAssumptions(int vnet)
    {
        for (int i = _net.VNets[vnet].FirstLink; i < _net.VNets[vnet].LinkEnd; i++)
        {
            if (_net.Links[i].IsConnected && _net.ManagedLinks.TryGetValue(_net.Links[i].Peering.Id, out ConnectivityConfiguration? maker) && maker.DeployedRegions is null)
            {
                yield return new Assumption { Kind = AssumptionKind.ConfigurationDeployed, About = maker.Name };
            }
        }
    }
}
