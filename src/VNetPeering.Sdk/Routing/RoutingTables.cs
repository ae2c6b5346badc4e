using System.Collections.Concurrent;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Routing.Bgp;

namespace VNetPeering.Sdk.Routing;

/// <summary>
/// The effective routes of every subnet. A table is two look-up structures: the rows of the VNet, shared by its subnets, and a base table, shared by all subnets
/// with the same routes besides. Records are made when somebody asks for them. Thread-safe.
/// </summary>
internal sealed class RoutingTables
{
    private readonly ChunkedList<LearnedSource?> _learned;
    private ChunkedList<VNetTable?> _vnets;
    private ChunkedList<BaseTable?> _bases;
    private readonly ConcurrentDictionary<int, SubnetRoutes> _routes = new();

    internal RoutingTables(CompiledTopology net, AzureBehavior behavior, ServiceTagCatalog tags)
    {
        Net = net;
        Behavior = behavior;
        Tags = tags;
        Groups = new GroupRows(net, behavior);
        Gateways = new GatewayIndex(net, behavior);
        Bgp = BgpReader.Read(Gateways, behavior);
        var reader = new LearnedRouteReader(Gateways, Bgp);
        var learned = new LearnedSource?[net.VNets.Length];
        var transit = new TransitSource?[net.VNets.Length];
        for (int i = 0; i < learned.Length; i++)
        {
            learned[i] = reader.Read(i) is { } routes ? new LearnedSource(routes) : null;
            transit[i] = GatewayTransit.SourceOf(net, i);
        }

        _learned = new(learned);
        Transit = new(transit);
        Membership = new OpenMembership(net, behavior, LearnedIn);
        var compiler = new TableCompiler(net, Groups, behavior, tags);
        var vnets = new VNetTable?[net.VNets.Length];
        var bases = new BaseTable?[net.Subnets.Length];
        for (int i = 0; i < vnets.Length; i++)
        {
            CompiledVNet vnet = net.VNets[i];
            vnets[i] = Begin(compiler, vnet) ? compiler.VNet() : null;
            for (int k = vnet.FirstSubnet; k < vnet.SubnetEnd; k++)
            {
                bases[k] = BaseOf(compiler, k);
            }
        }

        _vnets = new(vnets);
        _bases = new(bases);
    }

    private RoutingTables(RoutingTables origin, CompiledTopology net, GatewayIndex gateways, BgpNetwork bgp, ChunkedList<LearnedSource?> learned, ChunkedList<TransitSource?> transit)
    {
        Net = net;
        Behavior = origin.Behavior;
        Tags = origin.Tags;
        Groups = new GroupRows(net, origin.Behavior);
        Membership = origin.Membership;
        Gateways = gateways;
        Bgp = bgp;
        _learned = learned;
        Transit = transit;
        _vnets = origin._vnets;
        _bases = origin._bases;
    }

    internal CompiledTopology Net { get; }

    internal AzureBehavior Behavior { get; }

    internal ServiceTagCatalog Tags { get; }

    /// <summary>The connected groups of network managers. A network that has a manager is compiled anew by every edit, so tables of groups are never shared.</summary>
    internal GroupRows Groups { get; }

    /// <summary>What hangs on members of network groups that nobody lists; nothing of a network without a manager.</summary>
    internal OpenMembership Membership { get; }

    internal GatewayIndex Gateways { get; }

    internal BgpNetwork Bgp { get; }

    /// <summary>The hub whose gateways a VNet borrows, by VNet; null where none is borrowed.</summary>
    internal ChunkedList<TransitSource?> Transit { get; }

    internal SubnetRoutes Of(int subnet) => _routes.TryGetValue(subnet, out SubnetRoutes? routes) ? routes : _routes.GetOrAdd(subnet, Open(subnet));

    /// <summary>The part of a subnet's table that does not come from its VNet.</summary>
    internal BaseTable BaseOf(int subnet) => _bases[subnet]!;

    /// <summary>The part of a VNet's tables that its subnets share; null where it has nothing that could ask.</summary>
    internal VNetTable? SharedIn(int vnet) => _vnets[vnet];

    /// <summary>
    /// The routes of a VNet without any route table: for managed instances that no route table reaches, and for a GatewaySubnet that the input does not
    /// describe. Null where the VNet has neither gateways nor private endpoints.
    /// </summary>
    internal SubnetRoutes? PlainOf(int vnet)
    {
        // Subnets count up from zero, plain tables down from -1.
        int key = -1 - vnet;
        return _routes.TryGetValue(key, out SubnetRoutes? routes) ? routes
            : Net.VNets[vnet].Gateways.Count == 0 && Net.VNets[vnet].PrivateEndpoints.Count == 0 ? null
            : _routes.GetOrAdd(key, OpenPlain(vnet));
    }

