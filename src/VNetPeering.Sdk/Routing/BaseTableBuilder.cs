using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Routing;

/// <summary>Builds the intervals of base tables from the rows that are Active: rule book 3.01 to 3.06, 3.50 to 3.52. Not thread-safe.</summary>
internal sealed class BaseTableBuilder
{
    // Of rows with one prefix, the one with the lowest number answers: the order of Azure's table, added routes first.
    private const int UserPrecedence = 0;
    private const int LearnedPrecedence = 1;
    private const int LocalPrecedence = 2;
    private const int RegionalPrecedence = 3;
    private const int GroupPrecedence = 4;
    private const int PlatformPrecedence = 5;
    private const int EndpointPrecedence = 6;
    private const int ServicePrecedence = 7;
    private const int GlobalPrecedence = 8;

    private readonly AzureBehavior _behavior;
    private readonly ServiceTagCatalog _tags;
    private readonly RouteIntervalsBuilder _intervals = new();

    internal BaseTableBuilder(AzureBehavior behavior, ServiceTagCatalog tags)
    {
        _behavior = behavior;
        _tags = tags;
    }

    /// <summary>Builds the intervals of a VNet's own rows.</summary>
    internal RouteIntervals BuildVNet(List<SystemRow> rows)
    {
        _intervals.Clear();
        AddSystem(rows, user: null);
        return _intervals.Build();
    }

    /// <summary>Builds a base table.</summary>
    /// <param name="inputs">What it is made from.</param>
    /// <param name="user">The user-defined routes; null when there are none.</param>
    /// <param name="system">The VNet's rows for a whole table; null for one that VNets can share.</param>
    internal BaseTable Build(BaseInputs inputs, UserRoutes? user, List<SystemRow>? system)
    {
        bool propagates = user is null || user.Table.PropagatesGatewayRoutes;
        LearnedRows? own = propagates ? inputs.Own : null;
        LearnedRows? borrowed = propagates ? inputs.Borrowed : null;
        AddressPrefix[]?[] services = inputs.Endpoints.Count == 0 ? [] : [.. inputs.Endpoints.Select(endpoint => ServicePrefixes.Of(endpoint, _tags))];
        PrefixSet served = services.Length == 0 ? PrefixSet.Empty : ServicePrefixes.Union(services);
        PrefixCover? space = system is null || _behavior.BgpCanBeatPeering ? null : SpaceOf(system);

        _intervals.Clear();
        AddUser(user);
        bool learnedIPv4 = false;
        bool learnedIPv6 = false;
        AddLearned(own, user?.Count ?? 0);
        AddLearned(borrowed, (user?.Count ?? 0) + (own?.Count ?? 0));
        if (system is not null)
        {
            AddSystem(system, user);
        }

        int firstPlatform = (user?.Count ?? 0) + (own?.Count ?? 0) + (borrowed?.Count ?? 0);
        int userDefault = user?.DefaultRow(IPFamily.IPv4) ?? -1;
        bool hasIPv4 = inputs.VNet.HasIPv4 || !inputs.VNet.HasIPv6;
        bool hasNone = hasIPv4 && NoneRowsRule.Stay(userDefault < 0 ? null : user!.TypeOf(userDefault), learnedIPv4, _behavior);
        if (hasIPv4 && !learnedIPv4)
        {
            _intervals.Add(AddressPrefix.AllIPv4, PlatformPrecedence, RouteAnswer.Of(0, RouteAnswer.Platform, firstPlatform));
        }

        if (inputs.VNet.HasIPv6 && !learnedIPv6)
        {
            _intervals.Add(AddressPrefix.AllIPv6, PlatformPrecedence, RouteAnswer.Of(0, RouteAnswer.Platform, firstPlatform + 1));
        }

        if (hasNone)
        {
            AddNone(firstPlatform + 2, system);
        }

        AddServices(services, firstPlatform + 2 + PlatformRows.None(_behavior.PlatformNoneList).Length);
        return new BaseTable { Intervals = _intervals.Build(), IsWhole = system is not null, User = user, Own = own, Borrowed = borrowed, HasNoneRows = hasNone };

        void AddLearned(LearnedRows? learned, int firstRow)
        {
            for (int i = 0; i < learned?.Count; i++)
            {
                // The own and peered space and the enabled services beat gateway rows inside them, however long (3.51): those are not listed (3.52).
                AddressPrefix prefix = learned.PrefixOf(i);
                if (inputs.VNet.CanRoute(prefix.Family) && space?.Covers(prefix) is not true && !served.Contains(prefix))
                {
                    _intervals.Add(prefix, LearnedPrecedence, RouteAnswer.Of(prefix.Length, RouteAnswer.Added, firstRow + i));
                    learnedIPv4 |= prefix == AddressPrefix.AllIPv4;
                    learnedIPv6 |= prefix == AddressPrefix.AllIPv6;
                }
            }
        }
    }

