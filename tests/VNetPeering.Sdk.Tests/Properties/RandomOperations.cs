using System.Globalization;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.ControlPlane;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;

namespace VNetPeering.Sdk.Tests.Properties;

/// <summary>Draws operations over a few names and prefixes, so that they meet often: in order and out of order, good and bad.</summary>
internal sealed class RandomOperations(int seed)
{
    private static readonly string[] VNets = ["hub", "app", "data", "lab"];

    private static readonly string[] Subnets = [SpecialSubnets.Gateway, "web", "sql"];

    private readonly Random _random = new(seed);

    public NetworkOperation Next(Topology topology)
    {
        string vnet = Pick(VNets);
        string other = Pick(VNets);
        return _random.Next(25) switch
        {
            0 or 1 => new PutVNet { VNet = VNet(vnet), ReplacesSubnets = _random.Next(3) == 0 },
            2 => new AddAddressPrefix { VNetId = Designs.VNetId(vnet), Prefix = Space() },
            3 => new RemoveAddressPrefix { VNetId = Designs.VNetId(vnet), Prefix = Space() },
            4 or 5 or 6 => new PutSubnet { Subnet = Subnet(vnet, Pick(Subnets)) },
            7 or 8 or 9 or 10 => new PutPeering { Peering = Link(vnet, other), Client = _random.Next(5) == 0 ? PeeringClient.Portal : PeeringClient.Rest, SyncRemoteAddressSpace = _random.Next(4) == 0 },
            11 => new SyncPeering { PeeringId = AnyLink(topology) ?? Designs.LinkId(vnet, other) },
            12 => new DeleteResource { Id = AnyLink(topology) ?? Designs.LinkId(vnet, other), Client = _random.Next(3) == 0 ? PeeringClient.Portal : PeeringClient.Rest },
            13 => new PutResource { Resource = Gateway(vnet) },
            14 => new DeleteResource { Id = Designs.Id(ResourceTypes.Gateway, $"{vnet}-gw") },
            15 => new PutResource { Resource = Table() },
            16 => new AttachRouteTable { SubnetId = Designs.SubnetId(vnet, Pick(Subnets)), RouteTableId = _random.Next(3) == 0 ? null : Designs.Id(ResourceTypes.RouteTable, "rt") },
            17 => new PutResource { Resource = new NetworkSecurityGroup { Id = Designs.Id(ResourceTypes.NetworkSecurityGroup, "nsg") } },
            18 => new AttachNetworkSecurityGroup { HolderId = Designs.SubnetId(vnet, Pick(Subnets)), NetworkSecurityGroupId = _random.Next(3) == 0 ? null : Designs.Id(ResourceTypes.NetworkSecurityGroup, "nsg") },
            19 => new PutResource { Resource = Nic(vnet) },
            20 => new DeleteResource { Id = _random.Next(2) == 0 ? Designs.SubnetId(vnet, Pick(Subnets)) : Designs.Id(ResourceTypes.NetworkInterface, $"{vnet}-nic") },
            21 => new PutResource { Resource = Service(vnet) },
            22 => new DeleteResource { Id = Service(vnet).Id },
            23 => new MoveResources { SourceGroupId = ResourceId.CreateGroup("s", _random.Next(2) == 0 ? "g" : "other"), TargetGroupId = ResourceId.CreateGroup("s", "other"), ResourceIds = [Designs.VNetId(vnet)] },
            _ => new DeleteResource { Id = _random.Next(4) switch { 0 => Designs.VNetId(vnet), 1 => Designs.Id(ResourceTypes.RouteTable, "rt"), 2 => Designs.Id(ResourceTypes.NetworkSecurityGroup, "nsg"), _ => Designs.LinkId(vnet, other) } },
        };
    }

    private static ResourceId Place(string vnet, string subnet) => Designs.SubnetId(vnet, subnet);

