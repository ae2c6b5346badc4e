using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.TestKit.Generators;

/// <summary>One change of a topology, as somebody makes it: a flag, a link, a route, a rule, an association, a machine.</summary>
public static class RandomChanges
{
    /// <summary>Returns the topology with a change; the same one where the chosen kind of change finds nothing to change.</summary>
    public static Topology Apply(Topology topology, SeededRandom random)
    {
        ArgumentNullException.ThrowIfNull(topology);
        ArgumentNullException.ThrowIfNull(random);
        return random.Below(20) switch
        {
            0 => Link(topology, random, link => link with { AllowVirtualNetworkAccess = !link.AllowVirtualNetworkAccess }),
            1 => Link(topology, random, link => link with { AllowForwardedTraffic = !link.AllowForwardedTraffic }),
            2 => WithoutLink(topology, random),
            3 => Table(topology, random, table => table with { Routes = table.Routes.Count == 0 ? table.Routes : [.. table.Routes.Skip(1)] }),
            4 => Table(topology, random, table => table with { Routes = table.Routes.Add(new UserDefinedRoute { Name = $"new-{table.Routes.Count}", Destination = AddressPrefix.Parse($"10.{random.Below(6)}.0.0/16"), NextHopType = NextHopType.None }) }),
            5 => Group(topology, random, group => group with { SecurityRules = group.SecurityRules.Count == 0 ? group.SecurityRules : [.. group.SecurityRules.Skip(1)] }),
            6 => Group(topology, random, group => group with { SecurityRules = group.SecurityRules.Add(Deny(group, random)) }),
            7 => Subnet(topology, random, subnet => subnet with { RouteTableId = null }),
            8 => Subnet(topology, random, subnet => subnet with { NetworkSecurityGroupId = null }),
            9 => topology with { RouteTables = WithoutOne(topology.RouteTables, random) },
            10 => topology with { NetworkInterfaces = WithoutOne(topology.NetworkInterfaces, random) },
            11 => topology with { NetworkInterfaces = topology.NetworkInterfaces.Add(NewInterface(topology, random)) },
            12 => Declare(topology, random),
            13 => topology with { Gateways = WithoutOne(topology.Gateways, random) },
            14 => topology with { Connections = WithoutOne(topology.Connections, random) },
            15 => topology with { RouteServers = One(topology.RouteServers, random, server => server with { BgpConnections = WithoutOne(server.BgpConnections, random) }) },
            16 => VNet(topology, random, vnet => vnet with { AddressSpace = vnet.AddressSpace.Add(AddressPrefix.Parse($"10.{100 + random.Below(20)}.0.0/16")) }),
            17 => topology with { PrivateEndpoints = topology.PrivateEndpoints.Count == 0 || random.Chance(50) ? topology.PrivateEndpoints.Add(NewEndpoint(topology, random)) : WithoutOne(topology.PrivateEndpoints, random) },
            18 => Subnet(topology, random, subnet => subnet with { PrivateEndpointNetworkPolicies = PrivateEndpointNetworkPolicies.Enabled }),
            _ => Interface(topology, random),
        };
    }

    /// <summary>Returns the topology with a declaration of what one of its appliances does with packets, anew or for the first time.</summary>
    public static Topology Declare(Topology topology, SeededRandom random)
    {
        ArgumentNullException.ThrowIfNull(topology);
        ArgumentNullException.ThrowIfNull(random);
        if (topology.NetworkInterfaces.Where(nic => nic.EnableIPForwarding).ToArray() is not { Length: > 0 } forwarding)
        {
            return topology;
        }

        ResourceId nic = random.Pick(forwarding).Id;
        var declared = new Appliance
        {
            Name = nic.Name,
            NetworkInterfaceId = nic,
            IsStateful = random.Chance(50),
            TranslatesSource = random.Chance(50),
            AdmittedFlows = random.Chance(50) ? [new AdmittedFlow { Protocol = Protocol.Tcp(443) }] : null,
        };
        return topology with { Appliances = [.. topology.Appliances.Where(appliance => appliance.NetworkInterfaceId != nic), declared] };
    }

