using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.ControlPlane.Handling;

/// <summary>What lies in a subnet; the address is null where it is not known.</summary>
internal sealed record Occupant(ResourceId Id, HostAddress? Address)
{
    /// <summary>Returns all that lies in a subnet, by its own list and by what the topology describes.</summary>
    public static IEnumerable<Occupant> Of(Topology topology, Subnet subnet)
    {
        ResourceId id = subnet.Id;
        IEnumerable<Occupant> interfaces = topology.NetworkInterfaces.SelectMany(nic => nic.IPConfigurations.Where(part => part.SubnetId == id).Select(part => new Occupant(nic.Id, part.PrivateIPAddress)));
        IEnumerable<Occupant> gateways = topology.Gateways.SelectMany(gateway => gateway.IPConfigurations.Where(part => part.SubnetId == id).Select(part => new Occupant(gateway.Id, part.PrivateIPAddress)));
        IEnumerable<Occupant> servers = topology.RouteServers.Where(server => server.SubnetId == id).Select(server => new Occupant(server.Id, null));
        IEnumerable<Occupant> firewalls = topology.AzureFirewalls.Where(firewall => firewall.SubnetId == id).Select(firewall => new Occupant(firewall.Id, firewall.PrivateIPAddress));
        IEnumerable<Occupant> balancers = topology.LoadBalancers.SelectMany(balancer => balancer.FrontEnds.Where(part => part.SubnetId == id).Select(part => new Occupant(balancer.Id, part.PrivateIPAddress)));
        IEnumerable<Occupant> endpoints = topology.PrivateEndpoints.Where(endpoint => endpoint.SubnetId == id)
            .SelectMany(endpoint => endpoint.Addresses.Select(address => (HostAddress?)address).DefaultIfEmpty().Select(address => new Occupant(endpoint.Id, address)));
        Occupant[] described = [.. interfaces, .. gateways, .. servers, .. firewalls, .. balancers, .. endpoints];

        // The list names IP configurations; their owner is described above or nowhere.
        HashSet<ResourceId> owners = [.. described.Select(occupant => occupant.Id)];
        return described.Concat(subnet.IPConfigurationIds.Select(configuration => configuration.Parent ?? configuration).Where(owners.Add).Select(owner => new Occupant(owner, null)));
    }

    /// <summary>Says whether the occupant has an address of a prefix, or may have one.</summary>
    public bool MayLieIn(AddressPrefix prefix) => Address is not { } address || prefix.Contains(address);
}
