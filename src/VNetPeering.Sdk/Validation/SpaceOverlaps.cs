using System.Runtime.InteropServices;
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

        ReadOnlySpan<AddressPrefix> all = CollectionsMarshal.AsSpan(prefixes);
        if (!PrefixOverlaps.Any(all))
        {
            return [];
        }

        // The flat list is in the order of its owners, so the earlier prefix of a pair belongs to the earlier space.
        return
        [
            .. PrefixOverlaps.Find(all)
                .Where(overlap => owners[overlap.First] != owners[overlap.Second])
                .GroupBy(overlap => (First: owners[overlap.First], Second: owners[overlap.Second]))
                .OrderBy(pair => pair.Key)
                .Select(pair => new SpaceOverlap
                {
                    First = pair.Key.First,
                    Second = pair.Key.Second,
                    FirstPrefixes = pair.Select(overlap => prefixes[overlap.First]).Distinct().Order().ToValueList(),
                    SecondPrefixes = pair.Select(overlap => prefixes[overlap.Second]).Distinct().Order().ToValueList(),
                }),
        ];
    }
}
