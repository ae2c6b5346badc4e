using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit.Generators;

namespace VNetPeering.Sdk.Tests.Properties;

/// <summary>Takes something out of a design that others go on to name, or makes a value one that nobody can read.</summary>
internal static class ForgottenParts
{
    // Devices and circuits are not among them: a declared site is where its own record, the devices and the circuits of the input say, and nowhere else.
    internal static readonly (string Name, Func<Topology, SeededRandom, Topology?> Forget)[] All =
    [
        ("a security group", (topology, random) => Without(topology.NetworkSecurityGroups, random) is { } rest ? topology with { NetworkSecurityGroups = [.. rest] } : null),
        ("a route table", (topology, random) => Without(topology.RouteTables, random) is { } rest ? topology with { RouteTables = [.. rest] } : null),
        ("a next hop", (topology, random) => WithRoute(topology, random, route => route.NextHopType == NextHopType.VirtualAppliance, route => route with { NextHop = NextHopAddress.FromUnresolved("[parameters('hop')]") })),
        ("a destination", (topology, random) => WithRoute(topology, random, _ => true, route => route with { Destination = RouteDestination.FromUnresolved("[parameters('to')]") })),
        ("announcements", Silent),
        ("a switch", WithoutSwitch),
        ("a rule", WithoutRule),
        ("a VNet", Undescribed),
    ];

    private static List<T>? Without<T>(IReadOnlyList<T> all, SeededRandom random)
    {
        if (all.Count == 0)
        {
            return null;
        }

        int gone = random.Below(all.Count);
        return [.. all.Where((_, i) => i != gone)];
    }

    private static Topology? WithRoute(Topology topology, SeededRandom random, Func<UserDefinedRoute, bool> fits, Func<UserDefinedRoute, UserDefinedRoute> change)
    {
        UserDefinedRoute[] routes = [.. topology.RouteTables.SelectMany(table => table.Routes).Where(fits)];
        if (routes.Length == 0)
        {
            return null;
        }

        UserDefinedRoute chosen = random.Pick(routes);
        return topology with { RouteTables = [.. topology.RouteTables.Select(table => table with { Routes = [.. table.Routes.Select(route => ReferenceEquals(route, chosen) ? change(route) : route)] })] };
    }

    /// <summary>
    /// A switch of a peering that nobody can read, left at its default as an import does. Those about gateways where the gateway has no tunnel to another one and no network manager
    /// has a say: whom else a gateway tells of a VNet that may borrow it is not looked at, nor whether a manager lends it another one.
    /// </summary>
    private static Topology? WithoutSwitch(Topology topology, SeededRandom random)
    {
        Peering[] links = [.. topology.VNets.SelectMany(vnet => vnet.Peerings)];
        if (links.Length == 0)
        {
            return null;
        }

        Peering chosen = random.Pick(links);
        bool isAboutPeersOnly = topology.NetworkManagers.Count > 0 || topology.Connections.Any(connection => connection.Type == ConnectionType.VNetToVNet);
        (string name, Peering without) = random.Below(isAboutPeersOnly ? 2 : 4) switch
        {
            0 => ("allowVirtualNetworkAccess", chosen with { AllowVirtualNetworkAccess = true }),
            1 => ("allowForwardedTraffic", chosen with { AllowForwardedTraffic = false }),
            2 => ("allowGatewayTransit", chosen with { AllowGatewayTransit = false }),
            _ => ("useRemoteGateways", chosen with { UseRemoteGateways = false }),
        };
        return topology with
        {
            VNets = [.. topology.VNets.Select(vnet => vnet with { Peerings = [.. vnet.Peerings.Select(link => ReferenceEquals(link, chosen) ? without : link)] })],
            UnreadValues = [Unread(chosen.Id, name)],
        };
    }

