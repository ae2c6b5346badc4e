using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.TestKit.Oracle;

/// <summary>The effective routes of a subnet, straight from the rules, by linear scans. Never optimise it: it is what the engine is compared with.</summary>
public static class NaiveRoutes
{
    // A topology never changes, so neither do its tables. It only saves time.
    private static readonly ConditionalWeakTable<Topology, ConcurrentDictionary<(ResourceId, AzureBehavior, bool), IReadOnlyList<OracleRow>>> s_tables = [];
    private static readonly ConditionalWeakTable<Topology, ConcurrentDictionary<(ResourceId, AzureBehavior), IReadOnlyList<AddressPrefix>>> s_learned = [];

    /// <summary>Returns the rows of a subnet, in no particular order.</summary>
    public static IReadOnlyList<OracleRow> Of(Topology topology, ResourceId subnetId, AzureBehavior behavior) =>
        Of(NaiveManagers.Deployed(topology), subnetId, behavior, withUserRoutes: true);

    internal static IReadOnlyList<OracleRow> Of(Topology topology, ResourceId subnetId, AzureBehavior behavior, bool withUserRoutes) =>
        s_tables.GetOrCreateValue(topology).GetOrAdd((subnetId, behavior, withUserRoutes), _ => Rows(topology, subnetId, behavior, withUserRoutes));

    private static IReadOnlyList<OracleRow> Rows(Topology topology, ResourceId subnetId, AzureBehavior behavior, bool withUserRoutes)
    {
        VNet vnet = topology.FindVNet(subnetId.Parent) ?? throw new ArgumentException($"The topology has no subnet \"{subnetId}\". Name one of its subnets.", nameof(subnetId));
        Subnet subnet = topology.FindSubnet(subnetId) ?? throw new ArgumentException($"The topology has no subnet \"{subnetId}\". Name one of its subnets.", nameof(subnetId));
        RouteTable? table = withUserRoutes ? topology.TableOf(subnet) : null; // 5.41: it is the table that does not reach a private endpoint, its switch as well as its routes

        List<OracleRow> user = UserRows(table);
        List<OracleRow> system = SystemRows(topology, vnet, behavior);
        List<OracleRow> gateway = table?.PropagatesGatewayRoutes is false
            ? [] // 3.22
            : GatewayRows(topology, vnet, behavior, [.. system.Select(row => row.Prefix)]);

        system.AddRange(InternetRows(vnet, gateway));
        system.AddRange(NoneRows(vnet, behavior, [.. user, .. gateway, .. system]));
        system.AddRange(PrivateEndpointRows(topology, vnet, user));

        // 3.55, 7.5.1: under a User row of the same prefix every other row is Invalid
        return
        [
            .. system.Concat(gateway).Select(row => user.Any(better => better.Prefix == row.Prefix) ? row with { State = RouteState.Invalid } : row),
            .. user,
        ];
    }

    /// <summary>Whether gateway rows may be missing from the table of a subnet, because what somebody announces is not declared or never settles.</summary>
    public static bool MayMissRows(Topology topology, ResourceId subnetId, AzureBehavior behavior, bool withUserRoutes = true)
    {
        topology = NaiveManagers.Deployed(topology);
        VNet vnet = topology.FindVNet(subnetId.Parent)!;
        bool propagates = !withUserRoutes || topology.TableOf(topology.FindSubnet(subnetId)!)?.PropagatesGatewayRoutes is not false; // 3.22
        return propagates && topology.ServingVNets(vnet).Any(serving => NaiveGateways.MayMissRows(topology, serving.Home, behavior, isBorrowed: serving.Over is not null));
    }

    /// <summary>Whether BGP never settles around a VNet that serves the subnet, so that it brings no rows at all.</summary>
    public static bool IsUnsettled(Topology topology, ResourceId subnetId, AzureBehavior behavior)
    {
        topology = NaiveManagers.Deployed(topology);
        return topology.ServingVNets(topology.FindVNet(subnetId.Parent)!).Any(serving => NaiveBgp.Of(topology, behavior).Speakers.All.Exists(speaker => speaker.IsUnsettled && speaker.Home?.Id == serving.Home.Id));
    }

