using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Benchmarks.Workloads;

/// <summary>
/// Regional hubs in a full mesh with a number of spokes each. A spoke is a /25 with four /27 subnets of four kinds: everything private and the Internet through
/// the hub's firewall; private space through it; no route table; and as the first, with another region cut off. A hub is a /22 with a firewall subnet and one for
/// shared services, and sends the space of each other region to that region's firewall. Up to 512 hubs and 256 spokes a hub.
/// </summary>
internal static class AnchorEstate
{
    private const int SubnetsPerSpoke = 4;

    /// <summary>Builds an estate.</summary>
    /// <param name="hubs">The number of hubs.</param>
    /// <param name="spokes">The number of spokes of each hub.</param>
    /// <param name="ownTables">Whether each subnet has a route table of its own; else the spokes of a hub share one for each kind.</param>
    /// <param name="hasGroups">Whether subnets of spokes are under security groups: eight, the first one open, the others with 6 to 18 rules in and half as many out.</param>
    internal static Topology Build(int hubs, int spokes, bool ownTables, bool hasGroups = false)
    {
        ValueList<NetworkSecurityGroup> groups = hasGroups ? AnchorGroups.Build() : [];
        var vnets = new List<VNet>(hubs * (spokes + 1));
        var tables = new List<RouteTable>();
        ResourceId[] hubIds = [.. Enumerable.Range(0, hubs).Select(h => ResourceId.Create($"subscription-{h}", "network", ResourceTypes.VNet, $"hub-{h}"))];
        for (int h = 0; h < hubs; h++)
        {
            ResourceId hub = hubIds[h];
            RouteTable?[] shared = [.. Enumerable.Range(0, SubnetsPerSpoke).Select(kind => TableOf(hub.Sibling(ResourceTypes.RouteTable, $"kind-{kind}"), kind, h, hubs))];
            var spokeIds = new ResourceId[spokes];
            for (int s = 0; s < spokes; s++)
            {
                ResourceId spoke = spokeIds[s] = hub.Sibling(ResourceTypes.VNet, $"spoke-{h}-{s}");
                var subnets = new Subnet[SubnetsPerSpoke];
                for (int kind = 0; kind < SubnetsPerSpoke; kind++)
                {
                    RouteTable? table = ownTables ? TableOf(spoke.Sibling(ResourceTypes.RouteTable, $"table-{h}-{s}-{kind}"), kind, h, hubs) : shared[kind];
                    if (ownTables && table is not null)
                    {
                        tables.Add(table);
                    }

                    ResourceId? group = hasGroups ? groups[AnchorGroups.Of(h, s, kind)].Id : null;
                    subnets[kind] = SubnetAt(spoke, $"subnet-{kind}", SpokeNetwork(h, s) + ((uint)kind << 5), 27, table?.Id) with { NetworkSecurityGroupId = group };
                }

                vnets.Add(new VNet
                {
                    Id = spoke,
                    Region = $"region{h}",
                    AddressSpace = [Prefix(SpokeNetwork(h, s), 25)],
                    Subnets = [.. subnets],
                    Peerings = [new Peering { Id = spoke.Child("virtualNetworkPeerings", "to-hub"), RemoteVNetId = hub, AllowForwardedTraffic = true }],
                });
            }

            if (!ownTables)
            {
                tables.AddRange(shared.OfType<RouteTable>());
            }

            var hubTable = new RouteTable { Id = hub.Sibling(ResourceTypes.RouteTable, "hub"), Routes = [.. Others(hubs, h).Select(q => Route(RegionNetwork(q), 17, q))] };
            tables.Add(hubTable);
            vnets.Add(new VNet
            {
                Id = hub,
                Region = $"region{h}",
                AddressSpace = [Prefix(HubNetwork(h), 22)],
                Subnets = [SubnetAt(hub, SpecialSubnets.Firewall, HubNetwork(h), 26, hubTable.Id), SubnetAt(hub, "shared", HubNetwork(h) + 64, 26, hubTable.Id)],
                Peerings =
                [
                    .. spokeIds.Select((spoke, s) => new Peering { Id = hub.Child("virtualNetworkPeerings", $"to-spoke-{s}"), RemoteVNetId = spoke }),
                    .. Others(hubs, h).Select(q => new Peering { Id = hub.Child("virtualNetworkPeerings", $"to-hub-{q}"), RemoteVNetId = hubIds[q], AllowForwardedTraffic = true }),
                ],
            });
        }

        return new Topology { Name = "anchors", VNets = [.. vnets], RouteTables = [.. tables], NetworkSecurityGroups = groups };
    }

