using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation;

/// <summary>Items by the resource that they belong to, in the order of the topology.</summary>
internal sealed class ResourceIndex<T>
{
    private static readonly T[] None = [];

    private readonly Dictionary<ResourceId, List<T>> _items = [];

    public ResourceIndex(IReadOnlyList<T> items, Func<T, ResourceId?> ownerOf)
    {
        foreach (T item in items)
        {
            if (ownerOf(item) is not { } owner)
            {
                HasUnplaced = true;
                continue;
            }

            if (!_items.TryGetValue(owner, out List<T>? list))
            {
                list = [];
                _items.Add(owner, list);
            }

            list.Add(item);
        }
    }

    public bool IsEmpty => _items.Count == 0;

    /// <summary>Gets whether some item does not say to whom it belongs.</summary>
    public bool HasUnplaced { get; }

    public IReadOnlyList<T> Of(ResourceId owner) => _items.Count > 0 && _items.TryGetValue(owner, out List<T>? list) ? list : None;
}
