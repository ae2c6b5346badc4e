using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Import;

/// <summary>
/// The children of one parent. A child can stand inside its parent and as a resource of its own; both statements are merged, and the separate one
/// counts for what it states. Children of the parent come first, in its order.
/// </summary>
internal sealed class ChildShelf<T>(ResourceId parent, Action<ResourceId, string, string> contradict, Func<T, T, T> merge)
    where T : class
{
    private readonly OrderedDictionary<ResourceId, (T Value, string File)> _inside = [];
    private readonly OrderedDictionary<ResourceId, (T Value, string File)> _separate = [];
    private string? _insideFile;

    internal IEnumerable<ResourceId> Ids => _inside.Keys.Concat(_separate.Keys.Where(id => !_inside.ContainsKey(id)));

    /// <summary>Takes the list inside the parent. A later list replaces an earlier one.</summary>
    internal void SetInside(IReadOnlyList<(ResourceId Id, T Value)> children, string file)
    {
        var named = children.Select(child => child.Id).ToHashSet();
        if (_insideFile is not null && (named.Count != _inside.Count || !named.IsSupersetOf(_inside.Keys)))
        {
            contradict(parent, _insideFile, file);
        }

        foreach (ResourceId gone in _inside.Keys.Where(id => !named.Contains(id)).ToArray())
        {
            _inside.Remove(gone);
        }

        foreach ((ResourceId id, T value) in children)
        {
            Put(_inside, id, value, file);
        }

        _insideFile = file;
    }

    internal void AddSeparate(ResourceId id, T value, string file) => Put(_separate, id, value, file);

    /// <summary>Returns the merged children.</summary>
    internal ValueList<T> Build()
    {
        var children = new List<T>();
        foreach ((ResourceId id, (T inside, string file)) in _inside)
        {
            if (!_separate.TryGetValue(id, out (T Value, string File) separate))
            {
                children.Add(inside);
                continue;
            }

            T merged = merge(inside, separate.Value);
            // Within one template the two statements complete each other. Across files they are two observations, and where the order of merging
            // matters they disagree.
            if (file != separate.File && !merged.Equals(merge(separate.Value, inside)))
            {
                contradict(id, file, separate.File);
            }

            children.Add(merged);
        }

        children.AddRange(_separate.Where(item => !_inside.ContainsKey(item.Key)).Select(item => item.Value.Value));
        return [.. children];
    }

    private void Put(OrderedDictionary<ResourceId, (T Value, string File)> shelf, ResourceId id, T value, string file)
    {
        if (!shelf.TryGetValue(id, out (T Value, string File) earlier))
        {
            shelf.Add(id, (value, file));
            return;
        }

        if (!value.Equals(earlier.Value))
        {
            contradict(id, earlier.File, file);
            shelf[id] = (value, file);
        }
    }
}
