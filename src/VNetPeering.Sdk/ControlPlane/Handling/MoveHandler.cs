using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.ControlPlane.Handling;

/// <summary>Moves resources between resource groups (rule 2.25, and the guidance on moves that it is taken from).</summary>
internal static class MoveHandler
{
    // Documented as not movable, whatever the target.
    private static readonly string[] Fixed = [ResourceTypes.ExpressRouteCircuit, ResourceTypes.VirtualHub];

    /// <exception cref="ArgumentException">No resource is named, or a group is none.</exception>
    public static Refusal? Move(Work work, MoveResources move)
    {
        CheckCall(move);
        var moved = new HashSet<ResourceId>(move.ResourceIds);
        foreach (ResourceId id in move.ResourceIds)
        {
            if (RefuseOne(work, id, moved, move) is { } refusal)
            {
                return refusal;
            }
        }

        work.Rename(id => NewId(id, moved, move.TargetGroupId));
        work.Status = Statuses.Accepted;
        return null;
    }

    private static void CheckCall(MoveResources move)
    {
        if (move.ResourceIds.Count == 0)
        {
            throw new ArgumentException("The operation moves nothing. Name at least one resource.", nameof(move));
        }

        if (new[] { move.SourceGroupId, move.TargetGroupId }.FirstOrDefault(id => !id.IsOfType(ResourceTypes.ResourceGroup)) is { } other)
        {
            throw new ArgumentException($"\"{other}\" is no resource group. Name one with ResourceId.CreateGroup.", nameof(move));
        }
    }

    private static Refusal? RefuseOne(Work work, ResourceId id, HashSet<ResourceId> moved, MoveResources move)
    {
        if (id.Parent is not null)
        {
            return Refusals.Immovable(work, id, $"it lies in {work.Name(id.Parent)}, which moves as a whole", $"Move {work.Name(References.Top(id))}.");
        }

        if (!Groups.IsIn(id, move.SourceGroupId) || !Presence.IsThere(work, id))
        {
            return Refusals.NotFound(work, id);
        }

        if (move.SourceGroupId == move.TargetGroupId)
        {
            return Refusals.Immovable(work, id, $"it lies in resource group \"{move.TargetGroupId.Name}\" already", "Name another resource group.");
        }

        if (Fixed.Any(id.IsOfType))
        {
            return Refusals.Immovable(work, id, $"no {ResourceKinds.Noun(id)} can be moved", $"Create {work.Name(id)} anew where it is to be.");
        }

        ResourceId target = NewId(id, moved, move.TargetGroupId);
        if (Presence.IsThere(work, target))
        {
            return Refusals.Immovable(work, id, $"resource group \"{move.TargetGroupId.Name}\" has a {ResourceKinds.Noun(id)} of that name", "Delete one of them, or name another resource group.");
        }

        return work.Find(id) is { } vnet ? RefusePeered(work, vnet) ?? RefuseAlone(work, id, References.Of(vnet), moved, move) : RefuseItem(work, Shelves.Find(work.Rest, id)!, moved, move);
    }

    private static Refusal? RefusePeered(Work work, VNet vnet)
    {
        // Peerings that a network manager makes are peerings.
        Topology managed = ManagedPeerings.AddTo(work.Rest with { VNets = [.. work.VNets] }).Topology;
        Peering? link = managed.VNets.SelectMany(other => other.Peerings).FirstOrDefault(link => link.LocalVNetId == vnet.Id || link.RemoteVNetId == vnet.Id);
        if (link is not null)
        {
            return Refusals.Immovable(work, vnet.Id, $"peering {work.Name(link.Id)} joins it with {work.Name(link.LocalVNetId == vnet.Id ? link.RemoteVNetId : link.LocalVNetId)}", "Delete both links, move it, and create them anew.");
        }

        return work.Rest.VirtualHubs.FirstOrDefault(hub => hub.Connections.Any(connection => connection.RemoteVNetId == vnet.Id)) is { } joined
            ? Refusals.Immovable(work, vnet.Id, $"it is connected to Virtual WAN hub {work.Name(joined.Id)}", "Delete the connection, move it, and create the connection anew.")
            : null;
    }

