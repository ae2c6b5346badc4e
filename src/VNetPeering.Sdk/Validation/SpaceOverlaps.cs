// A careless estate can hold ten thousand VNets with one and the same prefix, which are fifty million overlapping pairs and one mistake. So the result
// is a list of spaces, each with the first few earlier ones that it collides with, and the cost does not depend on the number of pairs:
//
//   sorted prefixes   owners   first earlier ones above and below
//   10.0.0.0/8        2        the node of a prefix knows its first owners, and on the way back up
//     10.1.0.0/16     0 3      the first owners of everything below it. An owner asks the nodes on the
//       10.1.7.0/24   1        path to the root, and what lies below its own node.
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Validation;

/// <summary>Finds the address spaces of a list that share addresses with earlier ones.</summary>
internal static class SpaceOverlaps
{
    /// <summary>How many earlier spaces a result names: a message is read by people.</summary>
    public const int Listed = 6;

    // Below this many prefixes comparing all pairs is cheaper than sorting.
    private const int Few = 24;

    /// <summary>Returns each space that overlaps an earlier one, in order. Overlap inside one space does not count.</summary>
    /// <param name="spaces">The spaces.</param>
    /// <param name="counts">Which pairs (earlier, later) count; null for all.</param>
    /// <remarks>Cost: one sort of all prefixes, plus the number of spaces that overlap. Nothing is allocated while there are few and none overlap.</remarks>
    public static IReadOnlyList<SpaceOverlap> Find(IReadOnlyList<ValueList<AddressPrefix>> spaces, Func<int, int, bool>? counts = null)
    {
        if (!AnyOverlap(spaces))
        {
            return [];
        }

        var before = new SortedDictionary<int, SortedSet<int>>();
        foreach (PrefixNode node in PrefixNode.Build(spaces))
        {
            foreach (int owner in node.Owners)
            {
                foreach (int earlier in node.Before(owner))
                {
                    if (!before.TryGetValue(owner, out SortedSet<int>? found))
                    {
                        found = [];
                        before.Add(owner, found);
                    }

                    found.Add(earlier);
                }
            }
        }

        return [.. before.Select(entry => Result(spaces, entry.Key, entry.Value, counts)).OfType<SpaceOverlap>()];
    }

    /// <summary>Returns the prefixes in which two spaces collide.</summary>
    public static SpaceCollision Collision(IReadOnlyList<ValueList<AddressPrefix>> spaces, int earlier, int later) => new()
    {
        Earlier = earlier,
        EarlierPrefixes = [.. spaces[earlier].Where(prefix => spaces[later].Any(prefix.Overlaps)).Distinct().Order()],
        LaterPrefixes = [.. spaces[later].Where(prefix => spaces[earlier].Any(prefix.Overlaps)).Distinct().Order()],
    };

    /// <summary>Says whether any two prefixes overlap. Cost: one sort.</summary>
    public static bool AnyOverlap(IReadOnlyList<ValueList<AddressPrefix>> spaces)
    {
        int count = 0;
        for (int i = 0; i < spaces.Count; i++)
        {
            count += spaces[i].Count;
        }

        if (count <= Few)
        {
            for (int later = 1; later < spaces.Count; later++)
            {
                for (int earlier = 0; earlier < later; earlier++)
                {
                    if (Overlap(spaces[earlier], spaces[later]))
                    {
                        return true;
                    }
                }
            }

            return false;
        }

        var all = new AddressPrefix[count];
        int next = 0;
        for (int i = 0; i < spaces.Count; i++)
        {
            spaces[i].AsSpan().CopyTo(all.AsSpan(next));
            next += spaces[i].Count;
        }

        return PrefixOverlaps.Any(all);
    }

    private static SpaceOverlap? Result(IReadOnlyList<ValueList<AddressPrefix>> spaces, int later, IEnumerable<int> before, Func<int, int, bool>? counts)
    {
        if (counts is not null)
        {
            int[] counting = [.. before.Where(earlier => counts(earlier, later))];

            // The nodes know their first owners only. Where none of those counts, one that does may stand behind them.
            before = counting.Length > 0 ? counting : Enumerable.Range(0, later).Where(earlier => Overlap(spaces[earlier], spaces[later]) && counts(earlier, later));
        }

        ValueList<SpaceCollision> collisions = [.. before.Take(Listed).Select(earlier => Collision(spaces, earlier, later))];
        return collisions.Count == 0 ? null : new SpaceOverlap { Later = later, Collisions = collisions };
    }

    private static bool Overlap(ValueList<AddressPrefix> first, ValueList<AddressPrefix> second)
    {
        foreach (AddressPrefix prefix in first)
        {
            foreach (AddressPrefix other in second)
            {
                if (prefix.Overlaps(other))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
