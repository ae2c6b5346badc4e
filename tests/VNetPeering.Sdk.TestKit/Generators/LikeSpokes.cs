using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.TestKit.Generators;

/// <summary>
/// Estates with many spokes that one template wrote, and a few that are a little different: other subnets, a machine more, a route of their own. Hubs know spokes by
/// their prefixes in tables, groups and network managers.
/// </summary>
public sealed class LikeSpokes
{
    private readonly SeededRandom _random;
    private readonly List<VNet> _vnets = [];
    private readonly List<RouteTable> _tables = [];
    private readonly List<NetworkSecurityGroup> _groups = [];
    private readonly List<NetworkInterface> _nics = [];
    private readonly List<VirtualMachine> _machines = [];
    private readonly List<PrivateEndpoint> _endpoints = [];
    private readonly List<AzureFirewall> _firewalls = [];
    private readonly bool _hasGateway;
    private readonly bool _areTablesShared;
    private readonly bool _hasOwnRules;
    private readonly bool _hasMachines;
    private readonly bool _hasEndpoints;
    private readonly bool _namesSpokes;
    private readonly bool _isManaged;

    private LikeSpokes(int seed)
    {
        _random = new SeededRandom(seed);
        _hasGateway = _random.Chance(50);
        _areTablesShared = _random.Chance(30);
        _hasOwnRules = _random.Chance(40);
        _hasMachines = _random.Chance(35);
        _hasEndpoints = _random.Chance(35);
        _namesSpokes = _random.Chance(50);
        _isManaged = _random.Chance(20);
    }

    /// <summary>Returns an estate.</summary>
    /// <param name="seed">The seed.</param>
    public static Topology Next(int seed) => new LikeSpokes(seed).Build();

    private Topology Build()
    {
        int hubs = 1 + _random.Below(2);
        for (int h = 0; h < hubs; h++)
        {
            AddHub(h, hubs, 3 + _random.Below(3));
        }

        var topology = new Topology
        {
            VNets = [.. _vnets],
            RouteTables = [.. _tables],
            NetworkSecurityGroups = [.. _groups],
            NetworkInterfaces = [.. _nics],
            VirtualMachines = [.. _machines],
            PrivateEndpoints = [.. _endpoints],
            AzureFirewalls = [.. _firewalls],
        };
        if (_hasGateway)
        {
            topology = topology with
            {
                Gateways = [Draw.Gateway("gateway", "hub0")],
                Sites = [new Site { Name = "hq", AddressSpace = [AddressPrefix.Parse("192.168.0.0/16")] }],
                LocalNetworkGateways = [new LocalNetworkGateway { Id = Ids.Of(ResourceTypes.LocalNetworkGateway, "device"), Site = "hq", AddressSpace = [AddressPrefix.Parse("192.168.0.0/16")] }],
                Connections = [Draw.ToSite("gateway", "device")],
            };
        }

        return _isManaged ? topology with { NetworkManagers = [Manager()] } : topology;
    }

    private void AddHub(int number, int hubs, int spokes)
    {
        string hub = $"hub{number}";
        VNet record = Draw.VNet(hub, $"10.{200 + number}.0.0/16", Draw.Subnet(SpecialSubnets.Firewall, $"10.{200 + number}.0.0/26"), Draw.Subnet(SpecialSubnets.Gateway, $"10.{200 + number}.1.0/26", "to-spokes"), Draw.Subnet("shared", $"10.{200 + number}.2.0/24"));
        _firewalls.Add(Draw.Firewall(hub, $"10.{200 + number}.0.4"));
        string[] names = [.. Enumerable.Range(0, spokes).Select(s => $"spoke{number}{s}")];
        _vnets.Add(record with
        {
            Subnets = [.. record.Subnets.Select(subnet => subnet.Name == "shared" && _namesSpokes ? subnet with { NetworkSecurityGroupId = Group("hub-rules") } : subnet with { RouteTableId = number == 0 ? subnet.RouteTableId : null })],
            Peerings =
            [
                .. names.Select(spoke => Draw.Link(hub, spoke) with { AllowGatewayTransit = _hasGateway && number == 0, AllowForwardedTraffic = true }),
                .. Enumerable.Range(0, hubs).Where(other => other != number).Select(other => Draw.Link(hub, $"hub{other}") with { AllowForwardedTraffic = true }),
            ],
        });
        for (int s = 0; s < spokes; s++)
        {
            AddSpoke(number, s, hub, names[s]);
        }

        if (number == 0)
        {
            _tables.Add(Draw.Table("to-spokes", [.. names.Select((_, s) => $"{Space(0, s)} VirtualAppliance 10.200.0.4")]));
        }

        if (_namesSpokes && number == 0)
        {
            _groups.Add(new NetworkSecurityGroup
            {
                Id = Group("hub-rules"),
                SecurityRules = [Rule("in", 100, SecurityRuleAccess.Allow) with { SourceAddressPrefix = null, SourceAddressPrefixes = [.. names.Select((_, s) => Space(0, s))] }, Rule("rest", 4000, SecurityRuleAccess.Deny) with { DestinationPortRange = "8080" }],
            });
        }
    }

