using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Routing.Bgp;

/// <summary>Reads from a topology who speaks BGP with whom, and what each speaker has of its own (docs/concepts/bgp.md).</summary>
internal sealed partial class BgpReader
{
    private readonly GatewayIndex _index;
    private readonly CompiledTopology _net;
    private readonly bool _listsPeers;
    private readonly List<BgpSpeaker> _speakers = [];
    private readonly List<BgpSession> _sessions = [];
    private readonly Dictionary<int, BgpSpeaker> _byGateway = [];
    private readonly Dictionary<ResourceName, BgpSpeaker> _bySite = [];
    private readonly Dictionary<ResourceId, BgpSpeaker> _byCircuit = [];
    private readonly Dictionary<int, List<BgpSpeaker>> _byVNet = [];
    private readonly Dictionary<int, List<Assumption>> _assumptions = [];
    private readonly Dictionary<(int Low, int High), List<Connection>> _acrossSites = [];

    private BgpReader(GatewayIndex index, bool listsPeers)
    {
        _index = index;
        _net = index.Net;
        _listsPeers = listsPeers;
    }

    internal static BgpNetwork Read(GatewayIndex index, AzureBehavior behavior)
    {
        var reader = new BgpReader(index, behavior.BgpPeerHostRoutesAreListed);
        foreach (CompiledVNet vnet in index.Net.VNets)
        {
            if (vnet.Gateways.Count > 0 || vnet.RouteServers.Count > 0)
            {
                reader.ReadRouters(vnet);
            }
        }

        reader.ReadConnections();
        reader.ReadCircuits();
        reader.ReadTunnelsBetweenGateways();
        reader.JoinGatewaysAcrossSites();
        return new BgpNetwork([.. reader._speakers], [.. reader._sessions], reader._byVNet, reader._byGateway, reader._assumptions);
    }

    private void ReadRouters(CompiledVNet vnet)
    {
        RouteServer[] servers = [.. vnet.RouteServers.Select(server => _net.Topology.RouteServers[server])];
        RouteServer? joining = Array.Find(servers, server => server.AllowBranchToBranchTraffic);
        BgpSpeaker? joined = joining is null ? null : AddRouter(vnet, joining.Asn, joining.Name, joining);
        foreach (int gateway in vnet.Gateways)
        {
            Gateway record = _net.Topology.Gateways[gateway];
            long? asn = record.Type == GatewayType.ExpressRoute ? Asns.Azure : record.Asn;
            BgpSpeaker router = joined is not null && (asn is null || asn == joined.Asn) ? joined : AddRouter(vnet, asn, record.Name, null);
            router.Gateways.Add(gateway);
            _byGateway[gateway] = router;
        }

        foreach (RouteServer server in servers.Where(server => server != joining))
        {
            AddRouter(vnet, server.Asn, server.Name, server);
        }

        foreach (BgpSpeaker router in _byVNet[vnet.Index])
        {
            ReadOwnRoutes(router, vnet);
        }
    }

    private BgpSpeaker AddRouter(CompiledVNet vnet, long? asn, ResourceName name, RouteServer? server)
    {
        BgpSpeaker router = Add(new BgpSpeaker
        {
            Kind = BgpSpeakerKind.Router,
            Index = _speakers.Count,
            Asn = asn ?? Asns.Unstated(_speakers.Count),
            Name = name,
            VNet = vnet.Index,
            RouteServer = server,
            OwnSpace = vnet.VNet.AddressSpace,
            Summary = vnet.VNet.SummarizedGatewayPrefixes,
        });
        ListAt(_byVNet, vnet.Index).Add(router);
        return router;
    }

    private BgpSpeaker Add(BgpSpeaker speaker)
    {
        _speakers.Add(speaker);
        return speaker;
    }

