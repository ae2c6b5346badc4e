using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit.Generators;

namespace VNetPeering.Sdk.Kernel;

/// <summary>
/// Small random designs of what can be laid out: hubs with appliances, spokes, routes of every kind, a gateway with a site, a second address family, security groups. VNet
/// <c>i</c> is 10.<c>i</c>.0.0/16; the first one or two are hubs.
/// </summary>
internal sealed class RandomDesign
{
    private const string SiteSpace = "192.168.0.0/16";

    private readonly SeededRandom _random;
    private readonly TopologyBuilder _net = Drawing.Net();
    private readonly List<VNetBuilder> _vnets = [];
    private readonly List<List<string>> _subnets = [];
    private readonly List<ApplianceBuilder> _appliances = [];
    private readonly List<(string Machine, string Address)> _secondAddresses = [];
    private readonly int _hubs;
    private readonly int _spokes;
    private readonly bool _isDualStack;
    private readonly bool _hasGateway;
    private readonly bool _hasGroups;

    private RandomDesign(int seed)
    {
        _random = new SeededRandom(seed);
        _hubs = 1 + _random.Below(2);
        _spokes = 2 + _random.Below(2);
        _isDualStack = _random.Chance(35);
        _hasGateway = _random.Chance(60);
        _hasGroups = _random.Chance(60);
    }

    /// <summary>Returns the design of a seed, the same one always.</summary>
    internal static Topology Next(int seed) => new RandomDesign(seed).Build();

    private Topology Build()
    {
        for (int i = 0; i < _hubs + _spokes; i++)
        {
            AddVNet(i);
        }

        for (int i = 0; i < _vnets.Count; i++)
        {
            for (int k = i + 1; k < _vnets.Count; k++)
            {
                AddPeering(i, k);
            }
        }

        for (int i = 0; i < _vnets.Count; i++)
        {
            AddRoutes(i);
        }

        Topology topology = _net.Build();
        foreach ((string machine, string address) in _secondAddresses)
        {
            topology = topology.WithIPv6(machine, address);
        }

        return _random.Chance(10) && _appliances.Count > 0 ? topology.WithoutForwarding(_appliances[0].Name) : topology;
    }

    private void AddVNet(int i)
    {
        VNetBuilder vnet = _net.VNet($"v{i}", _isDualStack ? [$"10.{i}.0.0/16", $"fd00:0:{i}::/48"] : [$"10.{i}.0.0/16"]);
        vnet.In(_random.Chance(80) ? "westeurope" : "northeurope");
        _vnets.Add(vnet);
        _subnets.Add([]);
        foreach (int part in Enumerable.Range(1, _random.Chance(30) ? 2 : 1))
        {
            AddMachine(AddSubnet(vnet, i, part, $"s{part}"), i, part);
        }

        if (_random.Chance(i < _hubs ? 85 : 15))
        {
            SubnetBuilder subnet = AddSubnet(vnet, i, 9, "nva");
            if (_hasGroups && _random.Chance(25))
            {
                subnet.NetworkSecurityGroup($"nva{i}-nsg", AddRules);
            }

            ApplianceBuilder appliance = vnet.Appliance($"nva{i}", $"10.{i}.9.4");
            if (_random.PickSwitch(50, 25) is { } stateful)
            {
                appliance.Stateful(stateful);
            }

            _appliances.Add(appliance);
            AddSecondAddress($"nva{i}", i, 9);
        }

        if (i == 0 && _hasGateway)
        {
            AddGateway(vnet);
        }
    }

    private void AddMachine(SubnetBuilder subnet, int i, int part)
    {
        string name = $"vm{i}{part}";
        subnet.VirtualMachine(name, $"10.{i}.{part}.4", machine =>
        {
            if (_hasGroups && _random.Chance(25))
            {
                machine.NetworkSecurityGroup($"{name}-nsg", AddRules);
            }
        });
        if (_hasGroups && _random.Chance(50))
        {
            // One group for many subnets: its tag differs from one to the next.
            bool isShared = _random.Chance(40);
            subnet.NetworkSecurityGroup(isShared ? "shared-nsg" : $"s{i}{part}-nsg", isShared ? null : AddRules);
        }

        AddSecondAddress(name, i, part);
    }

    private void AddRules(NetworkSecurityGroupBuilder group)
    {
        int count = _random.Below(5);
        for (int n = 0; n < count; n++)
        {
            bool isInbound = _random.Chance(50);
            string name = $"rule{n}";
            int priority = 100 + (10 * n);
            SecurityRuleAccess access = _random.Chance(50) ? SecurityRuleAccess.Allow : SecurityRuleAccess.Deny;
            Protocol protocol = _random.Pick([Protocol.Any, Protocol.Icmp, KernelComparison.Web, KernelComparison.Sql, Protocol.Tcp(), Protocol.Tcp(443, 1433), Protocol.Udp()]);
            bool isSecond = _isDualStack && protocol.Kind != ProtocolKind.Icmp && _random.Chance(30);
            string from = Side(isSecond);
            string to = Side(isSecond);
            _ = isInbound ? group.Inbound(name, priority, access, protocol, from, to) : group.Outbound(name, priority, access, protocol, from, to);
        }
    }

