using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation;

/// <summary>The IP configurations of all resources that lie in subnets, by subnet and by address.</summary>
internal sealed class AddressUses
{
    private readonly ResourceIndex<AddressUse> _bySubnet;
    private readonly Dictionary<(ResourceId VNet, HostAddress Address), List<AddressUse>> _byAddress = [];

    public AddressUses(ValidationContext context)
    {
        AddressUse[] uses = [.. Collect(context.Topology)];
        Dictionary<ResourceId, Subnet> subnets = FindSubnets(context, [.. uses.Select(use => use.SubnetId)]);
        HashSet<ResourceId> attached = FindAttached(context.Topology);
        HashSet<(ResourceId, HostAddress?)> endpoints = [.. uses.Where(use => use.Kind == AddressUseKind.PrivateEndpoint && use.Address is not null).Select(use => (use.SubnetId, use.Address))];
        All =
        [
            .. uses.Select(use => use with
            {
                Subnet = subnets.GetValueOrDefault(use.SubnetId),
                IsAttached = attached.Contains(use.OwnerId),
                IsEndpointInterface = use.Kind == AddressUseKind.NetworkInterface && !attached.Contains(use.OwnerId) && endpoints.Contains((use.SubnetId, use.Address)),
            }),
        ];
        _bySubnet = new ResourceIndex<AddressUse>(All, use => use.SubnetId);
        foreach (AddressUse use in All)
        {
            if (use.Address is not { } address || use.SubnetId.Parent is not { } vnet)
            {
                continue;
            }

            if (!_byAddress.TryGetValue((vnet, address), out List<AddressUse>? atAddress))
            {
                atAddress = [];
                _byAddress.Add((vnet, address), atAddress);
            }

            atAddress.Add(use);
        }
    }

    /// <summary>Gets every configuration, in the order of the topology.</summary>
    public IReadOnlyList<AddressUse> All { get; }

    /// <summary>Gets each address of a VNet that somebody states, with those who do.</summary>
    public IEnumerable<KeyValuePair<(ResourceId VNet, HostAddress Address), List<AddressUse>>> ByAddress => _byAddress;

    public IReadOnlyList<AddressUse> InSubnet(ResourceId subnet) => _bySubnet.Of(subnet);

    /// <summary>Returns those who state an address of a VNet.</summary>
    public IReadOnlyList<AddressUse> At(ResourceId vnet, HostAddress address) => _byAddress.TryGetValue((vnet, address), out List<AddressUse>? uses) ? uses : [];

    // A resource that stands in the topology twice still has its addresses once. An endpoint whose addresses are not known needs one all the same.
    private static IEnumerable<AddressUse> Collect(Topology topology)
    {
        IEnumerable<AddressUse?> interfaces = topology.NetworkInterfaces.DistinctBy(nic => nic.Id)
            .SelectMany(nic => nic.IPConfigurations.Select(part => Use(AddressUseKind.NetworkInterface, nic.Id, part.SubnetId, part.PrivateIPAddress, part.IsAddressDynamic)));
        IEnumerable<AddressUse?> frontEnds = topology.LoadBalancers.DistinctBy(balancer => balancer.Id)
            .SelectMany(balancer => balancer.FrontEnds.Select(part => Use(AddressUseKind.LoadBalancer, balancer.Id, part.SubnetId, part.PrivateIPAddress, part.IsAddressDynamic)));
        IEnumerable<AddressUse?> endpoints = topology.PrivateEndpoints.DistinctBy(endpoint => endpoint.Id)
            .SelectMany(endpoint => endpoint.Addresses.Select(address => (HostAddress?)address).DefaultIfEmpty().Select(address => Use(AddressUseKind.PrivateEndpoint, endpoint.Id, endpoint.SubnetId, address)));
        IEnumerable<AddressUse?> firewalls = topology.AzureFirewalls.DistinctBy(firewall => firewall.Id)
            .Select(firewall => Use(AddressUseKind.Firewall, firewall.Id, firewall.SubnetId, firewall.PrivateIPAddress));
        IEnumerable<AddressUse?> gateways = topology.Gateways.DistinctBy(gateway => gateway.Id)
            .SelectMany(gateway => gateway.IPConfigurations.Select(part => Use(AddressUseKind.Gateway, gateway.Id, part.SubnetId, part.PrivateIPAddress)));
        IEnumerable<AddressUse?> servers = topology.RouteServers.DistinctBy(server => server.Id)
            .SelectMany(server => server.Addresses.Select(address => Use(AddressUseKind.RouteServer, server.Id, server.SubnetId, address)));
        return interfaces.Concat(frontEnds).Concat(endpoints).Concat(firewalls).Concat(gateways).Concat(servers).OfType<AddressUse>();
    }

    private static AddressUse? Use(AddressUseKind kind, ResourceId owner, ResourceId? subnet, HostAddress? address, bool isDynamic = false) =>
        subnet is null ? null : new AddressUse { Kind = kind, OwnerId = owner, SubnetId = subnet, Address = address, IsDynamic = isDynamic };

    private static Dictionary<ResourceId, Subnet> FindSubnets(ValidationContext context, HashSet<ResourceId> wanted)
    {
        var found = new Dictionary<ResourceId, Subnet>(wanted.Count);
        foreach (Subnet subnet in context.Topology.VNets.Where(_ => wanted.Count > 0).SelectMany(vnet => vnet.Subnets))
        {
            if (wanted.Contains(subnet.Id) && subnet.AddressPrefixes.Count > 0 && !context.IsUnread(subnet.Id, "addressPrefix"))
            {
                found.TryAdd(subnet.Id, subnet);
            }
        }

        return found;
    }

    // Templates say it at the machine, an inventory at the interface.
    private static HashSet<ResourceId> FindAttached(Topology topology) =>
    [
        .. topology.VirtualMachines.SelectMany(machine => machine.NetworkInterfaceIds),
        .. topology.NetworkInterfaces.Where(nic => nic.VirtualMachineId is not null).Select(nic => nic.Id),
    ];
}