    /// <summary>The routes that a gateway follows: those of its GatewaySubnet (rule 3.60).</summary>
    internal SubnetRoutes? OfGateway(int gateway)
    {
        Gateway record = Net.Topology.Gateways[gateway];
        int subnet = Net.FindSubnet(record.SubnetId);
        int vnet = Net.FindVNet(record.VNetId);
        return subnet >= 0 ? Of(subnet) : vnet >= 0 ? PlainOf(vnet) : null;
    }

    /// <summary>What the gateways in a VNet learn; null when it has none.</summary>
    internal LearnedRoutes? LearnedIn(int vnet) => _learned[vnet]?.Routes;

    /// <summary>What the gateways that a VNet borrows learn; null when it borrows none.</summary>
    internal LearnedRoutes? BorrowedBy(int vnet) => Transit[vnet] is { } transit ? LearnedIn(transit.Hub) : UndescribedHub(Net.VNets[vnet]);

    /// <summary>Returns the gateways that bring a learned row of a VNet, each once: several where they have its prefix with equal paths.</summary>
    internal int[] GatewaysBehind(int vnet, EffectiveRoute row)
    {
        LearnedRoute[]? routes = row.Origin.BorrowedOver is null ? LearnedIn(vnet)?.Routes : BorrowedBy(vnet)?.Lent;
        return [.. (routes ?? []).Where(route => route.Prefix == row.AddressPrefixes[0] && route.Kind != RouteOriginKind.RouteServer && route.Gateway >= 0).Select(route => route.Gateway).Distinct()];
    }

    internal EffectiveRouteTable TableOf(int subnet)
    {
        SubnetRoutes routes = Of(subnet);
        return new EffectiveRouteTable
        {
            SubnetId = Net.Subnets[subnet].Subnet.Id,
            Routes = routes.Rows,
            DisableBgpRoutePropagation = routes.PropagationIsOff,
            Gaps = [.. routes.Gaps.Concat(Membership.Of(Net.Subnets[subnet].VNet).Select(space => space.Gap)).Concat(routes.OpenNextHops).Distinct()],
            Assumptions =
            [
                .. routes.Assumptions,
                .. routes.NextHopAssumptions,
                .. routes.Rows.Any(row => row.Origin.Kind == RouteOriginKind.PlatformNone) ? new[] { NoneList() } : [],
            ],
        };
    }

    /// <summary>Answers as Network Watcher does (7.2): pure routing, except that an appliance outside the own and peered space reads None (7.13).</summary>
    internal NextHop NextHopOf(int subnet, HostAddress to)
    {
        SubnetRoutes routes = Of(subnet);
        EffectiveRoute? row = routes.Lookup(to);
        if (row is null)
        {
            return new NextHop { Type = NextHopType.None, Gaps = routes.Gaps, Assumptions = routes.Assumptions };
        }

        bool leadsOutside = row.NextHopType == NextHopType.VirtualAppliance
            && row.NextHopAddresses.Count > 0
            && !IsDirectlyReachable(Net.Subnets[subnet].VNet, row.NextHopAddresses[0]);
        return new NextHop
        {
            Type = leadsOutside ? NextHopType.None : row.NextHopType,
            Addresses = AddressesOf(row, routes),
            RouteTableId = row.RouteTableId,
            Route = row,
            RunnersUp = NextInLine.Behind(row, routes.Rows, to),
            Gaps = [.. GapsFor(row, routes), .. Membership.Decides(this, Net.Subnets[subnet].VNet, routes, row, to) is { } group ? new[] { group } : []],
            Assumptions =
            [
                .. routes.Assumptions,
                .. row.Source == RouteSource.User ? routes.NextHopAssumptions : [],
                .. row.Origin.Kind == RouteOriginKind.PlatformNone ? new[] { NoneList() } : [],
            ],
        };
    }

    private Assumption NoneList() => new() { Kind = AssumptionKind.PlatformNoneList, About = Behavior.PlatformNoneList.ToString() };

    /// <summary>Equal rows of gateways and appliances share the flows (3.21).</summary>
    private static ValueList<HostAddress> AddressesOf(EffectiveRoute row, SubnetRoutes routes) => row.Source != RouteSource.VirtualNetworkGateway
        ? row.NextHopAddresses
        : [.. EqualTo(row, routes).SelectMany(equal => equal.NextHopAddresses).Distinct()];

