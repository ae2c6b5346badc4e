using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Comparison.Changes;

/// <summary>Keeps the resources of a topology that another one does not have, or has otherwise. Of several with one id the first counts.</summary>
internal sealed class DifferingResources(Topology own, Topology other) : TopologyLists.IChanger
{
    public ValueList<T> Of<T>(Func<Topology, ValueList<T>> list, Func<T, object> key)
    {
        if (ReferenceEquals(list(own), list(other)))
        {
            return [];
        }

        Dictionary<object, T> here = FirstByKey(list(own), key);
        Dictionary<object, T> there = FirstByKey(list(other), key);
        return [.. list(own).Where(item => !there.TryGetValue(key(item), out T? twin) || !here[key(item)]!.Equals(twin))];
    }

    private static Dictionary<object, T> FirstByKey<T>(ValueList<T> items, Func<T, object> key)
    {
        var first = new Dictionary<object, T>(items.Count);
        foreach (T item in items)
        {
            first.TryAdd(key(item), item);
        }

        return first;
    }
}
