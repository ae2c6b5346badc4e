using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Addressing;

/// <summary>A table from prefixes to values that answers with the value of the longest prefix that holds an address, as a router does.</summary>
/// <remarks>
/// <para>
/// Holds both families; an address is only ever matched by prefixes of its own. Looking up allocates nothing. A table as it is created keeps, beside the entries,
/// about 15 bytes a prefix for IPv4 and 30 for IPv6 up to 65,535 prefixes; with more prefixes it takes 16 and 40, and look-ups are several times slower.
/// </para>
/// <para>
/// <see cref="Freeze"/> adds pages that make IPv4 look-ups several times faster. It suits a table that is asked millions of times; for thousands of tables that
/// are asked in turn, <see cref="PrefixTablePool{T}"/> stays in the processor's caches where pages would not.
/// </para>
/// <para>Immutable; thread-safe as far as the values are.</para>
/// </remarks>
/// <typeparam name="T">The type of the values; null is a value like any other.</typeparam>
public sealed class PrefixTable<T>
{
    // With this many prefixes nearly every page is different, and going through shared pages costs more than the memory that it saves.
    private const int ManyPrefixes = 100_000;

    private readonly PrefixOwners _owners;
    private readonly IPv4Pages<ushort> _pages;
    private readonly IPv4Pages<uint> _widePages;

    // By the number that a page has for them, and by the number that an owner has: both count from 1, and at 0 is the answer where no prefix is.
    private readonly T?[] _pageValues;
    private readonly T?[] _ownerValues;

    private PrefixTable(KeyValuePair<AddressPrefix, T>[] sorted)
    {
        Entries = new(sorted);
        _owners = PrefixOwners.Create<T>(sorted);
        _pageValues = [];
        _ownerValues = new T?[sorted.Length + 1];
        for (int i = 0; i < sorted.Length; i++)
        {
            _ownerValues[i + 1] = sorted[i].Value;
        }
    }

    private PrefixTable(PrefixTable<T> table)
    {
        Entries = table.Entries;
        IsFrozen = true;
        _owners = table._owners;
        _ownerValues = table._ownerValues;
        var numbers = new ValueNumbers<T>();
        var sweep = new IntervalSweep<uint, int>(Count);
        int count = 0;
        sweep.Begin(0);
        foreach ((AddressPrefix prefix, T value) in Entries.AsSpan())
        {
            if (prefix.Family == IPFamily.IPv4)
            {
                sweep.Add(prefix.IPv4Bits, prefix.LastIPv4Bits, numbers.Number(value));
                count++;
            }
        }

        sweep.End();
        _pageValues = numbers.ToArray();
        _pages = IPv4Painter<ushort>.Paint(sweep.Starts, sweep.Values, isDirect: count > ManyPrefixes);
        if (!_pages.Exist)
        {
            _widePages = IPv4Painter<uint>.Paint(sweep.Starts, sweep.Values, isDirect: count > ManyPrefixes);
        }
    }

    /// <summary>Gets the number of prefixes.</summary>
    public int Count => Entries.Count;

    /// <summary>Gets the prefixes and their values, ordered by prefix: IPv4 first, ascending, the shorter first.</summary>
    public ValueList<KeyValuePair<AddressPrefix, T>> Entries { get; }

    /// <summary>Gets whether the table has the pages that <see cref="Freeze"/> makes.</summary>
    public bool IsFrozen { get; }

    /// <summary>Creates a table from prefixes, in any order, and their values. Cost: O(n log n), and O(n) when the prefixes are sorted.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="entries"/> is null.</exception>
    /// <exception cref="ArgumentException">A prefix is given twice; the message names it.</exception>
    public static PrefixTable<T> Create(IEnumerable<KeyValuePair<AddressPrefix, T>> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        return new(SortedEntries.Of(entries));
    }

    /// <summary>Returns this table in the form in which IPv4 look-ups are fastest; the table itself when it has that form.</summary>
    /// <remarks>
    /// <para>
    /// Answers are the same, except that of values of a struct type that are equal any one may answer. IPv6 look-ups and <see cref="LookupRange"/> are as fast as
    /// before. Cost: about half a millisecond for a table of up to 600 prefixes, some ten for 10,000, some hundred for a million.
    /// </para>
    /// <para>
    /// Memory: 128 KiB and 512 bytes for each different part of the table, which comes to 160 KB for 600 prefixes and 1.4 MB for 10,000; above 100,000 IPv4
    /// prefixes 32 MiB and more. Twice as much when more than 32,767 values differ.
    /// </para>
    /// </remarks>
    public PrefixTable<T> Freeze() => IsFrozen ? this : new(this);

    /// <summary>Returns the value of the longest prefix that holds an IPv4 address, or the default value of the type when none does.</summary>
    /// <param name="address">The address as a number, 0 to 2^32-1: 10.0.0.1 is 0x0A000001.</param>
    /// <remarks>Cost: two or three reads when the table is frozen, O(log n) otherwise. Where the default value is also a value of the table, TryLookup tells them apart.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T? Lookup(uint address)
    {
        // A copy, since the compiler reads a field again each time that it is named.
        IPv4Pages<ushort> pages = _pages;
        return pages.Exist ? PageValue(_pageValues, pages.Find(address)) : LookupWithoutPages(address);
    }

