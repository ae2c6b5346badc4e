using System.Collections.Frozen;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.ControlPlane.Handling;

/// <summary>Finds how a resource is deleted by its type.</summary>
internal static class Deletion
{
    private static readonly FrozenDictionary<string, Func<Work, DeleteResource, Refusal?>> Handlers = new Dictionary<string, Func<Work, DeleteResource, Refusal?>>
    {
        [ResourceTypes.VNet] = (work, delete) => VNetHandler.Delete(work, delete.Id),
        [ResourceTypes.ClassicVNet] = (work, delete) => VNetHandler.Delete(work, delete.Id),
        [ResourceTypes.Subnet] = (work, delete) => SubnetHandler.Delete(work, delete.Id),
        [ResourceTypes.Peering] = PeeringHandler.Delete,
        [ResourceTypes.Gateway] = (work, delete) => GatewayHandler.Delete(work, delete.Id),
        [ResourceTypes.VirtualHub] = (work, delete) => GatewayHandler.DeleteRouteServer(work, delete.Id),
        [ResourceTypes.Connection] = (work, delete) => Remove(work, Shelves.Connections, delete.Id),
        [ResourceTypes.LocalNetworkGateway] = (work, delete) => GatewayHandler.DeleteLocalNetworkGateway(work, delete.Id),
        [ResourceTypes.RouteTable] = (work, delete) => TableHandler.DeleteRouteTable(work, delete.Id),
        [ResourceKinds.Route] = (work, delete) => TableHandler.DeleteRoute(work, delete.Id),
        [ResourceTypes.NetworkSecurityGroup] = (work, delete) => TableHandler.DeleteSecurityGroup(work, delete.Id),
        [ResourceKinds.SecurityRule] = (work, delete) => TableHandler.DeleteSecurityRule(work, delete.Id),
        [ResourceTypes.NetworkInterface] = (work, delete) => InterfaceHandler.Delete(work, delete.Id),
        [ResourceTypes.PublicIPAddress] = (work, delete) => InterfaceHandler.DeletePublicAddress(work, delete.Id),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets the types of resources that can be deleted, for messages.</summary>
    public static string Types => string.Join(", ", Handlers.Keys.Order(StringComparer.Ordinal));

    public static bool CanRun(ResourceId id) => Handlers.ContainsKey(id.Type);

    /// <exception cref="ArgumentException">Resources of that type are not deleted here.</exception>
    public static Refusal? Run(Work work, DeleteResource delete) => Handlers.TryGetValue(delete.Id.Type, out Func<Work, DeleteResource, Refusal?>? handler)
        ? handler(work, delete)
        : throw new ArgumentException($"\"{delete.Id}\" is of type {delete.Id.Type}, which no operation deletes. Types: {Types}.", nameof(delete));

    private static Refusal? Remove<T>(Work work, Shelf<T> shelf, ResourceId id)
        where T : class
    {
        shelf.Remove(work, id);
        return null;
    }
}
