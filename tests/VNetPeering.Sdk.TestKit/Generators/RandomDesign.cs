using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.TestKit.Generators;

/// <summary>One random design in the making. VNet <c>i</c> is <c>v</c><i>i</i> with 10.<i>i</i>.0.0/16; the first ones are hubs.</summary>
internal sealed class RandomDesign
{
    private readonly SeededRandom _random;
    private readonly int _size;
    private readonly int _hubs;
    private readonly HashSet<(int, int)> _edges = [];
    private readonly int[] _block;
    private readonly bool[] _hasIPv6;
    private readonly bool[] _hasVpn;
    private readonly bool[] _hasExpressRoute;
    private readonly bool _hasInterfaces;
    private readonly List<RouteTable> _tables = [];
    private readonly List<NetworkInterface> _interfaces = [];
    private readonly List<Appliance> _appliances = [];
    private readonly List<AzureFirewall> _firewalls = [];
    private readonly List<LoadBalancer> _balancers = [];
    private readonly List<PrivateEndpoint> _endpoints = [];
    private readonly List<Gateway> _gateways = [];
    private readonly List<Connection> _connections = [];
    private readonly List<LocalNetworkGateway> _devices = [];
    private readonly List<ExpressRouteCircuit> _circuits = [];
    private readonly List<Site> _sites = [];
    private readonly List<NetworkSecurityGroup> _groups = [];
    private readonly List<string>[] _hops;

    internal RandomDesign(SeededRandom random, int size)
    {
        _random = random;
        _size = size;
        _hubs = size > 3 && random.Chance(50) ? 2 : 1;
        _block = [.. Enumerable.Range(0, size)];
        _hasIPv6 = [.. Enumerable.Range(0, size).Select(_ => random.Chance(25))];
        _hasVpn = [.. Enumerable.Range(0, size).Select(i => random.Chance(i < _hubs ? 65 : 6))];
        _hasExpressRoute = [.. Enumerable.Range(0, size).Select(i => i < _hubs && random.Chance(20))];
        _hasInterfaces = random.Chance(85);
        _hops = [.. Enumerable.Range(0, size).Select(_ => new List<string>())];
    }

    internal Topology Build()
    {
        DrawEdges();
        ShareABlock();
        VNet[] vnets = [.. Enumerable.Range(0, _size).Select(DrawVNet)];
        DrawGateways();
        for (int i = 0; i < _size; i++)
        {
            vnets[i] = vnets[i] with { Subnets = vnets[i].Subnets.Select(subnet => Dress(i, subnet)).ToValueList() };
        }

        for (int i = 0; i < _size; i++)
        {
            vnets[i] = vnets[i] with { Peerings = DrawLinks(i, vnets).ToValueList() };
        }

        NetworkManager? manager = _random.Chance(35) ? new RandomManager(_random, _hubs).Draw(vnets) : null;
        return new Topology
        {
            Name = "random",
            NetworkManagers = manager is null ? [] : [manager],
            VNets = vnets.ToValueList(),
            RouteTables = _tables.ToValueList(),
            NetworkInterfaces = _interfaces.ToValueList(),
            Appliances = _appliances.ToValueList(),
            AzureFirewalls = _firewalls.ToValueList(),
            LoadBalancers = _balancers.ToValueList(),
            PrivateEndpoints = _endpoints.ToValueList(),
            Gateways = _gateways.ToValueList(),
            Connections = _connections.ToValueList(),
            LocalNetworkGateways = _devices.ToValueList(),
            ExpressRouteCircuits = _circuits.ToValueList(),
            Sites = _sites.ToValueList(),
            NetworkSecurityGroups = _groups.ToValueList(),
        };
    }

    private static string Name(int i) => $"v{i}";

    private string Space(int i) => $"10.{_block[i]}.0.0/16";

    private string At(int i, string rest) => $"10.{_block[i]}.{rest}";

    private bool AreLinked(int i, int k) => _edges.Contains((Math.Min(i, k), Math.Max(i, k)));

