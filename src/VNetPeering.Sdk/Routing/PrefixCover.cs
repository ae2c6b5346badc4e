using VNetPeering.Sdk.Addressing;

namespace VNetPeering.Sdk.Routing;

/// <summary>Answers whether a prefix lies in, or holds one of, a list of prefixes. Immutable; thread-safe.</summary>
internal sealed class PrefixCover
{
    private readonly AddressPrefix[] _sorted;
    private readonly AddressPrefix[] _outermost;

    internal PrefixCover(IEnumerable<AddressPrefix> prefixes)
    {
        _sorted = [.. prefixes];
        Array.Sort(_sorted);

        // Ascending order puts a containing prefix before those inside it.
        var outermost = new List<AddressPrefix>();
        foreach (AddressPrefix prefix in _sorted)
        {
            if (outermost.Count == 0 || !outermost[^1].Contains(prefix))
            {
                outermost.Add(prefix);
            }
        }

        _outermost = [.. outermost];
    }

    /// <summary>Says whether a prefix of the list is equal to or contains a prefix. Cost: O(log n).</summary>
    internal bool Covers(AddressPrefix prefix)
    {
        int at = Array.BinarySearch(_outermost, prefix);
        return at >= 0 || (~at > 0 && _outermost[~at - 1].Contains(prefix));
    }

    /// <summary>Says whether a prefix of the list is equal to or inside a prefix. Cost: O(log n).</summary>
    internal bool HasInside(AddressPrefix prefix)
    {
        // Whatever follows the prefix in the order and shares its first bits lies inside it.
        int at = Array.BinarySearch(_sorted, prefix);
        return at >= 0 || (~at < _sorted.Length && prefix.Contains(_sorted[~at]));
    }

    /// <summary>Says whether a prefix is in the list. Cost: O(log n).</summary>
    internal bool Has(AddressPrefix prefix) => Array.BinarySearch(_sorted, prefix) >= 0;
}
