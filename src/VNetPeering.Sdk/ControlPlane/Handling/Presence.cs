using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.ControlPlane.Handling;

/// <summary>Says whether a resource is there.</summary>
internal static class Presence
{
    public static bool IsThere(Work work, ResourceId id)
    {
        if (id.IsOfType(ResourceTypes.ResourceGroup))
        {
            return Groups.Contents(work, id).Any();
        }

        ResourceId top = References.Top(id);
        if (work.Find(top) is { } vnet)
        {
            return id == top || vnet.Subnets.Any(subnet => subnet.Id == id) || vnet.Peerings.Any(link => link.Id == id);
        }

        return Shelves.Find(work.Rest, top) is { } item && (id == top || IsPart(item, id));
    }

    private static bool IsPart(INetworkResource item, ResourceId id) => item switch
    {
        RouteTable table => id.IsOfType(ResourceKinds.Route) && table.Routes.Any(route => route.Name == id.Name),
        NetworkSecurityGroup group => id.IsOfType(ResourceKinds.SecurityRule) && group.SecurityRules.Any(rule => rule.Name == id.Name),
        NetworkInterface nic => id.Parent == nic.Id && nic.IPConfigurations.Any(part => part.Name == id.Name),
        LoadBalancer balancer => balancer.BackendPoolIds.Contains(id),
        NetworkManager manager => ManagerHandler.Holds(manager, id),
        _ => false,
    };
}