    private void DrawEdges()
    {
        if (_hubs == 2 && _random.Chance(65))
        {
            _edges.Add((0, 1));
        }

        for (int i = _hubs; i < _size; i++)
        {
            if (_random.Chance(93))
            {
                _edges.Add((_random.Below(_hubs), i));
            }

            for (int k = _hubs; k < i; k++)
            {
                if (_random.Chance(10))
                {
                    _edges.Add((k, i));
                }
            }
        }
    }

    /// <summary>Two VNets may overlap when they are neither linked nor have a common neighbour (2.13).</summary>
    private void ShareABlock()
    {
        if (!_random.Chance(12))
        {
            return;
        }

        int last = _size - 1;
        for (int i = 0; i < last; i++)
        {
            bool isNear = AreLinked(i, last) || Enumerable.Range(0, _size).Any(k => AreLinked(i, k) && AreLinked(k, last));
            if (!isNear)
            {
                _block[last] = _block[i];
                return;
            }
        }
    }

    private VNet DrawVNet(int i)
    {
        string name = Name(i);
        string v6 = $"fd00:{i + 1:x}";
        List<string> space = [Space(i)];
        List<Subnet> subnets = [Draw.Subnet("web", At(i, "1.0/24") + (_hasIPv6[i] ? $" {v6}:0:1::/64" : ""))];
        if (_hasIPv6[i])
        {
            space.Add($"{v6}::/48");
        }

        if (_random.Chance(60))
        {
            subnets.Add(Draw.Subnet("app", At(i, "2.0/26") + (_hasIPv6[i] ? $" {v6}:0:2::/64" : "")));
        }

        if (_random.Chance(20))
        {
            space.Add($"172.20.{i}.0/24");
            subnets.Add(Draw.Subnet("ext", $"172.20.{i}.0/26"));
        }
        else if (i == _size - 1 && _random.Chance(12))
        {
            space.Add(_random.Pick(["100.64.0.0/10", "100.0.0.0/9", "192.168.0.0/16"])); // 3.05: exactly a None prefix, or a larger one
        }

        if (_hasVpn[i] || _hasExpressRoute[i])
        {
            subnets.Add(Draw.Subnet(SpecialSubnets.Gateway, At(i, "255.0/27")));
        }

        if (i < _hubs || _random.Chance(15))
        {
            subnets.Add(Draw.Subnet("nva", At(i, "3.0/24")));
            DrawAppliances(i);
        }

        if (i < _hubs && _random.Chance(40))
        {
            subnets.Add(Draw.Subnet(SpecialSubnets.Firewall, At(i, "254.0/26")));
            AzureFirewall firewall = Draw.Firewall(name, At(i, "254.4"));
            _firewalls.Add(_random.Chance(80) ? firewall : firewall with { PublicIPAddressIds = [] });
            _hops[i].Add(At(i, "254.4"));
            _hops[i].Add(At(i, "254.4"));
        }

        if (_random.Chance(30))
        {
            subnets[0] = subnets[0] with { PrivateEndpointNetworkPolicies = (PrivateEndpointNetworkPolicies)_random.Below(4) };
            _endpoints.Add(new PrivateEndpoint
            {
                Id = Ids.Of(ResourceTypes.PrivateEndpoint, $"{name}-pe"),
                SubnetId = Ids.Subnet($"{name}/web"),
                Addresses = [HostAddress.Parse(At(i, "1.10"))],
            });
        }

        if (_hasInterfaces && _random.Chance(70))
        {
            NetworkInterface vm = Draw.Interface($"{name}-vm", $"{name}/web", At(i, "1.4"));
            if (_random.Chance(25))
            {
                vm = vm with { IPConfigurations = [vm.IPConfigurations[0] with { PublicIPAddressId = Ids.Of(ResourceTypes.PublicIPAddress, $"{name}-vm-ip") }] };
            }

            _interfaces.Add(_random.Chance(8) ? vm with { NetworkSecurityGroupId = Group(name) } : vm);
        }

        return Draw.VNet(name, string.Join(' ', space), [.. subnets]) with { Region = _random.Pick<string>(["westeurope", "westeurope", "northeurope", "eastus", ""]) };
    }

