using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk.Security;

/// <summary>The addresses behind application security groups: those of the interfaces that are members (5.32). Immutable; thread-safe.</summary>
internal sealed class ApplicationGroups
{
    private readonly Dictionary<ResourceId, List<HostAddress>> _members = [];
    private readonly HashSet<ResourceId> _open = [];

    internal ApplicationGroups(Topology topology)
    {
        foreach (IPConfiguration configuration in topology.NetworkInterfaces.SelectMany(nic => nic.IPConfigurations))
        {
            foreach (ResourceId group in configuration.ApplicationSecurityGroupIds)
            {
                if (!_members.TryGetValue(group, out List<HostAddress>? addresses))
                {
                    _members[group] = addresses = [];
                }

                if (configuration.PrivateIPAddress is { } address)
                {
                    addresses.Add(address);
                }
                else
                {
                    _open.Add(group);
                }
            }
        }
    }

    /// <summary>Returns the side of a rule that lists groups. A member whose address Azure has yet to pick may have any.</summary>
    internal AddressSide Side(ValueList<ResourceId> groups)
    {
        ResourceId? open = groups.FirstOrDefault(_open.Contains);
        return new AddressSide
        {
            Ranges = AddressRanges.Of(groups.SelectMany(group => _members.GetValueOrDefault(group) ?? []).Select(address => new AddressRange(address, address))),
            Gaps = open is null ? [] : [TagGap.OfAny(new RouteGap { Reason = UnknownReason.UnresolvedReference, About = open.Name })],
            IsApplicationGroup = true,
        };
    }
}