    private void ReadOwnRoutes(BgpSpeaker router, CompiledVNet vnet)
    {
        router.Own.AddRange(vnet.VNet.AddressSpace.Distinct().Select(prefix => new BgpRoute { Prefix = prefix, Kind = BgpRouteKind.VNet }));
        if (vnet.HasUnknownSpace)
        {
            router.Own.Add(Unknown(BgpRouteKind.VNet, UnknownReason.UnresolvedReference, vnet.VNet.Name));
        }

        if (router.RouteServer is not null || router.Gateways.Exists(gateway => !_index.IsOwnOnly(gateway)))
        {
            router.Own.AddRange(_index.BorrowersOf(vnet.Index).SelectMany(link => link.RemotePrefixes ?? []).Distinct()
                .Select(prefix => new BgpRoute { Prefix = prefix, Kind = BgpRouteKind.Borrower }));
        }

        foreach (int gateway in router.Gateways)
        {
            Gateway record = _net.Topology.Gateways[gateway];
            router.Own.AddRange(record.ClientAddressPools.Select(pool => new BgpRoute
            {
                Prefix = pool,
                Kind = BgpRouteKind.ClientPool,
                Origin = RouteOriginKind.ClientPool,
                Resource = record.Id,
                Gateway = gateway,
            }));
        }

        foreach (BgpConnection session in router.RouteServer?.BgpConnections ?? [])
        {
            ReadAppliance(router, session);
        }
    }

    private static void ReadAppliance(BgpSpeaker router, BgpConnection session)
    {
        RouteServer server = router.RouteServer!;
        if (session.Announces is null || session.InboundRouteMapId is not null)
        {
            router.Own.Add(Unknown(BgpRouteKind.Appliance, UnknownReason.BgpNotModelled, $"{server.Name}/{session.Name}") with
            {
                Path = AsPath.Of([session.PeerAsn]),
                Origin = RouteOriginKind.RouteServer,
                Resource = server.Id,
            });
            return;
        }

        foreach (BgpAnnouncement announcement in session.Announces)
        {
            AsPath path = AsPath.Of(announcement.AsPath.Count > 0 ? announcement.AsPath : [session.PeerAsn]);
            if (!path.Holds(server.Asn))
            {
                router.Own.Add(new BgpRoute
                {
                    Prefix = announcement.Prefix,
                    Kind = BgpRouteKind.Appliance,
                    Path = path,
                    Origin = RouteOriginKind.RouteServer,
                    Resource = server.Id,
                    NextHop = announcement.NextHop ?? session.PeerAddress,
                    Peer = session.Name,
                });
            }
        }
    }

    private void ReadConnections()
    {
        foreach ((int gateway, BgpSpeaker router) in _byGateway.OrderBy(pair => pair.Key))
        {
            GatewayType type = _net.Topology.Gateways[gateway].Type;
            foreach (Connection connection in _index.OwnedBy(gateway))
            {
                if (connection.Type == ConnectionType.IPsec && type == GatewayType.Vpn)
                {
                    ReadSiteConnection(router, gateway, connection);
                }
                else if (connection.Type == ConnectionType.ExpressRoute && type == GatewayType.ExpressRoute)
                {
                    ReadCircuitConnection(router, gateway, connection);
                }
            }
        }
    }

    private void ReadSiteConnection(BgpSpeaker router, int gateway, Connection connection)
    {
        LocalNetworkGateway? device = _index.DeviceOf(connection);
        if (device is null)
        {
            router.Own.Add(Unknown(BgpRouteKind.Device, UnknownReason.UnresolvedReference, connection.LocalNetworkGatewayId?.Name ?? connection.Name));
            return;
        }

        bool speaks = _index.SpeaksBgp(connection);
        int far = _index.GatewayBehind(connection);
        AddressPrefix[] peers = speaks ? [.. PeerAddresses(device, far).Select(address => address.ToPrefix())] : [];
        router.Own.AddRange(device.AddressSpace.Where(prefix => !peers.Contains(prefix)).Distinct().Select(prefix => Static(BgpRouteKind.Device, prefix)));
        if (!speaks)
        {
            return;
        }

        if (_listsPeers)
        {
            router.Own.AddRange(peers.Select(host => Static(BgpRouteKind.FarVNet, host)));
        }

        if (far >= 0)
        {
            ListAt(_acrossSites, (Math.Min(gateway, far), Math.Max(gateway, far))).Add(connection);
            return;
        }

        if (_index.SiteOf(device) is { } site)
        {
            Meet(router, gateway, SpeakerOf(site), connection.Id, RouteOriginKind.SiteConnection);
            return;
        }

        router.Own.Add(Unknown(BgpRouteKind.Learned, UnknownReason.BgpNotModelled, connection.Name) with
        {
            Path = AsPath.Of([device.Asn ?? Asns.Nobody]),
            Origin = RouteOriginKind.SiteConnection,
            Resource = connection.Id,
            Gateway = gateway,
        });

        BgpRoute Static(BgpRouteKind kind, AddressPrefix prefix) => new()
        {
            Prefix = prefix,
            Kind = kind,
            Origin = RouteOriginKind.SiteConnection,
            Resource = connection.Id,
            Gateway = gateway,
        };
    }

