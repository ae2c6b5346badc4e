using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Routing;

/// <summary>Puts the rows of one effective route table together: system, gateway and user-defined routes, their states and their order (rule book 3.1 to 3.4, 7.5).</summary>
internal sealed class SubnetRouteBuilder
{
    private readonly CompiledTopology _net;
    private readonly AzureBehavior _behavior;
    private readonly ServiceTagCatalog _tags;
    private readonly VNetRows _system;
    private readonly CompiledVNet _vnet;
    private readonly List<RouteGap> _gaps;
    private readonly List<Assumption> _assumptions;
    private readonly List<EffectiveRoute> _user = [];
    private readonly List<EffectiveRoute> _learned = [];
    private PrefixSet _services = PrefixSet.Empty;

    internal SubnetRouteBuilder(CompiledTopology net, AzureBehavior behavior, ServiceTagCatalog tags, VNetRows system, int vnet)
    {
        _net = net;
        _behavior = behavior;
        _tags = tags;
        _system = system;
        _vnet = net.VNets[vnet];
        _gaps = [.. system.Gaps];
        _assumptions = [.. system.Assumptions];
    }

    /// <summary>Builds a table.</summary>
    /// <param name="inputs">What differs between the subnets of the VNet.</param>
    /// <param name="own">What the VNet's own gateways learn; null when it has none.</param>
    /// <param name="borrowed">What the borrowed gateways learn; null when none is borrowed.</param>
    /// <param name="transit">Over which link they are borrowed.</param>
    internal SubnetRoutes Build(SubnetRouteInputs inputs, LearnedRoutes? own, LearnedRoutes? borrowed, TransitSource? transit)
    {
        RouteTable? table = inputs.RouteTable >= 0 ? _net.Topology.RouteTables[inputs.RouteTable] : null;
        if (inputs.UnresolvedRouteTable is not null)
        {
            _gaps.Add(new RouteGap { Reason = UnknownReason.UnresolvedReference, About = inputs.UnresolvedRouteTable.Name });
        }

        AddressPrefix[]?[] services = [.. inputs.ServiceEndpoints.Select(PrefixesOf)];
        _services = PrefixSet.Create(services.OfType<AddressPrefix[]>().SelectMany(prefixes => prefixes));
        bool propagates = table?.PropagatesGatewayRoutes ?? true;
        AddUserRoutes(table);
        if (propagates)
        {
            AddLearned(own, borrowedOver: null);
            AddLearned(borrowed, transit?.Link.Peering.Id);
        }

        var best = new Dictionary<AddressPrefix, EffectiveRoute>();
        Note(_user);
        Note(_learned);

        var rows = new List<EffectiveRoute>();
        foreach (IPFamily family in (ReadOnlySpan<IPFamily>)[IPFamily.IPv4, IPFamily.IPv6])
        {
            AddSystem(_system.Local, family);
            AddSystem(_system.Regional, family);
            rows.AddRange(OfFamily(_learned, family).Select(row => Settle(row)));
            AddPlatform(family);
            rows.AddRange(OfFamily(_user, family));
            AddEndpoints(family);
            AddServiceEndpoints(family);
            AddSystem(_system.Global, family);
        }

        return new SubnetRoutes([.. rows], [.. _gaps.Distinct()], [.. _assumptions.Distinct()], !propagates)
        {
            UnresolvedRouteTable = inputs.UnresolvedRouteTable,
            UnresolvedUserRoute = table?.Routes.FirstOrDefault(route => route.Destination.Unresolved is not null) is { } open ? $"{table.Name}/{open.Name}" : null,
        };

        // User rows are noted first, so they are the ones that stay.
        void Note(List<EffectiveRoute> candidates)
        {
            foreach (EffectiveRoute candidate in candidates)
            {
                foreach (AddressPrefix prefix in candidate.AddressPrefixes)
                {
                    best.TryAdd(prefix, candidate);
                }
            }
        }

        EffectiveRoute Settle(EffectiveRoute row) =>
            best.TryGetValue(row.AddressPrefixes[0], out EffectiveRoute? other) && other.Source > row.Source ? Displaced(row, other) : row;

        void AddSystem(EffectiveRoute[] system, IPFamily family) => rows.AddRange(OfFamily(system, family).Select(row => Settle(row)));

        void AddPlatform(IPFamily family)
        {
            if (!_vnet.CanRoute(family) && !(family == IPFamily.IPv4 && !_vnet.HasIPv6))
            {
                return;
            }

            AddressPrefix everything = family == IPFamily.IPv4 ? AddressPrefix.AllIPv4 : AddressPrefix.AllIPv6;
            bool learnedDefault = _learned.Exists(row => row.AddressPrefixes[0] == everything);
            EffectiveRoute? userDefault = _user.Find(row => row.AddressPrefixes.Count == 1 && row.AddressPrefixes[0] == everything);

            // A BGP default replaces the platform's row without a trace; a user-defined one leaves it listed as Invalid (7.5, item 4).
            if (!learnedDefault)
            {
                EffectiveRoute internet = family == IPFamily.IPv4 ? PlatformRows.InternetIPv4 : PlatformRows.InternetIPv6;
                rows.Add(userDefault is null ? internet : Displaced(internet, userDefault));
            }

            if (family == IPFamily.IPv4 && NoneRowsStay(learnedDefault, userDefault))
            {
                rows.AddRange(PlatformRows.None(_behavior.PlatformNoneList).Where(row => !IsTaken(row.AddressPrefixes[0])));
            }
        }

        // 3.05: an own prefix that equals or contains the range takes its place. 3.05a: so does any other row of exactly that prefix.
        bool IsTaken(AddressPrefix range) =>
            best.ContainsKey(range)
            || _vnet.VNet.AddressSpace.Any(prefix => prefix.Contains(range))
            || Array.Exists(_system.Regional, row => row.AddressPrefixes[0] == range)
            || Array.Exists(_system.Global, row => row.AddressPrefixes[0] == range);

        void AddEndpoints(IPFamily family)
        {
            foreach (EndpointRow endpoint in _system.Endpoints)
            {
                if (endpoint.Address.Family == family)
                {
                    rows.Add(DisplacerOf(endpoint, best) is { } displacer ? Displaced(endpoint.Row, displacer) : endpoint.Row);
                }
            }
        }

        void AddServiceEndpoints(IPFamily family)
        {
            for (int i = 0; i < services.Length; i++)
            {
                AddressPrefix[]? prefixes = services[i];
                if (prefixes is null)
                {
                    _gaps.Add(new RouteGap { Reason = UnknownReason.ServiceTagWithoutData, About = inputs.ServiceEndpoints[i].Service });
                }
                else if (prefixes.Where(prefix => prefix.Family == family).ToValueList() is { Count: > 0 } known)
                {
                    rows.Add(VNetRows.SystemRow(known[0], NextHopType.VirtualNetworkServiceEndpoint, RouteOriginKind.ServiceEndpoint, inputs.VNetId) with { AddressPrefixes = known });
                }
            }
        }
    }

