using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.TestKit.Generators;

/// <summary>One random design in the making. VNet <c>i</c> is <c>v</c><i>i</i> with 10.<i>i</i>.0.0/16; the first ones are hubs.</summary>
internal sealed partial class RandomDesign
{
    private readonly SeededRandom _random;
    private readonly int _size;
    private readonly int _hubs;
    private readonly HashSet<(int, int)> _edges = [];
    private readonly int[] _block;
    private readonly bool[] _hasIPv6;
    private readonly bool[] _hasVpn;
    private readonly bool[] _hasExpressRoute;
    private readonly bool[] _hasRouteServer;
    private readonly bool _withBgp;
    private readonly bool _areRivals;
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
    private readonly List<RouteServer> _routeServers = [];
    private readonly List<VirtualHub> _virtualHubs = [];
    private readonly List<NetworkSecurityGroup> _groups = [];
    private readonly List<string>[] _hops;

    internal RandomDesign(SeededRandom random, int size, bool withBgp)
    {
        _withBgp = withBgp;
        _random = random;
        _size = size;
        _hubs = size > 3 && random.Chance(50) ? 2 : 1;
        _block = [.. Enumerable.Range(0, size)];
        _hasIPv6 = [.. Enumerable.Range(0, size).Select(_ => random.Chance(25))];
        _hasVpn = [.. Enumerable.Range(0, size).Select(i => random.Chance(withBgp ? (i < _hubs ? 70 : 28) : i < _hubs ? 65 : 6))];
        _hasExpressRoute = [.. Enumerable.Range(0, size).Select(i => i < _hubs ? random.Chance(withBgp ? 40 : 20) : withBgp && random.Chance(12))];
        _hasRouteServer = [.. Enumerable.Range(0, size).Select(i => withBgp && random.Chance(i < _hubs ? 55 : 6))];

        // Two hubs that hear of one site by their own tunnels and from each other over one circuit: they may never settle.
        _areRivals = withBgp && _hubs == 2 && random.Chance(12);
        if (_areRivals)
        {
            foreach (bool[] has in new[] { _hasVpn, _hasExpressRoute, _hasRouteServer })
            {
                has[0] = has[1] = true;
            }
        }

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
            RouteServers = _routeServers.ToValueList(),
            VirtualHubs = _virtualHubs.ToValueList(),
            NetworkSecurityGroups = _groups.ToValueList(),
        };
    }

    private static string Name(int i) => $"v{i}";

    private string Space(int i) => $"10.{_block[i]}.0.0/16";

    private string At(int i, string rest) => $"10.{_block[i]}.{rest}";

    private bool AreLinked(int i, int k) => _edges.Contains((Math.Min(i, k), Math.Max(i, k)));

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
