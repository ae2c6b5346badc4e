using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace VNetPeering.Sdk.Addressing;

/// <summary>Many tables from prefixes to values in one piece of memory, for programs that ask another table each time, as a model of a network does.</summary>
/// <remarks>
/// <para>
/// The tables are numbered in the order in which they were given. Each answers as a <see cref="PrefixTable{T}"/> of its entries does. The entries themselves are
/// not kept; put into the value what you want to know of a route.
/// </para>
/// <para>
/// A look-up reads two cache lines in a table of 60 prefixes and three in one of 600, and allocates nothing. Memory: about 0.9 KB for 60 IPv4 prefixes, and each
/// different value once; values that are equal (of a class: the same object) are kept once for all tables.
/// </para>
/// <para>Immutable; thread-safe as far as the values are.</para>
/// </remarks>
/// <typeparam name="T">The type of the values; null is a value like any other.</typeparam>
public sealed class PrefixTablePool<T>
{
    private readonly TablePool _pool;
    private readonly PoolPlace[] _ipv4;
    private readonly PoolPlace[] _ipv6;

    // In groups, each of which has at its beginning the answer where no prefix is. A place says where its group begins.
    private readonly T?[] _values;

    internal PrefixTablePool(TablePool pool, PoolPlace[] ipv4, PoolPlace[] ipv6, T?[] values)
    {
        _pool = pool;
        _ipv4 = ipv4;
        _ipv6 = ipv6;
        _values = values;
    }

    /// <summary>Gets the number of tables.</summary>
    public int Count => _ipv4.Length;

    /// <summary>Creates a pool from tables, each given by its prefixes, in any order, and their values. Cost: O(n log n) of each table, O(n) where its prefixes are sorted.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="tables"/> or a table in it is null.</exception>
    /// <exception cref="ArgumentException">A table gives a prefix twice, or has more than 65,535 prefixes.</exception>
    public static PrefixTablePool<T> Create(IEnumerable<IEnumerable<KeyValuePair<AddressPrefix, T>>> tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        var builder = new PrefixTablePoolBuilder<T>();
        foreach (IEnumerable<KeyValuePair<AddressPrefix, T>> table in tables)
        {
            ArgumentNullException.ThrowIfNull(table, nameof(tables));
            builder.Add(table);
        }

        return builder.ToPool();
    }

    /// <summary>Returns the value of the longest prefix of a table that holds an IPv4 address, or the default value of the type when none does. Cost: O(log n).</summary>
    /// <param name="table">The number of the table, from 0.</param>
    /// <param name="address">The address as a number, 0 to 2^32-1: 10.0.0.1 is 0x0A000001.</param>
    /// <exception cref="IndexOutOfRangeException">There is no table of that number.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T? Lookup(int table, uint address)
    {
        PoolPlace place = _ipv4[table];
        return _values[place.FirstValue + _pool.FindIPv4(place.Table, address)];
    }

    /// <summary>Returns the value of the longest prefix of a table that holds an address, or the default value of the type when none does. Cost: O(log n).</summary>
    /// <param name="table">The number of the table, from 0.</param>
    /// <param name="address">The address.</param>
    /// <exception cref="IndexOutOfRangeException">There is no table of that number.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T? Lookup(int table, HostAddress address)
    {
        if (address.Family == IPFamily.IPv4)
        {
            return Lookup(table, (uint)address.Low);
        }

        PoolPlace place = _ipv6[table];
        return _values[place.FirstValue + _pool.FindIPv6(place.Table, address.Value)];
    }

    /// <summary>Looks up many IPv4 addresses, each in a table of its own.</summary>
    /// <param name="tables">The numbers of the tables.</param>
    /// <param name="addresses">For each of them an address as a number.</param>
    /// <param name="values">Receives for each of them what <see cref="Lookup(int, uint)"/> returns.</param>
    /// <exception cref="ArgumentException"><paramref name="addresses"/> has another length than <paramref name="tables"/>, or <paramref name="values"/> is shorter.</exception>
    /// <exception cref="IndexOutOfRangeException">There is no table of one of the numbers.</exception>
    public void Lookup(ReadOnlySpan<int> tables, ReadOnlySpan<uint> addresses, Span<T> values)
    {
        if (addresses.Length != tables.Length)
        {
            throw new ArgumentException($"There are {tables.Length} tables and {addresses.Length} addresses. Give one address for each table.", nameof(addresses));
        }

        if (values.Length < tables.Length)
        {
            throw new ArgumentException($"There is room for {values.Length} values and there are {tables.Length} addresses. Give at least as much room.", nameof(values));
        }

        for (int i = 0; i < tables.Length; i++)
        {
            values[i] = Lookup(tables[i], addresses[i])!;
        }
    }

    /// <summary>Finds the value of the longest prefix of a table that holds an IPv4 address; <see langword="false"/> when none does. Cost: O(log n).</summary>
    /// <param name="table">The number of the table, from 0.</param>
    /// <param name="address">The address as a number, 0 to 2^32-1: 10.0.0.1 is 0x0A000001.</param>
    /// <param name="value">Receives the value.</param>
    /// <exception cref="IndexOutOfRangeException">There is no table of that number.</exception>
    public bool TryLookup(int table, uint address, [MaybeNullWhen(false)] out T value)
    {
        PoolPlace place = _ipv4[table];
        int number = _pool.FindIPv4(place.Table, address);
        value = _values[place.FirstValue + number]!;
        return number != 0;
    }

    /// <summary>Finds the value of the longest prefix of a table that holds an address; <see langword="false"/> when none does. Cost: O(log n).</summary>
    /// <param name="table">The number of the table, from 0.</param>
    /// <param name="address">The address.</param>
    /// <param name="value">Receives the value.</param>
    /// <exception cref="IndexOutOfRangeException">There is no table of that number.</exception>
    public bool TryLookup(int table, HostAddress address, [MaybeNullWhen(false)] out T value)
    {
        if (address.Family == IPFamily.IPv4)
        {
            return TryLookup(table, (uint)address.Low, out value);
        }

        PoolPlace place = _ipv6[table];
        int number = _pool.FindIPv6(place.Table, address.Value);
        value = _values[place.FirstValue + number]!;
        return number != 0;
    }
}