    private static NetworkInterface NewInterface(Topology topology, SeededRandom random)
    {
        Subnet home = AnySubnet(topology, random);
        return new NetworkInterface
        {
            Id = Ids.Of(ResourceTypes.NetworkInterface, $"new-{topology.NetworkInterfaces.Count}"),
            EnableIPForwarding = random.Chance(50),
            IPConfigurations = [new IPConfiguration { Name = "one", SubnetId = home.Id, PrivateIPAddress = AddressIn(home, random) }],
        };
    }

    private static PrivateEndpoint NewEndpoint(Topology topology, SeededRandom random)
    {
        Subnet home = AnySubnet(topology, random);
        return new PrivateEndpoint { Id = Ids.Of(ResourceTypes.PrivateEndpoint, $"new-{topology.PrivateEndpoints.Count}"), SubnetId = home.Id, Addresses = [AddressIn(home, random)] };
    }

    private static Subnet AnySubnet(Topology topology, SeededRandom random) => random.Pick(topology.VNets.SelectMany(vnet => vnet.Subnets).Where(subnet => subnet.AddressPrefixes.Count > 0).ToArray());

    private static HostAddress AddressIn(Subnet subnet, SeededRandom random)
    {
        HostAddress first = subnet.AddressPrefixes[0].First;
        return new HostAddress(first.Family, first.Value + 4 + (uint)random.Below(3));
    }

    private static ValueList<T> WithoutOne<T>(ValueList<T> items, SeededRandom random)
    {
        int at = items.Count == 0 ? -1 : random.Below(items.Count);
        return [.. items.Where((_, i) => i != at)];
    }

    private static SecurityRule Deny(NetworkSecurityGroup group, SeededRandom random) => new()
    {
        Name = $"new-{group.SecurityRules.Count}",
        Priority = 100 + (7 * group.SecurityRules.Count),
        Direction = random.Chance(50) ? SecurityRuleDirection.Inbound : SecurityRuleDirection.Outbound,
        Access = random.Chance(70) ? SecurityRuleAccess.Deny : SecurityRuleAccess.Allow,
        Protocol = random.Chance(50) ? "Tcp" : "*",
        SourceAddressPrefix = "*",
        SourcePortRange = "*",
        DestinationAddressPrefix = random.Chance(50) ? "*" : "VirtualNetwork",
        DestinationPortRange = random.Chance(50) ? "443" : "*",
    };

    private static Topology Interface(Topology topology, SeededRandom random)
    {
        if (topology.NetworkInterfaces.Count == 0)
        {
            return topology;
        }

        int at = random.Below(topology.NetworkInterfaces.Count);
        return topology with { NetworkInterfaces = [.. topology.NetworkInterfaces.Select((nic, i) => i == at ? nic with { EnableIPForwarding = !nic.EnableIPForwarding } : nic)] };
    }

    private static Topology WithoutLink(Topology topology, SeededRandom random) =>
        VNet(topology, random, vnet => vnet with { Peerings = vnet.Peerings.Count == 0 ? vnet.Peerings : [.. vnet.Peerings.Skip(1)] });

    private static Topology Link(Topology topology, SeededRandom random, Func<Peering, Peering> change) =>
        VNet(topology, random, vnet => vnet with { Peerings = [.. vnet.Peerings.Select((link, i) => i == 0 ? change(link) : link)] });

    private static Topology Subnet(Topology topology, SeededRandom random, Func<Subnet, Subnet> change) =>
        VNet(topology, random, vnet => vnet with { Subnets = [.. vnet.Subnets.Select((subnet, i) => i == 0 ? change(subnet) : subnet)] });

    private static Topology VNet(Topology topology, SeededRandom random, Func<VNet, VNet> change)
    {
        int at = random.Below(topology.VNets.Count);
        return topology with { VNets = [.. topology.VNets.Select((vnet, i) => i == at ? change(vnet) : vnet)] };
    }

    private static Topology Table(Topology topology, SeededRandom random, Func<RouteTable, RouteTable> change) => topology with { RouteTables = One(topology.RouteTables, random, change) };

    private static Topology Group(Topology topology, SeededRandom random, Func<NetworkSecurityGroup, NetworkSecurityGroup> change) => topology with { NetworkSecurityGroups = One(topology.NetworkSecurityGroups, random, change) };

    private static ValueList<T> One<T>(ValueList<T> items, SeededRandom random, Func<T, T> change)
    {
        int at = items.Count == 0 ? -1 : random.Below(items.Count);
        return [.. items.Select((item, i) => i == at ? change(item) : item)];
    }
}
