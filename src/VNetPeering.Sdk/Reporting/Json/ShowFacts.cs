using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Import;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>A topology as facts of an answer: what was read, value for value, texts that could not be taken included.</summary>
internal static class ShowFacts
{
    public static ShowAnswer Of(Topology topology, ValueList<IgnoredItem> ignored)
    {
        var unresolved = new UnresolvedFacts(topology);
        VNet[] described = [.. topology.VNets.Where(vnet => !vnet.IsPlaceholder || vnet.Subnets.Count > 0)];
        VNetFact[] vnets = [.. described.Select((vnet, index) => Of(vnet, $"vnets[{index}]", unresolved))];
        Peering[] links = [.. topology.VNets.SelectMany(vnet => vnet.Peerings)];
        PeeringFact[] peerings = [.. links.Select(Of)];
        GatewayFact[] gateways = [.. topology.Gateways.Select((gateway, index) => Of(gateway, $"gateways[{index}]", unresolved))];
        ConnectionFact[] connections = [.. topology.Connections.Select((connection, index) => Of(connection, $"connections[{index}]", unresolved))];
        LocalNetworkGatewayFact[] locals = [.. topology.LocalNetworkGateways.Select((local, index) => Of(local, $"localNetworkGateways[{index}]", unresolved))];
        RouteTableFact[] tables = [.. topology.RouteTables.Select((table, index) => Of(table, $"routeTables[{index}]", unresolved))];
        NsgFact[] groups = [.. topology.NetworkSecurityGroups.Select((group, index) => Of(group, $"nsgs[{index}]", unresolved))];
        FirewallFact[] firewalls = [.. topology.AzureFirewalls.Select((firewall, index) => Of(firewall, $"firewalls[{index}]", unresolved))];
        VirtualHubFact[] hubs =
        [
            .. topology.VirtualHubs.Where(IsDescribed).Select(hub => new VirtualHubFact { Id = hub.Id.ToString(), Name = hub.Name, AddressPrefix = hub.AddressPrefix?.ToString(), Kind = "vWAN hub" }),
            .. topology.RouteServers.Select(server => new VirtualHubFact { Id = server.Id.ToString(), Name = server.Name, Kind = "RouteServer" }),
        ];
        HubConnectionFact[] hubConnections =
        [
            .. topology.VirtualHubs.SelectMany(hub => hub.Connections.Select(connection => new HubConnectionFact
            {
                Hub = hub.Name,
                Name = connection.Name,
                RemoteVNet = connection.RemoteVNetId?.ToString(),
                EnableInternetSecurity = connection.EnableInternetSecurity,
            })),
        ];

        for (int i = 0; i < links.Length; i++)
        {
            unresolved.AddNamed($"peerings[{i}].vnet", links[i].LocalVNetId);
            unresolved.AddNamed($"peerings[{i}].remoteVnet", links[i].RemoteVNetId);
        }

        (VirtualHub Hub, ResourceId? VNet)[] attached = [.. topology.VirtualHubs.SelectMany(hub => hub.Connections.Select(connection => (hub, connection.RemoteVNetId)))];
        for (int i = 0; i < attached.Length; i++)
        {
            unresolved.AddNamed($"hubConnections[{i}].remoteVnet", attached[i].VNet);
            if (!IsDescribed(attached[i].Hub))
            {
                unresolved.AddNamed($"hubConnections[{i}].hub", attached[i].Hub.Id);
            }
        }

        AddManaged(topology, unresolved);
        unresolved.AddRest();
        return new ShowAnswer
        {
            Name = topology.Name.IsEmpty ? null : topology.Name.Value,
            Counts = Count(topology, described, links),
            VNets = vnets,
            Peerings = peerings,
            Gateways = gateways,
            Connections = connections,
            LocalNetworkGateways = locals,
            RouteTables = tables,
            Nsgs = groups,
            Firewalls = firewalls,
            VirtualHubs = hubs,
            HubConnections = hubConnections,
            NetworkManagers = topology.NetworkManagers.Count == 0 ? null : [.. topology.NetworkManagers.Select(ManagerFacts.Of)],
            Ignored = [.. ignored.Select(item => new IgnoredFact { File = item.File, Type = item.ResourceType, Reason = item.Reason, Count = item.Count })],
            Unresolved = unresolved.Facts,
        };
    }