    private void AddSpoke(int hub, int number, string hubName, string name)
    {
        // One in six is a little different.
        bool isOdd = _random.Chance(16);
        string network = $"10.{(hub * 100) + number}";
        string table = _areTablesShared ? $"spokes{hub}" : $"{name}-table";
        string group = $"{name}-rules";
        if (!_tables.Exists(known => known.Id == Ids.Of(ResourceTypes.RouteTable, table)))
        {
            RouteTable routes = Draw.Table(table, $"0.0.0.0/0 VirtualAppliance 10.{200 + hub}.0.4", "10.0.0.0/8 VirtualAppliance 10.200.0.4");
            _tables.Add(_hasOwnRules && !_areTablesShared ? routes with { Routes = [.. routes.Routes, .. Draw.Table("x", $"{Space(hub, number)} VnetLocal").Routes.Select(route => route with { Name = $"own-{name}" })] } : routes);
        }

        _groups.Add(new NetworkSecurityGroup
        {
            Id = Group(group),
            SecurityRules =
            [
                Rule("web", 100, SecurityRuleAccess.Allow) with { SourceAddressPrefix = _hasOwnRules ? Space(hub, number) : "10.0.0.0/8", DestinationPortRange = "443" },
                Rule("service", 110, SecurityRuleAccess.Allow) with { SourceAddressPrefix = "10.200.2.0/24" },
                .. _random.Chance(10) ? [Rule("more", 120, SecurityRuleAccess.Allow) with { DestinationPortRange = "22" }] : (SecurityRule[])[],
                Rule("rest", 4000, SecurityRuleAccess.Deny),
            ],
        });
        Subnet[] subnets =
        [
            Draw.Subnet("web", $"{network}.0.0/24", table) with { NetworkSecurityGroupId = Group(group) },
            Draw.Subnet("db", $"{network}.1.0/26"),
            .. isOdd ? [Draw.Subnet("more", $"{network}.2.0/28", table)] : (Subnet[])[],
        ];
        _vnets.Add(Draw.VNet(name, Space(hub, number), isOdd && _random.Chance(50) ? subnets[..1] : subnets) with
        {
            Peerings = [Draw.Link(name, hubName) with { UseRemoteGateways = _hasGateway && hub == 0, AllowForwardedTraffic = !isOdd || _random.Chance(70) }],
        });
        if (_hasMachines)
        {
            _nics.Add(Draw.Interface($"{name}-nic", $"{name}/web", $"{network}.0.{(isOdd ? 9 : 4)}") with { NetworkSecurityGroupId = Group(group), VirtualMachineId = Ids.Of(ResourceTypes.VirtualMachine, $"{name}-vm") });
            _machines.Add(new VirtualMachine { Id = Ids.Of(ResourceTypes.VirtualMachine, $"{name}-vm"), NetworkInterfaceIds = [Ids.Of(ResourceTypes.NetworkInterface, $"{name}-nic")] });
        }

        if (_hasEndpoints && !isOdd)
        {
            _endpoints.Add(new PrivateEndpoint { Id = Ids.Of(ResourceTypes.PrivateEndpoint, $"{name}-endpoint"), SubnetId = Ids.Subnet($"{name}/web"), Addresses = [HostAddress.Parse($"{network}.0.40")] });
        }
    }

    private NetworkManager Manager()
    {
        ResourceId manager = Ids.Of(ResourceTypes.NetworkManager, "manager");
        ResourceId group = manager.Child("networkGroups", "spokes");
        return new NetworkManager
        {
            Id = manager,
            NetworkGroups = [new NetworkGroup { Id = group, StaticMembers = [.. _vnets.Where(vnet => vnet.Name.Value.StartsWith("spoke0", StringComparison.Ordinal)).Select(vnet => new StaticMember { Name = $"of-{vnet.Name}", ResourceId = vnet.Id })] }],
            ConnectivityConfigurations =
            [
                new ConnectivityConfiguration
                {
                    Id = manager.Child("connectivityConfigurations", "mesh"), ConnectivityTopology = ConnectivityTopology.Mesh, IsGlobal = true,
                    AppliesToGroups = [new ConnectivityGroupItem { NetworkGroupId = group, GroupConnectivity = GroupConnectivity.DirectlyConnected }],
                },
            ],
        };
    }

    private static string Space(int hub, int number) => $"10.{(hub * 100) + number}.0.0/16";

    private static ResourceId Group(string name) => Ids.Of(ResourceTypes.NetworkSecurityGroup, name);

    private static SecurityRule Rule(string name, int priority, SecurityRuleAccess access) => new()
    {
        Name = name, Priority = priority, Direction = SecurityRuleDirection.Inbound, Access = access, Protocol = "*",
        SourceAddressPrefix = "*", SourcePortRange = "*", DestinationAddressPrefix = "*", DestinationPortRange = "*",
    };
}
