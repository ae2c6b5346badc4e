using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Comparison.Changes;

/// <summary>Puts resources into the place of those that they were made from; new ones stand behind all others.</summary>
internal sealed class ReplacedResources(Topology whole, Topology part, Topology made) : TopologyLists.IChanger
{
    public ValueList<T> Of<T>(Func<Topology, ValueList<T>> list, Func<T, object> key)
    {
        if (list(part).Count == 0 && list(made).Count == 0)
        {
            return list(whole);
        }

        HashSet<object> old = [.. list(part).Select(key)];
        ILookup<object, T> now = list(made).ToLookup(key);
        var items = new List<T>();
        var seen = new HashSet<object>();
        foreach (T item in list(whole))
        {
            bool isFirst = seen.Add(key(item));
            if (!old.Contains(key(item)))
            {
                items.Add(item);
            }
            else if (isFirst)
            {
                items.AddRange(now[key(item)]);
            }
        }

        return [.. items, .. list(made).Where(item => !seen.Contains(key(item)))];
    }
}