    private string Side(bool isSecond)
    {
        int other = _random.Below(_hubs + _spokes);
        return _random.Below(8) switch
        {
            <= 2 => "*",
            3 => "VirtualNetwork",
            4 => _hasGateway && !isSecond ? SiteSpace : "VirtualNetwork",
            5 => isSecond ? $"fd00:0:{other}:1::/64" : $"10.{other}.1.0/24",
            6 => isSecond ? $"fd00:0:{other}:1::4" : $"10.{other}.1.4",
            _ => isSecond ? $"fd00:0:{other}::/48" : $"10.{other}.0.0/16",
        };
    }

    private SubnetBuilder AddSubnet(VNetBuilder vnet, int i, int part, string name)
    {
        vnet.Subnet(name, _isDualStack ? [$"10.{i}.{part}.0/24", $"fd00:0:{i}:{part}::/64"] : [$"10.{i}.{part}.0/24"]);
        _subnets[i].Add(name);
        return vnet[name];
    }

    private void AddSecondAddress(string machine, int i, int part)
    {
        if (_isDualStack && _random.Chance(85))
        {
            _secondAddresses.Add((machine, $"fd00:0:{i}:{part}::4"));
        }
    }

    private void AddGateway(VNetBuilder hub)
    {
        SiteBuilder site = _net.Site("site", SiteSpace);
        hub.GatewaySubnet("10.0.255.0/27");
        _subnets[0].Add(SpecialSubnets.Gateway);
        GatewayBuilder gateway = hub.VpnGateway("gw");
        if (_random.Chance(50))
        {
            site.Bgp(65010, "192.168.0.1");
            gateway.Bgp();
        }

        gateway.SiteToSite(site);
    }

    private void AddPeering(int i, int k)
    {
        bool isHubToSpoke = i < _hubs && k >= _hubs;
        bool isHubs = k < _hubs;
        if (!_random.Chance(isHubs ? 75 : isHubToSpoke ? (i == 0 ? 85 : 40) : 20))
        {
            return;
        }

        if (_random.Chance(4))
        {
            _vnets[i].PeerOneSide(_vnets[k]);
            return;
        }

        PeeringBuilder peering = _vnets[k].PeerWith(_vnets[i]);
        peering.Local(link => link.AllowForwardedTraffic = _random.Chance(80)).Remote(link => link.AllowForwardedTraffic = _random.Chance(60));
        peering.Local(link => link.AllowVirtualNetworkAccess = _random.Chance(93)).Remote(link => link.AllowVirtualNetworkAccess = _random.Chance(93));
        if (_hasGateway && i == 0 && isHubToSpoke && _random.Chance(60))
        {
            peering.UsingItsGateway();
        }
    }

    private void AddRoutes(int i)
    {
        foreach (string subnet in _subnets[i])
        {
            bool isGateway = subnet == SpecialSubnets.Gateway;
            bool isAppliance = subnet == "nva";
            int count = _random.Chance(isGateway || isAppliance ? 45 : 75) ? 1 + _random.Below(3) : 0;
            HashSet<string> taken = [];
            for (int n = 0; n < count; n++)
            {
                string destination = Destination(i, isGateway);
                if (taken.Add(destination))
                {
                    AddRoute(_vnets[i][subnet], destination, isGateway);
                }
            }

            if (_hasGateway && !isGateway && _random.Chance(10))
            {
                _vnets[i][subnet].IgnoreGatewayRoutes();
            }
        }
    }

    private string Destination(int own, bool isGateway)
    {
        int other = _random.Below(_vnets.Count);
        bool isSecond = _isDualStack && _random.Chance(35);
        return _random.Below(isGateway ? 6 : 10) switch
        {
            <= 2 => isSecond ? $"fd00:0:{other}::/48" : $"10.{other}.0.0/16",
            <= 4 => isSecond ? $"fd00:0:{other}:1::/64" : $"10.{other}.1.0/24",
            5 => isSecond ? $"fd00:0:{own}:1::/64" : $"10.{own}.1.0/25",
            6 => SiteSpace,
            _ => isSecond ? "::/0" : Drawing.Everywhere,
        };
    }

    private void AddRoute(SubnetBuilder subnet, string destination, bool isGateway)
    {
        bool isSecond = destination.Contains(':', StringComparison.Ordinal);
        if (_appliances.Count > 0 && _random.Chance(80))
        {
            ApplianceBuilder appliance = _random.Pick(_appliances);
            if (isSecond)
            {
                subnet.Route(destination, $"fd00:0:{appliance.Name.ToString()[3..]}:9::4");
            }
            else
            {
                subnet.Route(destination, appliance);
            }

            return;
        }

        NextHopType[] types = isGateway ? [NextHopType.None] : [NextHopType.None, NextHopType.Internet, NextHopType.VNetLocal, NextHopType.VirtualNetworkGateway];
        subnet.Route(destination, _random.Pick(types));
    }
}