    private static ShowCounts Count(Topology topology, VNet[] described, Peering[] links)
    {
        HashSet<ResourceId> known = [.. described.Where(vnet => !vnet.IsPlaceholder).Select(vnet => vnet.Id)];
        HashSet<(ResourceId From, ResourceId To)> directions = [.. links.Select(link => (link.LocalVNetId, link.RemoteVNetId))];
        HashSet<(ResourceId Low, ResourceId High)> pairs = [.. directions.Select(way => way.From < way.To ? way : (way.To, way.From))];
        return new ShowCounts
        {
            VNets = known.Count,
            ExternalVNets = described.Count(vnet => vnet.IsPlaceholder),
            Subnets = described.Sum(vnet => vnet.Subnets.Count),
            Peerings = links.Length,
            Gateways = topology.Gateways.Count,
            LocalNetworkGateways = topology.LocalNetworkGateways.Count,
            Connections = topology.Connections.Count,
            RouteTables = topology.RouteTables.Count,
            Nsgs = topology.NetworkSecurityGroups.Count,
            Firewalls = topology.AzureFirewalls.Count,
            VirtualHubs = topology.VirtualHubs.Count(IsDescribed) + topology.RouteServers.Count,
            HubConnections = topology.VirtualHubs.Sum(hub => hub.Connections.Count),
            Routes = topology.RouteTables.Sum(table => table.Routes.Count),
            NsgRules = topology.NetworkSecurityGroups.Sum(group => group.SecurityRules.Count),
            ExpressRouteCircuits = topology.ExpressRouteCircuits.Count,
            PeeringPairs = pairs.Count,
            PeeringPairsBothHalves = pairs.Count(pair => directions.Contains(pair) && directions.Contains((pair.High, pair.Low))),
            PeeringsToVNetOutsideFile = links.Count(link => !known.Contains(link.LocalVNetId) || !known.Contains(link.RemoteVNetId)),
        };
    }

    private static void AddManaged(Topology topology, UnresolvedFacts unresolved)
    {
        for (int i = 0; i < topology.NetworkManagers.Count; i++)
        {
            NetworkManager manager = topology.NetworkManagers[i];
            for (int k = 0; k < manager.NetworkGroups.Count; k++)
            {
                ResourceId[] members = [.. manager.NetworkGroups[k].StaticMembers.Select(member => member.ResourceId).OfType<ResourceId>()];
                for (int m = 0; m < members.Length; m++)
                {
                    unresolved.AddNamed($"networkManagers[{i}].networkGroups[{k}].members[{m}]", members[m]);
                }
            }

            foreach ((SecurityAdminConfiguration configuration, int c) in manager.SecurityAdminConfigurations.Select((configuration, c) => (configuration, c)))
            {
                foreach ((AdminRuleCollection collection, int r) in configuration.RuleCollections.Select((collection, r) => (collection, r)))
                {
                    foreach ((ResourceId missing, int g) in collection.AppliesToGroups.Select((group, g) => (group, g)).Where(item => !manager.NetworkGroups.Any(group => group.Id == item.group)))
                    {
                        unresolved.AddNamed($"networkManagers[{i}].securityAdminConfigurations[{c}].ruleCollections[{r}].appliesToGroups[{g}]", missing);
                    }
                }
            }

            for (int k = 0; k < manager.ConnectivityConfigurations.Count; k++)
            {
                ValueList<ResourceId> hubs = manager.ConnectivityConfigurations[k].HubIds;
                for (int h = 0; h < hubs.Count; h++)
                {
                    unresolved.AddNamed($"networkManagers[{i}].connectivityConfigurations[{k}].hubs[{h}]", hubs[h]);
                }

                ValueList<ConnectivityGroupItem> groups = manager.ConnectivityConfigurations[k].AppliesToGroups;
                for (int g = 0; g < groups.Count; g++)
                {
                    if (!manager.NetworkGroups.Any(group => group.Id == groups[g].NetworkGroupId))
                    {
                        unresolved.AddNamed($"networkManagers[{i}].connectivityConfigurations[{k}].appliesToGroups[{g}]", groups[g].NetworkGroupId);
                    }
                }
            }
        }
    }

    private static VNetFact Of(VNet vnet, string path, UnresolvedFacts unresolved) => new()
    {
        Id = vnet.Id.ToString(),
        Name = vnet.Name,
        Location = vnet.Region.IsStated ? vnet.Region.ToString() : unresolved.Text($"{path}.location", vnet.Id, "location"),
        AddressPrefixes = unresolved.List($"{path}.addressPrefixes", vnet.Id, Texts(vnet.AddressSpace), "addressSpace.addressPrefixes", "addressSpace"),
        DnsServers = unresolved.Told($"{path}.dnsServers", vnet.Id, vnet.DnsServers),
        Subnets = [.. vnet.Subnets.Select((subnet, index) => Of(subnet, $"{path}.subnets[{index}]", unresolved))],
        External = vnet.IsPlaceholder ? true : null,
    };

