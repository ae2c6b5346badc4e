// One pass over the sorted prefixes, which nest or are disjoint. The open levels are the prefixes that contain the present one; the spaces at a level stand
// in bunches of which each is known to be one group, so that a newcomer asks bunches and not spaces, and an estate with ten thousand equal VNets costs no
// fifty million comparisons.
//
//   10.0.0.0/8       level 0: {2}
//     10.1.0.0/16    level 1: {0 3}       3 asks bunch {2}, then bunch {0}
//       10.1.7.0/24  level 2: {1}         1 asks bunch {2}, and is in one group with {0 3} already
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Validation;

/// <summary>Groups address spaces that share addresses: two are in one group when a chain of overlaps leads from one to the other.</summary>
internal sealed class OverlapGroups
{
    private readonly Func<int, int, bool> _counts;
    private readonly int[] _firsts;
    private readonly List<(int Later, int Earlier)> _overlaps = [];
    private readonly List<(AddressPrefix Prefix, List<List<int>> Bunches)> _levels = [];
    private int _steps;

    private OverlapGroups(Func<int, int, bool> counts, int spaces, int prefixes)
    {
        _counts = counts;
        _firsts = [.. Enumerable.Range(0, spaces)];

        // Where most pairs do not count, looking for those that do has an end: such an estate has other findings.
        _steps = 1_000_000 + (64 * prefixes);
    }

    /// <summary>Returns the groups of several spaces: the indices of the spaces, ascending, and the first overlap, in the order of the list.</summary>
    /// <param name="spaces">The spaces.</param>
    /// <param name="counts">Which pairs count. Overlap inside one space does not.</param>
    public static IReadOnlyList<(int[] Spaces, SpaceOverlap Example)> Find(IReadOnlyList<ValueList<AddressPrefix>> spaces, Func<int, int, bool> counts)
    {
        if (!SpaceOverlaps.AnyOverlap(spaces))
        {
            return [];
        }

        (AddressPrefix Prefix, int Space)[] sorted = [.. spaces.SelectMany((space, index) => space.Select(prefix => (prefix, index))).Order()];
        var groups = new OverlapGroups(counts, spaces.Count, sorted.Length);
        foreach ((AddressPrefix prefix, int space) in sorted)
        {
            groups.Add(prefix, space);
        }

        return
        [
            .. groups._overlaps.GroupBy(overlap => groups.First(overlap.Later)).OrderBy(group => group.Key).Select(group => (
                group.SelectMany(overlap => new[] { overlap.Later, overlap.Earlier }).Distinct().Order().ToArray(),
                Example(spaces, group.Min()))),
        ];
    }

    private static SpaceOverlap Example(IReadOnlyList<ValueList<AddressPrefix>> spaces, (int Later, int Earlier) overlap) =>
        new() { Later = overlap.Later, Collisions = [SpaceOverlaps.Collision(spaces, overlap.Earlier, overlap.Later)] };

    private void Add(AddressPrefix prefix, int space)
    {
        while (_levels.Count > 0 && !_levels[^1].Prefix.Contains(prefix))
        {
            _levels.RemoveAt(_levels.Count - 1);
        }

        if (_levels.Count == 0 || _levels[^1].Prefix != prefix)
        {
            _levels.Add((prefix, []));
        }

        foreach ((_, List<List<int>> bunches) in _levels)
        {
            foreach (List<int> bunch in bunches)
            {
                Connect(space, bunch);
            }
        }

        Join(space, _levels[^1].Bunches);
    }

    private void Connect(int space, List<int> bunch)
    {
        if (_steps-- <= 0 || First(bunch[0]) == First(space))
        {
            return;
        }

        foreach (int other in bunch)
        {
            if (_counts(Math.Min(space, other), Math.Max(space, other)))
            {
                (int one, int two) = (First(space), First(other));
                _firsts[Math.Max(one, two)] = Math.Min(one, two);
                _overlaps.Add((Math.Max(space, other), Math.Min(space, other)));
                return;
            }

            if (_steps-- <= 0)
            {
                return;
            }
        }
    }

    // Bunches that the newcomer has brought together become one.
    private void Join(int space, List<List<int>> bunches)
    {
        int first = First(space);
        List<int>? joined = null;
        for (int i = 0; i < bunches.Count && _steps > 0; i++)
        {
            if (First(bunches[i][0]) != first)
            {
                continue;
            }

            if (joined is null)
            {
                joined = bunches[i];
            }
            else
            {
                joined.AddRange(bunches[i]);
                bunches.RemoveAt(i--);
            }
        }

        if (joined is null)
        {
            joined = [];
            bunches.Add(joined);
        }

        joined.Add(space);
    }

    private int First(int space)
    {
        while (_firsts[space] != space)
        {
            _firsts[space] = _firsts[_firsts[space]];
            space = _firsts[space];
        }

        return space;
    }
}
