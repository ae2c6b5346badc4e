using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Routing;

/// <summary>
/// Reads from connections, client pools and Route Servers what is known without running BGP: static prefixes, declared announcements, and one step of
/// VNet-to-VNet exchange (rules 4.20-4.30). What only a BGP computation could say is a gap, never a guess.
/// </summary>
internal sealed class GatewayRouteReader
{
    private readonly CompiledTopology _net;
    private readonly AzureBehavior _behavior;
    private readonly Dictionary<ResourceId, LocalNetworkGateway> _devices;
    private readonly Dictionary<ResourceId, ExpressRouteCircuit> _circuits;
    private readonly Dictionary<ResourceName, Site> _sites;
    private readonly Dictionary<ResourceId, PublicIPAddress> _publicAddresses;
    private readonly ILookup<int, Connection> _owned;
    private readonly ILookup<int, Connection> _incoming;
    private readonly ILookup<ResourceId, Connection> _byCircuit;
    private readonly string[] _placeless;

    internal GatewayRouteReader(CompiledTopology net, AzureBehavior behavior)
    {
        _net = net;
        _behavior = behavior;
        Topology topology = net.Topology;
        _devices = ById(topology.LocalNetworkGateways, device => device.Id);
        _circuits = ById(topology.ExpressRouteCircuits, circuit => circuit.Id);
        _sites = ById(topology.Sites, site => site.Name);
        _publicAddresses = ById(topology.PublicIPAddresses, address => address.Id);
        _owned = topology.Connections.Where(connection => connection.GatewayId is not null).ToLookup(connection => net.FindGateway(connection.GatewayId));
        _incoming = topology.Connections.Where(connection => connection.Type == ConnectionType.VNetToVNet && connection.PeerGatewayId is not null)
            .ToLookup(connection => net.FindGateway(connection.PeerGatewayId));
        _byCircuit = topology.Connections.Where(connection => connection.CircuitId is not null).ToLookup(connection => connection.CircuitId!);
        _placeless = [.. topology.Gateways.Where(gateway => gateway.VNetId is null).Select(gateway => gateway.Name.Value)];
    }

    /// <summary>Returns what the gateways and Route Servers of a VNet learn.</summary>
    internal LearnedRoutes Read(int vnet)
    {
        var learned = new LearnedRoutes();
        foreach (int gateway in _net.VNets[vnet].Gateways)
        {
            ReadGateway(gateway, learned);
        }

        foreach (string undescribed in UnknownSourcesIn(vnet))
        {
            learned.Gaps.Add(new RouteGap { Reason = UnknownReason.UnresolvedReference, About = undescribed });
        }

        foreach (int server in _net.VNets[vnet].RouteServers)
        {
            ReadRouteServer(_net.Topology.RouteServers[server], learned);
        }

        return learned;
    }

    /// <summary>Says whether <see cref="UnknownSourcesIn"/> returns any.</summary>
    internal bool HasUnknownSourcesIn(int vnet) => (_net.VNets[vnet].UndescribedGateways.Count > 0 || _placeless.Length > 0) && UnknownSourcesIn(vnet).Any();

    /// <summary>
    /// Returns the gateways that bring routes nobody can know: those that a subnet of the VNet lists and nobody describes, and those that may stand in any
    /// GatewaySubnet, as the input does not say in which.
    /// </summary>
    internal IEnumerable<string> UnknownSourcesIn(int vnet)
    {
        CompiledVNet own = _net.VNets[vnet];
        IEnumerable<string> listed = own.UndescribedGateways.Select(gateway => gateway.Name.Value);
        bool mayHoldPlaceless = _placeless.Length > 0 && own.Gateways.Count == 0 && own.VNet.Subnets.Any(subnet => subnet.Name == SpecialSubnets.Gateway);
        return mayHoldPlaceless ? listed.Concat(_placeless) : listed;
    }

