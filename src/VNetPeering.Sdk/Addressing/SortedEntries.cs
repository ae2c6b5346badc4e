namespace VNetPeering.Sdk.Addressing;

/// <summary>Puts the entries of a table into the order of their prefixes.</summary>
internal static class SortedEntries
{
    /// <summary>Returns the entries in order, in an array of their own.</summary>
    /// <exception cref="ArgumentException">A prefix is given twice; the message names it.</exception>
    internal static KeyValuePair<AddressPrefix, T>[] Of<T>(IEnumerable<KeyValuePair<AddressPrefix, T>> entries)
    {
        KeyValuePair<AddressPrefix, T>[] given = [.. entries];
        KeyValuePair<AddressPrefix, T>[] sorted = IsSorted(given) ? given : Sort(given);
        for (int i = 1; i < sorted.Length; i++)
        {
            if (sorted[i].Key == sorted[i - 1].Key)
            {
                throw new ArgumentException($"Prefix \"{sorted[i].Key}\" is given twice. Give each prefix one value.", nameof(entries));
            }
        }

        return sorted;
    }

    private static bool IsSorted<T>(KeyValuePair<AddressPrefix, T>[] entries)
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

    private static KeyValuePair<AddressPrefix, T>[] Sort<T>(KeyValuePair<AddressPrefix, T>[] entries)
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
