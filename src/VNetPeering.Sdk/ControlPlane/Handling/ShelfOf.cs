using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.ControlPlane.Handling;

/// <inheritdoc/>
internal sealed class ShelfOf<T>(string type, Func<Topology, ValueList<T>> get, Func<Topology, ValueList<T>, Topology> with) : Shelf(type)
    where T : class, INetworkResource
{
    public override IEnumerable<INetworkResource> Items(Topology topology) => get(topology);

    public T? Find(Work work, ResourceId? id) => id is null ? null : get(work.Rest).FirstOrDefault(item => item.Id == id);

    public override void Put(Work work, INetworkResource item)
    {
        T written = (T)item;
        ValueList<T> items = get(work.Rest);
        T? existing = Find(work, written.Id);
        work.Status = existing is null ? Statuses.Created : Statuses.Done;
        work.Forget(written.Id);
        if (!written.Equals(existing))
        {
            work.Rest = with(work.Rest, existing is null ? items.Add(written) : [.. items.Select(other => ReferenceEquals(other, existing) ? written : other)]);
        }
    }

    /// <summary>Writes an item in the place of another one. What could not be read of it stays unread.</summary>
    public void Replace(Work work, T existing, T written)
    {
        if (!written.Equals(existing))
        {
            work.Rest = with(work.Rest, [.. get(work.Rest).Select(other => ReferenceEquals(other, existing) ? written : other)]);
        }
    }

    public override void Remove(Work work, ResourceId id)
    {
        ValueList<T> items = get(work.Rest);
        T[] kept = [.. items.Where(item => item.Id != id)];
        work.Status = kept.Length == items.Count ? Statuses.NothingThere : Statuses.Accepted;
        work.Forget(id);
        if (work.Status == Statuses.Accepted)
        {
            work.Rest = with(work.Rest, [.. kept]);
        }
    }

    /// <summary>Replaces each item by what a function makes of it.</summary>
    public void Change(Work work, Func<T, T> change)
    {
        ValueList<T> items = get(work.Rest);
        T[] changed = [.. items.Select(change)];
        if (!changed.Zip(items, ReferenceEquals).All(same => same))
        {
            work.Rest = with(work.Rest, [.. changed]);
        }
    }

    public override Topology Alone(INetworkResource item) => with(new Topology(), [(T)item]);

    public override bool Takes(INetworkResource item) => item is T;
}
