using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>
/// Numbers subnets by how their routes lead out of the neighbourhood: the intervals of the base table, and for each of its rows which appliance it names over
/// what kind of link. Finds on its way every appliance that packets may pass, one behind the other. Immutable once built; thread-safe.
/// </summary>
internal sealed class FarSources
{
    // Subnets of neighbours in a topology mostly have the tables of the one before, at the same place in their VNet.
    private const int RecentShapes = 16;

    private readonly RoutingTables _tables;
    private readonly CompiledTopology _net;
    private readonly PairSubnets _subnets;
    private readonly StepReader _reader;
    private readonly ViaNumbers _vias;
    private readonly VNetGaps _gaps;
    private readonly PairAccess _access;
    private readonly HashSet<int> _denied = [];
    private readonly IPFamily _family;
    private readonly List<FarTable> _farTables = [];
    private readonly int[] _numberOf;
    private readonly bool[] _hasAppliance;
    private Draft? _draft;

    internal FarSources(RoutingTables tables, PairGround ground, StepReader reader, ViaNumbers vias, Lazy<SubnetsByAddress> byAddress, IPFamily family)
    {
        _tables = tables;
        _net = tables.Net;
        _subnets = ground.Subnets;
        _access = ground.Access;
        _reader = reader;
        _vias = vias;
        _gaps = ground.Gaps;
        _family = family;
        var draft = new Draft(family);
        _draft = draft;
        foreach (AddressPrefix prefix in PrivateSpace.Prefixes)
        {
            draft.Cuts.CutAround(prefix.Range);
            draft.ViaCuts.CutAround(prefix.Range);
        }

        _numberOf = new int[_subnets.Count];
        _hasAppliance = new bool[_net.VNets.Length];
        for (int v = 0; v < _net.VNets.Length; v++)
        {
            if (_subnets.FirstIn(v) < _subnets.FirstIn(v + 1))
            {
                NumberVNet(v);
            }
        }

        FollowAppliances();
        SetDeniedApart(byAddress);
        SetApart();
        Cells = draft.Cuts.Build();
        ViaCells = draft.ViaCuts.Build();
        _draft = null;
    }

    /// <summary>Gets the VNets that hold an appliance, ascending.</summary>
    internal int[] ApplianceVNets { get; private set; } = [];

    /// <summary>Gets the cells that no base table cuts.</summary>
    internal AddressCells Cells { get; }

    /// <summary>Gets the cells that no base table of an appliance cuts.</summary>
    internal AddressCells ViaCells { get; }

    private Draft Numbering => _draft ?? throw new InvalidOperationException("All subnets have been numbered.");

    /// <summary>Returns the number of a subnet; -1 where no other may speak for it.</summary>
    internal int NumberOf(int position) => _numberOf[position];

    /// <summary>Returns the table of a subnet that has a number.</summary>
    internal FarTable TableOf(int position) => _farTables[_numberOf[position]];

    /// <summary>Says whether a VNet holds an appliance.</summary>
    internal bool HasAppliance(int vnet) => _hasAppliance[vnet];

    /// <summary>Says whether an appliance somewhere takes nothing from a subnet, because it is behind a closed link of the appliance's VNet.</summary>
    internal bool MayBeDenied(int position) => _denied.Contains(position);

    /// <summary>Says that no other subnet may speak for one.</summary>
    internal void Forget(int position) => _numberOf[position] = -1;

    private void NumberVNet(int vnet)
    {
        bool hasGaps = _gaps.MayBeIn(vnet) || _subnets.HasUnread(vnet);
        for (int i = _subnets.FirstIn(vnet); i < _subnets.FirstIn(vnet + 1); i++)
        {
            _numberOf[i] = hasGaps ? -1 : Number(i, vnet);
        }
    }

