using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Validation;

/// <summary>Finds the address spaces of a list that share addresses.</summary>
internal static class SpaceOverlaps
{
    /// <summary>Returns each overlapping pair once, ordered by first, then second index. Overlap inside one space does not count.</summary>
    /// <remarks>Cost: one sort of all prefixes, plus the number of overlapping prefix pairs.</remarks>
    public static IReadOnlyList<SpaceOverlap> Find(IReadOnlyList<ValueList<AddressPrefix>> spaces)
    {
        var prefixes = new List<AddressPrefix>(spaces.Count);
        var owners = new List<int>(spaces.Count);
        for (int owner = 0; owner < spaces.Count; owner++)
        {
            foreach (AddressPrefix prefix in spaces[owner])
            {
                prefixes.Add(prefix);
                owners.Add(owner);
            }
        }

        ReadOnlySpan<AddressPrefix> all = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(prefixes);
        if (!PrefixOverlaps.Any(all))
        {
            return [];
        }

        var pairs = new SortedDictionary<(int First, int Second), (SortedSet<AddressPrefix> First, SortedSet<AddressPrefix> Second)>();
        foreach (PrefixOverlap overlap in PrefixOverlaps.Find(all))
        {
            (int first, int second) = (owners[overlap.First], owners[overlap.Second]);
            if (first == second)
            {
                continue;
            }

            // The flat list is in the order of its owners, so the earlier prefix belongs to the earlier space.
            if (!pairs.TryGetValue((first, second), out (SortedSet<AddressPrefix> First, SortedSet<AddressPrefix> Second) pair))
            {
                pair = ([], []);
                pairs.Add((first, second), pair);
            }

            pair.First.Add(prefixes[overlap.First]);
            pair.Second.Add(prefixes[overlap.Second]);
        }

        return [.. pairs.Select(pair => new SpaceOverlap
        {
            First = pair.Key.First,
            Second = pair.Key.Second,
            FirstPrefixes = pair.Value.First.ToValueList(),
            SecondPrefixes = pair.Value.Second.ToValueList(),
        })];
    }
}