    /// <summary>What is missing from a table matters to an answer only where it could bring another one.</summary>
    private static ValueList<RouteGap> GapsFor(EffectiveRoute row, SubnetRoutes routes)
    {
        bool isOwnOrPeered = row.Origin.Kind is RouteOriginKind.AddressSpace or RouteOriginKind.Peering;
        IEnumerable<RouteGap> open = routes.OpenNextHops.Where(gap => row.RouteTableId is { } table && gap.About == $"{table.Name}/{row.Name}");
        return [.. (isOwnOrPeered ? routes.GapsOfRouteTables : routes.Gaps).Concat(open).Distinct()];
    }

    /// <summary>Returns the Active rows of gateways with the prefix of one of them, in the order of the table.</summary>
    internal static IEnumerable<EffectiveRoute> EqualTo(EffectiveRoute row, SubnetRoutes routes) =>
        routes.Rows.Where(other => other.Source == row.Source && other.State == RouteState.Active && other.AddressPrefixes[0] == row.AddressPrefixes[0]);

    /// <summary>Says whether an address lies in the VNet's own space or in that of a VNet it is directly peered or connected with (3.33).</summary>
    internal bool IsDirectlyReachable(int vnet, HostAddress address) =>
        Net.VNets[vnet].Owns(address) || LinkTo(vnet, address) is not null || Groups.MemberAt(vnet, address) >= 0;

    /// <summary>Returns the Connected link of a VNet whose peered prefixes hold an address, the longest one first; null when there is none.</summary>
    internal CompiledLink? LinkTo(int vnet, HostAddress address) => LinkIndexTo(vnet, address) is >= 0 and int link ? Net.Links[link] : null;

    /// <summary>Returns the index of that link; -1 when there is none.</summary>
    internal int LinkIndexTo(int vnet, HostAddress address)
    {
        int best = -1;
        int bestLength = -1;
        for (int i = Net.VNets[vnet].FirstLink; i < Net.VNets[vnet].LinkEnd; i++)
        {
            CompiledLink link = Net.Links[i];
            if (!link.IsConnected || link.RemotePrefixes is null)
            {
                continue;
            }

            foreach (AddressPrefix prefix in link.RemotePrefixes)
            {
                if (prefix.Length > bestLength && prefix.Contains(address))
                {
                    best = i;
                    bestLength = prefix.Length;
                }
            }
        }

        return best;
    }

    /// <summary>Returns these tables with those compiled anew that a change may touch; all others are shared.</summary>
    /// <param name="net">The changed topology.</param>
    /// <param name="vnets">The VNets of which every table may change: own records, links or ends of links are new.</param>
    /// <param name="subnets">The subnets whose route table has changed.</param>
    internal RoutingTables With(CompiledTopology net, IReadOnlyList<int> vnets, IReadOnlyList<int> subnets)
    {
        // Route tables reach no gateway: what is learned and who borrows it stays.
        RoutingTables edited = vnets.Count == 0 ? new RoutingTables(this, net, Gateways.In(net), Bgp, _learned, Transit) : WithVNets(net, ref vnets);
        edited.Recompile(vnets, subnets);
        return edited;
    }

    private RoutingTables WithVNets(CompiledTopology net, ref IReadOnlyList<int> vnets)
    {
        ChunkedList<TransitSource?> transit = Transit.With([.. vnets.Select(vnet => (vnet, GatewayTransit.SourceOf(net, vnet)))]);
        var gateways = new GatewayIndex(net, Behavior);
        var bgp = BgpReader.Read(gateways, Behavior);
        var reader = new LearnedRouteReader(gateways, bgp);
        var learned = new List<(int Index, LearnedSource?)>();
        for (int i = 0; i < net.VNets.Length; i++)
        {
            if (_learned[i] is { } known)
            {
                LearnedRoutes? now = reader.Read(i);
                if (now is null || !LearnedEquality.AreSame(known.Routes, now))
                {
                    learned.Add((i, now is null ? null : new LearnedSource(now)));
                }
            }
        }

        if (learned.Count > 0)
        {
            HashSet<int> sources = [.. learned.Select(each => each.Index)];
            vnets = [.. vnets.Union(sources).Union(Enumerable.Range(0, net.VNets.Length).Where(vnet => transit[vnet] is { } source && sources.Contains(source.Hub)))];
        }

        return new RoutingTables(this, net, gateways, bgp, _learned.With(learned), transit);
    }

    private void Recompile(IReadOnlyList<int> vnets, IReadOnlyList<int> subnets)
    {
        var compiler = new TableCompiler(Net, Groups, Behavior, Tags);
        var newVNets = new List<(int, VNetTable?)>(vnets.Count);
        var newBases = new List<(int, BaseTable?)>(subnets.Count);
        foreach (int v in vnets)
        {
            CompiledVNet vnet = Net.VNets[v];
            newVNets.Add((v, Begin(compiler, vnet) ? compiler.VNet() : null));
            for (int k = vnet.FirstSubnet; k < vnet.SubnetEnd; k++)
            {
                newBases.Add((k, BaseOf(compiler, k)));
            }
        }

        int begun = -1;
        foreach (int k in subnets)
        {
            int v = Net.Subnets[k].VNet;
            if (v != begun)
            {
                Begin(compiler, Net.VNets[v]);
                begun = v;
            }

            newBases.Add((k, BaseOf(compiler, k)));
        }

        _vnets = _vnets.With(newVNets);
        _bases = _bases.With(newBases);
    }

