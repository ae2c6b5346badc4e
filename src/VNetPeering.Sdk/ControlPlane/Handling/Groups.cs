using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.ControlPlane.Handling;

/// <summary>Resource groups: what lies in them, and what their deletion does.</summary>
internal static class Groups
{
    public static bool IsIn(ResourceId id, ResourceId group) =>
        string.Equals(id.Subscription, group.Subscription, StringComparison.OrdinalIgnoreCase) && string.Equals(id.ResourceGroup, group.ResourceGroup, StringComparison.OrdinalIgnoreCase);

    /// <summary>Returns the top-level resources of a group.</summary>
    public static IEnumerable<ResourceId> Contents(Work work, ResourceId group) =>
        work.VNets.Select(vnet => vnet.Id)
            .Concat(work.VNets.SelectMany(vnet => vnet.Peerings).Select(link => link.RemoteVNetId))
            .Concat(Shelves.Items(work.Rest).Select(item => item.Id))
            .Where(id => IsIn(id, group))
            .Distinct();

    /// <summary>Deletes a group: one resource after the other, in an order in which each can go. What something outside uses blocks it.</summary>
    public static Refusal? Delete(Work work, DeleteResource delete)
    {
        List<ResourceId> left = [.. Contents(work, delete.Id)];
        if (left.Count == 0)
        {
            work.Status = Statuses.NothingThere;
            return null;
        }

        ClearUndescribed(work, delete.Id, [.. left]);
        while (left.RemoveAll(id => Deletion.Run(work, new DeleteResource { Id = id }) is null) > 0 && left.Count > 0)
        {
            // What is gone was perhaps all that kept the rest.
        }

        work.Status = Statuses.Accepted;
        return left.Count == 0 ? null : Refusals.GroupBlocked(work, delete.Id, [.. left.Select(id => FromOutside(work, id, left)).OfType<Refusal>()]);
    }

    /// <summary>Returns what keeps a resource although the others of its group are gone; null when it is only they.</summary>
    private static Refusal? FromOutside(Work work, ResourceId id, List<ResourceId> left)
    {
        Work alone = work.Copy();
        foreach (ResourceId other in left.Where(other => other != id))
        {
            if (alone.Find(other) is { } vnet)
            {
                alone.Remove(vnet);
            }
            else
            {
                Deletion.Remove(alone, other);
            }
        }

        return Deletion.Run(alone, new DeleteResource { Id = id });
    }

    // What a subnet or an interface tells of and nothing describes goes with its group as well.
    private static void ClearUndescribed(Work work, ResourceId group, HashSet<ResourceId> described)
    {
        bool IsGone(ResourceId owner) => IsIn(owner, group) && !described.Contains(owner);
        Traces.Vacate(work, IsGone);
        Shelves.NetworkInterfaces.Change(work, nic => nic.VirtualMachineId is { } machine && IsGone(machine) ? nic with { VirtualMachineId = null } : nic);
    }
}
