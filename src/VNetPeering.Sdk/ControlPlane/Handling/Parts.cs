using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.ControlPlane.Handling;

/// <summary>Parts of a resource that are written and deleted one by one: routes, rules, what a network manager holds.</summary>
internal static class Parts
{
    /// <summary>Writes a part in its place, or behind the others.</summary>
    /// <returns>The refusal when its owner is not there.</returns>
    public static Refusal? Put<TOwner, TPart>(
        Work work, ShelfOf<TOwner> shelf, ResourceId id, TPart part, Func<TOwner, ValueList<TPart>?> get, Func<TOwner, ValueList<TPart>, TOwner> with, Func<TPart, ResourceName> nameOf)
        where TOwner : class, INetworkResource
        where TPart : class
    {
        if (shelf.Find(work, References.Top(id)) is not { } owner || get(owner) is not { } parts)
        {
            return Refusals.NotFound(work, id.Parent!);
        }

        bool isNew = parts.All(other => nameOf(other) != id.Name);
        shelf.Replace(work, owner, with(owner, isNew ? parts.Add(part) : [.. parts.Select(other => nameOf(other) == id.Name ? part : other)]));
        work.Forget(id);
        work.Status = isNew ? Statuses.Created : Statuses.Done;
        return null;
    }

    public static Refusal? Delete<TOwner, TPart>(
        Work work, ShelfOf<TOwner> shelf, ResourceId id, Func<TOwner, ValueList<TPart>?> get, Func<TOwner, ValueList<TPart>, TOwner> with, Func<TPart, ResourceName> nameOf)
        where TOwner : class, INetworkResource
        where TPart : class
    {
        work.Status = Statuses.NothingThere;
        if (shelf.Find(work, References.Top(id)) is { } owner && get(owner) is { } parts && parts.Any(part => nameOf(part) == id.Name))
        {
            shelf.Replace(work, owner, with(owner, [.. parts.Where(part => nameOf(part) != id.Name)]));
            work.Forget(id);
            work.Status = Statuses.Accepted;
        }

        return null;
    }
}
