using VNetPeering.Sdk.Addressing;

namespace VNetPeering.Sdk;

/// <summary>Finds free prefixes: the first aligned one of a length in the pools, in the order given, that touches nothing taken.</summary>
internal sealed class AddressAllocator
{
    // Sorted by first address. Taken ranges may overlap each other: a bad network is not this class's business.
    private readonly List<AddressRange> _taken = [];

    internal void Take(AddressPrefix prefix)
    {
        int index = _taken.BinarySearch(prefix.Range);
        _taken.Insert(index < 0 ? ~index : index, prefix.Range);
    }

    /// <summary>Returns a free prefix and takes it; null when no pool has room. Cost: one pass over what is taken.</summary>
    internal AddressPrefix? Allocate(IEnumerable<AddressPrefix> pools, int length)
    {
        foreach (AddressPrefix pool in pools)
        {
            if (pool.Length <= length && length <= pool.First.BitCount && FirstFree(pool, length) is { } free)
            {
                Take(free);
                return free;
            }
        }

        return null;
    }

    private AddressPrefix? FirstFree(AddressPrefix pool, int length)
    {
        AddressPrefix candidate = AddressPrefix.Create(pool.First, length);
        foreach (AddressRange taken in _taken)
        {
            if (taken.Family != pool.Family || taken.Last < candidate.First)
            {
                continue;
            }

            if (taken.First > candidate.Last)
            {
                break;
            }

            if (taken.Last >= pool.Last)
            {
                return null;
            }

            candidate = AddressPrefix.Containing(new HostAddress(pool.Family, taken.Last.Value + 1), length);
            if (candidate.First <= taken.Last)
            {
                // The address behind the taken range lies inside a block that it touches: go on with the next block.
                if (candidate.Last >= pool.Last)
                {
                    return null;
                }

                candidate = AddressPrefix.Create(new HostAddress(pool.Family, candidate.Last.Value + 1), length);
            }
        }

        return candidate;
    }
}
