using System.Runtime.InteropServices;
using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Addressing;

/// <summary>Puts the entries of a table into the order of their prefixes.</summary>
internal static class SortedEntries
{
    /// <summary>Returns the entries in order, in an array of their own.</summary>
    /// <exception cref="ArgumentException">A prefix is given twice; the message names it.</exception>
    internal static KeyValuePair<AddressPrefix, T>[] Of<T>(IEnumerable<KeyValuePair<AddressPrefix, T>> entries)
    {
        // Large tables are bound by memory: what lies in a row already is not copied before it is sorted.
        ReadOnlySpan<KeyValuePair<AddressPrefix, T>> given = entries switch
        {
            KeyValuePair<AddressPrefix, T>[] array => array,
            List<KeyValuePair<AddressPrefix, T>> list => CollectionsMarshal.AsSpan(list),
            ValueList<KeyValuePair<AddressPrefix, T>> list => list.AsSpan(),
            _ => entries.ToArray(),
        };
        KeyValuePair<AddressPrefix, T>[] sorted = IsSorted(given) ? given.ToArray() : Sort(given);
        for (int i = 1; i < sorted.Length; i++)
        {
            if (sorted[i].Key == sorted[i - 1].Key)
            {
                throw new ArgumentException($"Prefix \"{sorted[i].Key}\" is given twice. Give each prefix one value.", nameof(entries));
            }
        }

        return sorted;
    }

    private static bool IsSorted<T>(ReadOnlySpan<KeyValuePair<AddressPrefix, T>> entries)
    {
        for (int i = 1; i < entries.Length; i++)
        {
            if (entries[i].Key < entries[i - 1].Key)
            {
                return false;
            }
        }

        return true;
    }

    private static KeyValuePair<AddressPrefix, T>[] Sort<T>(ReadOnlySpan<KeyValuePair<AddressPrefix, T>> entries)
    {
        var prefixes = new AddressPrefix[entries.Length];
        for (int i = 0; i < entries.Length; i++)
        {
            prefixes[i] = entries[i].Key;
        }

        int[] order = PrefixSort.Order(prefixes);
        var sorted = new KeyValuePair<AddressPrefix, T>[entries.Length];
        for (int i = 0; i < order.Length; i++)
        {
            sorted[i] = entries[order[i]];
        }

        return sorted;
    }
}
