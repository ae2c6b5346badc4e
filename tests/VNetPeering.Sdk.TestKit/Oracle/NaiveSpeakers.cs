using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.TestKit.Oracle;

/// <summary>The speakers and sessions of a design, and what each speaker has of its own.</summary>
internal sealed class NaiveSpeakers
{
    private const long Microsoft = 12076;
    private const long Azure = 65515;
    private readonly Topology _topology;
    private readonly AzureBehavior _behavior;
    private long _nobodyElses = -1;

    internal NaiveSpeakers(Topology topology, AzureBehavior behavior)
    {
        _topology = topology;
        _behavior = behavior;
        AddVNets();
        AddCircuits();
        AddSites();
        AddTunnels();
        AddCircuitSessions();
    }

    internal List<OracleSpeaker> All { get; } = [];

    internal OracleSpeaker? Of(Gateway gateway) => All.Find(one => one.Gateways.Exists(each => each.Id == gateway.Id));

    internal OracleSpeaker? OfSite(string? name) => All.Find(one => one.Kind == OracleSpeakerKind.Site && one.Name == name);

    /// <summary>A site is known by its declared name; a device without one stands for its site.</summary>
    internal static string SiteName(LocalNetworkGateway device) => device.Site?.Value ?? $"device {device.Name.Value}";

    /// <summary>A site-to-site connection speaks BGP when it says so and its gateway has not switched BGP off; to a gateway of the design, when one back does so too.</summary>
    internal static bool Speaks(Topology topology, Connection connection, Gateway gateway) => NaiveDevices.FarGateway(topology, connection) is { } far
        ? NaiveDevices.Says(topology, connection, gateway, far) && NaiveDevices.Back(topology, connection).Any(back => NaiveDevices.Says(topology, back, far, gateway))
        : connection.EnableBgp is true && gateway.EnableBgp is not false;

    /// <summary>The connections between two gateways: those that the design holds, from either side.</summary>
    internal static List<Connection> Between(Topology topology, Gateway one, Gateway other) =>
    [
        .. topology.Connections.Where(each => each.Type == ConnectionType.VNetToVNet
            && ((each.GatewayId == one.Id && each.PeerGatewayId == other.Id) || (each.GatewayId == other.Id && each.PeerGatewayId == one.Id))),
    ];

    /// <summary>Where the design holds both halves, both must say BGP.</summary>
    internal static bool Speak(Topology topology, Gateway one, Gateway other) =>
        one.EnableBgp is not false && other.EnableBgp is not false && Between(topology, one, other).All(each => each.EnableBgp is true);

    private void AddVNets()
    {
        foreach (VNet vnet in _topology.VNets.Where(vnet => !vnet.IsPlaceholder))
        {
            RouteServer? server = _topology.RouteServers.FirstOrDefault(one => one.VNetId == vnet.Id);
            OracleSpeaker? joined = null;
            if (server is not null)
            {
                joined = new OracleSpeaker(server.Name.Value, OracleSpeakerKind.VNet, server.Asn) { Home = vnet, RouteServer = server };
                joined.Own.AddRange(OwnOfVNet(vnet, isLent: true));
                joined.FromAppliances.AddRange(Announced(server));
                All.Add(joined);
            }

            foreach (Gateway gateway in _topology.OwnGateways(vnet))
            {
                // 4.41: with branch-to-branch the gateways of the same autonomous system act as one with the Route Server
                bool joins = server is { AllowBranchToBranchTraffic: true } && (gateway.Type == GatewayType.ExpressRoute || gateway.Asn is null || gateway.Asn == server.Asn);
                OracleSpeaker speaker = joins ? joined! : new OracleSpeaker(
                    gateway.Name.Value,
                    OracleSpeakerKind.VNet,
                    gateway.Type == GatewayType.ExpressRoute ? Azure : gateway.Asn ?? _nobodyElses--) { Home = vnet };
                if (!joins)
                {
                    speaker.Own.AddRange(OwnOfVNet(vnet, gateway.IsLent(_behavior)));
                    All.Add(speaker);
                }

                speaker.Gateways.Add(gateway);

                // 4.25: the prefixes of the local network gateways, and the client pools
                speaker.Own.AddRange(NaiveGateways.StaticPrefixes(_topology, gateway).Select(one => OracleAnnouncement.Of(one.Prefix)));
                speaker.Own.AddRange(NaiveGateways.ClientPools(gateway).Select(pool => OracleAnnouncement.Of(pool) with { IsClientPool = true }));

                // 4.26: a far VNet without BGP is known, and told to nobody
                speaker.Own.AddRange(NaiveGateways.FarWithoutBgp(_topology, gateway).Select(one => OracleAnnouncement.Of(one.Prefix) with { IsKeptBack = true }));
            }
        }
    }