    private bool Begin(TableCompiler compiler, CompiledVNet vnet)
    {
        if (vnet.VNet.Subnets.Count == 0 && vnet.Gateways.Count == 0 && vnet.PrivateEndpoints.Count == 0)
        {
            return false;
        }

        compiler.Begin(vnet, _learned[vnet.Index]?.Own, Transit[vnet.Index] is { } transit ? _learned[transit.Hub]?.Borrowed : null);
        return true;
    }

    private BaseTable BaseOf(TableCompiler compiler, int subnet) => compiler.BaseOf(Net.Subnets[subnet].RouteTable, Net.Subnets[subnet].Subnet.ServiceEndpoints);

    private SubnetRoutes Open(int index)
    {
        // Subnets of a VNet with the same inputs share one object, and with it the records.
        CompiledSubnet subnet = Net.Subnets[index];
        for (int i = Net.VNets[subnet.VNet].FirstSubnet; i < index; i++)
        {
            if (HasInputsOf(Net.Subnets[i], subnet))
            {
                return Of(i);
            }
        }

        ResourceId? unresolved = subnet.RouteTable == CompiledSubnet.Unresolved ? subnet.Subnet.RouteTableId : null;
        var inputs = new SubnetRouteInputs(subnet.VNet, subnet.RouteTable, unresolved, subnet.Subnet.ServiceEndpoints);
        return new SubnetRoutes(new RouteRecords(this, inputs, _bases[index]!, _vnets[subnet.VNet]!));
    }

    private static bool HasInputsOf(CompiledSubnet one, CompiledSubnet other) =>
        one.RouteTable == other.RouteTable
        && one.Subnet.ServiceEndpoints.Equals(other.Subnet.ServiceEndpoints)
        && (one.RouteTable != CompiledSubnet.Unresolved || one.Subnet.RouteTableId!.Name == other.Subnet.RouteTableId!.Name);

    private SubnetRoutes OpenPlain(int vnet)
    {
        var compiler = new TableCompiler(Net, Groups, Behavior, Tags);
        Begin(compiler, Net.VNets[vnet]);
        var inputs = new SubnetRouteInputs(vnet, CompiledSubnet.None, null, []);
        return new SubnetRoutes(new RouteRecords(this, inputs, compiler.BaseOf(CompiledSubnet.None, []), _vnets[vnet]!));
    }

    // A hub that the input does not describe may bring any route to the VNet that borrows its gateway.
    private LearnedRoutes? UndescribedHub(CompiledVNet vnet)
    {
        for (int i = vnet.FirstLink; i < vnet.LinkEnd; i++)
        {
            CompiledLink link = Net.Links[i];
            if (link.UsesRemoteGateways && link.IsConnected && (link.Remote < 0 || Net.VNets[link.Remote].VNet.IsPlaceholder))
            {
                return LearnedRoutes.Unknown(new RouteGap { Reason = UnknownReason.UnresolvedReference, About = link.Peering.RemoteVNetId.Name });
            }
        }

        return OpenTransit(vnet.Index) is { } open ? LearnedRoutes.Unknown(open) : null;
    }

    /// <summary>Returns the link by which a VNet may borrow a gateway, where nobody can read a switch that decides; null when there is none.</summary>
    internal RouteGap? OpenTransit(int vnet)
    {
        for (int i = Net.VNets[vnet].FirstLink; i < Net.VNets[vnet].LinkEnd && Net.HasUnreadSwitches(vnet); i++)
        {
            CompiledLink link = Net.Links[i];
            CompiledLink? back = link.Reverse >= 0 ? Net.Links[link.Reverse] : null;
            bool mayUse = link.UsesRemoteGateways || link.Unread.HasFlag(PeeringSwitches.UseRemoteGateways);
            bool mayLend = back is not null && (back.LendsGateways || back.Unread.HasFlag(PeeringSwitches.AllowGatewayTransit));
            if (link.IsConnected && mayUse && mayLend && back is { IsConnected: true } && !(link.UsesRemoteGateways && back.LendsGateways))
            {
                CompiledLink unread = link.UsesRemoteGateways ? back : link;
                return new RouteGap { Reason = UnknownReason.UnresolvedReference, About = unread.Peering.Name };
            }
        }

        return null;
    }
}
