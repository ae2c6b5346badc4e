using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Import;

/// <summary>
/// Relations that a source states on one side only. Azure prints them on both: a subnet names its route table and the table lists its subnets; a gateway
/// names its subnet and the subnet lists who lies in it. Where both sides are there, the one that Azure lets be written counts.
/// </summary>
internal sealed class Associations
{
    private const string Subnets = "subnets";
    private const string Interfaces = "networkInterfaces";

    private readonly Dictionary<ResourceId, ResourceId> _routeTables = [];
    private readonly Dictionary<ResourceId, ResourceId> _securityGroups = [];
    private readonly Dictionary<ResourceId, ResourceId> _natGateways = [];
    private readonly Dictionary<ResourceId, ResourceId> _subnets = [];

    internal Associations(IEnumerable<PendingReference> references, IEnumerable<VNet> vnets)
    {
        foreach (PendingReference reference in references)
        {
            if (Lists(reference, ResourceTypes.RouteTable, Subnets))
            {
                _routeTables[reference.Target] = reference.From;
            }
            else if (Lists(reference, ResourceTypes.NetworkSecurityGroup, Subnets) || Lists(reference, ResourceTypes.NetworkSecurityGroup, Interfaces))
            {
                _securityGroups[reference.Target] = reference.From;
            }
            else if (Lists(reference, ResourceTypes.NatGateway, Subnets))
            {
                _natGateways[reference.Target] = reference.From;
            }
        }

        foreach (Subnet subnet in vnets.SelectMany(vnet => vnet.Subnets))
        {
            foreach (ResourceId configuration in subnet.IPConfigurationIds)
            {
                if (configuration.Parent is { } owner && owner.IsOfType(ResourceTypes.Gateway))
                {
                    _subnets.TryAdd(owner, subnet.Id);
                }
            }
        }
    }

    internal VNet Complete(VNet vnet) => _routeTables.Count + _securityGroups.Count + _natGateways.Count == 0
        ? vnet
        : vnet with
        {
            Subnets =
            [
                .. vnet.Subnets.Select(subnet => subnet with
                {
                    RouteTableId = subnet.RouteTableId ?? _routeTables.GetValueOrDefault(subnet.Id),
                    NetworkSecurityGroupId = subnet.NetworkSecurityGroupId ?? _securityGroups.GetValueOrDefault(subnet.Id),
                    NatGatewayId = subnet.NatGatewayId ?? _natGateways.GetValueOrDefault(subnet.Id),
                }),
            ],
        };

    internal NetworkInterface Complete(NetworkInterface nic) => nic.NetworkSecurityGroupId is null && _securityGroups.TryGetValue(nic.Id, out ResourceId? group)
        ? nic with { NetworkSecurityGroupId = group }
        : nic;

    internal Gateway Complete(Gateway gateway)
    {
        if (gateway.SubnetId is not null || !_subnets.TryGetValue(gateway.Id, out ResourceId? subnet))
        {
            return gateway;
        }

        return gateway with
        {
            IPConfigurations = gateway.IPConfigurations.Count == 0
                ? [new GatewayIPConfiguration { SubnetId = subnet }]
                : [.. gateway.IPConfigurations.Select(configuration => configuration with { SubnetId = configuration.SubnetId ?? subnet })],
        };
    }

    /// <summary>Returns the machines that only their interfaces name.</summary>
    internal static IEnumerable<VirtualMachine> MachinesOf(IEnumerable<NetworkInterface> interfaces, IEnumerable<ResourceId> described)
    {
        HashSet<ResourceId> known = [.. described];
        return interfaces
            .Where(nic => nic.VirtualMachineId is { } machine && !known.Contains(machine))
            .GroupBy(nic => nic.VirtualMachineId!, nic => nic.Id)
            .Select(group => new VirtualMachine { Id = group.Key, NetworkInterfaceIds = [.. group] });
    }

    private static bool Lists(PendingReference reference, string type, string property) =>
        reference.Property.StartsWith(property, StringComparison.Ordinal) && reference.From.IsOfType(type);
}
