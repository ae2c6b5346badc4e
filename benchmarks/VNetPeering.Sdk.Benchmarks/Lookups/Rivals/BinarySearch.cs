namespace VNetPeering.Sdk.Benchmarks.Lookups.Rivals;

/// <summary>The table cut into ranges of one answer, searched with <see cref="Array.BinarySearch{T}(T[], T)"/>.</summary>
internal sealed class BinarySearch
{
    private readonly uint[] _starts;
    private readonly uint[] _ids;

    internal BinarySearch(Route[] routes)
    {
        // A cut before each prefix and behind it; what lies between two cuts has one answer, which another table is asked for.
        var trie = new PatriciaTrie(routes);
        var cuts = new SortedSet<uint> { 0 };
        foreach (Route route in routes)
        {
            cuts.Add((uint)route.Prefix.First.Value);
            if (route.Prefix.Last.Value != uint.MaxValue)
            {
                cuts.Add((uint)route.Prefix.Last.Value + 1);
            }
        }

        _starts = [.. cuts];
        _ids = [.. _starts.Select(trie.Lookup)];
    }

    internal uint Lookup(uint address)
    {
        int place = Array.BinarySearch(_starts, address);
        return _ids[place >= 0 ? place : ~place - 1];
    }
}