    private int Number(int position, int vnet)
    {
        int index = _subnets.IndexOf(position);
        if (!_subnets.IsPlain(position) || !_subnets.HasRanges(position) || ShapeOf(_tables.BaseOf(index), position - _subnets.FirstIn(vnet)) is not { } shape)
        {
            return -1;
        }

        bool lacksTags = shape.LacksTags || (_subnets.HasServices(position) && LacksServices(_net.Subnets[index]));
        (TableShape, int, bool) like = (shape, vnet, lacksTags);
        if (Numbering.Last.Like == like && !_access.Matters)
        {
            return Numbering.Last.Number;
        }

        int count = shape.ApplianceCount;
        if (Numbering.Steps.Length < count)
        {
            Numbering.Steps = new Step[count * 2];
            Numbering.Key = new int[(count * 2) + 3];
        }

        Numbering.Key[0] = shape.Number;
        Numbering.Key[1] = lacksTags ? 1 : 0;
        for (int i = 0; i < count; i++)
        {
            Numbering.Steps[i] = _reader.FromSource(StepTo(shape.ApplianceAt(i), index, vnet), position);
            Numbering.Key[i + 2] = Numbering.Steps[i].Code;
        }

        ReadOnlySpan<int> key = Numbering.Key.AsSpan(0, count + 2);
        if (!shape.IsLast(key, out int number))
        {
            number = Numbering.Numbers.Of(key);
            if (number == _farTables.Count)
            {
                _farTables.Add(TableOf(shape, index, lacksTags));
            }

            shape.SetLast(key, number);
        }

        Numbering.Last = (like, number);
        return number;
    }

    private Step StepTo(HostAddress appliance, int index, int vnet)
    {
        // Subnets of one VNet mostly name the same appliance.
        if (Numbering.LastTo.VNet != vnet || Numbering.LastTo.Address != appliance)
        {
            Numbering.LastTo = (vnet, appliance, _reader.To(appliance, index, vnet));
        }

        return Numbering.LastTo.Step;
    }

    private bool LacksServices(CompiledSubnet subnet)
    {
        foreach (ServiceEndpoint endpoint in subnet.Subnet.ServiceEndpoints.AsSpan())
        {
            if (ServicePrefixes.Of(endpoint, _tables.Tags) is null)
            {
                return true;
            }
        }

        return false;
    }

    private TableShape? ShapeOf(BaseTable table, int place)
    {
        ref TableShape? recent = ref Numbering.Recent[place % RecentShapes];
        if (recent is null || !ReferenceEquals(recent.Table, table))
        {
            recent = Find(table);
        }

        return recent;
    }

    private TableShape? Find(BaseTable table)
    {
        if (!Numbering.Shapes.TryGetValue(table, out TableShape? shape))
        {
            Numbering.Shapes.Add(table, shape = TableShape.Read(table, NumberOf(table.Intervals), Numbering.ShapeNumbers, Numbering.Slots));
        }

        return shape;
    }

    private int NumberOf(RouteIntervals intervals)
    {
        if (!Numbering.Intervals.TryGetValue(intervals, out int number))
        {
            Numbering.Intervals.Add(intervals, number = Numbering.Intervals.Count);
            Cut(Numbering.Cuts, intervals);
        }

        return number;
    }

    private void Cut(AddressCells.Builder cuts, RouteIntervals intervals)
    {
        for (int i = 1; i < intervals.Count(_family); i++)
        {
            cuts.CutAt(intervals.ValueOf(_family, i));
        }
    }

    private FarTable TableOf(TableShape shape, int index, bool lacksTags)
    {
        RouteIntervals intervals = shape.Table.Intervals;
        Step[] steps = Steps(isPrivate: true);
        return new FarTable(intervals, steps, lacksTags ? Steps(isPrivate: false) : steps);

        Step[] Steps(bool isPrivate)
        {
            var all = new Step[intervals.Count(_family)];
            for (int i = 0; i < all.Length; i++)
            {
                uint answer = intervals.AnswerOf(_family, i);
                int row = RouteAnswer.Row(answer);
                int slot = shape.SlotOf(row);
                all[i] = answer == RouteAnswer.NoMatch ? Step.Blocked
                    : slot >= 0 && (isPrivate || !lacksTags) ? Numbering.Steps[slot]
                    : _reader.FromSource(_reader.OverBaseRow(shape.Table, row, index, isPrivate), _subnets.PositionOf[index]);
            }

            return all;
        }
    }

