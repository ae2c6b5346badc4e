using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Routing;

/// <summary>
/// Compiles tables, VNet by VNet. What tables have in common is built once: the routes of a route table, and the base table of all subnets that share route
/// table, gateways, service endpoints and families. Not thread-safe; one for each compilation.
/// </summary>
internal sealed class TableCompiler
{
    private readonly CompiledTopology _net;
    private readonly GroupRows _groups;
    private readonly AzureBehavior _behavior;
    private readonly ServiceTagCatalog _tags;
    private readonly RunTimeAddresses _addresses;
    private readonly BaseTableBuilder _builder;
    private readonly List<SystemRow> _system = [];
    private readonly Dictionary<int, UserRoutes> _user = [];
    private readonly Dictionary<(LearnedRows?, LearnedRows?, bool, bool), int> _contexts = [];
    private readonly Dictionary<long, BaseTable> _shared = [];
    private readonly Dictionary<(long, ValueList<ServiceEndpoint>), BaseTable> _sharedWithEndpoints = [];
    private readonly Dictionary<UserShape, BaseTable> _shapes = [];
    private readonly Dictionary<(int, ValueList<ServiceEndpoint>), BaseTable> _whole = [];
    private Scope _scope;
    private (LearnedRows?, LearnedRows?, bool, bool) _lastContext;
    private int _lastContextNumber = -1;

    internal TableCompiler(CompiledTopology net, GroupRows groups, AzureBehavior behavior, ServiceTagCatalog tags)
    {
        _net = net;
        _groups = groups;
        _behavior = behavior;
        _tags = tags;
        _addresses = new RunTimeAddresses(net);
        _builder = new BaseTableBuilder(behavior, tags);
    }

    /// <summary>Makes ready for the tables of a VNet.</summary>
    internal void Begin(CompiledVNet vnet, LearnedRows? own, LearnedRows? borrowed)
    {
        SystemRows.Collect(_net, _groups, vnet, _system);
        _whole.Clear();
        _scope = new Scope(vnet, own, borrowed, ContextOf((own, borrowed, vnet.HasIPv4, vnet.HasIPv6)));
    }

    /// <summary>Returns the table of the VNet that was begun last.</summary>
    internal VNetTable VNet() => new(_builder.BuildVNet(_system));

    /// <summary>Returns the base table of a subnet of the VNet that was begun last.</summary>
    internal BaseTable BaseOf(int routeTable, ValueList<ServiceEndpoint> endpoints)
    {
        var inputs = new BaseInputs(_scope.VNet, _scope.Own, _scope.Borrowed, Math.Max(routeTable, CompiledSubnet.None), endpoints);
        BaseTable shared = SharedOf(inputs);
        if (CanShare(shared, endpoints.Count > 0))
        {
            return shared;
        }

        if (!_whole.TryGetValue((inputs.RouteTable, endpoints), out BaseTable? whole))
        {
            _whole.Add((inputs.RouteTable, endpoints), whole = _builder.Build(inputs, shared.User, _system));
        }

        return whole;
    }

    private BaseTable SharedOf(BaseInputs inputs)
    {
        long key = ((long)_scope.Context << 32) | (uint)inputs.RouteTable;
        BaseTable? table;
        if (inputs.Endpoints.Count > 0)
        {
            if (!_sharedWithEndpoints.TryGetValue((key, inputs.Endpoints), out table))
            {
                _sharedWithEndpoints.Add((key, inputs.Endpoints), table = _builder.Build(inputs, UserOf(inputs.RouteTable), system: null));
            }
        }
        else if (!_shared.TryGetValue(key, out table))
        {
            _shared.Add(key, table = BuildShared(inputs));
        }

        return table;
    }

    private BaseTable BuildShared(BaseInputs inputs)
    {
        if (UserOf(inputs.RouteTable) is not { } user)
        {
            return _builder.Build(inputs, user: null, system: null);
        }

        var shape = new UserShape(_scope.Context, user);
        if (_shapes.TryGetValue(shape, out BaseTable? known))
        {
            return known.WithUser(user);
        }

        BaseTable table = _builder.Build(inputs, user, system: null);
        _shapes.Add(shape, table);
        return table;
    }

    /// <summary>Says whether the rows of the VNet and of a base table can be looked up apart: none of them changes which of the others are Active.</summary>
    private bool CanShare(BaseTable table, bool hasServices)
    {
        bool hasLearned = (table.Own is not null || table.Borrowed is not null) && !_behavior.BgpCanBeatPeering;
        foreach (SystemRow row in _system)
        {
            bool interferes = row.Kind switch
            {
                SystemRowKind.Endpoint => row.DisplacedFromLength is { } length && table.User?.Displaces(row.Prefix.First, length) is true,
                SystemRowKind.Local => table.HasNoneRows && PlatformRows.HasNoneInside(_behavior.PlatformNoneList, row.Prefix),
                SystemRowKind.Global => table.HasNoneRows && hasServices && PlatformRows.HasNone(_behavior.PlatformNoneList, row.Prefix),
                _ => false,
            };
            if (interferes
                || (hasLearned && row.Kind != SystemRowKind.Endpoint && (table.Own?.Cover.HasInside(row.Prefix) is true || table.Borrowed?.Cover.HasInside(row.Prefix) is true)))
            {
                return false;
            }
        }

        return true;
    }

    private UserRoutes? UserOf(int routeTable)
    {
        if (routeTable < 0)
        {
            return null;
        }

        if (!_user.TryGetValue(routeTable, out UserRoutes? routes))
        {
            _user.Add(routeTable, routes = new UserRoutes(_net.Topology.RouteTables[routeTable], _tags, _addresses));
        }

        return routes;
    }

    private int ContextOf((LearnedRows?, LearnedRows?, bool, bool) context)
    {
        // Neighbours in a topology mostly have the same gateways.
        if (_lastContextNumber < 0 || context != _lastContext)
        {
            if (!_contexts.TryGetValue(context, out _lastContextNumber))
            {
                _lastContextNumber = _contexts.Count;
                _contexts.Add(context, _lastContextNumber);
            }

            _lastContext = context;
        }

        return _lastContextNumber;
    }

    private readonly record struct Scope(CompiledVNet VNet, LearnedRows? Own, LearnedRows? Borrowed, int Context);
}
