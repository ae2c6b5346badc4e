using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation;

/// <summary>A subnet whose name Azure reserves for a service (rule book 1.3), with its VNet.</summary>
internal sealed record SpecialSubnet(VNet VNet, Subnet Subnet)
{
    public ResourceName Name => Subnet.Name;

    /// <summary>Gets whether something has an address in the subnet already, as Azure reported: then Azure has accepted what the service needs.</summary>
    public bool IsOccupied => Subnet.IPConfigurationIds.Count > 0;

    /// <summary>Gets the length of the largest IPv4 prefix; null when the subnet has none.</summary>
    public int? IPv4Length => Subnet.AddressPrefixes.Where(prefix => prefix.Family == IPFamily.IPv4).Min(prefix => (int?)prefix.Length);

    public static IReadOnlyList<SpecialSubnet> Find(Topology topology, ValidationFocus? focus)
    {
        var found = new List<SpecialSubnet>();
        foreach (VNet vnet in topology.VNets.Where(vnet => focus?.Holds(vnet.Id) is not false))
        {
            foreach (Subnet subnet in vnet.Subnets)
            {
                if (SpecialSubnets.HoldsManagedInstances(subnet.Name))
                {
                    found.Add(new SpecialSubnet(vnet, subnet));
                }
            }
        }

        return found;
    }
}
