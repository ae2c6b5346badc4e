using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Validation;

/// <summary>Says whether two items of a list have one key: an id, or a name.</summary>
internal static class Duplicates
{
    // Below this many items comparing all pairs is cheaper than a set, and allocates nothing.
    private const int Few = 16;

    public static bool Any<T, TKey>(ValueList<T> items, Func<T, TKey> keyOf)
        where TKey : IEquatable<TKey>
    {
        if (items.Count > Few)
        {
            return new HashSet<TKey>(items.Select(keyOf)).Count < items.Count;
        }

        for (int later = 1; later < items.Count; later++)
        {
            for (int earlier = 0; earlier < later; earlier++)
            {
                if (keyOf(items[later]).Equals(keyOf(items[earlier])))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Returns each key that several items have, with the number of those, in the order of the list.</summary>
    public static IEnumerable<(TKey Key, int Count)> Find<TKey>(IEnumerable<TKey> keys)
        where TKey : IEquatable<TKey> => keys.GroupBy(key => key).Select(same => (same.Key, Count: same.Count())).Where(same => same.Count > 1);
}
