using System.Diagnostics.CodeAnalysis;
using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Addressing;

/// <summary>A table from prefixes to values that answers with the value of the longest prefix that holds an address, as a router does.</summary>
/// <remarks>
/// Holds both families; an address is only ever matched by prefixes of its own. Memory: up to two intervals per prefix, 8 bytes each
/// for IPv4 and 20 for IPv6, beside the entries. Immutable; thread-safe as far as the values are.
/// </remarks>
/// <typeparam name="T">The type of the values; null is a value like any other.</typeparam>
public sealed class PrefixTable<T>
{
    private readonly AddressIntervals<uint> _ipv4;
    private readonly AddressIntervals<UInt128> _ipv6;

    private PrefixTable(ValueList<KeyValuePair<AddressPrefix, T>> entries)
    {
        Entries = entries;
        ReadOnlySpan<KeyValuePair<AddressPrefix, T>> sorted = entries.AsSpan();
        int ipv4 = 0;
        while (ipv4 < sorted.Length && sorted[ipv4].Key.Family == IPFamily.IPv4)
        {
            ipv4++;
        }

        _ipv4 = FlattenIPv4(sorted[..ipv4]);
        _ipv6 = FlattenIPv6(sorted[ipv4..], ipv4);
    }

    /// <summary>Gets the number of prefixes.</summary>
    public int Count => Entries.Count;

    /// <summary>Gets the prefixes and their values, ordered by prefix: IPv4 first, ascending, the shorter first.</summary>
    public ValueList<KeyValuePair<AddressPrefix, T>> Entries { get; }

    /// <summary>Creates a table from prefixes, in any order, and their values. Cost: O(n log n).</summary>
    /// <exception cref="ArgumentNullException"><paramref name="entries"/> is null.</exception>
    /// <exception cref="ArgumentException">A prefix is given twice; the message names it.</exception>
    public static PrefixTable<T> Create(IEnumerable<KeyValuePair<AddressPrefix, T>> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        KeyValuePair<AddressPrefix, T>[] sorted = [.. entries];
        Array.Sort(sorted, static (left, right) => left.Key.CompareTo(right.Key));
        for (int i = 1; i < sorted.Length; i++)
        {
            if (sorted[i].Key == sorted[i - 1].Key)
            {
                throw new ArgumentException($"Prefix \"{sorted[i].Key}\" is given twice. Give each prefix one value.", nameof(entries));
            }
        }

        return new(new ValueList<KeyValuePair<AddressPrefix, T>>(sorted));
    }

    /// <summary>Finds the value of the longest prefix that holds an address; <see langword="false"/> when none does. Cost: O(log n), no allocation.</summary>
    public bool TryLookup(HostAddress address, [MaybeNullWhen(false)] out T value) => TryLookup(address, out _, out value);

    /// <summary>Finds the longest prefix that holds an address, and its value; <see langword="false"/> when none does. Cost: O(log n), no allocation.</summary>
    public bool TryLookup(HostAddress address, out AddressPrefix matched, [MaybeNullWhen(false)] out T value)
    {
        int owner = address.Family == IPFamily.IPv4
            ? _ipv4.OwnerAt(_ipv4.Find((uint)address.Value))
            : _ipv6.OwnerAt(_ipv6.Find(address.Value));
        if (owner < 0)
        {
            matched = default;
            value = default;
            return false;
        }

        (matched, value) = Entries.AsSpan()[owner];
        return true;
    }

    /// <summary>Returns the widest range around an address in which every address gets the same answer as it does. Cost: O(log n), no allocation.</summary>
    /// <remarks>
    /// The range ends where a longer prefix begins or the matched one ends, so one prefix answers in several ranges when longer ones lie inside it.
    /// The ranges of a family follow each other without gaps: walk a table by looking up the address behind the last one.
    /// </remarks>
    public PrefixTableSegment<T> LookupRange(HostAddress address)
    {
        if (address.Family == IPFamily.IPv4)
        {
            int position = _ipv4.Find((uint)address.Value);
            var first = HostAddress.FromIPv4(_ipv4.FirstAt(position));
            var last = HostAddress.FromIPv4(_ipv4.LastAt(position));
            return Segment(new AddressRange(first, last), _ipv4.OwnerAt(position));
        }
        else
        {
            int position = _ipv6.Find(address.Value);
            var first = new HostAddress(IPFamily.IPv6, _ipv6.FirstAt(position));
            var last = new HostAddress(IPFamily.IPv6, _ipv6.LastAt(position));
            return Segment(new AddressRange(first, last), _ipv6.OwnerAt(position));
        }
    }

    private static AddressIntervals<uint> FlattenIPv4(ReadOnlySpan<KeyValuePair<AddressPrefix, T>> entries)
    {
        uint[] firsts = new uint[entries.Length];
        uint[] lasts = new uint[entries.Length];
        for (int i = 0; i < entries.Length; i++)
        {
            firsts[i] = (uint)entries[i].Key.First.Value;
            lasts[i] = (uint)entries[i].Key.Last.Value;
        }

        return AddressIntervals<uint>.Create(firsts, lasts, firstOwner: 0);
    }

    private static AddressIntervals<UInt128> FlattenIPv6(ReadOnlySpan<KeyValuePair<AddressPrefix, T>> entries, int firstOwner)
    {
        var firsts = new UInt128[entries.Length];
        var lasts = new UInt128[entries.Length];
        for (int i = 0; i < entries.Length; i++)
        {
            firsts[i] = entries[i].Key.First.Value;
            lasts[i] = entries[i].Key.Last.Value;
        }

        return AddressIntervals<UInt128>.Create(firsts, lasts, firstOwner);
    }

    private PrefixTableSegment<T> Segment(AddressRange range, int owner)
    {
        if (owner < 0)
        {
            return new(range);
        }

        (AddressPrefix prefix, T value) = Entries.AsSpan()[owner];
        return new(range, prefix, value);
    }
}
