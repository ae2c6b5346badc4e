using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Routing;

/// <summary>The rows that a route table adds, the same in every subnet that uses it. Prepared once; its records are made when somebody asks. Thread-safe.</summary>
internal sealed class UserRoutes
{
    private const int FewEnoughToCompare = 8;

    private readonly (UserDefinedRoute Route, ValueList<AddressPrefix>? Tagged)[] _rows;
    private List<RouteGap>? _gaps;
    private List<RouteGap>? _openNextHops;
    private List<Assumption>? _assumptions;
    private EffectiveRoute[]? _records;

    internal UserRoutes(RouteTable table, ServiceTagCatalog tags, RunTimeAddresses addresses)
    {
        Table = table;
        var rows = new (UserDefinedRoute, ValueList<AddressPrefix>?)[table.Routes.Count];
        int count = 0;
        bool hasTags = false;
        HashSet<AddressPrefix>? taken = table.Routes.Count > FewEnoughToCompare ? new(table.Routes.Count) : null;
        foreach (UserDefinedRoute written in table.Routes)
        {
            UserDefinedRoute route = written.NextHop.Unresolved is null ? written : Resolved(written, addresses);
            if (route.Destination.Prefix is { } prefix)
            {
                // A second route of the same prefix is refused by Azure (3.41); the first one counts here.
                if (taken?.Add(prefix) ?? !HasPrefix(rows.AsSpan(0, count), prefix))
                {
                    rows[count++] = (route, null);
                }
            }
            else if (route.Destination.ServiceTag is null)
            {
                (_gaps ??= []).Add(new RouteGap { Reason = UnknownReason.UnresolvedReference, About = $"{table.Name}/{route.Name}" });
                HasUnresolvedDestination |= route.Destination.Unresolved is not null;
            }
            else
            {
                hasTags = true;
            }
        }

        _rows = rows.Length == count ? rows : rows[..count];
        if (hasTags)
        {
            _rows = WithTagged(tags, addresses);
        }
    }

    internal RouteTable Table { get; }

    /// <summary>Gets the number of rows.</summary>
    internal int Count => _rows.Length;

    /// <summary>Gets what could not be resolved.</summary>
    internal IReadOnlyList<RouteGap> Gaps => _gaps ?? [];

    /// <summary>Gets the routes whose next hop the input does not resolve: the rows stand, where they lead is not known.</summary>
    internal IReadOnlyList<RouteGap> OpenNextHops => _openNextHops ?? [];

    /// <summary>Gets what the next hops took for granted.</summary>
    internal IReadOnlyList<Assumption> Assumptions => _assumptions ?? [];

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

    /// <summary>Returns the next-hop address of a row; null when it states none, or one that is not resolved.</summary>
    internal HostAddress? NextHopOf(int row) => _rows[row].Route.NextHop.Address;

    /// <summary>Gets whether a route has a destination that the input does not resolve.</summary>
    internal bool HasUnresolvedDestination { get; }

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

    /// <summary>Says whether both have the same prefixes in the same rows, and lead default routes to the same kind of next hop: their tables answer with the same numbers.</summary>
    internal bool HasShapeOf(UserRoutes other)
    {
        if (_rows.Length != other._rows.Length || Table.PropagatesGatewayRoutes != other.Table.PropagatesGatewayRoutes)
        {
            return false;
        }

        for (int i = 0; i < _rows.Length; i++)
        {
            AddressPrefix one = PrefixesOf(i, out ValueList<AddressPrefix>? many);
            AddressPrefix two = other.PrefixesOf(i, out ValueList<AddressPrefix>? otherMany);
            if (one != two || (one.IsDefaultRoute && TypeOf(i) != other.TypeOf(i)) || !(many is null ? otherMany is null : otherMany is not null && many.Equals(otherMany) && TypeOf(i) == other.TypeOf(i)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Returns a hash that is equal where <see cref="HasShapeOf"/> holds.</summary>
    internal int ShapeHash()
    {
        uint hash = (uint)_rows.Length;
        for (int i = 0; i < _rows.Length; i++)
        {
            AddressPrefix first = PrefixesOf(i, out _);
            hash = ((hash << 7) | (hash >> 25)) ^ (uint)first.First.Low ^ (uint)(first.First.High * 0x9E3779B1) ^ ((uint)first.Length << 27);
            hash *= 0x85EBCA77;
        }

        return (int)hash;
    }

    private static bool HasPrefix(ReadOnlySpan<(UserDefinedRoute Route, ValueList<AddressPrefix>? Tagged)> rows, AddressPrefix prefix)
    {
        foreach ((UserDefinedRoute route, _) in rows)
        {
            if (route.Destination.Prefix == prefix)
            {
                return true;
            }
        }

        return false;
    }

    // Equal prefixes: an explicit one first, then the regional tag, the top-level tag, AzureCloud.region, AzureCloud (3.32).
    private (UserDefinedRoute, ValueList<AddressPrefix>?)[] WithTagged(ServiceTagCatalog tags, RunTimeAddresses addresses)
    {
        List<(UserDefinedRoute, ValueList<AddressPrefix>?)> rows = [.. _rows];
        HashSet<AddressPrefix> taken = [.. _rows.Select(row => row.Route.Destination.Prefix!.Value)];
        foreach (UserDefinedRoute route in Table.Routes.Where(route => route.Destination.ServiceTag is not null).OrderBy(route => TagRank(route.Destination.ServiceTag!)))
        {
            ValueList<AddressPrefix>? prefixes = tags.Find(route.Destination.ServiceTag!);
            if (prefixes is null)
            {
                (_gaps ??= []).Add(new RouteGap { Reason = UnknownReason.ServiceTagWithoutData, About = route.Destination.ServiceTag! });
                continue;
            }

            foreach (IGrouping<IPFamily, AddressPrefix> family in prefixes.Where(taken.Add).GroupBy(prefix => prefix.Family).ToArray())
            {
                rows.Add((Resolved(route, addresses), [.. family]));
            }
        }

        return [.. rows];
    }

    private UserDefinedRoute Resolved(UserDefinedRoute route, RunTimeAddresses addresses)
    {
        if (route.NextHop.Unresolved is not { } text)
        {
            return route;
        }

        if (addresses.Find(text, out ResourceName? assumed) is not { } address)
        {
            NoteOnce(ref _openNextHops, new RouteGap { Reason = UnknownReason.UnresolvedReference, About = $"{Table.Name}/{route.Name}" });
            return route;
        }

        if (assumed is { } firewall)
        {
            NoteOnce(ref _assumptions, new Assumption { Kind = AssumptionKind.FirewallHasAddress, About = firewall });
        }

        return route with { NextHop = address };
    }

    private static void NoteOnce<T>(ref List<T>? list, T item)
    {
        list ??= [];
        if (!list.Contains(item))
        {
            list.Add(item);
        }
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
