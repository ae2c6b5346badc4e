using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation;

/// <summary>The application security groups that network interfaces are members of, described or not, in the order of the interfaces.</summary>
internal sealed class AsgMembers
{
    private readonly Dictionary<ResourceId, List<AsgMember>> _members = [];
    private readonly List<ResourceId> _groups = [];

    public AsgMembers(Topology topology)
    {
        foreach (NetworkInterface nic in topology.NetworkInterfaces)
        {
            foreach (IPConfiguration configuration in nic.IPConfigurations)
            {
                foreach (ResourceId group in configuration.ApplicationSecurityGroupIds.Distinct())
                {
                    Add(group, new AsgMember(nic.Id, configuration.SubnetId?.Parent));
                }
            }
        }
    }

    public IReadOnlyList<ResourceId> Groups => _groups;

    /// <summary>Returns the IP configurations of a group.</summary>
    public IReadOnlyList<AsgMember> Of(ResourceId group) => _members.TryGetValue(group, out List<AsgMember>? members) ? members : [];

    /// <summary>Returns the VNet that a group is bound to: that of its first member (rule 5.30). Null when it has no member whose VNet is known.</summary>
    public ResourceId? VNetOf(ResourceId group) => Of(group).Select(member => member.VNetId).FirstOrDefault(vnet => vnet is not null);

    /// <summary>Returns the members that lie outside the group's VNet.</summary>
    public IEnumerable<AsgMember> Outside(ResourceId group)
    {
        ResourceId? home = VNetOf(group);
        return Of(group).Where(member => member.VNetId is { } vnet && vnet != home);
    }

    private void Add(ResourceId group, AsgMember member)
    {
        if (!_members.TryGetValue(group, out List<AsgMember>? members))
        {
            members = [];
            _members.Add(group, members);
            _groups.Add(group);
        }

        members.Add(member);
    }
}
