using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.ControlPlane.Handling;

/// <summary>Writes resources that are neither VNets nor part of one.</summary>
internal static class ResourceHandler
{
    /// <exception cref="ArgumentException">The resource is of no kind that operations write.</exception>
    public static Refusal? Put(Work work, INetworkResource body) => body switch
    {
        NetworkGroup group => ManagerHandler.Put(work, group),
        ConnectivityConfiguration configuration => ManagerHandler.Put(work, configuration),
        SecurityAdminConfiguration configuration => ManagerHandler.Put(work, configuration),
        AdminRuleCollection collection => ManagerHandler.Put(work, collection),
        _ => PutItem(work, body),
    };

    private static Refusal? PutItem(Work work, INetworkResource body)
    {
        Shelf shelf = Shelves.Of(body);
        if (RefuseMissing(work, body, shelf.Items(work.Rest).FirstOrDefault(item => item.Id == body.Id)) is { } missing)
        {
            return missing;
        }

        switch (body)
        {
            case Gateway gateway:
                return GatewayHandler.Put(work, gateway);
            case Connection connection:
                return GatewayHandler.Put(work, connection);
            case NetworkInterface nic:
                return InterfaceHandler.Put(work, nic);
            case VirtualMachine machine:
                return InterfaceHandler.Put(work, machine);
            default:
                shelf.Put(work, body);
                return null;
        }
    }

    // A reference that stands there already was taken once, whether or not the topology describes what it leads to.
    private static Refusal? RefuseMissing(Work work, INetworkResource body, INetworkResource? existing)
    {
        List<ResourceId> known = existing is null ? [] : References.Of(existing);
        ResourceId? missing = References.Of(body).Except(known).FirstOrDefault(id => IsChecked(body, id) && !Presence.IsThere(work, id));
        return missing is null ? null : Refusals.ReferenceMissing(work, body.Id, missing);
    }

    private static bool IsChecked(INetworkResource body, ResourceId id) => body switch
    {
        // Which machine holds an interface is the service's word.
        NetworkInterface nic => id != nic.VirtualMachineId,

        // A network manager may name members that nobody has made yet, or that lie beyond the topology.
        NetworkManager => false,
        VirtualHub => false,

        // Which interface a NAT rule leads to is written on the interface.
        LoadBalancer => !References.Top(id).IsOfType(ResourceTypes.NetworkInterface),
        _ => !id.IsOfType(ResourceKinds.RouteMap),
    };
}