    /// <summary>Returns an estate of which no two subnets are alike: five routes more of /18 to /24 in the route table of each subnet of a spoke.</summary>
    internal static Topology BuildUnlike(int hubs, int spokes, bool hasGroups = false)
    {
        Topology estate = Build(hubs, spokes, ownTables: true, hasGroups);
        return estate with { RouteTables = [.. estate.RouteTables.Select((table, number) => table.Id.Name.Value == "hub" ? table : WithOwnRoutes(table, number))] };
    }

    /// <summary>Returns an estate of which no two subnets are alike, each subnet of a spoke under a security group of its own besides.</summary>
    internal static Topology BuildUnlikeWithOwnGroups(int hubs, int spokes)
    {
        Topology estate = BuildUnlike(hubs, spokes);
        var groups = new List<NetworkSecurityGroup>(hubs * spokes * SubnetsPerSpoke);
        Subnet UnderOwnGroup(Subnet subnet, int place)
        {
            groups.Add(AnchorGroups.BuildOwn(subnet.Id.Sibling(ResourceTypes.NetworkSecurityGroup, $"group-{groups.Count}"), groups.Count));
            return subnet with { NetworkSecurityGroupId = groups[^1].Id };
        }

        VNet[] vnets = [.. estate.VNets.Select(vnet => vnet.Subnets.Count == SubnetsPerSpoke ? vnet with { Subnets = [.. vnet.Subnets.Select(UnderOwnGroup)] } : vnet)];
        return estate with { VNets = [.. vnets], NetworkSecurityGroups = [.. groups] };
    }

    private static RouteTable WithOwnRoutes(RouteTable table, int number)
    {
        IEnumerable<UserDefinedRoute> own = Enumerable.Range(0, 5).Select(k =>
        {
            uint mixed = (uint)((number * 8) + k + 1) * 0x9E3779B1;
            int length = 18 + (int)(mixed % 7);
            return Route((0x0A000000u | (mixed >> 8)) & (uint.MaxValue << (32 - length)), length, -1);
        });
        return table with { Routes = [.. table.Routes.Concat(own).DistinctBy(route => route.Destination)] };
    }

    /// <summary>Returns an address that looks up differently in most tables: in the own region, another one, a hub, dropped space, or the Internet.</summary>
    internal static HostAddress Target(int number, int hubs, int spokes)
    {
        uint mixed = (uint)number * 0x9E3779B1;
        uint low = mixed >> 20;
        return HostAddress.FromIPv4((number % 5) switch
        {
            0 => SpokeNetwork((int)(mixed % (uint)hubs), (int)(low % (uint)spokes)) + (low & 127),
            1 => HubNetwork((int)(mixed % (uint)hubs)) + (low & 1023),
            2 => 0xC0A80000u + low,
            3 => 0x19B00000u + low,
            _ => 0x08080000u + low,
        });
    }

    private static IEnumerable<int> Others(int hubs, int hub) => Enumerable.Range(0, hubs).Where(q => q != hub);

    private static uint SpokeNetwork(int hub, int spoke) => RegionNetwork(hub) + ((uint)spoke << 7);

    private static uint RegionNetwork(int hub) => 0x0A000000u + ((uint)hub << 15);

    private static uint HubNetwork(int hub) => 0xAC100000u + ((uint)hub << 10);

    private static AddressPrefix Prefix(uint first, int length) => AddressPrefix.Create(HostAddress.FromIPv4(first), length);

    private static Subnet SubnetAt(ResourceId vnet, string name, uint first, int length, ResourceId? table) =>
        new() { Id = vnet.Child("subnets", name), AddressPrefixes = [Prefix(first, length)], RouteTableId = table };

    private static RouteTable? TableOf(ResourceId id, int kind, int hub, int hubs) => kind switch
    {
        0 => new RouteTable { Id = id, Routes = [Route(0, 0, hub), Route(0x0A000000, 8, hub), Route(0xAC100000, 12, hub)] },
        1 => new RouteTable { Id = id, Routes = [Route(0x0A000000, 8, hub)] },
        2 => null,
        _ => new RouteTable { Id = id, Routes = [Route(0x0A000000, 8, hub), Route(RegionNetwork(hub * 7 % hubs), 17, -1), Route(0, 0, hub)] },
    };

    private static UserDefinedRoute Route(uint first, int length, int firewall) => new()
    {
        Name = $"to-{first:x8}-{length}",
        Destination = RouteDestination.FromPrefix(Prefix(first, length)),
        NextHopType = firewall < 0 ? NextHopType.None : NextHopType.VirtualAppliance,
        NextHop = firewall < 0 ? NextHopAddress.None : HostAddress.FromIPv4(HubNetwork(firewall) + 4),
    };
}
