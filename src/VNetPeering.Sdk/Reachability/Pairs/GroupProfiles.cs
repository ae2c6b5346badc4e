using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Routing;
using VNetPeering.Sdk.Security;

namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>
/// Numbers subnets by their security group and what <c>VirtualNetwork</c> holds beyond own and peered space, and by which addresses the rules of all groups tell
/// apart. What own and peered space adds to the tag is a matter of a pair (<see cref="TagRelations"/>). Immutable; thread-safe.
/// </summary>
internal sealed class GroupProfiles
{
    /// <summary>Where addresses are told apart whatever the rules say.</summary>
    internal static readonly AddressRange[] Constants = [.. PrivateSpace.Prefixes.Concat(PlatformTags.Addresses).Select(prefix => prefix.Range)];

    // Below, a second thread costs more than it saves.
    private const int ManyGroups = 1_000;

    private readonly int[] _profiles;
    private readonly List<CompiledSecurityGroup?> _groups = [];
    private readonly GroupTable?[] _tables = [];
    private readonly Lazy<(AddressCells All, int[] CellOf)> _cells;
    private readonly int _protocols;
    private readonly IPFamily _family;

    private GroupProfiles(RoutingTables tables, SecurityGroups security, PairSubnets subnets, IPFamily family, int protocols)
    {
        _protocols = protocols;
        _family = family;
        var known = new Dictionary<(ResourceId Group, int Tagged, LearnedRoutes? Own, LearnedRoutes? Borrowed), int>();
        var spaces = new Dictionary<(int Tagged, LearnedRoutes? Own, LearnedRoutes? Borrowed), GroupsInSpace>();
        var taggedBy = new Dictionary<int, int>();
        var tags = new TagNumbers(tables.Tags);
        _profiles = [];
        for (int i = 0; i < subnets.Count; i++)
        {
            if (!subnets.HasGroup(i))
            {
                continue;
            }

            if (_profiles.Length == 0)
            {
                _profiles = new int[subnets.Count];
                Array.Fill(_profiles, -1);
            }

            CompiledSubnet subnet = tables.Net.Subnets[subnets.IndexOf(i)];
            if (!taggedBy.TryGetValue(subnet.RouteTable, out int tag))
            {
                tag = tags.Of(subnet.RouteTable < 0 ? null : tables.Net.Topology.RouteTables[subnet.RouteTable]);
                taggedBy.Add(subnet.RouteTable, tag);
            }

            LearnedRoutes? own = tables.LearnedIn(subnet.VNet);
            LearnedRoutes? borrowed = tables.BorrowedBy(subnet.VNet);
            var key = (subnet.Subnet.NetworkSecurityGroupId!, tag, own, borrowed);
            if (!known.TryGetValue(key, out int profile))
            {
                known.Add(key, profile = known.Count);
                if (!spaces.TryGetValue((tag, own, borrowed), out GroupsInSpace? space))
                {
                    spaces.Add((tag, own, borrowed), space = security.BeyondNeighbours(subnet));
                }

                _groups.Add(space.Of(key.Item1));
            }

            _profiles[i] = profile;
        }

        AreMostlyOwn = known.Count >= subnets.Count / 4 * 3;
        _tables = new GroupTable?[_groups.Count * 2];
        _cells = new(() => CutBy(_groups, subnets, family));
        if (known.Count > 0 && !AreMostlyOwn)
        {
            _ = _cells.Value;
        }
    }

    /// <summary>Numbers subnets, in another thread where there are many security groups.</summary>
    internal static Task<GroupProfiles> Start(RoutingTables tables, SecurityGroups security, PairSubnets subnets, IPFamily family, int protocols)
    {
        return tables.Net.Topology.NetworkSecurityGroups.Count >= ManyGroups ? Task.Run(Number) : Task.FromResult(Number());

        GroupProfiles Number() => new(tables, security, subnets, family, protocols);
    }

    /// <summary>Gets whether hardly two subnets share a group and its tags: to look for who is alike to all groups costs more than it saves then.</summary>
    internal bool AreMostlyOwn { get; }

    /// <summary>Gets whether any subnet is under a security group.</summary>
    internal bool Exist => _profiles.Length > 0;

    /// <summary>Returns the number of a subnet's group with its tags; -1 without a group.</summary>
    internal int ProfileOf(int position) => _profiles.Length == 0 ? -1 : _profiles[position];

    /// <summary>Returns the group of a profile as packets to and from strangers meet it; null when the input does not hold it.</summary>
    internal CompiledSecurityGroup? GroupOf(int profile) => _groups[profile];

    /// <summary>Returns what the group of a profile says in a direction to packets of strangers; null when the input does not hold it.</summary>
    internal GroupTable? TableOf(int profile, SecurityRuleDirection direction)
    {
        ref GroupTable? table = ref _tables[(profile * 2) + (direction == SecurityRuleDirection.Inbound ? 1 : 0)];
        if (table is null && _groups[profile] is { } group)
        {
            Interlocked.CompareExchange(ref table, new GroupTable(group.Of(direction), Constants, _cells.Value.All, _family, _protocols), null);
        }

        return table;
    }

    /// <summary>Returns the cell among the addresses that rules of all groups tell apart; one of its own, below zero, for a subnet whose addresses they tell apart. Cost: the first call sorts the bounds of all rules where groups are mostly own.</summary>
    internal int CellOf(int position) => _groups.Count == 0 ? 0 : _cells.Value.CellOf[position];

    private static (AddressCells All, int[] CellOf) CutBy(List<CompiledSecurityGroup?> groups, PairSubnets subnets, IPFamily family)
    {
        var cuts = new AddressCells.Builder(family);
        Array.ForEach(Constants, cuts.CutAround);
        var known = new HashSet<CompiledSecurityRule>(ReferenceEqualityComparer.Instance);
        foreach (CompiledSecurityRule rule in groups.OfType<CompiledSecurityGroup>().SelectMany(group => group.Inbound.Concat(group.Outbound)))
        {
            // Many groups share their default rules.
            if (rule.Rule is not null || known.Add(rule))
            {
                cuts.CutAround(rule.Source);
                cuts.CutAround(rule.Destination);
            }
        }

        AddressCells all = cuts.Build();
        var cells = new int[subnets.Count];
        for (int i = 0, hint = 0; i < cells.Length; i++)
        {
            int cell = subnets.HasRanges(i) ? all.Of(subnets.First(i), subnets.Last(i), hint) : 0;
            hint = cell >= 0 ? cell : hint;

            // Whom rules tell addresses of apart is alone in its cell.
            cells[i] = cell >= 0 ? cell : -1 - i;
        }

        return (all, cells);
    }
}