    private static EffectiveRoute Displaced(EffectiveRoute row, EffectiveRoute by) => row with { State = RouteState.Invalid, DisplacedBy = by };

    private static IEnumerable<EffectiveRoute> OfFamily(IEnumerable<EffectiveRoute> rows, IPFamily family) =>
        rows.Where(row => row.AddressPrefixes[0].Family == family);

    /// <summary>A host route displaces an endpoint's row; a shorter one only where the endpoint's subnet allows it, not below its VNet's own length, and never a default route (3.11).</summary>
    private EffectiveRoute? DisplacerOf(EndpointRow endpoint, Dictionary<AddressPrefix, EffectiveRoute> best)
    {
        if (best.TryGetValue(endpoint.Row.AddressPrefixes[0], out EffectiveRoute? same) && same.Source == RouteSource.User)
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
                if (!prefix.IsDefaultRoute && prefix.Length >= shortest && prefix.Contains(endpoint.Address))
                {
                    displacer = row;
                    shortest = prefix.Length + 1;
                }
            }
        }

        return displacer;
    }

    /// <summary>3.06 and Q-04: the None rows vanish when the winning 0.0.0.0/0 leads to an appliance or a gateway.</summary>
    private bool NoneRowsStay(bool learnedDefault, EffectiveRoute? userDefault)
    {
        NextHopType winner = userDefault?.NextHopType ?? (learnedDefault ? NextHopType.VirtualNetworkGateway : NextHopType.Internet);
        if (winner is NextHopType.VirtualAppliance or NextHopType.VirtualNetworkGateway)
        {
            return false;
        }

        if (userDefault is { NextHopType: NextHopType.Internet })
        {
            _assumptions.Add(new Assumption { Kind = AssumptionKind.NoneRowsStayUnderInternetRoute, About = userDefault.Name ?? string.Empty });
            return !_behavior.InternetDefaultRouteRemovesNoneRows;
        }

        return true;
    }

    private void AddUserRoutes(RouteTable? table)
    {
        if (table is null)
        {
            return;
        }

        var taken = new HashSet<AddressPrefix>(table.Routes.Where(route => route.Destination.Prefix is not null).Select(route => route.Destination.Prefix!.Value));
        var explicitOnes = new HashSet<AddressPrefix>();
        foreach (UserDefinedRoute route in table.Routes)
        {
            if (route.Destination.Prefix is { } prefix)
            {
                // A second route of the same prefix is refused by Azure (3.41); the first one counts here.
                if (explicitOnes.Add(prefix))
                {
                    _user.Add(UserRow(table, route, [prefix]));
                }
            }
            else if (route.Destination.ServiceTag is null)
            {
                _gaps.Add(new RouteGap { Reason = UnknownReason.UnresolvedReference, About = $"{table.Name}/{route.Name}" });
            }
        }

        // Equal prefixes: an explicit one first, then the regional tag, the top-level tag, AzureCloud.region, AzureCloud (3.32).
        foreach (UserDefinedRoute route in table.Routes.Where(route => route.Destination.ServiceTag is not null).OrderBy(route => TagRank(route.Destination.ServiceTag!)))
        {
            PrefixSet? prefixes = _tags.Find(route.Destination.ServiceTag!);
            if (prefixes is null)
            {
                _gaps.Add(new RouteGap { Reason = UnknownReason.ServiceTagWithoutData, About = route.Destination.ServiceTag! });
                continue;
            }

            foreach (IGrouping<IPFamily, AddressPrefix> family in prefixes.Prefixes.Where(taken.Add).GroupBy(prefix => prefix.Family).ToArray())
            {
                _user.Add(UserRow(table, route, [.. family]));
            }
        }
    }

    private static int TagRank(string tag)
    {
        bool isCloud = tag.StartsWith("AzureCloud", StringComparison.OrdinalIgnoreCase);
        bool isRegional = tag.Contains('.');
        return (isCloud ? 2 : 0) + (isRegional ? 0 : 1);
    }

    private static EffectiveRoute UserRow(RouteTable table, UserDefinedRoute route, ValueList<AddressPrefix> prefixes) => new()
    {
        Source = RouteSource.User,
        State = RouteState.Active,
        AddressPrefixes = prefixes,
        NextHopType = route.NextHopType,
        NextHopAddresses = route.NextHop.Address is { } address ? [address] : [],
        Name = route.Name,
        RouteTableId = table.Id,
        Origin = new RouteOrigin { Kind = RouteOriginKind.RouteTable, ResourceId = table.Id },
    };

    private void AddLearned(LearnedRoutes? learned, ResourceId? borrowedOver)
    {
        if (learned is null)
        {
            return;
        }

        _gaps.AddRange(learned.Gaps);
        _assumptions.AddRange(learned.Assumptions);
        if (borrowedOver is not null)
        {
            _assumptions.AddRange(learned.LentAssumptions);
        }

        // What an appliance announces through a Route Server is a row of its own beside a gateway's equal path: their next hops are of different kinds.
        LearnedRoute[] routes = borrowedOver is null ? learned.Routes : learned.Lent;
        foreach (IGrouping<(AddressPrefix, bool), LearnedRoute> equal in routes.Where(IsListed).GroupBy(route => (route.Prefix, route.Kind == RouteOriginKind.RouteServer)))
        {
            LearnedRoute first = equal.First();
            _learned.Add(new EffectiveRoute
            {
                Source = RouteSource.VirtualNetworkGateway,
                State = RouteState.Active,
                AddressPrefixes = [first.Prefix],
                NextHopType = NextHopType.VirtualNetworkGateway,
                NextHopAddresses = [.. equal.SelectMany(route => route.NextHops).Distinct()],
                Origin = new RouteOrigin
                {
                    Kind = first.Kind,
                    ResourceId = first.ResourceId,
                    GatewayId = first.GatewayId,
                    BorrowedOver = borrowedOver,
                    AsPath = first.AsPath,
                },
            });
        }
    }

    /// <summary>The own and peered space and the enabled services beat gateway rows inside them, however long (3.51): those are not listed (3.52).</summary>
    private bool IsListed(LearnedRoute route) =>
        _vnet.CanRoute(route.Prefix.Family) && (_behavior.BgpCanBeatPeering || !_system.Covers(route.Prefix)) && !_services.Contains(route.Prefix);

    private AddressPrefix[]? PrefixesOf(ServiceEndpoint endpoint)
    {
        string? tag = ServiceEndpointTags.Find(endpoint.Service);
        if (tag is null)
        {
            return null;
        }

        PrefixSet[] regional = [.. endpoint.Locations.Select(location => _tags.Find($"{tag}.{location}")).OfType<PrefixSet>()];
        PrefixSet? whole = _tags.Find(tag);
        return regional.Length > 0 && regional.Length == endpoint.Locations.Count
            ? [.. regional.SelectMany(set => set.Prefixes).Distinct()]
            : whole is null ? null : [.. whole.Prefixes];
    }
}
