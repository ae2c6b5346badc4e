using System.Numerics;
using System.Runtime.InteropServices;

namespace VNetPeering.Sdk.Addressing;

/// <summary>Pages of <see cref="IPv4Pages{TEntry}"/>, each different one once.</summary>
internal sealed class PageShelf<TEntry>
    where TEntry : unmanaged, IBinaryInteger<TEntry>, IUnsignedNumber<TEntry>, IMinMaxValue<TEntry>
{
    private const int PageSize = IPv4Pages<TEntry>.PageSize;

    private readonly Dictionary<ulong, int> _newestByHash = [];
    private readonly List<int> _olderOfSameHash = [];
    private TEntry[] _pages = new TEntry[32 * PageSize];

    /// <summary>Gets the number of pages.</summary>
    internal int Count => _olderOfSameHash.Count;

    /// <summary>Returns the number of a page, which is added when no equal one is there.</summary>
    internal int Put(ReadOnlySpan<TEntry> page)
    {
        ulong hash = Hash(page);
        ref int newest = ref CollectionsMarshal.GetValueRefOrAddDefault(_newestByHash, hash, out bool exists);
        int older = exists ? newest : -1;
        for (int number = older; number >= 0; number = _olderOfSameHash[number])
        {
            if (_pages.AsSpan(number * PageSize, PageSize).SequenceEqual(page))
            {
                return number;
            }
        }

        newest = Count;
        _olderOfSameHash.Add(older);
        if (Count * PageSize > _pages.Length)
        {
            Array.Resize(ref _pages, 2 * _pages.Length);
        }

        page.CopyTo(_pages.AsSpan(newest * PageSize));
        return newest;
    }

    /// <summary>Gets the entries of all pages in a row.</summary>
    internal ReadOnlySpan<TEntry> Entries => _pages.AsSpan(0, Count * PageSize);

    private static ulong Hash(ReadOnlySpan<TEntry> page)
    {
        ulong hash = 0;
        foreach (ulong word in MemoryMarshal.Cast<TEntry, ulong>(page))
        {
            hash = (BitOperations.RotateLeft(hash, 23) ^ word) * 0x9E37_79B9_7F4A_7C15;
        }

        return hash;
    }
}