    private void DrawAppliances(int i)
    {
        string name = Name(i);
        _hops[i].Add(At(i, "3.4"));
        _hops[i].Add(At(i, "3.4"));
        if (!_hasInterfaces)
        {
            return; // undescribed: whatever stands there forwards
        }

        NetworkInterface nva = Draw.Interface($"{name}-nva", $"{name}/nva", At(i, "3.4"), forwards: _random.Chance(92));
        if (_random.Chance(50))
        {
            nva = nva with { IPConfigurations = [nva.IPConfigurations[0] with { PublicIPAddressId = Ids.Of(ResourceTypes.PublicIPAddress, $"{name}-nva-ip") }] };
        }

        if (_random.Chance(50))
        {
            _appliances.Add(new Appliance { Name = $"{name}-nva", NetworkInterfaceId = nva.Id, IsStateful = _random.PickSwitch(40, 40) });
        }

        if (_random.Chance(20))
        {
            nva = nva with { IPConfigurations = [nva.IPConfigurations[0] with { LoadBalancerBackendPoolIds = [Ids.Pool($"{name}-lb")] }] };
            _balancers.Add(new LoadBalancer
            {
                Id = Ids.Of(ResourceTypes.LoadBalancer, $"{name}-lb"),
                Sku = "Standard",
                FrontEnds = [new LoadBalancerFrontEnd { Name = "front", SubnetId = Ids.Subnet($"{name}/nva"), PrivateIPAddress = HostAddress.Parse(At(i, "3.20")) }],
                BackendPoolIds = [Ids.Pool($"{name}-lb")],
                Rules = [new LoadBalancerRule { Name = "ha", FrontEnd = "front", BackendPoolId = Ids.Pool($"{name}-lb") }],
            });
            _hops[i].Add(At(i, "3.20"));
        }

        _interfaces.Add(nva);
    }

    private void DrawGateways()
    {
        _sites.Add(new Site { Name = "hq", AddressSpace = Draw.Prefixes("192.168.10.0/24" + _random.Pick(["", " 10.200.0.0/16", " 10.0.0.0/8", " 0.0.0.0/0", $" {At(_size - 1, "5.0/24")}", $" {Space(_size - 1)}"])) });
        _sites.Add(new Site { Name = "branch", AddressSpace = Draw.Prefixes("192.168.20.0/24") });

        for (int i = 0; i < _size; i++)
        {
            if (_hasVpn[i])
            {
                DrawVpnGateway(i);
            }

            if (_hasExpressRoute[i])
            {
                string circuit = $"{Name(i)}-circuit";
                _gateways.Add(Draw.Gateway($"{Name(i)}-er", Name(i), GatewayType.ExpressRoute));
                _circuits.Add(new ExpressRouteCircuit { Id = Ids.Of(ResourceTypes.ExpressRouteCircuit, circuit), Sites = [_random.Pick<string>(["hq", "branch"])] });
                _connections.Add(new Connection
                {
                    Id = Ids.Of(ResourceTypes.Connection, circuit),
                    Type = ConnectionType.ExpressRoute,
                    GatewayId = Ids.Of(ResourceTypes.Gateway, $"{Name(i)}-er"),
                    CircuitId = Ids.Of(ResourceTypes.ExpressRouteCircuit, circuit),
                });
            }
        }

        int[] vpn = [.. Enumerable.Range(0, _size).Where(i => _hasVpn[i])];
        for (int k = 1; k < vpn.Length; k++)
        {
            if (_random.Chance(40))
            {
                bool bgp = _random.Chance(70) && _gateways.Where(one => one.Id.Name == $"{Name(vpn[k - 1])}-vpn" || one.Id.Name == $"{Name(vpn[k])}-vpn").All(one => one.EnableBgp is true);
                _connections.Add(Draw.ToGateway($"{Name(vpn[k - 1])}-vpn", $"{Name(vpn[k])}-vpn", bgp));
                _connections.Add(Draw.ToGateway($"{Name(vpn[k])}-vpn", $"{Name(vpn[k - 1])}-vpn", bgp));
            }
        }
    }