    private static List<OracleRow> SystemRows(Topology topology, VNet vnet, AzureBehavior behavior) =>
        [.. LocalRows(vnet), .. PeeringRows(topology, vnet), .. VirtualHubRows(topology, vnet), .. GroupRows(topology, vnet, behavior)];

    /// <summary>What the gateways and the Route Server that serve a VNet know outside it and bring there, whether or not a table propagates it.</summary>
    internal static IReadOnlyList<AddressPrefix> LearnedPrefixes(Topology topology, VNet vnet, AzureBehavior behavior) => s_learned.GetOrCreateValue(topology).GetOrAdd(
        (vnet.Id, behavior),
        _ => [.. GatewayRows(topology, vnet, behavior, [.. SystemRows(topology, vnet, behavior).Select(row => row.Prefix)]).Select(row => row.Prefix)]);

    // 3.01, 1.03: one row per prefix of the VNet, never per subnet
    private static IEnumerable<OracleRow> LocalRows(VNet vnet) =>
        vnet.AddressSpace.Distinct().Select(prefix => new OracleRow(RouteSource.Default, RouteState.Active, prefix, NextHopType.VNetLocal));

    // 3.07, 3.12, 7.5.6
    private static IEnumerable<OracleRow> PeeringRows(Topology topology, VNet vnet) =>
        from link in topology.ConnectedLinks(vnet)
        from prefix in topology.PeeredPrefixes(link)
        select new OracleRow(RouteSource.Default, RouteState.Active, prefix, topology.HopTypeOf(link)) { Link = link };

    // A VNet sees the prefix of its Virtual WAN hub as that of a peer.
    private static IEnumerable<OracleRow> VirtualHubRows(Topology topology, VNet vnet) =>
        from hub in topology.VirtualHubsOf(vnet)
        where hub.AddressPrefix is not null
        select new OracleRow(RouteSource.Default, RouteState.Active, hub.AddressPrefix!.Value, NextHopType.VNetPeering) { Hub = hub };

    // 3.13, 6.02 to 6.08; here one row a prefix
    private static IEnumerable<OracleRow> GroupRows(Topology topology, VNet vnet, AzureBehavior behavior) =>
        from way in NaiveManagers.ConnectedTo(topology, vnet, behavior)
        select new OracleRow(RouteSource.Default, RouteState.Active, way.Prefix, NextHopType.ConnectedGroup) { Member = way.Member };

    private static List<OracleRow> GatewayRows(Topology topology, VNet vnet, AzureBehavior behavior, List<AddressPrefix> betterPrefixes)
    {
        List<OracleRow> rows = [];
        foreach ((VNet home, Peering? over) in topology.ServingVNets(vnet))
        {
            rows.AddRange(NaiveGateways.RowsOf(topology, home, behavior, isBorrowed: over is not null).Select(
                way => new OracleRow(RouteSource.VirtualNetworkGateway, RouteState.Active, way.Prefix, NextHopType.VirtualNetworkGateway) { Way = way, Link = over }));
        }

        // The other VNets of a Virtual WAN hub come as gateway rows.
        foreach (VirtualHub hub in topology.VirtualHubsOf(vnet))
        {
            rows.AddRange(from connection in hub.Connections
                          let other = topology.FindVNet(connection.RemoteVNetId)
                          where other is not null && other.Id != vnet.Id
                          from prefix in other.AddressSpace
                          let way = new OracleWay(prefix, OracleWayKind.VirtualHub, 0, SpeaksBgp: true)
                          select new OracleRow(RouteSource.VirtualNetworkGateway, RouteState.Active, prefix, NextHopType.VirtualNetworkGateway) { Way = way, Hub = hub });
        }

        return
        [
            .. from row in rows
               where !betterPrefixes.Any(better => better.Contains(row.Prefix)) // 3.51, 3.52, 7.5.2
               where vnet.AddressSpace.Any(own => own.Family == row.Prefix.Family) // as 2.89
               select row,
        ];
    }

