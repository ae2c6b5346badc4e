using System.Globalization;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Kernel.Namespaces;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk.Kernel.Fabric;

/// <summary>
/// Lays a design out as network namespaces. Every VNet has a router, every interface a machine on a wire of its own. The router looks up what comes in over a
/// wire in the effective table of the subnet at the other end of it; a row for the own VNet throws the packet on to the table of deliveries, and every other
/// row leads into a wire or drops. Only effective tables, links, interfaces and sites are read: nothing of the library says here which way a flow takes.
/// </summary>
internal sealed partial class FabricBuilder : IDisposable
{
    private const int Deliveries = 10;
    private const int FirstSubnetTable = 1000;
    private const int FirstMachineTable = 2000;

    private readonly CompiledNetwork _network;
    private readonly Topology _topology;
    private readonly List<Node> _nodes = [];
    private readonly List<Machine> _machines = [];
    private readonly List<string> _wires = [];
    private readonly Dictionary<ResourceId, Node> _routers = [];
    private readonly Dictionary<ResourceId, Node> _gateways = [];
    private readonly Dictionary<(Node From, Node To, string Purpose), Lane> _lanes = [];
    private readonly Dictionary<ResourceId, int> _tables = [];
    private bool _isHandedOver;

    private FabricBuilder(CompiledNetwork network)
    {
        _network = network;
        _topology = network.Topology;
    }

    /// <summary>Lays a design out.</summary>
    /// <exception cref="NotSupportedException">It has something that is not laid out.</exception>
    internal static NetworkFabric Build(CompiledNetwork network)
    {
        using var builder = new FabricBuilder(network);
        return builder.Build();
    }

    public void Dispose()
    {
        if (!_isHandedOver)
        {
            _nodes.ForEach(node => node.Dispose());
        }
    }

    private NetworkFabric Build()
    {
        RefuseWhatIsNotLaidOut();
        foreach (VNet vnet in _topology.VNets)
        {
            Node router = AddNode(vnet.Name, forwards: true);
            router.Rule($"pref 200 lookup {Deliveries}");
            router.Rule("pref 300 blackhole");
            _routers.Add(vnet.Id, router);
        }

        AddMachines();
        AddGateways();
        foreach (Machine machine in _machines.Where(machine => machine.SubnetId is not null))
        {
            Node router = _routers[machine.SubnetId!.Parent!];
            router.Rule($"pref 100 iif {machine.Device} lookup {TableOf(machine.SubnetId, router)}");
        }

        // All wires at once, from inside any of the namespaces; then each namespace for itself, some at a time.
        _nodes[0].Run(() =>
        {
            Tool.Run("ip", ["-batch", "-"], _wires);
            return true;
        });
        Parallel.ForEach(_nodes, new ParallelOptions { MaxDegreeOfParallelism = 4 }, node => node.SetUp());
        _isHandedOver = true;
        return new NetworkFabric(_nodes, _machines);
    }

    private void RefuseWhatIsNotLaidOut()
    {
        (string What, int Count)[] absent =
        [
            ("ExpressRoute gateways", _topology.Gateways.Count(gateway => gateway.Type != GatewayType.Vpn)),
            ("connections between gateways", _topology.Connections.Count(connection => connection.Type != ConnectionType.IPsec)),
            ("Route Servers", _topology.RouteServers.Count),
            ("load balancers", _topology.LoadBalancers.Count),
            ("private endpoints", _topology.PrivateEndpoints.Count),
            ("Virtual WAN hubs", _topology.VirtualHubs.Count),
            ("Virtual Network Managers", _topology.NetworkManagers.Count),
        ];
        string[] found = [.. absent.Where(one => one.Count > 0).Select(one => one.What)];
        if (found.Length > 0)
        {
            throw new NotSupportedException($"Not laid out as namespaces: {string.Join(", ", found)}.");
        }
    }