    /// <summary>Returns the value of the longest prefix that holds an address, or the default value of the type when none does.</summary>
    /// <remarks>Cost: for IPv4 two or three reads when the table is frozen, O(log n) otherwise.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T? Lookup(HostAddress address) => address.Family == IPFamily.IPv4 ? Lookup((uint)address.Low) : _ownerValues[_owners.FindIPv6(address.Value)];

    /// <summary>Looks up many IPv4 addresses.</summary>
    /// <param name="addresses">The addresses as numbers, in any order.</param>
    /// <param name="values">Receives for each address what <see cref="Lookup(uint)"/> returns.</param>
    /// <exception cref="ArgumentException"><paramref name="values"/> is shorter than <paramref name="addresses"/>.</exception>
    public void Lookup(ReadOnlySpan<uint> addresses, Span<T> values)
    {
        values = Receiver(values, addresses.Length);
        if (_pages.Exist)
        {
            Lookup(_pages, _pageValues, addresses, values);
            return;
        }

        for (int i = 0; i < addresses.Length; i++)
        {
            values[i] = LookupWithoutPages(addresses[i])!;
        }
    }

    /// <summary>Looks up many addresses of either family.</summary>
    /// <param name="addresses">The addresses, in any order.</param>
    /// <param name="values">Receives for each address what <see cref="Lookup(HostAddress)"/> returns.</param>
    /// <exception cref="ArgumentException"><paramref name="values"/> is shorter than <paramref name="addresses"/>.</exception>
    public void Lookup(ReadOnlySpan<HostAddress> addresses, Span<T> values)
    {
        values = Receiver(values, addresses.Length);
        for (int i = 0; i < addresses.Length; i++)
        {
            values[i] = Lookup(addresses[i])!;
        }
    }

    /// <summary>Finds the value of the longest prefix that holds an IPv4 address; <see langword="false"/> when none does. Cost: as of <see cref="Lookup(uint)"/>.</summary>
    /// <param name="address">The address as a number, 0 to 2^32-1: 10.0.0.1 is 0x0A000001.</param>
    /// <param name="value">Receives the value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryLookup(uint address, [MaybeNullWhen(false)] out T value)
    {
        IPv4Pages<ushort> pages = _pages;
        if (pages.Exist)
        {
            uint number = pages.Find(address);
            value = PageValue(_pageValues, number)!;
            return number != 0;
        }

        return TryLookupWithoutPages(address, out value);
    }

    /// <summary>Finds the value of the longest prefix that holds an address; <see langword="false"/> when none does. Cost: as of <see cref="Lookup(HostAddress)"/>.</summary>
    public bool TryLookup(HostAddress address, [MaybeNullWhen(false)] out T value)
    {
        if (address.Family == IPFamily.IPv4)
        {
            return TryLookup((uint)address.Low, out value);
        }

        int owner = _owners.FindIPv6(address.Value);
        value = _ownerValues[owner]!;
        return owner != 0;
    }

    /// <summary>Finds the longest prefix that holds an address, and its value; <see langword="false"/> when none does. Cost: O(log n), frozen or not.</summary>
    public bool TryLookup(HostAddress address, out AddressPrefix matched, [MaybeNullWhen(false)] out T value)
    {
        int owner = address.Family == IPFamily.IPv4 ? _owners.FindIPv4((uint)address.Low) : _owners.FindIPv6(address.Value);
        value = _ownerValues[owner]!;
        matched = owner == 0 ? default : Entries.AsSpan()[owner - 1].Key;
        return owner != 0;
    }

    /// <summary>Returns the widest range around an address in which every address gets the same answer as it does. Cost: O(log n), frozen or not.</summary>
    /// <remarks>
    /// The range ends where a longer prefix begins or the matched one ends, so one prefix answers in several ranges when longer ones lie inside it.
    /// The ranges of a family follow each other without gaps: walk a table by looking up the address behind the last one.
    /// </remarks>
    public PrefixTableSegment<T> LookupRange(HostAddress address)
    {
        int owner = _owners.Range(address, out AddressRange range);
        if (owner == 0)
        {
            return new(range);
        }

        (AddressPrefix prefix, T value) = Entries.AsSpan()[owner - 1];
        return new(range, prefix, value);
    }

    private static Span<T> Receiver(Span<T> values, int count) => values.Length >= count
        ? values[..count]
        : throw new ArgumentException($"There is room for {values.Length} values and there are {count} addresses. Give at least as much room.", nameof(values));

    // Without fields, so that the compiler keeps everything in registers.
    private static void Lookup(IPv4Pages<ushort> pages, T?[] pageValues, ReadOnlySpan<uint> addresses, Span<T> values)
    {
        // Says to the compiler that one length is the other.
        values = values[..addresses.Length];
        for (int i = 0; i < addresses.Length; i++)
        {
            values[i] = PageValue(pageValues, pages.Find(addresses[i]))!;
        }
    }

    // Pages hold numbers that there are values for.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T? PageValue(T?[] values, uint number) => Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(values), number);

    // Not inlined, so that a loop of look-ups is short where the table is frozen.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private T? LookupWithoutPages(uint address) => _widePages.Exist ? _pageValues[_widePages.Find(address)] : _ownerValues[_owners.FindIPv4(address)];

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool TryLookupWithoutPages(uint address, [MaybeNullWhen(false)] out T value)
    {
        if (_widePages.Exist)
        {
            uint number = _widePages.Find(address);
            value = _pageValues[number]!;
            return number != 0;
        }

        int owner = _owners.FindIPv4(address);
        value = _ownerValues[owner]!;
        return owner != 0;
    }
}