    private static Refusal? RefuseItem(Work work, INetworkResource item, HashSet<ResourceId> moved, MoveResources move)
    {
        if (item is Gateway { Type: GatewayType.Vpn, Sku: { } sku } && string.Equals(sku, "Basic", StringComparison.OrdinalIgnoreCase))
        {
            return Refusals.Immovable(work, item.Id, "VPN gateways of SKU Basic stay where they are", $"Delete {work.Name(item.Id)}, move the rest, and create it anew.");
        }

        return RefuseAlone(work, item.Id, References.Of(item), moved, move);
    }

    /// <summary>Refuses to part what belongs together: a resource from what it names, and from what names it.</summary>
    private static Refusal? RefuseAlone(Work work, ResourceId id, List<ResourceId> named, HashSet<ResourceId> moved, MoveResources move)
    {
        bool leaves = !string.Equals(move.SourceGroupId.Subscription, move.TargetGroupId.Subscription, StringComparison.OrdinalIgnoreCase);
        if (leaves && Attached(work, id, named) is { } address)
        {
            return Refusals.Immovable(work, id, $"public IP address {work.Name(address)} of SKU Standard is attached to it", $"Take {work.Name(address)} off before {work.Name(id)} goes to another subscription.");
        }

        IEnumerable<ResourceId> users = Shelves.Items(work.Rest).Where(item => References.Of(item).Any(other => References.Top(other) == id)).Select(item => item.Id)
            .Concat(work.VNets.Where(vnet => References.Of(vnet).Any(other => References.Top(other) == id)).Select(vnet => vnet.Id));
        ResourceId? left = named.Select(References.Top).Where(other => Presence.IsThere(work, other)).Concat(users)
            .FirstOrDefault(other => other != id && !moved.Contains(other) && (GoTogether(id, other) || (leaves && ShareSubscription(id, other))));
        return left is null ? null : Refusals.Immovable(work, id, $"{ResourceKinds.Noun(left)} {work.Name(left)} belongs to it and would stay behind", $"Move {work.Name(left)} with it.");
    }

    private static ResourceId? Attached(Work work, ResourceId id, List<ResourceId> named) => id.IsOfType(ResourceTypes.PublicIPAddress)
        ? null
        : named.FirstOrDefault(other => string.Equals(Shelves.PublicIPAddresses.Find(work, other)?.Sku, "Standard", StringComparison.OrdinalIgnoreCase));

    // A gateway lies in the group of its VNet, and its connections and public addresses go with it.
    private static bool GoTogether(ResourceId one, ResourceId other) => IsPair(one, other) || IsPair(other, one);

    private static bool IsPair(ResourceId gateway, ResourceId other) =>
        gateway.IsOfType(ResourceTypes.Gateway) && (other.IsOfType(ResourceTypes.VNet) || other.IsOfType(ResourceTypes.Connection) || other.IsOfType(ResourceTypes.PublicIPAddress));

    // What a connection leads to, and what a network manager counts among its members, may be anywhere.
    private static bool ShareSubscription(ResourceId one, ResourceId other) => !ReachesOut(one) && !ReachesOut(other);

    private static bool ReachesOut(ResourceId id) => id.IsOfType(ResourceTypes.Connection) || id.IsOfType(ResourceTypes.NetworkManager) || id.IsOfType(ResourceTypes.VirtualHub);

    private static ResourceId NewId(ResourceId id, HashSet<ResourceId> moved, ResourceId group)
    {
        ResourceId top = References.Top(id);
        return moved.Contains(top) ? ResourceId.Parse($"{group}/providers/{top.Type}/{top.Name}{id.ToString()[top.ToString().Length..]}") : id;
    }
}
