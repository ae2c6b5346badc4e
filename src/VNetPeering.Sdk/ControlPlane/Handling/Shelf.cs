using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.ControlPlane.Handling;

/// <summary>One list of a topology, as operations change it.</summary>
internal sealed record Shelf<T>(Func<Topology, ValueList<T>> Get, Func<Topology, ValueList<T>, Topology> With, Func<T, ResourceId> IdOf)
    where T : class
{
    public T? Find(Work work, ResourceId? id) => id is null ? null : Get(work.Rest).FirstOrDefault(item => IdOf(item) == id);

    /// <summary>Writes an item in its place, or behind the others.</summary>
    public void Put(Work work, T item)
    {
        ValueList<T> items = Get(work.Rest);
        T? existing = Find(work, IdOf(item));
        work.Status = existing is null ? Statuses.Created : Statuses.Done;
        work.Forget(IdOf(item));
        if (!item.Equals(existing))
        {
            work.Rest = With(work.Rest, existing is null ? items.Add(item) : [.. items.Select(other => ReferenceEquals(other, existing) ? item : other)]);
        }
    }

    public void Remove(Work work, ResourceId id)
    {
        T[] kept = [.. Get(work.Rest).Where(item => IdOf(item) != id)];
        work.Status = kept.Length == Get(work.Rest).Count ? Statuses.NothingThere : Statuses.Accepted;
        work.Forget(id);
        if (work.Status == Statuses.Accepted)
        {
            work.Rest = With(work.Rest, [.. kept]);
        }
    }
}
