using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation;

/// <summary>The IP configurations of all resources that lie in subnets, by subnet and by address.</summary>
internal sealed class AddressUses
{
    private readonly ResourceIndex<AddressUse> _bySubnet;
    private readonly Dictionary<(ResourceId VNet, HostAddress Address), List<AddressUse>> _byAddress = [];

    public AddressUses(Topology topology)
    {
        All = [.. Collect(topology)];
        _bySubnet = new ResourceIndex<AddressUse>(All, use => use.SubnetId);
        foreach (AddressUse use in All)
        {
            if (use.Address is not { } address || use.SubnetId.Parent is not { } vnet)
            {
                continue;
            }

            if (!_byAddress.TryGetValue((vnet, address), out List<AddressUse>? uses))
            {
                uses = [];
                _byAddress.Add((vnet, address), uses);
            }

            uses.Add(use);
        }
    }

    /// <summary>Gets every configuration, in the order of the topology.</summary>
    public IReadOnlyList<AddressUse> All { get; }

    /// <summary>Gets each address of a VNet that somebody states, with those who do.</summary>
    public IEnumerable<KeyValuePair<(ResourceId VNet, HostAddress Address), List<AddressUse>>> ByAddress => _byAddress;

    public IReadOnlyList<AddressUse> InSubnet(ResourceId subnet) => _bySubnet.Of(subnet);

    /// <summary>Returns those who state an address of a VNet.</summary>
    public IReadOnlyList<AddressUse> At(ResourceId vnet, HostAddress address) => _byAddress.TryGetValue((vnet, address), out List<AddressUse>? uses) ? uses : [];

    private static IEnumerable<AddressUse> Collect(Topology topology)
    {
        IEnumerable<AddressUse?> interfaces = topology.NetworkInterfaces
            .SelectMany(nic => nic.IPConfigurations.Select(part => Use(AddressUseKind.NetworkInterface, nic.Id, part.SubnetId, part.PrivateIPAddress)));
        IEnumerable<AddressUse?> frontEnds = topology.LoadBalancers
            .SelectMany(balancer => balancer.FrontEnds.Select(part => Use(AddressUseKind.LoadBalancer, balancer.Id, part.SubnetId, part.PrivateIPAddress)));
        IEnumerable<AddressUse?> endpoints = topology.PrivateEndpoints
            .SelectMany(endpoint => endpoint.Addresses.Select(address => Use(AddressUseKind.PrivateEndpoint, endpoint.Id, endpoint.SubnetId, address)));
        IEnumerable<AddressUse?> firewalls = topology.AzureFirewalls
            .Select(firewall => Use(AddressUseKind.Firewall, firewall.Id, firewall.SubnetId, firewall.PrivateIPAddress));
        IEnumerable<AddressUse?> gateways = topology.Gateways
            .SelectMany(gateway => gateway.IPConfigurations.Select(part => Use(AddressUseKind.Gateway, gateway.Id, part.SubnetId, part.PrivateIPAddress)));
        IEnumerable<AddressUse?> servers = topology.RouteServers
            .SelectMany(server => server.Addresses.Select(address => Use(AddressUseKind.RouteServer, server.Id, server.SubnetId, address)));
        return interfaces.Concat(frontEnds).Concat(endpoints).Concat(firewalls).Concat(gateways).Concat(servers).OfType<AddressUse>();
    }

    private static AddressUse? Use(AddressUseKind kind, ResourceId owner, ResourceId? subnet, HostAddress? address) =>
        subnet is null ? null : new AddressUse { Kind = kind, OwnerId = owner, SubnetId = subnet, Address = address };
}
