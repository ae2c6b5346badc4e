using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation;

/// <summary>What answers at the next-hop addresses of a topology: interfaces, firewalls, and the interfaces behind load balancers.</summary>
internal sealed class Appliances
{
    private readonly ValidationContext _context;
    private readonly Dictionary<ResourceId, NetworkInterface> _interfaces = [];
    private readonly Dictionary<ResourceId, LoadBalancer> _balancers = [];
    private readonly ILookup<ResourceId, NetworkInterface> _byPool;
    private readonly Dictionary<ResourceId, ResourceId> _machines = [];
    private readonly ILookup<ResourceId, NetworkInterface> _byMachine;
    private readonly ResourceIndex<AzureFirewall> _firewalls;

    public Appliances(ValidationContext context)
    {
        _context = context;
        Topology topology = context.Topology;
        foreach (NetworkInterface nic in topology.NetworkInterfaces)
        {
            _interfaces.TryAdd(nic.Id, nic);
        }

        foreach (LoadBalancer balancer in topology.LoadBalancers)
        {
            _balancers.TryAdd(balancer.Id, balancer);
        }

        _byPool = topology.NetworkInterfaces
            .SelectMany(nic => nic.IPConfigurations.SelectMany(part => part.LoadBalancerBackendPoolIds).Distinct().Select(pool => (pool, nic)))
            .ToLookup(item => item.pool, item => item.nic);
        foreach (VirtualMachine machine in topology.VirtualMachines)
        {
            foreach (ResourceId nic in machine.NetworkInterfaceIds)
            {
                _machines.TryAdd(nic, machine.Id);
            }
        }

        foreach (NetworkInterface nic in topology.NetworkInterfaces)
        {
            if (nic.VirtualMachineId is { } machine)
            {
                _machines.TryAdd(nic.Id, machine);
            }
        }

        _byMachine = _machines.Where(item => _interfaces.ContainsKey(item.Key)).ToLookup(item => item.Value, item => _interfaces[item.Key]);
        _firewalls = new ResourceIndex<AzureFirewall>(topology.AzureFirewalls, firewall => firewall.SubnetId);
    }

    /// <summary>Returns the interface with an id; null when the topology does not describe it.</summary>
    public NetworkInterface? FindInterface(ResourceId id) => _interfaces.GetValueOrDefault(id);

    /// <summary>Returns the load balancer with an id; null when the topology does not describe it.</summary>
    public LoadBalancer? FindBalancer(ResourceId id) => _balancers.GetValueOrDefault(id);

    /// <summary>Returns the interfaces that get what arrives at a front-end address of a load balancer.</summary>
    public IReadOnlyList<NetworkInterface> Behind(LoadBalancer balancer, HostAddress frontEnd)
    {
        ResourceName[] names = [.. balancer.FrontEnds.Where(part => part.PrivateIPAddress == frontEnd).Select(part => part.Name)];
        return
        [
            .. balancer.Rules
                .Where(rule => rule.BackendPoolId is not null && names.Contains(rule.FrontEnd))
                .SelectMany(rule => _byPool[rule.BackendPoolId!])
                .DistinctBy(nic => nic.Id),
        ];
    }

    /// <summary>Returns every interface that a load balancer's pools hold.</summary>
    public IEnumerable<NetworkInterface> MembersOf(LoadBalancer balancer) => balancer.BackendPoolIds.SelectMany(pool => _byPool[pool]);

    /// <summary>Returns an interface and the others of its machine.</summary>
    public IEnumerable<NetworkInterface> OfSameMachine(NetworkInterface nic) => _machines.TryGetValue(nic.Id, out ResourceId? machine) ? _byMachine[machine] : [nic];

    /// <summary>Returns the Azure Firewall that answers at an address of a VNet; one whose address is not stated answers anywhere in its subnet.</summary>
    public AzureFirewall? FirewallAt(VNet vnet, HostAddress address) => vnet.Subnets
        .Where(subnet => subnet.AddressPrefixes.Any(prefix => prefix.Contains(address)))
        .SelectMany(subnet => _firewalls.Of(subnet.Id))
        .FirstOrDefault(firewall => firewall.PrivateIPAddress is null || firewall.PrivateIPAddress == address);

    /// <summary>Returns the Azure Firewalls in a subnet.</summary>
    public IReadOnlyList<AzureFirewall> FirewallsIn(ResourceId subnet) => _firewalls.Of(subnet);

    /// <summary>Returns what forwards packets of others at an address of a VNet; null when nothing is known to.</summary>
    public ResourceId? ForwarderAt(VNet vnet, HostAddress address)
    {
        foreach (AddressUse use in _context.Addresses.At(vnet.Id, address))
        {
            bool forwards = use.Kind switch
            {
                AddressUseKind.Firewall => true,
                AddressUseKind.NetworkInterface => FindInterface(use.OwnerId) is { EnableIPForwarding: true },
                AddressUseKind.LoadBalancer => FindBalancer(use.OwnerId) is { } balancer && Behind(balancer, address).Any(nic => nic.EnableIPForwarding),
                AddressUseKind.PrivateEndpoint or AddressUseKind.Gateway or AddressUseKind.RouteServer => false,
                _ => throw new InvalidOperationException($"{use.Kind} is no kind of address use."),
            };
            if (forwards)
            {
                return use.OwnerId;
            }
        }

        return FirewallAt(vnet, address)?.Id;
    }
}