    /// <summary>Returns the prefixes that the device of a connection stands for.</summary>
    internal IEnumerable<AddressPrefix> PrefixesBehind(Connection connection)
    {
        if (connection.LocalNetworkGatewayId is null || !_devices.TryGetValue(connection.LocalNetworkGatewayId, out LocalNetworkGateway? device))
        {
            return [];
        }

        IEnumerable<AddressPrefix> announced = SpeaksBgp(connection) && DeclaredSite(device) is { } site ? site.AddressSpace : [];
        return device.AddressSpace.Concat(announced).Distinct();
    }

    /// <summary>Says whether a connection carries BGP: it does so itself, and neither gateway has it switched off.</summary>
    internal bool SpeaksBgp(Connection connection) => connection.Type == ConnectionType.ExpressRoute
        || (connection.EnableBgp is true && MaySpeak(connection.GatewayId) && MaySpeak(connection.PeerGatewayId));

    /// <summary>Says whether a gateway serves no VNet that borrows it: the Basic SKU, in the reading that is used .</summary>
    internal bool IsOwnOnly(int gateway) =>
        IsBasic(_net.Topology.Gateways[gateway]) && _behavior.BasicGatewayTransit == BasicGatewayTransit.AcceptedWithoutRoutes;

    private bool MaySpeak(ResourceId? gateway)
    {
        int index = _net.FindGateway(gateway);
        return index < 0 || _net.Topology.Gateways[index].EnableBgp is not false;
    }

    private static Dictionary<TKey, T> ById<TKey, T>(IEnumerable<T> items, Func<T, TKey> keyOf)
        where TKey : notnull
    {
        var index = new Dictionary<TKey, T>();
        foreach (T item in items)
        {
            index.TryAdd(keyOf(item), item);
        }

        return index;
    }

    private static bool IsBasic(Gateway gateway) =>
        gateway.Type == GatewayType.Vpn && string.Equals(gateway.Sku, "Basic", StringComparison.OrdinalIgnoreCase);

    private Site? DeclaredSite(LocalNetworkGateway device) =>
        device.Site is { } name ? _sites.GetValueOrDefault(name) : null;

    private void ReadGateway(int index, LearnedRoutes learned)
    {
        Gateway gateway = _net.Topology.Gateways[index];
        HostAddress[] tunnelHops = TunnelHops(gateway);
        foreach (Connection connection in _owned[index])
        {
            switch (connection.Type)
            {
                case ConnectionType.IPsec:
                    ReadSite(index, connection, tunnelHops, learned);
                    break;
                case ConnectionType.VNetToVNet:
                    ReadFarVNet(index, _net.FindGateway(connection.PeerGatewayId), connection, tunnelHops, learned);
                    break;
                case ConnectionType.ExpressRoute:
                    ReadCircuit(index, connection, learned);
                    break;
                case ConnectionType.VpnClient:
                    break;
                default:
                    throw new InvalidOperationException($"Connection type {connection.Type} has no reading.");
            }
        }

        // Azure needs a connection on both gateways. Where the input holds the far one only, ours is taken to exist.
        foreach (Connection connection in _incoming[index])
        {
            int far = _net.FindGateway(connection.GatewayId);
            if (far >= 0 && far != index && !_owned[index].Any(own => _net.FindGateway(own.PeerGatewayId) == far))
            {
                learned.Assumptions.Add(new Assumption { Kind = AssumptionKind.FarConnectionExists, About = connection.Name });
                ReadFarVNet(index, far, connection, tunnelHops, learned);
            }
        }

        foreach (AddressPrefix pool in gateway.ClientAddressPools)
        {
            learned.Routes.Add(RouteOf(index, pool, RouteOriginKind.ClientPool, gateway.Id, PublicHops(gateway)));
        }
    }

    private LearnedRoute RouteOf(int gateway, AddressPrefix prefix, RouteOriginKind kind, ResourceId source, HostAddress[] hops) => new()
    {
        Prefix = prefix,
        Kind = kind,
        ResourceId = source,
        GatewayId = _net.Topology.Gateways[gateway].Id,
        NextHops = hops,
        Gateway = gateway,
        FromBasicGateway = IsBasic(_net.Topology.Gateways[gateway]),
    };

