using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.ControlPlane.Handling;

/// <summary>Says whether a resource is there.</summary>
internal static class Presence
{
    public static bool IsThere(Work work, ResourceId id) =>
        work.Find(id) is not null
        || (work.Find(id.Parent) is { } vnet && (vnet.Subnets.Any(subnet => subnet.Id == id) || vnet.Peerings.Any(link => link.Id == id)))
        || Shelves.Gateways.Find(work, id) is not null
        || Shelves.RouteServers.Find(work, id) is not null
        || Shelves.Connections.Find(work, id) is not null
        || Shelves.LocalNetworkGateways.Find(work, id) is not null
        || Shelves.RouteTables.Find(work, id) is not null
        || Shelves.RouteTables.Find(work, id.Parent)?.Routes.Any(route => id.IsOfType(ResourceKinds.Route) && route.Name == id.Name) is true
        || Shelves.NetworkSecurityGroups.Find(work, id) is not null
        || Shelves.NetworkSecurityGroups.Find(work, id.Parent)?.SecurityRules.Any(rule => id.IsOfType(ResourceKinds.SecurityRule) && rule.Name == id.Name) is true
        || Shelves.NetworkInterfaces.Find(work, id) is not null
        || Shelves.PublicIPAddresses.Find(work, id) is not null;
}
