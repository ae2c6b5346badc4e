using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.TestKit.Oracle;

/// <summary>The effective routes of a subnet, straight from the rules, by linear scans. Never optimise it: it is what the engine is compared with.</summary>
public static class NaiveRoutes
{
    /// <summary>Returns the rows of a subnet, in no particular order.</summary>
    public static IReadOnlyList<OracleRow> Of(Topology topology, ResourceId subnetId, AzureBehavior behavior) =>
        Of(NaiveManagers.Deployed(topology), subnetId, behavior, withUserRoutes: true);

    internal static IReadOnlyList<OracleRow> Of(Topology topology, ResourceId subnetId, AzureBehavior behavior, bool withUserRoutes)
    {
        VNet vnet = topology.FindVNet(subnetId.Parent) ?? throw new ArgumentException($"The topology has no subnet \"{subnetId}\". Name one of its subnets.", nameof(subnetId));
        Subnet subnet = topology.FindSubnet(subnetId) ?? throw new ArgumentException($"The topology has no subnet \"{subnetId}\". Name one of its subnets.", nameof(subnetId));
        RouteTable? table = topology.TableOf(subnet);

        List<OracleRow> user = withUserRoutes ? UserRows(table) : [];
        List<OracleRow> system = [.. LocalRows(vnet), .. PeeringRows(topology, vnet), .. GroupRows(topology, vnet, behavior)];
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

    // 3.01, 1.03: one row per prefix of the VNet, never per subnet
    private static IEnumerable<OracleRow> LocalRows(VNet vnet) =>
        vnet.AddressSpace.Distinct().Select(prefix => new OracleRow(RouteSource.Default, RouteState.Active, prefix, NextHopType.VNetLocal));

    // 3.07, 3.12, 7.5.6
    private static IEnumerable<OracleRow> PeeringRows(Topology topology, VNet vnet) =>
        from link in topology.ConnectedLinks(vnet)
        from prefix in topology.PeeredPrefixes(link)
        select new OracleRow(RouteSource.Default, RouteState.Active, prefix, topology.HopTypeOf(link)) { Link = link };

    // 3.13, 6.02 to 6.08; here one row a prefix
    private static IEnumerable<OracleRow> GroupRows(Topology topology, VNet vnet, AzureBehavior behavior) =>
        from way in NaiveManagers.ConnectedTo(topology, vnet, behavior)
        select new OracleRow(RouteSource.Default, RouteState.Active, way.Prefix, NextHopType.ConnectedGroup) { Member = way.Member };

    private static List<OracleRow> GatewayRows(Topology topology, VNet vnet, AzureBehavior behavior, List<AddressPrefix> betterPrefixes)
    {
        List<OracleRow> rows = [];
        foreach ((Gateway gateway, Peering? over) in topology.ServingGateways(vnet, behavior))
        {
            foreach (AddressPrefix prefix in NaiveGateways.TunnelsOf(topology, gateway, behavior).Select(tunnel => tunnel.Prefix).Distinct())
            {
                bool isCovered = betterPrefixes.Any(better => better.Contains(prefix)); // 3.51, 3.52, 7.5.2
                bool isOfOwnFamily = vnet.AddressSpace.Any(own => own.Family == prefix.Family); // as 2.89
                if (!isCovered && isOfOwnFamily)
                {
                    rows.Add(new OracleRow(RouteSource.VirtualNetworkGateway, RouteState.Active, prefix, NextHopType.VirtualNetworkGateway) { Gateway = gateway, Link = over });
                }
            }
        }

        // 3.24, 7.5.4: of the same prefix only the row of ExpressRoute is there
        return [.. rows.Where(row => row.Gateway!.Type == GatewayType.ExpressRoute || !rows.Any(other => other.Prefix == row.Prefix && other.Gateway!.Type == GatewayType.ExpressRoute))];
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
