using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
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
    private readonly RoutingTables _routing;
    private readonly int[] _profiles;
    private readonly int[] _cells;
    private readonly List<CompiledSecurityGroup?> _groups = [];
    private readonly GroupTable?[] _tables = [];

    internal GroupProfiles(RoutingTables tables, SecurityGroups security, PairSubnets subnets, IPFamily family, int protocols)
    {
        _routing = tables;
        var known = new Dictionary<(ResourceId Group, int Tagged, LearnedRoutes? Own, LearnedRoutes? Borrowed), int>();
        var taggedBy = new Dictionary<int, int>();
        var tagged = new Dictionary<(ValueList<AddressPrefix> Prefixes, ValueList<string> Open), int>();
        var cuts = new AddressCells.Builder(family);
        _profiles = [];
        _cells = [];
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
                (ValueList<AddressPrefix> Prefixes, ValueList<string> Open) byTable = subnet.RouteTable < 0 ? ([], []) : TaggedBy(tables.Net.Topology.RouteTables[subnet.RouteTable]);
                if (!tagged.TryGetValue(byTable, out tag))
                {
                    tagged.Add(byTable, tag = tagged.Count);
                }

                taggedBy.Add(subnet.RouteTable, tag);
            }

            var key = (subnet.Subnet.NetworkSecurityGroupId!, tag, tables.LearnedIn(subnet.VNet), tables.BorrowedBy(subnet.VNet));
            if (!known.TryGetValue(key, out int profile))
            {
                known.Add(key, profile = known.Count);
                CompiledSecurityGroup? group = security.BeyondNeighbours(key.Item1, subnet);
                _groups.Add(group);
                Cut(cuts, group);
            }

            _profiles[i] = profile;
        }

        if (known.Count > 0)
        {
            AddressRange[] constants = [.. PrivateSpace.Prefixes.Append(TagSpaces.PlatformAddress).Append(AddressPrefix.Parse("169.254.169.254/32")).Select(prefix => prefix.Range)];
            Array.ForEach(constants, cuts.CutAround);
            AddressCells cells = cuts.Build();
            _tables = [.. _groups.SelectMany(group => TablesOf(group, constants, cells, family, protocols))];
            _cells = new int[subnets.Count];
            for (int i = 0, hint = 0; i < subnets.Count; i++)
            {
                int cell = subnets.HasRanges(i) ? cells.Of(subnets.First(i), subnets.Last(i), hint) : 0;
                hint = cell >= 0 ? cell : hint;

                // Whom rules tell addresses of apart is alone in its cell.
                _cells[i] = cell >= 0 ? cell : -1 - i;
            }
        }
    }

    /// <summary>Gets whether any subnet is under a security group.</summary>
    internal bool Exist => _profiles.Length > 0;

    /// <summary>Returns the number of a subnet's group with its tags; -1 without a group.</summary>
    internal int ProfileOf(int position) => _profiles.Length == 0 ? -1 : _profiles[position];

    /// <summary>Returns the group of a profile as packets to and from strangers meet it; null when the input does not hold it.</summary>
    internal CompiledSecurityGroup? GroupOf(int profile) => _groups[profile];

    /// <summary>Returns what the group of a profile says in a direction to packets of strangers; null when the input does not hold it.</summary>
    internal GroupTable? TableOf(int profile, SecurityRuleDirection direction) => _tables[(profile * 2) + (direction == SecurityRuleDirection.Inbound ? 1 : 0)];

    /// <summary>Returns the cell among the addresses that rules tell apart.</summary>
    internal int CellOf(int position) => _cells.Length == 0 ? 0 : _cells[position];

    private static IEnumerable<GroupTable?> TablesOf(CompiledSecurityGroup? group, AddressRange[] constants, AddressCells cells, IPFamily family, int protocols) =>
        group is null ? [null, null] : [new GroupTable(group.Outbound, constants, cells, family, protocols), new GroupTable(group.Inbound, constants, cells, family, protocols)];

    /// <summary>What a route table adds to the tag (5.22), and the service tags of which nobody knows what they add.</summary>
    private (ValueList<AddressPrefix> Prefixes, ValueList<string> Open) TaggedBy(RouteTable table)
    {
        UserDefinedRoute[] counted = [.. table.Routes.Where(route => route.NextHopType is NextHopType.VirtualAppliance or NextHopType.VNetLocal or NextHopType.VirtualNetworkGateway)];
        IEnumerable<AddressPrefix> prefixes = counted
            .SelectMany(route => route.Destination.Prefix is { } prefix ? [prefix] : route.Destination.ServiceTag is { } tag ? _routing.Tags.Find(tag) ?? [] : (IEnumerable<AddressPrefix>)[]);
        IEnumerable<string> open = counted.Select(route => route.Destination.ServiceTag).OfType<string>().Where(tag => _routing.Tags.Find(tag) is null);
        return ([.. prefixes.Distinct().Order()], [.. open.Distinct().Order(StringComparer.Ordinal)]);
    }

    private static void Cut(AddressCells.Builder cuts, CompiledSecurityGroup? group)
    {
        foreach (CompiledSecurityRule rule in group is null ? [] : group.Inbound.Concat(group.Outbound))
        {
            cuts.CutAround(rule.Source);
            cuts.CutAround(rule.Destination);
        }
    }
}
