using System.Collections;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk;

/// <summary>The resources of one type in a draft, in the order of the source.</summary>
/// <typeparam name="T">The model record.</typeparam>
internal sealed class DraftList<T>(TopologyDraft draft) : IEnumerable<DraftItem<T>>
{
    private readonly List<DraftItem<T>> _items = [];

    public IEnumerator<DraftItem<T>> GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal void Keep(DraftItem<T> item) => _items.Add(item);

    /// <summary>Adds a new resource, unless its id is taken.</summary>
    internal void AddNew(DraftItem<T> item, string kind)
    {
        // Names first: computing an id is the dear part.
        if (_items.Any(other => other.Name == item.Name && other.Id == item.Id))
        {
            throw new ArgumentException($"Topology \"{draft.Name}\" has a {kind} \"{item.Name}\" in that resource group already. Give the new one another name.");
        }

        _items.Add(item);
    }

    /// <summary>Removes what goes away with any of the handles and items given; returns what was removed.</summary>
    internal List<object> RemoveWith(IReadOnlyCollection<object> gone)
    {
        List<object> removed = [.. _items.Where(item => item.DependsOn.Exists(gone.Contains))];
        _items.RemoveAll(removed.Contains);
        return removed;
    }

    internal ValueList<T> Make(TopologyAssembler assembler) => [.. _items.Select(item =>
    {
        if (item.At is { } at)
        {
            assembler.Place(item.Id, at);
        }

        return item.Make(assembler);
    })];

    internal DraftItem<T>? Find(ResourceId? id) => id is null ? null : _items.Find(item => item.Id == id);

    internal DraftItem<T>? Find(ResourceName name, ResourceId id) => _items.Find(item => item.Name == name && item.Id == id);
}