    private void DrawVpnGateway(int i)
    {
        string name = $"{Name(i)}-vpn";
        bool isBasic = _random.Chance(8);
        bool bgp = !isBasic && _random.Chance(60);
        _gateways.Add(Draw.Gateway(name, Name(i)) with
        {
            Sku = isBasic ? "Basic" : "VpnGw1",
            EnableBgp = bgp,
            ClientAddressPools = _random.Chance(30) ? Draw.Prefixes($"172.31.{i}.0/24") : [],
        });

        foreach (Site site in _sites.Where(_ => _random.Chance(55)))
        {
            string device = $"{Name(i)}-{site.Name}";
            bool speaks = bgp && _random.Chance(60);
            _devices.Add(Draw.Device(device, string.Join(' ', site.AddressSpace), site.Name.Value));
            _connections.Add(Draw.ToSite(name, device, speaks));
            if (_random.Chance(15))
            {
                // a second device of the same site: two next hops, one prefix
                _devices.Add(Draw.Device($"{device}-2", string.Join(' ', site.AddressSpace), site.Name.Value));
                _connections.Add(Draw.ToSite(name, $"{device}-2", speaks));
            }
        }

        if (_random.Chance(20))
        {
            // a device without a declared site
            _devices.Add(Draw.Device($"{Name(i)}-plant", $"192.168.{30 + i}.0/24"));
            _connections.Add(Draw.ToSite(name, $"{Name(i)}-plant"));
        }
    }

    private Subnet Dress(int i, Subnet subnet)
    {
        string place = $"{Name(i)}-{subnet.Name}";
        bool isManaged = SpecialSubnets.HoldsManagedInstances(subnet.Name);
        if (!isManaged)
        {
            subnet = subnet with
            {
                DefaultOutboundAccess = _random.PickSwitch(45, 30),
                NatGatewayId = _random.Chance(20) ? Ids.Of(ResourceTypes.NatGateway, $"{Name(i)}-nat") : null,
                NetworkSecurityGroupId = _random.Chance(7) ? Group(Name(i)) : null,
            };
        }

        int percent = subnet.Name == SpecialSubnets.Gateway ? 35 : subnet.Name == SpecialSubnets.Firewall ? 35 : subnet.Name == "nva" ? 35 : 60;
        if (!_random.Chance(percent))
        {
            return subnet;
        }

        List<string> routes = [];
        int count = _random.Below(5);
        for (int k = 0; k < count; k++)
        {
            string route = subnet.Name == SpecialSubnets.Gateway ? GatewaySubnetRoute(i) : AnyRoute(i);
            if (!routes.Exists(other => other.Split(' ')[0] == route.Split(' ')[0])) // 3.41
            {
                routes.Add(route);
            }
        }

        _tables.Add(Draw.Table(place, [.. routes]) with { DisableBgpRoutePropagation = subnet.Name != SpecialSubnets.Gateway && _random.Chance(18) ? true : _random.PickSwitch(0, 50) });
        return subnet with { RouteTableId = Ids.Of(ResourceTypes.RouteTable, place) };
    }

    /// <summary>1.41, 1.43: no 0/0 there; spokes and the own VNet through an appliance.</summary>
    private string GatewaySubnetRoute(int i)
    {
        string appliance = Hop(i);
        return _random.Chance(20) ? $"{At(i, "1.0/24")} VirtualAppliance {appliance}" : $"{Space(_random.Below(_size))} VirtualAppliance {appliance}";
    }

    private string AnyRoute(int i)
    {
        int other = _random.Below(_size);
        string prefix = _random.Below(14) switch
        {
            0 or 1 or 2 or 3 => "0.0.0.0/0",
            4 => Space(i),
            5 or 6 or 7 => Space(other),
            8 => At(other, "1.0/24"),
            9 => At(other, _random.Pick(["1.4/32", "1.10/32", "0.0/17"])),
            10 => _random.Pick(["10.0.0.0/8", "10.0.0.0/12", "172.16.0.0/12", "192.168.0.0/16"]),
            11 => _random.Pick(["192.168.10.0/24", "192.168.20.0/24", "192.168.10.128/25"]),
            12 => _random.Pick(["8.8.8.0/24", "25.4.0.0/14", "25.5.0.0/16"]),
            _ => _hasIPv6[i] ? _random.Pick(["::/0", $"fd00:{other + 1:x}::/48"]) : "10.64.0.0/10",
        };
        if (prefix.Contains(':'))
        {
            return $"{prefix} {_random.Pick(["None", "Internet", "VirtualNetworkGateway"])}";
        }

        int kind = _random.Below(100);
        return kind switch
        {
            < 60 => $"{prefix} VirtualAppliance {Hop(i)}",
            < 72 => $"{prefix} VirtualNetworkGateway",
            < 83 => $"{prefix} None",
            < 94 => $"{prefix} Internet",
            _ => $"{prefix} VnetLocal",
        };
    }