    private static IEnumerable<OracleRow> InternetRows(VNet vnet, List<OracleRow> gateway)
    {
        foreach (AddressPrefix all in new[] { AddressPrefix.AllIPv4, AddressPrefix.AllIPv6 })
        {
            // 3.02; 3.05a: ::/0 only where the VNet has IPv6
            bool exists = all.Family == IPFamily.IPv4 || vnet.AddressSpace.Any(prefix => prefix.Family == IPFamily.IPv6);

            // 7.5.4: under a learned default route it is absent, also when a UDR then beats that one
            if (exists && !gateway.Any(row => row.Prefix == all))
            {
                yield return new OracleRow(RouteSource.Default, RouteState.Active, all, NextHopType.Internet);
            }
        }
    }

    private static IEnumerable<OracleRow> NoneRows(VNet vnet, AzureBehavior behavior, List<OracleRow> others)
    {
        // 3.06 with Q-04: what the winning IPv4 default route does decides
        OracleRow winner = others.Where(row => row.Prefix == AddressPrefix.AllIPv4).MaxBy(row => row.Source switch
        {
            RouteSource.User => 2,
            RouteSource.VirtualNetworkGateway => 1,
            _ => 0,
        })!;
        if (winner.Type is NextHopType.VirtualAppliance or NextHopType.VirtualNetworkGateway)
        {
            return [];
        }

        if (winner is { Source: RouteSource.User, Type: NextHopType.Internet } && behavior.InternetDefaultRouteRemovesNoneRows)
        {
            return [];
        }

        return from prefix in PlatformNoneRoutes.Of(behavior.PlatformNoneList)
               where !vnet.AddressSpace.Any(own => own.Contains(prefix)) // 3.05: owned exactly, or inside an own prefix
               where !others.Any(row => row.Prefix == prefix) // 3.05a
               select new OracleRow(RouteSource.Default, RouteState.Active, prefix, NextHopType.None);
    }

    private static IEnumerable<OracleRow> PrivateEndpointRows(Topology topology, VNet vnet, List<OracleRow> user)
    {
        foreach (PrivateEndpoint endpoint in topology.PrivateEndpoints)
        {
            VNet? home = topology.FindVNet(endpoint.SubnetId?.Parent);
            if (home is null)
            {
                continue;
            }

            foreach (HostAddress address in endpoint.Addresses)
            {
                // 3.10: own VNet and directly peered ones; a subnet peering or an old snapshot that leaves the address out does not bring it
                Peering? link = topology.ConnectedLinks(vnet).FirstOrDefault(
                    link => link.RemoteVNetId == home.Id && topology.PeeredPrefixes(link).Any(prefix => prefix.Contains(address)));
                if (home.Id != vnet.Id && link is null)
                {
                    continue;
                }

                // 3.11: a UDR that is shorter than /32 and not shorter than the endpoint's VNet prefix, where the endpoint's subnet lets it
                PrivateEndpointNetworkPolicies policies = topology.FindSubnet(endpoint.SubnetId)?.PrivateEndpointNetworkPolicies ?? PrivateEndpointNetworkPolicies.Disabled;
                bool routesReachIt = policies is PrivateEndpointNetworkPolicies.Enabled or PrivateEndpointNetworkPolicies.RouteTableEnabled;
                bool isKnockedOut = routesReachIt && user.Any(row =>
                    !row.Prefix.IsDefaultRoute
                    && row.Prefix.Contains(address)
                    && home.AddressSpace.Any(own => own.Contains(address) && row.Prefix.Length >= own.Length));

                yield return new OracleRow(RouteSource.Default, isKnockedOut ? RouteState.Invalid : RouteState.Active, address.ToPrefix(), NextHopType.InterfaceEndpoint)
                {
                    Link = home.Id == vnet.Id ? null : link,
                };
            }
        }
    }

    // 3.30, 3.37: always Active, whatever becomes of the appliance. Service tags without data and unread prefixes bring no row.
    private static List<OracleRow> UserRows(RouteTable? table) =>
    [
        .. from route in table?.Routes ?? []
           where route.Destination.Prefix is not null
           select new OracleRow(RouteSource.User, RouteState.Active, route.Destination.Prefix!.Value, route.NextHopType)
           {
               Appliance = route.NextHopType == NextHopType.VirtualAppliance ? route.NextHop.Address : null,
               Unresolved = route.NextHopType == NextHopType.VirtualAppliance ? route.NextHop.Unresolved : null,
               RouteTableId = table!.Id,
           },
    ];
}