    private static SubnetFact Of(Subnet subnet, string path, UnresolvedFacts unresolved) => new()
    {
        Name = subnet.Name,
        AddressPrefixes = unresolved.List($"{path}.addressPrefixes", subnet.Id, Texts(subnet.AddressPrefixes), "addressPrefixes", "addressPrefix"),
        Nsg = subnet.NetworkSecurityGroupId?.ToString() ?? unresolved.Reference($"{path}.nsg", subnet.Id, "networkSecurityGroup"),
        RouteTable = subnet.RouteTableId?.ToString() ?? unresolved.Reference($"{path}.routeTable", subnet.Id, "routeTable"),
        NatGateway = subnet.NatGatewayId?.ToString() ?? unresolved.Text($"{path}.natGateway", subnet.Id, "natGateway"),
        Delegations = subnet.Delegations.Count == 0 ? null : subnet.Delegations,
        DefaultOutboundAccess = subnet.DefaultOutboundAccess,
    };

    private static PeeringFact Of(Peering peering) => new()
    {
        VNet = peering.LocalVNetId.ToString(),
        Name = peering.Name,
        RemoteVNet = peering.RemoteVNetId.ToString(),
        Flags = Flags(peering, ~PeeringSwitches.None),
        Written = Flags(peering, peering.WrittenSwitches),
        EnableOnlyIPv6Peering = peering.EnableOnlyIPv6Peering ? true : null,
        PeeringState = peering.State?.ToString(),
        PeeringSyncLevel = peering.SyncLevel?.ToString(),
        LocalSubnetNames = Names(peering.LocalSubnetNames),
        RemoteSubnetNames = Names(peering.RemoteSubnetNames),
        RemoteAddressPrefixes = peering.RemoteAddressSpace is null ? null : Texts(peering.RemoteAddressSpace),
    };

    private static PeeringFlags Flags(Peering peering, PeeringSwitches told)
    {
        bool? Tell(PeeringSwitches which, bool value) => told.HasFlag(which) ? value : null;
        return new PeeringFlags
        {
            AllowVirtualNetworkAccess = Tell(PeeringSwitches.AllowVirtualNetworkAccess, peering.AllowVirtualNetworkAccess),
            AllowForwardedTraffic = Tell(PeeringSwitches.AllowForwardedTraffic, peering.AllowForwardedTraffic),
            AllowGatewayTransit = Tell(PeeringSwitches.AllowGatewayTransit, peering.AllowGatewayTransit),
            UseRemoteGateways = Tell(PeeringSwitches.UseRemoteGateways, peering.UseRemoteGateways),
            DoNotVerifyRemoteGateways = Tell(PeeringSwitches.DoNotVerifyRemoteGateways, peering.DoNotVerifyRemoteGateways),
            PeerCompleteVNets = Tell(PeeringSwitches.PeerCompleteVNets, peering.PeerCompleteVNets),
        };
    }

    private static GatewayFact Of(Gateway gateway, string path, UnresolvedFacts unresolved) => new()
    {
        Id = gateway.Id.ToString(),
        Name = gateway.Name,
        Type = gateway.Type.ToString(),
        VpnType = gateway.VpnType?.ToString(),
        Sku = gateway.Sku ?? unresolved.Text($"{path}.sku", gateway.Id, "sku.name"),
        Subnet = gateway.SubnetId?.ToString() ?? unresolved.Text($"{path}.subnet", gateway.Id, "subnet"),
        EnableBgp = gateway.EnableBgp,
        ActiveActive = gateway.ActiveActive,
        Asn = gateway.Asn,
    };

    private static ConnectionFact Of(Connection connection, string path, UnresolvedFacts unresolved) => new()
    {
        Id = connection.Id.ToString(),
        Name = connection.Name,
        Type = AzureWords.Of(connection.Type),
        Gateway1 = connection.GatewayId?.ToString() ?? unresolved.Text($"{path}.gateway1", connection.Id, "virtualNetworkGateway1"),
        Gateway2 = connection.PeerGatewayId?.ToString() ?? unresolved.Text($"{path}.gateway2", connection.Id, "virtualNetworkGateway2"),
        Local = connection.LocalNetworkGatewayId?.ToString() ?? unresolved.Text($"{path}.local", connection.Id, "localNetworkGateway2"),
        Peer = connection.CircuitId?.ToString() ?? unresolved.Text($"{path}.peer", connection.Id, "peer"),
        EnableBgp = connection.EnableBgp,
    };