    /// <summary>An appliance address: mostly one of the own VNet or a linked one, sometimes one that cannot work.</summary>
    private string Hop(int i)
    {
        List<string> near = [.. Enumerable.Range(0, _size).Where(k => k == i || AreLinked(i, k)).SelectMany(k => _hops[k])];
        if (near.Count > 0 && _random.Chance(88))
        {
            return _random.Pick(near);
        }

        return _random.Pick([At(_random.Below(_size), "3.77"), At(_random.Below(_size), "1.4"), At(_random.Below(_size), "99.4"), "203.0.113.9", At(_random.Below(_size), "3.4")]);
    }

    private IEnumerable<Peering> DrawLinks(int i, VNet[] vnets)
    {
        for (int k = 0; k < _size; k++)
        {
            if (!AreLinked(i, k))
            {
                continue;
            }

            // What both links of a pair share is drawn from the pair.
            SeededRandom pair = new(unchecked((Math.Min(i, k) * 8191) + (Math.Max(i, k) * 127) + _block.Sum() + _tables.Count + (_gateways.Count * 31)));
            bool isWhole = pair.Chance(86);
            bool onlyIPv6 = pair.Chance(20) && _hasIPv6[i] && _hasIPv6[k];
            int missing = pair.Chance(9) ? pair.Below(2) : -1;
            bool isReported = pair.Chance(12);
            PeeringState reported = pair.Chance(70) ? PeeringState.Connected : PeeringState.Disconnected;
            bool borrows = i > k && k < _hubs && !_hasVpn[i] && !_hasExpressRoute[i] && (_hasVpn[k] || _hasExpressRoute[k]) && pair.Chance(70);
            if (missing == (i < k ? 0 : 1))
            {
                continue;
            }

            VNet remote = vnets[k];
            Peering link = Draw.Link(Name(i), Name(k)) with
            {
                AllowVirtualNetworkAccess = _random.Chance(92),
                AllowForwardedTraffic = _random.Chance(65),
                AllowGatewayTransit = i < _hubs && _random.Chance(80),
                UseRemoteGateways = borrows,
                State = isReported ? (reported == PeeringState.Connected || _random.Chance(50) ? reported : PeeringState.Connected) : null,
                PeerCompleteVNets = isWhole,
            };
            if (!isWhole)
            {
                link = link with
                {
                    LocalSubnetNames = ["web", SpecialSubnets.Gateway],
                    RemoteSubnetNames = ["web", SpecialSubnets.Gateway],
                    EnableOnlyIPv6Peering = onlyIPv6,
                };
            }

            if (_random.Chance(15))
            {
                ValueList<AddressPrefix> now = isWhole ? remote.AddressSpace : remote.Subnets.Where(one => one.Name == "web").SelectMany(one => one.AddressPrefixes).ToValueList();
                int kind = _random.Below(3);
                link = link with
                {
                    RemoteAddressSpace = kind == 0 ? now : kind == 1 ? now.Take(1).ToValueList() : now.Add(AddressPrefix.Parse($"172.28.{k}.0/24")), // in sync, a prefix short, a prefix long
                };
            }

            yield return link;
        }
    }

    private ResourceId Group(string vnet)
    {
        ResourceId id = Ids.Of(ResourceTypes.NetworkSecurityGroup, $"{vnet}-nsg");
        if (!_groups.Exists(group => group.Id == id))
        {
            _groups.Add(new NetworkSecurityGroup { Id = id });
        }

        return id;
    }
}
