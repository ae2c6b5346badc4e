using VNetPeering.Sdk.Addressing;

namespace VNetPeering.Sdk.Planning;

/// <summary>Finds free prefixes in pools. What is taken in one pool is taken in all that hold it. Not thread-safe.</summary>
internal sealed class AddressAllocator
{
    private readonly List<AddressPrefix> _taken = [];
    private readonly Dictionary<AddressPrefix, FreeBlocks> _pools = [];

    internal void Take(AddressPrefix prefix)
    {
        _taken.Add(prefix);
        foreach (FreeBlocks blocks in _pools.Values)
        {
            blocks.Take(prefix);
        }
    }

    /// <summary>Returns the first aligned free prefix of a length in the pools, in the order given, and takes it; null when no pool has room.</summary>
    internal AddressPrefix? Allocate(IEnumerable<AddressPrefix> pools, int length) => Allocate(pools, length, (blocks, wanted) => blocks.TakeLowest(wanted));

    /// <summary>Returns a free prefix out of the smallest block that holds one, and takes it: what is large stays whole for those that need it.</summary>
    internal AddressPrefix? AllocateBest(IEnumerable<AddressPrefix> pools, int length) => Allocate(pools, length, (blocks, wanted) => blocks.TakeBest(wanted));

    /// <summary>Returns the free blocks of a pool.</summary>
    internal FreeBlocks In(AddressPrefix pool)
    {
        if (!_pools.TryGetValue(pool, out FreeBlocks? blocks))
        {
            _pools.Add(pool, blocks = new FreeBlocks(pool, _taken));
        }

        return blocks;
    }

    private AddressPrefix? Allocate(IEnumerable<AddressPrefix> pools, int length, Func<FreeBlocks, int, AddressPrefix?> take)
    {
        foreach (AddressPrefix pool in pools.Where(pool => pool.Length <= length && length <= pool.First.BitCount))
        {
            if (take(In(pool), length) is { } free)
            {
                _taken.Add(free);
                foreach (FreeBlocks other in _pools.Values)
                {
                    // The one that it came from has it taken already, and taking it again changes nothing.
                    other.Take(free);
                }

                return free;
            }
        }

        return null;
    }
}