    private T Pick<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];

    // Eight /16 blocks for four VNets: enough to be apart, few enough to collide.
    private AddressPrefix Space() => AddressPrefix.Parse(string.Create(CultureInfo.InvariantCulture, $"10.{_random.Next(8)}.0.0/16"));

    private VNet VNet(string name) => new()
    {
        Id = Designs.VNetId(name),
        AddressSpace = [.. Enumerable.Range(0, 1 + _random.Next(2)).Select(_ => Space()).Distinct()],
        Subnets = [.. Subnets.Where(_ => _random.Next(4) == 0).Select(subnet => Subnet(name, subnet))],
    };

    private Subnet Subnet(string vnet, string name) => new()
    {
        Id = Place(vnet, name),
        AddressPrefixes = [AddressPrefix.Parse(string.Create(CultureInfo.InvariantCulture, $"10.{_random.Next(8)}.{_random.Next(2)}.0/{(_random.Next(8) == 0 ? 30 : 25)}"))],
        RouteTableId = _random.Next(6) == 0 ? Designs.Id(ResourceTypes.RouteTable, "rt") : null,
    };

    private Peering Link(string vnet, string other)
    {
        bool complete = _random.Next(4) > 0;
        return new Peering
        {
            Id = Designs.LinkId(vnet, other),
            RemoteVNetId = Designs.VNetId(other),
            AllowGatewayTransit = _random.Next(2) == 0,
            UseRemoteGateways = _random.Next(4) == 0,
            AllowForwardedTraffic = _random.Next(2) == 0,
            PeerCompleteVNets = complete,
            LocalSubnetNames = complete ? [] : Names(),
            RemoteSubnetNames = complete ? [] : Names(),
        };
    }

    private ValueList<ResourceName> Names() => _random.Next(2) == 0 ? ["web"] : ["web", "sql"];

    private static Gateway Gateway(string vnet) => new()
    {
        Id = Designs.Id(ResourceTypes.Gateway, $"{vnet}-gw"),
        Type = GatewayType.Vpn,
        Sku = "VpnGw1AZ",
        IPConfigurations = [new GatewayIPConfiguration { Name = "one", SubnetId = Place(vnet, SpecialSubnets.Gateway) }],
    };

    private INetworkResource Service(string vnet) => _random.Next(5) switch
    {
        0 => new NatGateway { Id = Designs.Id(ResourceTypes.NatGateway, "nat") },
        1 => new AzureFirewall { Id = Designs.Id(ResourceTypes.AzureFirewall, "fw"), SubnetId = Place(vnet, SpecialSubnets.Firewall) },
        2 => new PrivateEndpoint { Id = Designs.Id(ResourceTypes.PrivateEndpoint, "pe"), SubnetId = Place(vnet, "web") },
        3 => new LoadBalancer { Id = Designs.Id(ResourceTypes.LoadBalancer, "lb"), FrontEnds = [new LoadBalancerFrontEnd { Name = "front", SubnetId = Place(vnet, "sql"), IsAddressDynamic = true }] },
        _ => new VirtualMachine { Id = Designs.Id(ResourceTypes.VirtualMachine, "vm"), NetworkInterfaceIds = [Designs.Id(ResourceTypes.NetworkInterface, $"{vnet}-nic")] },
    };

    private RouteTable Table() => new()
    {
        Id = Designs.Id(ResourceTypes.RouteTable, "rt"),
        Routes = _random.Next(2) == 0 ? [] : [new UserDefinedRoute { Name = "all", Destination = AddressPrefix.AllIPv4, NextHopType = NextHopType.None }],
    };

    private static NetworkInterface Nic(string vnet) => new()
    {
        Id = Designs.Id(ResourceTypes.NetworkInterface, $"{vnet}-nic"),
        IPConfigurations = [new IPConfiguration { Name = "one", SubnetId = Place(vnet, "web"), IsAddressDynamic = true }],
    };

    private ResourceId? AnyLink(Topology topology)
    {
        Peering[] links = [.. topology.VNets.SelectMany(vnet => vnet.Peerings)];
        return links.Length == 0 ? null : links[_random.Next(links.Length)].Id;
    }
}
