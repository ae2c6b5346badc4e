using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Compilation;

/// <summary>Who owns which private address in which VNet. Built once and never changed; thread-safe.</summary>
internal sealed class AddressOwners
{
    private static readonly List<HostAddress> Nobody = [];

    private readonly CompiledTopology _net;
    private readonly Dictionary<(int VNet, HostAddress Address), AddressOwner> _owners = [];
    private readonly Dictionary<int, List<HostAddress>> _managed = [];

    internal AddressOwners(CompiledTopology net)
    {
        _net = net;
        Topology topology = net.Topology;
        for (int i = 0; i < topology.Gateways.Count; i++)
        {
            AddGateway(i, topology.Gateways[i]);
        }

        for (int i = 0; i < topology.RouteServers.Count; i++)
        {
            foreach (HostAddress address in topology.RouteServers[i].Addresses)
            {
                Own(AddressOwnerKind.RouteServer, i, 0, topology.RouteServers[i].SubnetId, address);
            }
        }

        for (int i = 0; i < topology.PrivateEndpoints.Count; i++)
        {
            foreach (HostAddress address in topology.PrivateEndpoints[i].Addresses)
            {
                Own(AddressOwnerKind.PrivateEndpoint, i, 0, topology.PrivateEndpoints[i].SubnetId, address);
            }
        }

        for (int i = 0; i < topology.NetworkInterfaces.Count; i++)
        {
            NetworkInterface nic = topology.NetworkInterfaces[i];
            for (int part = 0; part < nic.IPConfigurations.Count; part++)
            {
                Own(AddressOwnerKind.NetworkInterface, i, part, nic.IPConfigurations[part].SubnetId, nic.IPConfigurations[part].PrivateIPAddress);
            }
        }

        for (int i = 0; i < topology.AzureFirewalls.Count; i++)
        {
            Own(AddressOwnerKind.AzureFirewall, i, 0, topology.AzureFirewalls[i].SubnetId, topology.AzureFirewalls[i].PrivateIPAddress);
        }

        for (int i = 0; i < topology.LoadBalancers.Count; i++)
        {
            LoadBalancer balancer = topology.LoadBalancers[i];
            for (int part = 0; part < balancer.FrontEnds.Count; part++)
            {
                Own(AddressOwnerKind.LoadBalancerFrontEnd, i, part, balancer.FrontEnds[part].SubnetId, balancer.FrontEnds[part].PrivateIPAddress);
            }
        }
    }

    internal AddressOwner? Of(int vnet, HostAddress address) => _owners.TryGetValue((vnet, address), out AddressOwner owner) ? owner : null;

    /// <summary>Returns the addresses that resources state in a subnet.</summary>
    internal IEnumerable<HostAddress> In(ResourceId subnetId) => _owners.Where(owner => owner.Value.SubnetId == subnetId).Select(owner => owner.Key.Address);

    internal IReadOnlyList<HostAddress> ManagedIn(int vnet) => _managed.GetValueOrDefault(vnet, Nobody);

    private void AddGateway(int index, Gateway gateway)
    {
        if (_net.FindGateway(gateway.Id) != index)
        {
            return;
        }

        for (int part = 0; part < gateway.IPConfigurations.Count; part++)
        {
            Own(AddressOwnerKind.Gateway, index, part, gateway.IPConfigurations[part].SubnetId, gateway.IPConfigurations[part].PrivateIPAddress);
        }

        foreach (HostAddress address in gateway.BgpPeeringAddresses)
        {
            Own(AddressOwnerKind.Gateway, index, 0, gateway.SubnetId, address);
        }
    }

    private void Own(AddressOwnerKind kind, int index, int part, ResourceId? subnetId, HostAddress? address)
    {
        int vnet = _net.FindVNet(subnetId?.Parent);
        if (vnet < 0 || address is not { } stated || !_owners.TryAdd((vnet, stated), new AddressOwner(kind, index, part, subnetId!)))
        {
            return;
        }

        if (kind != AddressOwnerKind.NetworkInterface)
        {
            if (!_managed.TryGetValue(vnet, out List<HostAddress>? managed))
            {
                _managed[vnet] = managed = [];
            }

            managed.Add(stated);
        }
    }
}
