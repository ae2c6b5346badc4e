using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.TestKit.Oracle;

/// <summary>What a gateway reaches outside its own VNet, as far as the design states it (rule book 4.2, 4.3 and 4.5).</summary>
internal static class NaiveGateways
{
    internal static List<OracleTunnel> TunnelsOf(Topology topology, Gateway gateway, AzureBehavior behavior)
    {
        List<OracleTunnel> tunnels = [.. DirectTunnels(topology, gateway)];

        foreach (Connection half in topology.Connections.Where(connection => connection.Type == ConnectionType.VNetToVNet))
        {
            // The far half exists, described or not: one half makes a tunnel in both directions.
            ResourceId? farId = half.GatewayId == gateway.Id ? half.PeerGatewayId : half.PeerGatewayId == gateway.Id ? half.GatewayId : null;
            Gateway? far = topology.Gateways.FirstOrDefault(other => other.Id == farId);
            VNet? farVNet = topology.FindVNet(far?.VNetId);
            if (far is null || farVNet is null || gateway.Type != GatewayType.Vpn)
            {
                continue;
            }

            bool bgp = half.EnableBgp is true && gateway.EnableBgp is not false && far.EnableBgp is not false;
            IEnumerable<AddressPrefix> prefixes = farVNet.AddressSpace;
            if (bgp)
            {
                // 4.25 and 4.30, one connection far: borrowing spokes, and the sites and clients behind the far gateway
                IEnumerable<AddressPrefix> told = [.. Borrowed(topology, far, behavior), .. DirectTunnels(topology, far).Select(tunnel => tunnel.Prefix)];

                // 4.25: no default routes, nothing that overlaps the prefixes of the VNet that announces
                prefixes = prefixes.Concat(told.Where(prefix => !prefix.IsDefaultRoute && !farVNet.AddressSpace.Any(own => own.Overlaps(prefix))));

                // 4.22: what is equal to or inside an own prefix is filtered
                VNet? own = topology.FindVNet(gateway.VNetId);
                prefixes = prefixes.Where(prefix => own is null || !own.AddressSpace.Any(mine => mine.Contains(prefix)));
            }

            tunnels.AddRange(prefixes.Select(prefix => new OracleTunnel(prefix, OracleTunnelKind.FarVNet, bgp) { FarGateway = far }));
        }

        return tunnels;
    }

    /// <summary>What the gateway tells a site over BGP or a circuit of the Azure side (4.25, 4.30).</summary>
    internal static IEnumerable<AddressPrefix> Announced(Topology topology, Gateway gateway, AzureBehavior behavior) =>
    [
        .. topology.FindVNet(gateway.VNetId)?.AddressSpace ?? [],
        .. Borrowed(topology, gateway, behavior),
        .. TunnelsOf(topology, gateway, behavior).Where(tunnel => tunnel.SpeaksBgp && tunnel.Kind == OracleTunnelKind.FarVNet).Select(tunnel => tunnel.Prefix),
    ];

    // 4.30 with 2.02 and 2.95: what the hub's own links hold of the spokes that borrow
    private static IEnumerable<AddressPrefix> Borrowed(Topology topology, Gateway gateway, AzureBehavior behavior) =>
        topology.FindVNet(gateway.VNetId) is { } hub && gateway.IsLent(behavior)
            ? topology.BorrowersOf(hub).SelectMany(spoke => hub.Peerings.Where(link => link.RemoteVNetId == spoke.Id).SelectMany(topology.PeeredPrefixes))
            : [];

    private static IEnumerable<OracleTunnel> DirectTunnels(Topology topology, Gateway gateway)
    {
        foreach (Connection connection in topology.Connections.Where(connection => connection.GatewayId == gateway.Id))
        {
            if (connection.Type == ConnectionType.IPsec && gateway.Type == GatewayType.Vpn)
            {
                // 4.20: static prefixes of the local network gateway; with a declared site, the site's, announced or static
                LocalNetworkGateway? device = topology.LocalNetworkGateways.FirstOrDefault(other => other.Id == connection.LocalNetworkGatewayId);
                Site? site = device?.Site is { } name ? topology.Sites.FirstOrDefault(other => other.Name == name) : null;
                bool bgp = connection.EnableBgp is true && gateway.EnableBgp is not false;
                foreach (AddressPrefix prefix in site?.AddressSpace ?? device?.AddressSpace ?? [])
                {
                    // 4.28: the /32 of the BGP peer is not listed
                    if (!(bgp && site is null && prefix == device?.BgpPeeringAddress?.ToPrefix()))
                    {
                        yield return new OracleTunnel(prefix, OracleTunnelKind.Site, bgp) { Site = site?.Name.Value ?? device!.Name.Value };
                    }
                }
            }
            else if (connection.Type == ConnectionType.ExpressRoute && gateway.Type == GatewayType.ExpressRoute)
            {
                // 4.40: BGP only
                ExpressRouteCircuit? circuit = topology.ExpressRouteCircuits.FirstOrDefault(other => other.Id == connection.CircuitId);
                foreach (Site site in topology.Sites.Where(site => circuit?.Sites.Contains(site.Name) is true))
                {
                    foreach (AddressPrefix prefix in site.AddressSpace)
                    {
                        yield return new OracleTunnel(prefix, OracleTunnelKind.Site, SpeaksBgp: true) { Site = site.Name.Value };
                    }
                }
            }
        }

        // 4.51: the client pool is a gateway row. The clients follow what BGP brings (4.5).
        if (gateway.Type == GatewayType.Vpn)
        {
            foreach (AddressPrefix pool in gateway.ClientAddressPools)
            {
                yield return new OracleTunnel(pool, OracleTunnelKind.Clients, SpeaksBgp: true);
            }
        }
    }
}