    // What a template reads from the far gateway is known when that is made; until then the gateway itself says it.
    private IReadOnlyList<HostAddress> PeerAddresses(LocalNetworkGateway device, int far) =>
        device.BgpPeeringAddress is { } stated ? [stated] : far >= 0 ? _index.InstanceAddresses(far) : [];

    private void ReadCircuitConnection(BgpSpeaker router, int gateway, Connection connection)
    {
        if (_index.CircuitOf(connection) is { } circuit)
        {
            Meet(router, gateway, SpeakerOf(circuit), connection.Id, RouteOriginKind.Circuit);
            return;
        }

        router.Own.Add(Unknown(BgpRouteKind.Learned, UnknownReason.BgpNotModelled, connection.CircuitId?.Name ?? connection.Name) with
        {
            Path = AsPath.Of([Asns.Circuits]),
            Origin = RouteOriginKind.Circuit,
            Resource = connection.Id,
            Gateway = gateway,
        });
    }

    // Sites on one circuit hear each other also where no gateway is on it: what they tell a gateway elsewhere may come from there.
    private void ReadCircuits()
    {
        if (_byGateway.Count > 0)
        {
            foreach (ExpressRouteCircuit circuit in _net.Topology.ExpressRouteCircuits)
            {
                SpeakerOf(circuit);
            }
        }
    }

    private BgpSpeaker SpeakerOf(Site site)
    {
        if (!_bySite.TryGetValue(site.Name, out BgpSpeaker? speaker))
        {
            _bySite[site.Name] = speaker = Add(new BgpSpeaker
            {
                Kind = BgpSpeakerKind.Site,
                Index = _speakers.Count,
                Asn = site.Asn ?? Asns.Unstated(_speakers.Count),
                Name = site.Name,
            });
            speaker.Own.AddRange(site.AddressSpace.Distinct().Select(prefix => new BgpRoute { Prefix = prefix, Kind = BgpRouteKind.Site }));
        }

        return speaker;
    }

    private BgpSpeaker SpeakerOf(ExpressRouteCircuit circuit)
    {
        if (_byCircuit.TryGetValue(circuit.Id, out BgpSpeaker? known))
        {
            return known;
        }

        BgpSpeaker speaker = Add(new BgpSpeaker { Kind = BgpSpeakerKind.Circuit, Index = _speakers.Count, Asn = Asns.Circuits, Name = circuit.Name });
        _byCircuit[circuit.Id] = speaker;
        if (circuit.Sites.Count == 0)
        {
            speaker.Own.Add(UnknownSite(circuit.Name));
        }

        foreach (ResourceName name in circuit.Sites.Distinct())
        {
            if (_index.FindSite(name) is { } site)
            {
                AddSession(new BgpSession
                {
                    First = speaker.Index,
                    Second = SpeakerOf(site).Index,
                    FirstGateway = -1,
                    FirstResource = circuit.Id,
                    SecondResource = circuit.Id,
                    Kind = RouteOriginKind.Circuit,
                });
            }
            else
            {
                speaker.Own.Add(UnknownSite(name));
            }
        }

        return speaker;

        static BgpRoute UnknownSite(ResourceName about) =>
            Unknown(BgpRouteKind.Learned, UnknownReason.BgpNotModelled, about) with { Path = AsPath.Of([Asns.Nobody]), Origin = RouteOriginKind.Circuit };
    }

    private static List<T> ListAt<TKey, T>(Dictionary<TKey, List<T>> lists, TKey key)
        where TKey : notnull
    {
        if (!lists.TryGetValue(key, out List<T>? list))
        {
            lists[key] = list = [];
        }

        return list;
    }

    private void Meet(BgpSpeaker router, int gateway, BgpSpeaker other, ResourceId connection, RouteOriginKind kind) => AddSession(new BgpSession
    {
        First = router.Index,
        Second = other.Index,
        FirstGateway = gateway,
        FirstResource = connection,
        SecondResource = connection,
        Kind = kind,
    });

    private void AddSession(BgpSession session)
    {
        _speakers[session.First].Sessions.Add(_sessions.Count);
        _speakers[session.Second].Sessions.Add(_sessions.Count);
        _sessions.Add(session);
    }

    private static BgpRoute Unknown(BgpRouteKind kind, UnknownReason reason, string about) =>
        new() { Prefix = null, Kind = kind, Unknown = new RouteGap { Reason = reason, About = about } };
}
