using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>
/// The pairs of VNets of which one has rows of its own (own space, peerings, connected groups) that cover machines of the other. All others see each other by
/// base tables only. Immutable; thread-safe.
/// </summary>
internal sealed class Neighbours
{
    private readonly int[] _first;
    private readonly int[] _others;

    internal Neighbours(RoutingTables tables, PairSubnets subnets, IPFamily family)
    {
        int count = tables.Net.VNets.Length;
        var pairs = new List<long>();
        for (int v = 0; v < count; v++)
        {
            foreach ((AddressRange range, _) in tables.SharedIn(v)?.Intervals.Matches(family) ?? [])
            {
                int last = v;
                foreach ((int position, _) in subnets.In(range))
                {
                    int other = subnets[position].VNet;
                    if (other != v && other != last)
                    {
                        pairs.Add(((long)v << 32) | (uint)other);
                        pairs.Add(((long)other << 32) | (uint)v);
                        last = other;
                    }
                }
            }
        }

        long[] sorted = [.. pairs];
        Array.Sort(sorted);
        _first = new int[count + 1];
        _others = new int[sorted.Length];
        int filled = 0;
        for (int i = 0; i < sorted.Length; i++)
        {
            if (i == 0 || sorted[i] != sorted[i - 1])
            {
                _others[filled++] = (int)sorted[i];
                _first[(int)(sorted[i] >> 32) + 1] = filled;
            }
        }

        for (int v = 1; v <= count; v++)
        {
            _first[v] = Math.Max(_first[v], _first[v - 1]);
        }
    }

    /// <summary>Returns the neighbours of a VNet, ascending.</summary>
    internal ReadOnlySpan<int> Of(int vnet) => _others.AsSpan(_first[vnet].._first[vnet + 1]);

    /// <summary>Says whether two VNets are neighbours; a VNet is its own. Cost: O(log n) in the smaller neighbourhood, no allocation.</summary>
    internal bool Are(int one, int other)
    {
        if (one == other)
        {
            return true;
        }

        ReadOnlySpan<int> mine = Of(one);
        ReadOnlySpan<int> theirs = Of(other);
        return mine.Length <= theirs.Length ? mine.BinarySearch(other) >= 0 : theirs.BinarySearch(one) >= 0;
    }
}
