using System.Runtime.InteropServices;

namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>Numbers for lists of integers, the same for equal lists, in the order in which they come. Keeps each list once and makes nothing for a known one. Not thread-safe.</summary>
internal sealed class KeyNumbers
{
    private readonly List<int> _ends = [0];
    private readonly Dictionary<uint, int> _lastWith = [];
    private readonly List<int> _before = [];
    private int[] _kept = new int[64];

    internal int Count => _before.Count;

    /// <summary>Returns the number of a list.</summary>
    internal int Of(ReadOnlySpan<int> key)
    {
        uint hash = (uint)key.Length;
        foreach (int part in key)
        {
            hash = (((hash << 5) | (hash >> 27)) ^ (uint)part) * 0x9E3779B1;
        }

        ref int last = ref CollectionsMarshal.GetValueRefOrAddDefault(_lastWith, hash, out bool exists);
        int before = exists ? last : -1;
        for (int known = before; known >= 0; known = _before[known])
        {
            if (this[known].SequenceEqual(key))
            {
                return known;
            }
        }

        int end = _ends[^1];
        while (end + key.Length > _kept.Length)
        {
            Array.Resize(ref _kept, _kept.Length * 2);
        }

        key.CopyTo(_kept.AsSpan(end));
        _ends.Add(end + key.Length);
        _before.Add(before);
        last = Count - 1;
        return last;
    }

    /// <summary>Gets the list with a number.</summary>
    internal ReadOnlySpan<int> this[int number] => _kept.AsSpan(_ends[number].._ends[number + 1]);
}
