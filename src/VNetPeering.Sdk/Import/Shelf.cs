using System.Diagnostics.CodeAnalysis;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Import;

/// <summary>The resources of one type in the order of first appearance. The same id twice is one resource; where the two differ, the later one counts.</summary>
internal sealed class Shelf<T>(Action<ResourceId, string, string> contradict)
    where T : class
{
    private readonly OrderedDictionary<ResourceId, (T Value, string File)> _items = [];

    internal IEnumerable<ResourceId> Ids => _items.Keys;

    internal ValueList<T> Values => [.. _items.Values.Select(item => item.Value)];

    internal void Add(ResourceId id, T value, string file)
    {
        if (!_items.TryGetValue(id, out (T Value, string File) earlier))
        {
            _items.Add(id, (value, file));
            return;
        }

        if (!value.Equals(earlier.Value))
        {
            contradict(id, earlier.File, file);
            _items[id] = (value, file);
        }
    }

    internal bool TryGet(ResourceId id, [NotNullWhen(true)] out T? value)
    {
        bool found = _items.TryGetValue(id, out (T Value, string File) item);
        value = found ? item.Value : null;
        return found;
    }
}