    private void ReadSite(int gateway, Connection connection, HostAddress[] hops, LearnedRoutes learned)
    {
        if (connection.LocalNetworkGatewayId is null || !_devices.TryGetValue(connection.LocalNetworkGatewayId, out LocalNetworkGateway? device))
        {
            learned.Gaps.Add(new RouteGap { Reason = UnknownReason.UnresolvedReference, About = connection.LocalNetworkGatewayId?.Name ?? connection.Name });
            return;
        }

        if (SpeaksBgp(connection) && DeclaredSite(device) is null)
        {
            learned.Gaps.Add(new RouteGap { Reason = UnknownReason.BgpNotModelled, About = connection.Name });
        }

        foreach (AddressPrefix prefix in PrefixesBehind(connection))
        {
            learned.Routes.Add(RouteOf(gateway, prefix, RouteOriginKind.SiteConnection, connection.Id, hops));
        }
    }

    private void ReadFarVNet(int gateway, int far, Connection connection, HostAddress[] hops, LearnedRoutes learned)
    {
        int vnet = far < 0 ? -1 : _net.FindVNet(_net.Topology.Gateways[far].VNetId);
        if (vnet < 0 || _net.VNets[vnet].HasUnknownSpace)
        {
            learned.Gaps.Add(new RouteGap { Reason = UnknownReason.UnresolvedReference, About = connection.PeerGatewayId?.Name ?? connection.Name });
            return;
        }

        VNet farVNet = _net.VNets[vnet].VNet;
        IEnumerable<AddressPrefix> prefixes = farVNet.AddressSpace;
        if (SpeaksBgp(connection))
        {
            // The far gateway tells its own VNet, the spokes that borrow it, its sites and clients; no default route, and nothing that overlaps
            // its own VNet (4.25). What it learns itself travels by BGP. What lies inside our own VNet is filtered here (4.22).
            IEnumerable<AddressPrefix> told = BorrowersOf(vnet, far).SelectMany(link => link.RemotePrefixes ?? [])
                .Concat(_owned[far].Where(own => own.Type == ConnectionType.IPsec).SelectMany(PrefixesBehind))
                .Concat(_net.Topology.Gateways[far].ClientAddressPools);
            ValueList<AddressPrefix> own = _net.VNets[_net.FindVNet(_net.Topology.Gateways[gateway].VNetId)].VNet.AddressSpace;
            prefixes = prefixes.Concat(told.Where(prefix => !prefix.IsDefaultRoute && !farVNet.AddressSpace.Any(theirs => theirs.Overlaps(prefix))))
                .Where(prefix => !own.Any(ours => ours.Contains(prefix)));
            if (SpeaksBgpElsewhere(far, gateway) || _net.VNets[vnet].RouteServers.Count > 0)
            {
                learned.Gaps.Add(new RouteGap { Reason = UnknownReason.BgpNotModelled, About = connection.Name });
            }
        }

        foreach (AddressPrefix prefix in prefixes.Distinct())
        {
            learned.Routes.Add(RouteOf(gateway, prefix, RouteOriginKind.VNetConnection, connection.Id, hops));
        }
    }

    private void ReadCircuit(int gateway, Connection connection, LearnedRoutes learned)
    {
        if (connection.CircuitId is null || !_circuits.TryGetValue(connection.CircuitId, out ExpressRouteCircuit? circuit) || circuit.Sites.Count == 0)
        {
            learned.Gaps.Add(new RouteGap { Reason = UnknownReason.BgpNotModelled, About = connection.CircuitId?.Name ?? connection.Name });
            return;
        }

        // VNets on one circuit reach each other through it (4.42): what the others announce travels by BGP.
        if (_byCircuit[connection.CircuitId].Any(other => other.GatewayId != connection.GatewayId))
        {
            learned.Gaps.Add(new RouteGap { Reason = UnknownReason.BgpNotModelled, About = circuit.Name });
        }

        foreach (AddressPrefix prefix in circuit.Sites.Where(_sites.ContainsKey).SelectMany(name => _sites[name].AddressSpace).Distinct())
        {
            learned.Routes.Add(RouteOf(gateway, prefix, RouteOriginKind.Circuit, connection.Id, []));
        }
    }

