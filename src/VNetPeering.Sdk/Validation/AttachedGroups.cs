using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation;

/// <summary>The described network security groups, and which of them the packets of a subnet meet.</summary>
internal sealed class AttachedGroups
{
    private readonly Dictionary<ResourceId, NetworkSecurityGroup> _groups = [];
    private readonly ILookup<ResourceId, ResourceId> _ofInterfaces;

    public AttachedGroups(Topology topology)
    {
        foreach (NetworkSecurityGroup group in topology.NetworkSecurityGroups)
        {
            _groups.TryAdd(group.Id, group);
        }

        _ofInterfaces = topology.NetworkInterfaces
            .Where(nic => nic.NetworkSecurityGroupId is not null)
            .SelectMany(nic => nic.IPConfigurations.Select(part => part.SubnetId).OfType<ResourceId>().Distinct().Select(subnet => (Subnet: subnet, Group: nic.NetworkSecurityGroupId!)))
            .ToLookup(item => item.Subnet, item => item.Group);
    }

    /// <summary>Returns a group; null when the topology does not describe it.</summary>
    public NetworkSecurityGroup? Find(ResourceId id) => _groups.GetValueOrDefault(id);

    /// <summary>Returns the groups on the interfaces in a subnet.</summary>
    public IEnumerable<ResourceId> OnInterfacesIn(ResourceId subnet) => _ofInterfaces[subnet].Distinct();
}