    private void AddMachines()
    {
        foreach (NetworkInterface card in _topology.NetworkInterfaces)
        {
            HostAddress[] addresses = [.. card.IPConfigurations.Select(configuration => configuration.PrivateIPAddress).OfType<HostAddress>()];
            ResourceId? subnet = card.IPConfigurations.Select(configuration => configuration.SubnetId).FirstOrDefault(id => id is not null);
            if (subnet is not null && addresses.Length > 0)
            {
                bool? isStateful = _topology.Appliances.FirstOrDefault(appliance => appliance.NetworkInterfaceId == card.Id)?.IsStateful;
                Node node = AddMachine(card.VirtualMachineId?.Name ?? card.Name, card.Id.ToString(), subnet, addresses, card.EnableIPForwarding, isEnd: true);
                node.Filter.AddRange(MachineFilter.For(_network, card, isStateful is true));
            }
        }

        foreach (AzureFirewall firewall in _topology.AzureFirewalls)
        {
            if (firewall is { SubnetId: { } subnet, PrivateIPAddress: { } address })
            {
                Node node = AddMachine(firewall.Name, firewall.Id.ToString(), subnet, [address], forwards: true, isEnd: false);
                node.Filter.AddRange(MachineFilter.ForFirewall(_network, subnet));
            }
        }
    }

    private Node AddMachine(string name, string place, ResourceId subnet, HostAddress[] addresses, bool forwards, bool isEnd)
    {
        Node router = _routers[subnet.Parent!];
        Node node = AddNode(name, forwards);
        string device = Number("m", _machines.Count);
        AddWire(router, device, node, "eth0");
        foreach (HostAddress address in addresses)
        {
            node.Lines.Add($"addr add {address}/{address.BitCount} dev eth0{(address.Family == IPFamily.IPv6 ? " nodad" : string.Empty)}");
            router.Lines.Add($"route add {address}/{address.BitCount} dev {device} table {Deliveries}");
        }

        foreach (IPFamily family in addresses.Select(address => address.Family).Distinct())
        {
            node.Lines.Add($"route add {All(family)} via {router.Address(family)} dev eth0 onlink");
        }

        _machines.Add(new Machine { Name = name, Place = place, Node = node, SubnetId = subnet, Addresses = [.. addresses], Device = device, IsEnd = isEnd });
        return node;
    }

    private Node AddNode(string name, bool forwards)
    {
        var node = new Node(name, _nodes.Count + 1, forwards);
        _nodes.Add(node);
        return node;
    }

    private void AddWire(Node first, string firstDevice, Node second, string secondDevice)
    {
        _wires.Add($"link add name {firstDevice} netns {first.Path} type veth peer name {secondDevice} netns {second.Path}");
        first.TakeDevice(firstDevice);
        second.TakeDevice(secondDevice);
    }

    /// <summary>Returns the wire of a purpose between two namespaces, new or known.</summary>
    private Lane LaneOf(Node from, Node to, string purpose, Action<Lane>? onArrival = null)
    {
        if (!_lanes.TryGetValue((from, to, purpose), out Lane? lane))
        {
            lane = new Lane(Number("a", _lanes.Count), to, Number("b", _lanes.Count));
            AddWire(from, lane.Device, to, lane.FarDevice);
            onArrival?.Invoke(lane);
            _lanes.Add((from, to, purpose), lane);
        }

        return lane;
    }

    private int TableOf(ResourceId subnet, Node router)
    {
        if (!_tables.TryGetValue(subnet, out int table))
        {
            table = FirstSubnetTable + _tables.Count;
            _tables.Add(subnet, table);
            AddRoutes(router, subnet, $"table {table}", isGateway: false);
        }

        return table;
    }

    private static string All(IPFamily family) => family == IPFamily.IPv4 ? "0.0.0.0/0" : "::/0";

    private static string Number(string stem, int number) => string.Create(CultureInfo.InvariantCulture, $"{stem}{number}");
}