    private static void ReadRouteServer(RouteServer server, LearnedRoutes learned)
    {
        foreach (BgpConnection session in server.BgpConnections)
        {
            if (session.Announces is null)
            {
                learned.Gaps.Add(new RouteGap { Reason = UnknownReason.BgpNotModelled, About = $"{server.Name}/{session.Name}" });
                continue;
            }

            foreach (AddressPrefix prefix in session.Announces)
            {
                learned.Routes.Add(new LearnedRoute
                {
                    Prefix = prefix,
                    Kind = RouteOriginKind.RouteServer,
                    ResourceId = server.Id,
                    GatewayId = server.Id,
                    NextHops = [session.PeerAddress],
                    Gateway = -1,
                });
            }
        }
    }

    private bool SpeaksBgpElsewhere(int gateway, int besides) => _owned[gateway].Any(connection => connection.Type switch
    {
        ConnectionType.VNetToVNet => SpeaksBgp(connection) && _net.FindGateway(connection.PeerGatewayId) != besides,
        ConnectionType.IPsec => SpeaksBgp(connection)
            && (connection.LocalNetworkGatewayId is null || !_devices.TryGetValue(connection.LocalNetworkGatewayId, out LocalNetworkGateway? device) || DeclaredSite(device) is null),
        ConnectionType.ExpressRoute => true,
        ConnectionType.VpnClient => false,
        _ => false,
    });

    /// <summary>The links of a hub to the spokes that borrow its gateway: what is peered of them is told (4.30).</summary>
    private IEnumerable<CompiledLink> BorrowersOf(int hub, int gateway)
    {
        if (IsOwnOnly(gateway))
        {
            yield break;
        }

        CompiledVNet vnet = _net.VNets[hub];
        for (int i = vnet.FirstLink; i < vnet.LinkEnd; i++)
        {
            CompiledLink link = _net.Links[i];
            if (link.Remote >= 0 && GatewayTransit.SourceOf(_net, link.Remote)?.Hub == hub)
            {
                yield return link;
            }
        }
    }

    /// <summary>
    /// The next hop of a tunnel row: the instances' own addresses on an active-active gateway, else the gateway's public address
    /// (both seen in captures). An active-active pair takes the first two usable addresses of the GatewaySubnet unless the input states others.
    /// </summary>
    private HostAddress[] TunnelHops(Gateway gateway)
    {
        if (gateway.ActiveActive is not true)
        {
            return PublicHops(gateway);
        }

        if (gateway.BgpPeeringAddresses.Count > 0)
        {
            return [.. gateway.BgpPeeringAddresses];
        }

        int subnet = _net.FindSubnet(gateway.SubnetId);
        AddressPrefix? prefix = subnet < 0
            ? null
            : _net.Subnets[subnet].Subnet.AddressPrefixes.Where(candidate => candidate.Family == IPFamily.IPv4).Cast<AddressPrefix?>().FirstOrDefault();
        return prefix is { Length: <= 29 } space
            ? [HostAddress.FromIPv4((uint)space.First.Value + 4), HostAddress.FromIPv4((uint)space.First.Value + 5)]
            : [];
    }

    private HostAddress[] PublicHops(Gateway gateway)
    {
        ResourceId? id = gateway.IPConfigurations.Count > 0 ? gateway.IPConfigurations[0].PublicIPAddressId : null;
        return id is not null && _publicAddresses.GetValueOrDefault(id)?.Address is { } address ? [address] : [];
    }
}
