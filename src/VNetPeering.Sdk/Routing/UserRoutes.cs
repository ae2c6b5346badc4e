using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Routing;

/// <summary>The rows that a route table adds, the same in every subnet that uses it. Prepared once; its records are made when somebody asks. Thread-safe.</summary>
internal sealed class UserRoutes
{
    private readonly (UserDefinedRoute Route, ValueList<AddressPrefix>? Tagged)[] _rows;
    private List<RouteGap>? _gaps;
    private EffectiveRoute[]? _records;

    internal UserRoutes(RouteTable table, ServiceTagCatalog tags)
    {
        Table = table;
        var rows = new List<(UserDefinedRoute, ValueList<AddressPrefix>?)>(table.Routes.Count);
        HashSet<AddressPrefix>? taken = null;
        bool hasTags = false;
        foreach (UserDefinedRoute route in table.Routes)
        {
            if (route.Destination.Prefix is { } prefix)
            {
                // A second route of the same prefix is refused by Azure (3.41); the first one counts here.
                if (IsFirst(prefix))
                {
                    rows.Add((route, null));
                }
            }
            else if (route.Destination.ServiceTag is null)
            {
                (_gaps ??= []).Add(new RouteGap { Reason = UnknownReason.UnresolvedReference, About = $"{table.Name}/{route.Name}" });
            }
            else
            {
                hasTags = true;
            }
        }

        if (hasTags)
        {
            taken ??= [.. rows.Select(row => row.Item1.Destination.Prefix!.Value)];
            AddTagged();
        }

        _rows = [.. rows];

        bool IsFirst(AddressPrefix prefix)
        {
            const int FewEnoughToCompare = 8;
            if (taken is null && rows.Count < FewEnoughToCompare)
            {
                return !rows.Exists(row => row.Item1.Destination.Prefix == prefix);
            }

            taken ??= [.. rows.Select(row => row.Item1.Destination.Prefix!.Value)];
            return taken.Add(prefix);
        }

        // Equal prefixes: an explicit one first, then the regional tag, the top-level tag, AzureCloud.region, AzureCloud (3.32).
        void AddTagged()
        {
            foreach (UserDefinedRoute route in table.Routes.Where(route => route.Destination.ServiceTag is not null).OrderBy(route => TagRank(route.Destination.ServiceTag!)))
            {
                PrefixSet? prefixes = tags.Find(route.Destination.ServiceTag!);
                if (prefixes is null)
                {
                    (_gaps ??= []).Add(new RouteGap { Reason = UnknownReason.ServiceTagWithoutData, About = route.Destination.ServiceTag! });
                    continue;
                }

                foreach (IGrouping<IPFamily, AddressPrefix> family in prefixes.Prefixes.Where(taken.Add).GroupBy(prefix => prefix.Family).ToArray())
                {
                    rows.Add((route, [.. family]));
                }
            }
        }
    }

    internal RouteTable Table { get; }

    /// <summary>Gets the number of rows.</summary>
    internal int Count => _rows.Length;

    /// <summary>Gets what could not be resolved.</summary>
    internal IReadOnlyList<RouteGap> Gaps => _gaps ?? [];

    /// <summary>Gets the rows as records, always the same ones.</summary>
    internal EffectiveRoute[] Records
    {
        get
        {
            if (_records is null)
            {
                EffectiveRoute[] records = [.. _rows.Select(row => ToRecord(row.Route, row.Tagged ?? [row.Route.Destination.Prefix!.Value]))];
                Interlocked.CompareExchange(ref _records, records, null);
            }

            return _records;
        }
    }

    /// <summary>Returns the prefixes of a row, with no copy where a service tag has brought many: the first one alone, or the list.</summary>
    internal AddressPrefix PrefixesOf(int row, out ValueList<AddressPrefix>? many)
    {
        many = _rows[row].Tagged;
        return many is null ? _rows[row].Route.Destination.Prefix!.Value : many[0];
    }

    /// <summary>Returns the row that holds a family's default route; -1 when there is none.</summary>
    internal int DefaultRow(IPFamily family)
    {
        for (int i = 0; i < _rows.Length; i++)
        {
            AddressPrefix first = PrefixesOf(i, out ValueList<AddressPrefix>? many);
            if (first.Family == family && (first.IsDefaultRoute || many?.Any(prefix => prefix.IsDefaultRoute) is true))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Returns where a row leads.</summary>
    internal NextHopType TypeOf(int row) => _rows[row].Route.NextHopType;

    /// <summary>Says whether a route shorter than a host route, and no default route, of at least a length holds an address (3.11).</summary>
    internal bool Displaces(HostAddress address, int fromLength)
    {
        for (int i = 0; i < _rows.Length; i++)
        {
            AddressPrefix first = PrefixesOf(i, out ValueList<AddressPrefix>? many);
            foreach (AddressPrefix prefix in many is null ? new ReadOnlySpan<AddressPrefix>(in first) : many.AsSpan())
            {
                if (!prefix.IsDefaultRoute && prefix.Length >= fromLength && prefix.Contains(address))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static int TagRank(string tag)
    {
        bool isCloud = tag.StartsWith("AzureCloud", StringComparison.OrdinalIgnoreCase);
        bool isRegional = tag.Contains('.');
        return (isCloud ? 2 : 0) + (isRegional ? 0 : 1);
    }

    private EffectiveRoute ToRecord(UserDefinedRoute route, ValueList<AddressPrefix> prefixes) => new()
    {
        Source = RouteSource.User,
        State = RouteState.Active,
        AddressPrefixes = prefixes,
        NextHopType = route.NextHopType,
        NextHopAddresses = route.NextHop.Address is { } address ? [address] : [],
        Name = route.Name,
        RouteTableId = Table.Id,
        Origin = new RouteOrigin { Kind = RouteOriginKind.RouteTable, ResourceId = Table.Id },
    };
}
