using VNetPeering.Sdk.Addressing;

namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>Subnets by address. Only designs in which space overlaps or rows are odd need it. Immutable; thread-safe.</summary>
internal sealed class SubnetsByAddress
{
    private readonly (AddressRange Range, int Position)[] _byAddress;

    // The greatest last address of all ranges up to each: it never falls, so a search can start by it although ranges may overlap.
    private readonly HostAddress[] _reach;

    internal SubnetsByAddress(PairSubnets subnets)
    {
        _byAddress = [.. Enumerable.Range(0, subnets.Count).SelectMany(subnets.RangesOf, (position, range) => (range, position))];
        Array.Sort(_byAddress, (one, other) => one.Range.First.CompareTo(other.Range.First));
        _reach = new HostAddress[_byAddress.Length];
        for (int i = 0; i < _reach.Length; i++)
        {
            HostAddress last = _byAddress[i].Range.Last;
            _reach[i] = i > 0 && _reach[i - 1] > last ? _reach[i - 1] : last;
        }
    }

    /// <summary>Returns the subnets that have addresses in a range, with the addresses that they have there.</summary>
    internal IEnumerable<(int Position, AddressRange Range)> In(AddressRange range)
    {
        int low = 0;
        int high = _reach.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (_reach[middle] < range.First)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        for (int i = low; i < _byAddress.Length && _byAddress[i].Range.First <= range.Last; i++)
        {
            if (_byAddress[i].Range.Overlaps(range))
            {
                yield return (_byAddress[i].Position, _byAddress[i].Range);
            }
        }
    }
}
