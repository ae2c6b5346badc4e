using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.ControlPlane.Handling;

/// <summary>Writes and deletes route tables and network security groups, their routes and rules.</summary>
internal static class TableHandler
{
    public static Refusal? Put(Work work, PutRoute put)
    {
        if (Shelves.RouteTables.Find(work, put.RouteTableId) is not { } table)
        {
            return Refusals.NotFound(work, put.RouteTableId);
        }

        bool isNew = table.Routes.All(route => route.Name != put.Route.Name);
        Shelves.RouteTables.Put(work, table with { Routes = isNew ? table.Routes.Add(put.Route) : [.. table.Routes.Select(route => route.Name == put.Route.Name ? put.Route : route)] });
        work.Status = isNew ? Statuses.Created : Statuses.Done;
        return null;
    }

    public static Refusal? Put(Work work, PutSecurityRule put)
    {
        if (Shelves.NetworkSecurityGroups.Find(work, put.NetworkSecurityGroupId) is not { } group)
        {
            return Refusals.NotFound(work, put.NetworkSecurityGroupId);
        }

        bool isNew = group.SecurityRules.All(rule => rule.Name != put.Rule.Name);
        Shelves.NetworkSecurityGroups.Put(work, group with { SecurityRules = isNew ? group.SecurityRules.Add(put.Rule) : [.. group.SecurityRules.Select(rule => rule.Name == put.Rule.Name ? put.Rule : rule)] });
        work.Status = isNew ? Statuses.Created : Statuses.Done;
        return null;
    }

    public static Refusal? DeleteRouteTable(Work work, ResourceId id)
    {
        if (work.Given.VNets.SelectMany(vnet => vnet.Subnets).FirstOrDefault(subnet => subnet.RouteTableId == id) is { } user)
        {
            return Refusals.InUse(work, id, user.Id, "InUseRouteTableCannotBeDeleted");
        }

        Shelves.RouteTables.Remove(work, id);
        return null;
    }

    public static Refusal? DeleteRoute(Work work, ResourceId id)
    {
        work.Status = Statuses.NothingThere;
        if (Shelves.RouteTables.Find(work, id.Parent) is { } table && table.Routes.Any(route => route.Name == id.Name))
        {
            Shelves.RouteTables.Put(work, table with { Routes = [.. table.Routes.Where(route => route.Name != id.Name)] });
            work.Status = Statuses.Accepted;
        }

        return null;
    }

    public static Refusal? DeleteSecurityGroup(Work work, ResourceId id)
    {
        ResourceId? user = work.Given.VNets.SelectMany(vnet => vnet.Subnets).FirstOrDefault(subnet => subnet.NetworkSecurityGroupId == id)?.Id
            ?? work.Rest.NetworkInterfaces.FirstOrDefault(nic => nic.NetworkSecurityGroupId == id)?.Id;
        if (user is not null)
        {
            return Refusals.InUse(work, id, user, "InUseNetworkSecurityGroupCannotBeDeleted");
        }

        Shelves.NetworkSecurityGroups.Remove(work, id);
        return null;
    }

    public static Refusal? DeleteSecurityRule(Work work, ResourceId id)
    {
        work.Status = Statuses.NothingThere;
        if (Shelves.NetworkSecurityGroups.Find(work, id.Parent) is { } group && group.SecurityRules.Any(rule => rule.Name == id.Name))
        {
            Shelves.NetworkSecurityGroups.Put(work, group with { SecurityRules = [.. group.SecurityRules.Where(rule => rule.Name != id.Name)] });
            work.Status = Statuses.Accepted;
        }

        return null;
    }
}