    // 4.30: the VNet and, of those that borrow, what the hub's own link holds (2.02, 2.95). 4.32: a list replaces the VNet, and hides the borrowers inside it.
    private IEnumerable<OracleAnnouncement> OwnOfVNet(VNet vnet, bool isLent)
    {
        ValueList<AddressPrefix> summary = vnet.SummarizedGatewayPrefixes;
        foreach (AddressPrefix prefix in vnet.AddressSpace.Where(prefix => !summary.Contains(prefix)))
        {
            yield return OracleAnnouncement.Of(prefix) with { IsOwnVNet = true, IsKeptBack = summary.Count > 0 };
        }

        foreach (AddressPrefix prefix in summary)
        {
            yield return OracleAnnouncement.Of(prefix) with { IsOwnVNet = true };
        }

        foreach (AddressPrefix prefix in isLent ? NaiveGateways.BorrowerPrefixes(_topology, vnet).Where(prefix => !summary.Contains(prefix)) : [])
        {
            yield return OracleAnnouncement.Of(prefix) with { IsBorrower = true, IsKeptBack = summary.Any(wide => wide.Contains(prefix)) };
        }
    }

    private static IEnumerable<OracleAnnouncement> Announced(RouteServer server)
    {
        foreach (BgpConnection connection in server.BgpConnections)
        {
            IEnumerable<OracleAnnouncement> all = connection.Announces is { } declared
                ? declared.Select(one => new OracleAnnouncement(one.Prefix.ToString(), one.Prefix, one.AsPath.Count > 0 ? one.AsPath : [connection.PeerAsn])
                {
                    NextHop = one.NextHop ?? connection.PeerAddress,
                    IsOfAppliance = true,
                })
                : [new OracleAnnouncement($"all of {server.Name}/{connection.Name}", null, [connection.PeerAsn]) { IsOfAppliance = true }];

            // Loop prevention. What lies inside the VNet is taken: it was seen among the learned routes of a Route Server.
            foreach (OracleAnnouncement one in all.Where(one => !one.Path.Contains(server.Asn)))
            {
                yield return one;
            }
        }
    }

    private void AddCircuits()
    {
        foreach (ExpressRouteCircuit circuit in _topology.ExpressRouteCircuits)
        {
            OracleSpeaker speaker = new($"circuit {circuit.Name.Value}", OracleSpeakerKind.Circuit, Microsoft);
            if (circuit.Sites.Count == 0)
            {
                // Whoever is behind it has a number of its own.
                speaker.FromAppliances.Add(new OracleAnnouncement($"all behind {circuit.Name}", null, [_nobodyElses--]) { IsOfAppliance = true });
            }

            All.Add(speaker);
        }
    }