    /// <summary>Returns the own, peered and connected space of a VNet, in which learned routes are not listed.</summary>
    internal static PrefixCover SpaceOf(List<SystemRow> system) => new(system.Where(row => row.Kind != SystemRowKind.Endpoint).Select(row => row.Prefix));

    private void AddUser(UserRoutes? user)
    {
        for (int i = 0; i < user?.Count; i++)
        {
            AddressPrefix first = user.PrefixesOf(i, out ValueList<AddressPrefix>? many);
            foreach (AddressPrefix prefix in many is null ? new ReadOnlySpan<AddressPrefix>(in first) : many.AsSpan())
            {
                _intervals.Add(prefix, UserPrecedence, RouteAnswer.Of(prefix.Length, RouteAnswer.Added, i));
            }
        }
    }

    private void AddSystem(List<SystemRow> rows, UserRoutes? user)
    {
        for (int i = 0; i < rows.Count; i++)
        {
            SystemRow row = rows[i];
            if (row.DisplacedFromLength is { } shortest && user?.Displaces(row.Prefix.First, shortest) is true)
            {
                continue;
            }

            int precedence = row.Kind switch
            {
                SystemRowKind.Local => LocalPrecedence,
                SystemRowKind.Regional => RegionalPrecedence,
                SystemRowKind.Group => GroupPrecedence,
                SystemRowKind.Endpoint => EndpointPrecedence,
                _ => GlobalPrecedence,
            };
            _intervals.Add(row.Prefix, precedence, RouteAnswer.Of(row.Prefix.Length, row.Kind == SystemRowKind.Global ? RouteAnswer.GlobalOfVNet : RouteAnswer.OfVNet, i));
        }
    }

    private void AddNone(int firstRow, List<SystemRow>? system)
    {
        EffectiveRoute[] none = PlatformRows.None(_behavior.PlatformNoneList);
        for (int i = 0; i < none.Length; i++)
        {
            AddressPrefix range = none[i].AddressPrefixes[0];
            if (system is null || !NoneRowTaken(system, range))
            {
                _intervals.Add(range, PlatformPrecedence, RouteAnswer.Of(range.Length, RouteAnswer.PlatformNone, firstRow + i));
            }
        }
    }

    /// <summary>3.05: an own prefix that equals or contains the range takes its place. 3.05a: so does a peered one of exactly that range.</summary>
    internal static bool NoneRowTaken(List<SystemRow> system, AddressPrefix range)
    {
        foreach (SystemRow row in system)
        {
            if (row.Kind == SystemRowKind.Local ? row.Prefix.Contains(range) : row.Kind != SystemRowKind.Endpoint && row.Prefix == range)
            {
                return true;
            }
        }

        return false;
    }

    private void AddServices(AddressPrefix[]?[] services, int firstRow)
    {
        for (int i = 0; i < services.Length; i++)
        {
            foreach (AddressPrefix prefix in services[i] ?? [])
            {
                int row = firstRow + (2 * i) + (prefix.Family == IPFamily.IPv4 ? 0 : 1);
                _intervals.Add(prefix, ServicePrecedence, RouteAnswer.Of(prefix.Length, RouteAnswer.Platform, row));
            }
        }
    }
}
