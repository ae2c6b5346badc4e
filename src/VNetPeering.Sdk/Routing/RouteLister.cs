using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Routing;

/// <summary>Lists the rows of one effective route table: system, gateway and user-defined routes, their states and their order (rule book 3.1 to 3.4, 7.5).</summary>
internal sealed class RouteLister
{
    private readonly RouteRecords _records;
    private readonly AzureBehavior _behavior;
    private readonly CompiledVNet _vnet;
    private readonly List<SystemRow> _system = [];
    private readonly EffectiveRoute[] _user;
    private readonly List<EffectiveRoute> _learned = [];
    private readonly Dictionary<AddressPrefix, EffectiveRoute> _best = [];
    private readonly List<EffectiveRoute> _rows = [];

    internal RouteLister(RouteRecords records)
    {
        _records = records;
        _behavior = records.Tables.Behavior;
        _vnet = records.Owner;
        _user = records.Base.User?.Records ?? [];
        SystemRows.Collect(records.Tables.Net, records.Tables.Groups, _vnet, _system);
    }

    internal RouteListing List()
    {
        var doubts = new RouteDoubts(_records);
        AddLearned();

        // User rows are noted first, so they are the ones that stay.
        Note(_user);
        Note(_learned);
        foreach (IPFamily family in (ReadOnlySpan<IPFamily>)[IPFamily.IPv4, IPFamily.IPv6])
        {
            AddSystem(SystemRowKind.Local, family);
            AddSystem(SystemRowKind.Regional, family);
            _rows.AddRange(OfFamily(_records.Groups.SelectMany(group => group.Parts), family));
            _rows.AddRange(OfFamily(_learned, family).Select(Settle));
            AddPlatform(family, doubts);
            _rows.AddRange(OfFamily(_user, family));
            AddSystem(SystemRowKind.Endpoint, family);
            _rows.AddRange(OfFamily(_records.Services.OfType<SettledGroup>().SelectMany(service => service.Parts), family));
            AddSystem(SystemRowKind.Global, family);
        }

        foreach (SettledGroup split in _records.Groups.Where(group => group.Parts.Length > 1))
        {
            doubts.Assume(AssumptionKind.ConnectedGroupRowSplits, split.Whole.Origin.ResourceId!.Name);
        }

        return new RouteListing([.. _rows], doubts.Gaps, doubts.Assumptions);
    }

    private static EffectiveRoute Displaced(EffectiveRoute row, EffectiveRoute by) => row with { State = RouteState.Invalid, DisplacedBy = by };

    private static IEnumerable<EffectiveRoute> OfFamily(IEnumerable<EffectiveRoute> rows, IPFamily family) =>
        rows.Where(row => row.AddressPrefixes[0].Family == family);

    private void AddLearned()
    {
        BaseTable table = _records.Base;
        if (table.Own is null && table.Borrowed is null)
        {
            return;
        }

        PrefixCover? space = _behavior.BgpCanBeatPeering ? null : BaseTableBuilder.SpaceOf(_system);
        PrefixSet served = ServicePrefixes.Union(_records.Inputs.ServiceEndpoints.Select(endpoint => ServicePrefixes.Of(endpoint, _records.Tables.Tags)));
        for (int i = 0; i < table.Own?.Count; i++)
        {
            if (IsListed(table.Own.PrefixOf(i)))
            {
                _learned.Add(_records.OwnLearned(i));
            }
        }

        for (int i = 0; i < table.Borrowed?.Count; i++)
        {
            if (IsListed(table.Borrowed.PrefixOf(i)))
            {
                _learned.Add(_records.BorrowedLearned(i));
            }
        }

        // The own and peered space and the enabled services beat gateway rows inside them, however long (3.51): those are not listed (3.52).
        bool IsListed(AddressPrefix prefix) => _vnet.CanRoute(prefix.Family) && space?.Covers(prefix) is not true && !served.Contains(prefix);
    }

    private void Note(IEnumerable<EffectiveRoute> candidates)
    {
        foreach (EffectiveRoute candidate in candidates)
        {
            foreach (AddressPrefix prefix in candidate.AddressPrefixes)
            {
                _best.TryAdd(prefix, candidate);
            }
        }
    }

    private EffectiveRoute Settle(EffectiveRoute row) =>
        _best.TryGetValue(row.AddressPrefixes[0], out EffectiveRoute? other) && other.Source > row.Source ? Displaced(row, other) : row;

    private void AddSystem(SystemRowKind kind, IPFamily family)
    {
        EffectiveRoute[] records = _records.System;
        for (int i = 0; i < _system.Count; i++)
        {
            if (_system[i].Kind == kind && _system[i].Prefix.Family == family)
            {
                _rows.Add(kind != SystemRowKind.Endpoint ? Settle(records[i]) : DisplacerOf(_system[i]) is { } displacer ? Displaced(records[i], displacer) : records[i]);
            }
        }
    }

    private void AddPlatform(IPFamily family, RouteDoubts doubts)
    {
        if (!_vnet.CanRoute(family) && !(family == IPFamily.IPv4 && !_vnet.HasIPv6))
        {
            return;
        }

        AddressPrefix everything = family == IPFamily.IPv4 ? AddressPrefix.AllIPv4 : AddressPrefix.AllIPv6;
        bool learnedDefault = _learned.Exists(row => row.AddressPrefixes[0] == everything);
        int userRow = _records.Base.User?.DefaultRow(family) ?? -1;
        EffectiveRoute? userDefault = userRow < 0 ? null : _user[userRow];

        // A BGP default replaces the platform's row without a trace; a user-defined one leaves it listed as Invalid (7.5, item 4).
        if (!learnedDefault)
        {
            EffectiveRoute internet = family == IPFamily.IPv4 ? PlatformRows.InternetIPv4 : PlatformRows.InternetIPv6;
            _rows.Add(userDefault is null ? internet : Displaced(internet, userDefault));
        }

        if (family == IPFamily.IPv4)
        {
            if (NoneRowsRule.IsOpenQuestion(userDefault?.NextHopType))
            {
                doubts.Assume(AssumptionKind.NoneRowsStayUnderInternetRoute, userDefault!.Name ?? string.Empty);
            }

            if (NoneRowsRule.Stay(userDefault?.NextHopType, learnedDefault, _behavior))
            {
                _rows.AddRange(_records.None.Where(row => !_best.ContainsKey(row.AddressPrefixes[0]) && !BaseTableBuilder.NoneRowTaken(_system, row.AddressPrefixes[0])));
            }
        }
    }

    /// <summary>A host route displaces an endpoint's row; a shorter one only where the endpoint's subnet allows it, not below its VNet's own length, and never a default route (3.11).</summary>
    private EffectiveRoute? DisplacerOf(SystemRow endpoint)
    {
        if (_best.TryGetValue(endpoint.Prefix, out EffectiveRoute? same) && same.Source == RouteSource.User)
        {
            return same;
        }

        if (endpoint.DisplacedFromLength is not { } shortest)
        {
            return null;
        }

        // Of several, the longest prefix is the one that packets then follow.
        EffectiveRoute? displacer = null;
        foreach (EffectiveRoute row in _user)
        {
            foreach (AddressPrefix prefix in row.AddressPrefixes)
            {
                if (!prefix.IsDefaultRoute && prefix.Length >= shortest && prefix.Contains(endpoint.Prefix.First))
                {
                    displacer = row;
                    shortest = prefix.Length + 1;
                }
            }
        }

        return displacer;
    }
}