    private static LocalNetworkGatewayFact Of(LocalNetworkGateway local, string path, UnresolvedFacts unresolved)
    {
        IReadOnlyList<string> prefixes = unresolved.List($"{path}.addressPrefixes", local.Id, Texts(local.AddressSpace), "localNetworkAddressSpace.addressPrefixes", "localNetworkAddressSpace");
        return new() { Id = local.Id.ToString(), Name = local.Name, AddressPrefixes = prefixes.Count == 0 ? null : prefixes };
    }

    private static RouteTableFact Of(RouteTable table, string path, UnresolvedFacts unresolved) => new()
    {
        Id = table.Id.ToString(),
        Name = table.Name,
        DisableBgpRoutePropagation = table.DisableBgpRoutePropagation,
        Routes =
        [
            .. table.Routes.Select((route, index) => new RouteFact
            {
                Name = route.Name,
                AddressPrefix = unresolved.Told($"{path}.routes[{index}].addressPrefix", Child(table.Id, "routes", route.Name), route.Destination.ToString())!,
                NextHopType = route.NextHopType.ToRouteWord(),
                NextHopIp = route.NextHop.IsNone ? null : unresolved.Told($"{path}.routes[{index}].nextHopIp", Child(table.Id, "routes", route.Name), route.NextHop.ToString()),
            }),
        ],
    };

    private static NsgFact Of(NetworkSecurityGroup group, string path, UnresolvedFacts unresolved) => new()
    {
        Id = group.Id.ToString(),
        Name = group.Name,
        Rules = [.. group.SecurityRules.Select((rule, index) => Of(rule, group.Id, $"{path}.rules[{index}]", unresolved))],
    };

    private static NsgRuleFact Of(SecurityRule rule, ResourceId group, string path, UnresolvedFacts unresolved)
    {
        ResourceId id = Child(group, "securityRules", rule.Name);
        TextOrList Side(string name, string? text, ValueList<string> list) => new(
            unresolved.Told($"{path}.{name}", id, text),
            unresolved.Told($"{path}.{name}", id, list));
        return new NsgRuleFact
        {
            Name = rule.Name,
            Direction = rule.Direction.ToString(),
            Access = rule.Access.ToString(),
            Priority = rule.Priority,
            Protocol = rule.Protocol,
            Src = Side("src", rule.SourceAddressPrefix, rule.SourceAddressPrefixes),
            SrcPort = Side("srcPort", rule.SourcePortRange, rule.SourcePortRanges),
            Dst = Side("dst", rule.DestinationAddressPrefix, rule.DestinationAddressPrefixes),
            DstPort = Side("dstPort", rule.DestinationPortRange, rule.DestinationPortRanges),
            SrcApplicationSecurityGroups = Ids(rule.SourceApplicationSecurityGroupIds),
            DstApplicationSecurityGroups = Ids(rule.DestinationApplicationSecurityGroupIds),
        };
    }

    private static FirewallFact Of(AzureFirewall firewall, string path, UnresolvedFacts unresolved) => new()
    {
        Id = firewall.Id.ToString(),
        Name = firewall.Name,
        Subnet = firewall.SubnetId?.ToString() ?? unresolved.Text($"{path}.subnet", firewall.Id, "subnet"),
        VirtualHub = firewall.VirtualHubId?.ToString() ?? unresolved.Text($"{path}.virtualHub", firewall.Id, "virtualHub"),
    };

    // A hub always states its prefix or region; one with neither was only named by a connection.
    private static bool IsDescribed(VirtualHub hub) => hub.AddressPrefix is not null || hub.Region.IsStated;

    private static ResourceId Child(ResourceId owner, string type, ResourceName name) => name.IsEmpty ? owner : owner.Child(type, name);

    private static string[] Texts<T>(ValueList<T> items)
        where T : notnull => [.. items.Select(item => item.ToString()!)];

    private static string[]? Names(ValueList<ResourceName> names) => names.Count == 0 ? null : Texts(names);

    private static string[]? Ids(ValueList<ResourceId> ids) => ids.Count == 0 ? null : Texts(ids);
}