    /// <summary>A rule whose access nobody can read, left out as an import does.</summary>
    private static Topology? WithoutRule(Topology topology, SeededRandom random)
    {
        NetworkSecurityGroup[] groups = [.. topology.NetworkSecurityGroups.Where(group => group.SecurityRules.Count > 0)];
        if (groups.Length == 0)
        {
            return null;
        }

        NetworkSecurityGroup chosen = random.Pick(groups);
        SecurityRule rule = random.Pick([.. chosen.SecurityRules]);
        NetworkSecurityGroup without = chosen with { SecurityRules = [.. chosen.SecurityRules.Where(one => !ReferenceEquals(one, rule))] };
        return topology with
        {
            NetworkSecurityGroups = [.. topology.NetworkSecurityGroups.Select(group => group.Id == chosen.Id ? without : group)],
            UnreadValues = [Unread(chosen.Id.Child("securityRules", rule.Name.Value), "access")],
        };
    }

    private static UnreadValue Unread(ResourceId id, string property) => new() { ResourceId = id, Property = property, Text = "[parameters('value')]", Kind = UnreadValueKind.Unresolved };

    private static Topology? Silent(Topology topology, SeededRandom random)
    {
        RouteServer[] servers = [.. topology.RouteServers.Where(server => server.BgpConnections.Count > 0)];
        if (servers.Length == 0)
        {
            return null;
        }

        RouteServer chosen = random.Pick(servers);
        int at = random.Below(chosen.BgpConnections.Count);
        RouteServer silent = chosen with { BgpConnections = [.. chosen.BgpConnections.Select((session, i) => i == at ? session with { Announces = null } : session)] };
        return topology with { RouteServers = [.. topology.RouteServers.Select(server => server.Id == chosen.Id ? silent : server)] };
    }

    /// <summary>
    /// One VNet with everything in it. What others know of its space stays or is not stated either. Its space is its own: what nobody describes is not taken to overlap what is known. It
    /// borrows no gateway: to whom a gateway tells of a peer that nobody describes is not looked at. And no appliance in it is declared: one that nobody describes translates nothing (3.59).
    /// </summary>
    private static Topology? Undescribed(Topology topology, SeededRandom random)
    {
        VNet[] plain = [.. topology.VNets.Where(vnet => vnet.DeploymentModel == DeploymentModel.ResourceManager
            && !topology.Gateways.Any(gateway => gateway.VNetId == vnet.Id)
            && !topology.RouteServers.Any(server => server.SubnetId?.Parent == vnet.Id)
            && !topology.AzureFirewalls.Any(firewall => firewall.SubnetId?.Parent == vnet.Id)
            && !vnet.Peerings.Any(link => link.UseRemoteGateways)
            && !topology.Appliances.Any(appliance => topology.NetworkInterfaces.Any(one => one.Id == appliance.NetworkInterfaceId && one.IPConfigurations.Any(configuration => configuration.SubnetId?.Parent == vnet.Id)))
            && !vnet.AddressSpace.Any(own => topology.VNets.Where(other => other.Id != vnet.Id).SelectMany(other => other.AddressSpace).Concat(topology.Sites.SelectMany(site => site.AddressSpace)).Any(own.Overlaps)))];
        if (plain.Length == 0)
        {
            return null;
        }

        VNet gone = random.Pick(plain);
        bool IsIn(ResourceId? subnet) => subnet?.Parent == gone.Id;
        NetworkInterface[] lost = [.. topology.NetworkInterfaces.Where(one => one.IPConfigurations.Any(configuration => IsIn(configuration.SubnetId)))];
        return topology with
        {
            VNets =
            [
                .. topology.VNets.Select(vnet => vnet.Id == gone.Id ? new VNet { Id = gone.Id, IsPlaceholder = true } : vnet with
                {
                    Peerings = [.. vnet.Peerings.Select(link => link.RemoteVNetId != gone.Id ? link : link with
                    {
                        RemoteAddressSpace = random.Chance(30) ? null : link.RemoteAddressSpace ?? (link.PeerCompleteVNets ? gone.AddressSpace : null),
                    })],
                }),
            ],
            NetworkInterfaces = [.. topology.NetworkInterfaces.Except(lost)],
            Appliances = [.. topology.Appliances.Where(appliance => !lost.Any(one => one.Id == appliance.NetworkInterfaceId))],
            PrivateEndpoints = [.. topology.PrivateEndpoints.Where(endpoint => !IsIn(endpoint.SubnetId))],
            LoadBalancers = [.. topology.LoadBalancers.Where(balancer => !balancer.FrontEnds.Any(end => IsIn(end.SubnetId)))],
        };
    }
}