    private void AddSites()
    {
        foreach (Site site in _topology.Sites)
        {
            long? ofDevice = _topology.LocalNetworkGateways.FirstOrDefault(device => device.Site == site.Name && device.Asn is not null)?.Asn;
            OracleSpeaker speaker = new(site.Name.Value, OracleSpeakerKind.Site, site.Asn ?? ofDevice ?? _nobodyElses--);
            speaker.Own.AddRange(site.AddressSpace.Select(OracleAnnouncement.Of));
            All.Add(speaker);
        }

        foreach (LocalNetworkGateway device in _topology.LocalNetworkGateways.Where(device => OfSite(SiteName(device)) is null && NaiveDevices.GatewayAt(_topology, device) is null))
        {
            OracleSpeaker speaker = new(SiteName(device), OracleSpeakerKind.Site, device.Asn ?? _nobodyElses--);
            speaker.Own.Add(new OracleAnnouncement($"all of {speaker.Name}", null, []));
            All.Add(speaker);
        }
    }

    private void AddTunnels()
    {
        foreach (Connection connection in _topology.Connections.Where(one => one.Type == ConnectionType.IPsec))
        {
            Gateway? gateway = _topology.Gateways.FirstOrDefault(one => one.Id == connection.GatewayId && one.Type == GatewayType.Vpn);
            LocalNetworkGateway? device = _topology.LocalNetworkGateways.FirstOrDefault(one => one.Id == connection.LocalNetworkGatewayId);
            if (gateway is not null && device is not null && NaiveDevices.FarGateway(_topology, connection) is null && Of(gateway) is { } speaker && Speaks(_topology, connection, gateway))
            {
                Join(new OracleSession(speaker, OfSite(SiteName(device))!) { GatewayOfFirst = gateway });
            }
        }

        foreach (Gateway first in _topology.Gateways)
        {
            foreach (Gateway second in _topology.Gateways.Where(other => string.CompareOrdinal(first.Id.ToString(), other.Id.ToString()) < 0))
            {
                bool isTunnel = first.Type == GatewayType.Vpn && second.Type == GatewayType.Vpn && Between(_topology, first, second).Count > 0;
                if (isTunnel && Speak(_topology, first, second) && Of(first) is { } one && Of(second) is { } other)
                {
                    Join(new OracleSession(one, other) { GatewayOfFirst = first, GatewayOfSecond = second });
                }

                // 4.20: gateways that are each other's devices
                bool speaksAcross = _topology.Connections.Any(each => each.GatewayId == first.Id && NaiveDevices.FarGateway(_topology, each)?.Id == second.Id && Speaks(_topology, each, first));
                if (speaksAcross && Of(first) is { } near && Of(second) is { } far)
                {
                    Join(new OracleSession(near, far) { GatewayOfFirst = first, GatewayOfSecond = second });
                }
            }
        }
    }

    private void AddCircuitSessions()
    {
        // 4.40: always BGP
        foreach (Connection connection in _topology.Connections.Where(one => one.Type == ConnectionType.ExpressRoute))
        {
            Gateway? gateway = _topology.Gateways.FirstOrDefault(one => one.Id == connection.GatewayId && one.Type == GatewayType.ExpressRoute);
            ExpressRouteCircuit? circuit = _topology.ExpressRouteCircuits.FirstOrDefault(one => one.Id == connection.CircuitId);
            if (gateway is not null && circuit is not null && Of(gateway) is { } speaker)
            {
                Join(new OracleSession(speaker, SpeakerOf(circuit)) { GatewayOfFirst = gateway });
            }
        }

        foreach (ExpressRouteCircuit circuit in _topology.ExpressRouteCircuits)
        {
            foreach (Site site in _topology.Sites.Where(site => circuit.Sites.Contains(site.Name)))
            {
                Join(new OracleSession(SpeakerOf(circuit), OfSite(site.Name.Value)!));
            }
        }
    }

    private OracleSpeaker SpeakerOf(ExpressRouteCircuit circuit) => All.Find(one => one.Kind == OracleSpeakerKind.Circuit && one.Name == $"circuit {circuit.Name.Value}")!;

    private static void Join(OracleSession session)
    {
        session.First.Sessions.Add(session);
        session.Second.Sessions.Add(session);
    }
}
