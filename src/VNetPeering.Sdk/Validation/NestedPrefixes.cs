using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Validation;

/// <summary>The prefixes of a list that lie in no other one, each with those that lie inside it. Prefixes nest or are disjoint, so nothing is left over.</summary>
internal static class NestedPrefixes
{
    // Below this many prefixes comparing all pairs is cheaper than sorting, and allocates nothing.
    private const int Few = 16;

    /// <summary>Says whether any prefix lies inside another one or stands twice.</summary>
    public static bool Any(ValueList<AddressPrefix> prefixes)
    {
        if (prefixes.Count > Few)
        {
            return PrefixOverlaps.Any(prefixes.AsSpan());
        }

        for (int later = 1; later < prefixes.Count; later++)
        {
            for (int earlier = 0; earlier < later; earlier++)
            {
                if (prefixes[later].Overlaps(prefixes[earlier]))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Returns the outermost prefixes, in ascending order; where a prefix stands twice, the second one lies inside the first.</summary>
    public static IReadOnlyList<(AddressPrefix Outer, IReadOnlyList<AddressPrefix> Inner)> Find(ValueList<AddressPrefix> prefixes)
    {
        var found = new List<(AddressPrefix Outer, IReadOnlyList<AddressPrefix> Inner)>();
        var inner = new List<AddressPrefix>();
        foreach (AddressPrefix prefix in prefixes.Order())
        {
            if (found.Count > 0 && found[^1].Outer.Contains(prefix))
            {
                inner.Add(prefix);
            }
            else
            {
                inner = [];
                found.Add((prefix, inner));
            }
        }

        return found;
    }
}
