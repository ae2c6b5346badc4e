using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Routing;
using VNetPeering.Sdk.Security;

namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>
/// Numbers subnets by their security group, their security admin rules and what <c>VirtualNetwork</c> holds beyond own and peered space, and by which addresses the rules of all groups tell
/// apart. A machine of the subnet is in its own <c>VirtualNetwork</c>, and a stranger in nobody's own or peered space. Immutable; thread-safe.
/// </summary>
internal sealed class GroupProfiles
{
    private readonly RoutingTables _tables;
    private readonly int[] _profiles;
    private readonly int[] _cells;

    internal GroupProfiles(RoutingTables tables, SecurityGroups security, PairSubnets subnets, IPFamily family)
    {
        _tables = tables;
        _profiles = new int[subnets.Count];
        _cells = new int[subnets.Count];
        Array.Fill(_profiles, -1);
        var known = new Dictionary<(ResourceId? Group, int AdminSet, (ValueList<AddressPrefix> Prefixes, ValueList<string> Open) Tagged, LearnedRoutes? Own, LearnedRoutes? Borrowed), int>();
        var tagged = new Dictionary<int, (ValueList<AddressPrefix> Prefixes, ValueList<string> Open)>();
        var cuts = new AddressCells.Builder(family);
        for (int i = 0; i < subnets.Count; i++)
        {
            CompiledSubnet subnet = tables.Net.Subnets[subnets[i].Index];
            ResourceId? group = subnet.Subnet.NetworkSecurityGroupId;
            int admin = security.AdminSetOf(subnet.Index);
            if (group is null && admin < 0)
            {
                continue;
            }

            if (!tagged.TryGetValue(subnet.RouteTable, out (ValueList<AddressPrefix> Prefixes, ValueList<string> Open) byTable))
            {
                tagged.Add(subnet.RouteTable, byTable = subnet.RouteTable < 0 ? ([], []) : TaggedBy(tables.Net.Topology.RouteTables[subnet.RouteTable]));
            }

            LearnedRoutes? own = tables.LearnedIn(subnet.VNet);
            LearnedRoutes? borrowed = tables.BorrowedBy(subnet.VNet);
            if (!known.TryGetValue((group, admin, byTable, own, borrowed), out int profile))
            {
                known.Add((group, admin, byTable, own, borrowed), profile = known.Count);
                IEnumerable<AddressPrefix> learned = (own?.Routes ?? []).Concat(borrowed?.Lent ?? []).Select(route => route.Prefix);
                Cut(cuts, byTable.Prefixes.Concat(learned).Select(prefix => prefix.Range));
                CompiledSecurityGroup? compiled = group is null ? null : security.Of(group, subnet.Index);
                Cut(cuts, compiled is null ? [] : compiled.Inbound.Concat(compiled.Outbound));
                Cut(cuts, (security.AdminRulesOf(subnet.Index)?.All ?? []).Select(rule => rule.Matcher));
            }

            _profiles[i] = profile;
        }

        if (known.Count > 0)
        {
            Cut(cuts, PrivateSpace.Prefixes.Append(TagSpaces.PlatformAddress).Append(AddressPrefix.Parse("169.254.169.254/32")).Select(prefix => prefix.Range));
            AddressCells cells = cuts.Build();
            for (int i = 0; i < subnets.Count; i++)
            {
                _cells[i] = subnets[i].Ranges.Length == 0 ? 0 : cells.Of(subnets[i]);
            }
        }
    }

    internal int ProfileOf(int position) => _profiles[position];

    internal int CellOf(int position) => _cells[position];

    /// <summary>What a route table adds to the tag (5.22), and the service tags of which nobody knows what they add.</summary>
    private (ValueList<AddressPrefix> Prefixes, ValueList<string> Open) TaggedBy(RouteTable table)
    {
        UserDefinedRoute[] counted = [.. table.Routes.Where(route => route.NextHopType is NextHopType.VirtualAppliance or NextHopType.VNetLocal or NextHopType.VirtualNetworkGateway)];
        IEnumerable<AddressPrefix> prefixes = counted
            .SelectMany(route => route.Destination.Prefix is { } prefix ? [prefix] : route.Destination.ServiceTag is { } tag ? _tables.Tags.Find(tag) ?? [] : (IEnumerable<AddressPrefix>)[]);
        IEnumerable<string> open = counted.Select(route => route.Destination.ServiceTag).OfType<string>().Where(tag => _tables.Tags.Find(tag) is null);
        return ([.. prefixes.Distinct().Order()], [.. open.Distinct().Order(StringComparer.Ordinal)]);
    }

    private static void Cut(AddressCells.Builder cuts, IEnumerable<CompiledSecurityRule> rules)
    {
        foreach (CompiledSecurityRule rule in rules)
        {
            Cut(cuts, rule.Source);
            Cut(cuts, rule.Destination);
        }
    }

    private static void Cut(AddressCells.Builder cuts, AddressSide side)
    {
        // Members of an application group are never the machines that stand for a subnet. What is not known may bring private space or spares it, and that is cut anyway.
        if (!side.IsApplicationGroup && side.Ranges is { } ranges)
        {
            Cut(cuts, ranges.Runs.ToArray());
        }
    }

    private static void Cut(AddressCells.Builder cuts, IEnumerable<AddressRange> ranges)
    {
        foreach (AddressRange range in ranges)
        {
            cuts.CutAround(range);
        }
    }
}
