using VNetPeering.Sdk.Addressing;

namespace VNetPeering.Sdk.Planning;

/// <summary>The free blocks of one pool: aligned, as large as they can be, none touching what is taken. Taking one splits the block that it lies in. Not thread-safe.</summary>
internal sealed class FreeBlocks
{
    private readonly AddressPrefix _pool;

    // One set for each length: a block is found by its length and place, and the lowest of a length at once.
    private readonly SortedSet<AddressPrefix>[] _byLength;

    internal FreeBlocks(AddressPrefix pool, IEnumerable<AddressPrefix> taken)
    {
        _pool = pool;
        _byLength = [.. Enumerable.Range(0, pool.First.BitCount + 1).Select(_ => new SortedSet<AddressPrefix>())];
        foreach (AddressPrefix free in PrefixSet.Create(pool).Subtract(PrefixSet.Create(taken.Where(prefix => prefix.Family == pool.Family))))
        {
            _byLength[free.Length].Add(free);
        }
    }

    /// <summary>Gets the free blocks in the order of their addresses.</summary>
    internal IEnumerable<AddressPrefix> All => _byLength.SelectMany(blocks => blocks).Order();

    /// <summary>Gets the largest free block, the lowest of several; null when nothing is free.</summary>
    internal AddressPrefix? Largest => Array.Find(_byLength, blocks => blocks.Count > 0)?.Min;

    /// <summary>Takes the lowest free prefix of a length; null when there is none. Cost: O(lengths + log n).</summary>
    internal AddressPrefix? TakeLowest(int length)
    {
        AddressPrefix? lowest = null;
        for (int at = 0; at <= length && at < _byLength.Length; at++)
        {
            if (_byLength[at].Count > 0 && (lowest is null || _byLength[at].Min < lowest))
            {
                lowest = _byLength[at].Min;
            }
        }

        return lowest is { } block ? Split(block, length) : null;
    }

    /// <summary>Takes a free prefix of a length out of the smallest block that holds one, the lowest of several; null when there is none.</summary>
    internal AddressPrefix? TakeBest(int length)
    {
        for (int at = Math.Min(length, _byLength.Length - 1); at >= 0; at--)
        {
            if (_byLength[at].Count > 0)
            {
                return Split(_byLength[at].Min, length);
            }
        }

        return null;
    }

    /// <summary>Takes a prefix, whatever of it is free.</summary>
    internal void Take(AddressPrefix prefix)
    {
        if (!prefix.Overlaps(_pool))
        {
            return;
        }

        for (int at = 0; at <= prefix.Length; at++)
        {
            AddressPrefix block = AddressPrefix.Containing(prefix.First, at);
            if (_byLength[at].Contains(block))
            {
                Cut(block, prefix);
                return;
            }
        }

        for (int at = prefix.Length + 1; at < _byLength.Length; at++)
        {
            if (_byLength[at].Count > 0)
            {
                AddressPrefix first = AddressPrefix.Create(prefix.First, at);
                AddressPrefix last = AddressPrefix.Containing(prefix.Last, at);
                _byLength[at].ExceptWith([.. _byLength[at].GetViewBetween(first, last)]);
            }
        }
    }

    private AddressPrefix Split(AddressPrefix block, int length)
    {
        AddressPrefix taken = AddressPrefix.Create(block.First, length);
        Cut(block, taken);
        return taken;
    }

    /// <summary>Removes a block and keeps the halves, halves of halves and so on that the part does not lie in.</summary>
    private void Cut(AddressPrefix block, AddressPrefix part)
    {
        _byLength[block.Length].Remove(block);
        for (int at = block.Length + 1; at <= part.Length; at++)
        {
            AddressPrefix own = AddressPrefix.Containing(part.First, at);
            UInt128 half = UInt128.One << (block.First.BitCount - at);
            var other = new HostAddress(block.First.Family, own.First.Value ^ half);
            _byLength[at].Add(AddressPrefix.Create(other, at));
        }
    }
}