    /// <summary>Looks at the table behind each appliance, which may name more of them.</summary>
    private void FollowAppliances()
    {
        var seen = new HashSet<RouteIntervals>(ReferenceEqualityComparer.Instance);
        for (int i = 0; i < _vias.Count; i++)
        {
            ViaEntry via = _vias[i];
            _hasAppliance[via.VNet] = true;
            if (via.Point is not { Way: Ways.Direct, Home: >= 0 and int home })
            {
                continue;
            }

            BaseTable table = _tables.BaseOf(home);
            if (seen.Add(table.Intervals))
            {
                Cut(Numbering.Cuts, table.Intervals);
                Cut(Numbering.ViaCuts, table.Intervals);
            }

            // Where a subnet has been numbered by its table, the next hops in it have been looked at.
            int position = _subnets.PositionOf[home];
            bool isKnown = position >= 0 && _numberOf[position] >= 0;
            for (int row = 0; row < (table.User?.Count ?? 0) && !isKnown; row++)
            {
                if (table.User!.TypeOf(row) == NextHopType.VirtualAppliance && table.User.NextHopOf(row) is { } address)
                {
                    _reader.To(address, home, via.VNet);
                }
            }
        }

        ApplianceVNets = [.. Enumerable.Range(0, _hasAppliance.Length).Where(HasAppliance)];
    }

    /// <summary>
    /// A later appliance on the way may take nothing from a subnet behind a closed link of its VNet: nobody may speak for such a subnet, unless it gets to no appliance at all.
    /// </summary>
    private void SetDeniedApart(Lazy<SubnetsByAddress> byAddress)
    {
        foreach (int vnet in _access.Matters ? ApplianceVNets : [])
        {
            foreach (ClosedLink closed in _net.ClosedLinks.Of(vnet))
            {
                foreach (AddressRange run in closed.Space.Runs)
                {
                    _denied.UnionWith(byAddress.Value.In(run).Select(one => one.Position));
                }
            }
        }

        foreach (int position in _denied)
        {
            if (_numberOf[position] >= 0 && TableOf(position).LeadsBeyond(0))
            {
                Forget(position);
            }
        }
    }

    /// <summary>What leaves the VNet of an appliance counts as its own there, not as forwarded: it is told apart from what has the same table elsewhere.</summary>
    private void SetApart()
    {
        var known = new Dictionary<(int Number, int VNet), int>();
        foreach (int vnet in ApplianceVNets)
        {
            for (int i = _subnets.FirstIn(vnet); i < _subnets.FirstIn(vnet + 1); i++)
            {
                if (_numberOf[i] >= 0 && !known.TryGetValue((_numberOf[i], vnet), out int number))
                {
                    known.Add((_numberOf[i], vnet), number = _farTables.Count);
                    _farTables.Add(_farTables[_numberOf[i]]);
                    _numberOf[i] = number;
                }
                else if (_numberOf[i] >= 0)
                {
                    _numberOf[i] = known[(_numberOf[i], vnet)];
                }
            }
        }
    }

    /// <summary>What is needed while subnets are numbered, and then given up.</summary>
    private sealed class Draft(IPFamily family)
    {
        internal Dictionary<BaseTable, TableShape?> Shapes { get; } = new(ReferenceEqualityComparer.Instance);

        internal Dictionary<RouteIntervals, int> Intervals { get; } = new(ReferenceEqualityComparer.Instance);

        internal KeyNumbers ShapeNumbers { get; } = new();

        internal KeyNumbers Numbers { get; } = new();

        internal AddressCells.Builder Cuts { get; } = new(family);

        internal AddressCells.Builder ViaCuts { get; } = new(family);

        internal Dictionary<HostAddress, int> Slots { get; } = [];

        internal TableShape?[] Recent { get; } = new TableShape?[RecentShapes];

        internal (int VNet, HostAddress Address, Step Step) LastTo { get; set; } = (-1, default, default);

        /// <summary>Gets or sets who was numbered last: subnets of a hub share a table with hundreds of appliances.</summary>
        internal ((TableShape? Shape, int VNet, bool LacksTags) Like, int Number) Last { get; set; }

        internal int[] Key { get; set; } = new int[16];

        internal Step[] Steps { get; set; } = new Step[16];
    }
}
