using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Routing.Bgp;

namespace VNetPeering.Sdk.Routing;

/// <summary>The effective routes of every subnet. Subnets of a VNet with the same route table and service endpoints share one table.</summary>
internal sealed class RoutingTables
{
    private readonly SubnetRoutes[] _bySubnet;
    private readonly SubnetRoutes?[] _plain;
    private readonly LearnedRoutes?[] _learned;

    internal RoutingTables(CompiledTopology net, AzureBehavior behavior, ServiceTagCatalog tags)
    {
        Net = net;
        Behavior = behavior;
        Gateways = new GatewayIndex(net, behavior);
        Bgp = BgpReader.Read(Gateways, behavior);
        var reader = new LearnedRouteReader(Gateways, Bgp);
        _learned = [.. net.VNets.Select(vnet => reader.Read(vnet.Index))];
        Transit = [.. net.VNets.Select(vnet => GatewayTransit.SourceOf(net, vnet.Index))];
        _bySubnet = new SubnetRoutes[net.Subnets.Length];
        _plain = new SubnetRoutes?[net.VNets.Length];
        foreach (CompiledVNet vnet in net.VNets)
        {
            CompileVNet(vnet, tags);
        }
    }

    internal CompiledTopology Net { get; }

    internal AzureBehavior Behavior { get; }

    internal GatewayIndex Gateways { get; }

    internal BgpNetwork Bgp { get; }

    /// <summary>The hub whose gateways a VNet borrows, by VNet; null where none is borrowed.</summary>
    internal TransitSource?[] Transit { get; }

    internal SubnetRoutes Of(int subnet) => _bySubnet[subnet];

    /// <summary>
    /// The routes of a VNet without any route table: for managed instances that no route table reaches, and for a GatewaySubnet that the input does not
    /// describe. Null where the VNet has neither gateways nor private endpoints.
    /// </summary>
    internal SubnetRoutes? PlainOf(int vnet) => _plain[vnet];

    /// <summary>The routes that a gateway follows: those of its GatewaySubnet (rule 3.60).</summary>
    internal SubnetRoutes? OfGateway(int gateway)
    {
        Gateway record = Net.Topology.Gateways[gateway];
        int subnet = Net.FindSubnet(record.SubnetId);
        int vnet = Net.FindVNet(record.VNetId);
        return subnet >= 0 ? _bySubnet[subnet] : vnet >= 0 ? _plain[vnet] : null;
    }

    /// <summary>What the gateways in a VNet learn; null when it has none.</summary>
    internal LearnedRoutes? LearnedIn(int vnet) => _learned[vnet];

    internal EffectiveRouteTable TableOf(int subnet)
    {
        SubnetRoutes routes = _bySubnet[subnet];
        return new EffectiveRouteTable
        {
            SubnetId = Net.Subnets[subnet].Subnet.Id,
            Routes = routes.Rows,
            DisableBgpRoutePropagation = routes.PropagationIsOff,
            Gaps = routes.Gaps,
            Assumptions = routes.Assumptions,
        };
    }

    /// <summary>Answers as Network Watcher does (7.2): pure routing, except that an appliance outside the own and peered space reads None (7.13).</summary>
    internal NextHop NextHopOf(int subnet, HostAddress to)
    {
        SubnetRoutes routes = _bySubnet[subnet];
        EffectiveRoute? row = routes.Lookup(to);
        if (row is null)
        {
            return new NextHop { Type = NextHopType.None, Gaps = routes.Gaps };
        }

        bool leadsOutside = row.NextHopType == NextHopType.VirtualAppliance
            && row.NextHopAddresses.Count > 0
            && !IsDirectlyReachable(Net.Subnets[subnet].VNet, row.NextHopAddresses[0]);
        return new NextHop
        {
            Type = leadsOutside ? NextHopType.None : row.NextHopType,
            Addresses = row.NextHopAddresses,
            RouteTableId = row.RouteTableId,
            Route = row,
            RunnersUp = NextInLine.Behind(row, routes.Rows, to),
            Gaps = routes.Gaps,
        };
    }

    /// <summary>Says whether an address lies in the VNet's own space or in that of a VNet it is directly peered with (3.33).</summary>
    internal bool IsDirectlyReachable(int vnet, HostAddress address) => Net.VNets[vnet].Owns(address) || LinkTo(vnet, address) is not null;

    /// <summary>Returns the Connected link of a VNet whose peered prefixes hold an address, the longest one first; null when there is none.</summary>
    internal CompiledLink? LinkTo(int vnet, HostAddress address)
    {
        CompiledLink? best = null;
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
                    best = link;
                    bestLength = prefix.Length;
                }
            }
        }

        return best;
    }

    private void CompileVNet(CompiledVNet vnet, ServiceTagCatalog tags)
    {
        bool needsPlain = vnet.Gateways.Count > 0 || vnet.PrivateEndpoints.Count > 0;
        if (vnet.VNet.Subnets.Count == 0 && !needsPlain)
        {
            return;
        }

        var system = VNetRows.Of(Net, vnet.Index);
        TransitSource? transit = Transit[vnet.Index];
        LearnedRoutes? borrowed = transit is null ? UndescribedHub(vnet) : _learned[transit.Hub];
        if (needsPlain)
        {
            _plain[vnet.Index] = Build(CompiledSubnet.None, null, []);
        }

        var shared = new Dictionary<(int RouteTable, ResourceName Unresolved, ValueList<ServiceEndpoint> Endpoints), SubnetRoutes>();
        for (int i = vnet.FirstSubnet; i < vnet.SubnetEnd; i++)
        {
            CompiledSubnet subnet = Net.Subnets[i];
            ResourceId? unresolved = subnet.RouteTable == CompiledSubnet.Unresolved ? subnet.Subnet.RouteTableId : null;
            (int, ResourceName, ValueList<ServiceEndpoint>) key = (subnet.RouteTable, unresolved?.Name ?? default, subnet.Subnet.ServiceEndpoints);
            if (!shared.TryGetValue(key, out SubnetRoutes? routes))
            {
                routes = Build(subnet.RouteTable, unresolved, subnet.Subnet.ServiceEndpoints);
                shared.Add(key, routes);
            }

            _bySubnet[i] = routes;
        }

        SubnetRoutes Build(int routeTable, ResourceId? unresolved, ValueList<ServiceEndpoint> endpoints) =>
            new SubnetRouteBuilder(Net, Behavior, tags, system, vnet.Index)
                .Build(new SubnetRouteInputs(routeTable, unresolved, endpoints, vnet.VNet.Id), _learned[vnet.Index], borrowed, transit);
    }

    // A hub that the input does not describe may bring any route to the VNet that borrows its gateway.
    private LearnedRoutes? UndescribedHub(CompiledVNet vnet)
    {
        for (int i = vnet.FirstLink; i < vnet.LinkEnd; i++)
        {
            CompiledLink link = Net.Links[i];
            if (link.Peering.UseRemoteGateways && link.IsConnected && (link.Remote < 0 || Net.VNets[link.Remote].VNet.IsPlaceholder))
            {
                return LearnedRoutes.Unknown(new RouteGap { Reason = UnknownReason.UnresolvedReference, About = link.Peering.RemoteVNetId.Name });
            }
        }

        return null;
    }
}
