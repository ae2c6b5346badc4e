using System.Collections.Frozen;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.ControlPlane.Handling;

/// <summary>Finds how a resource is deleted by its type.</summary>
internal static class Deletion
{
    // The kinds with more to it than users that stand in the way.
    private static readonly FrozenDictionary<string, Func<Work, DeleteResource, Refusal?>> Handlers = new Dictionary<string, Func<Work, DeleteResource, Refusal?>>
    {
        [ResourceTypes.ResourceGroup] = Groups.Delete,
        [ResourceTypes.VNet] = (work, delete) => VNetHandler.Delete(work, delete.Id),
        [ResourceTypes.ClassicVNet] = (work, delete) => VNetHandler.Delete(work, delete.Id),
        [ResourceTypes.Subnet] = (work, delete) => SubnetHandler.Delete(work, delete.Id),
        [ResourceTypes.Peering] = PeeringHandler.Delete,
        [ResourceKinds.Route] = (work, delete) => TableHandler.DeleteRoute(work, delete.Id),
        [ResourceTypes.NetworkGroup] = (work, delete) => ManagerHandler.DeleteGroup(work, delete.Id),
        [ResourceTypes.StaticMember] = (work, delete) => ManagerHandler.DeleteStaticMember(work, delete.Id),
        [ResourceTypes.ConnectivityConfiguration] = (work, delete) => ManagerHandler.DeleteConnectivityConfiguration(work, delete.Id),
        [ResourceTypes.SecurityAdminConfiguration] = (work, delete) => ManagerHandler.DeleteSecurityAdminConfiguration(work, delete.Id),
        [ResourceTypes.AdminRuleCollection] = (work, delete) => ManagerHandler.DeleteRuleCollection(work, delete.Id),
        [ResourceTypes.AdminRule] = (work, delete) => ManagerHandler.DeleteAdminRule(work, delete.Id),
        [ResourceKinds.SecurityRule] = (work, delete) => TableHandler.DeleteSecurityRule(work, delete.Id),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Shelved = Shelves.All.Select(shelf => shelf.Type).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets the types of resources that can be deleted, for messages.</summary>
    public static string Types => string.Join(", ", Handlers.Keys.Concat(Shelved).Order(StringComparer.Ordinal));

    public static bool CanRun(ResourceId id) => Handlers.ContainsKey(id.Type) || Shelved.Contains(id.Type);

    /// <exception cref="ArgumentException">Resources of that type are not deleted here.</exception>
    public static Refusal? Run(Work work, DeleteResource delete)
    {
        if (Handlers.TryGetValue(delete.Id.Type, out Func<Work, DeleteResource, Refusal?>? handler))
        {
            return handler(work, delete);
        }

        if (!Shelved.Contains(delete.Id.Type))
        {
            throw new ArgumentException($"\"{delete.Id}\" is of type {delete.Id.Type}, which no operation deletes. Types: {Types}.", nameof(delete));
        }

        if (Users.Refuse(work, delete.Id) is { } inUse)
        {
            return inUse;
        }

        Remove(work, delete.Id);
        return null;
    }

    /// <summary>Takes a resource that is no VNet away, whoever uses it.</summary>
    public static void Remove(Work work, ResourceId id)
    {
        int status = Statuses.NothingThere;
        foreach (Shelf shelf in Shelves.All.Where(shelf => id.IsOfType(shelf.Type)))
        {
            // Two kinds may share a type, as Route Servers and Virtual WAN hubs do.
            shelf.Remove(work, id);
            status = Math.Min(status, work.Status);
        }

        work.Status = status;
        Traces.Clear(work, id);
    }
}
