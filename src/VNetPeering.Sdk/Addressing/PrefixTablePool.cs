using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

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
    private readonly PooledTable[] _ipv4;
    private readonly PooledTable[] _ipv6;

    // In groups of up to 65,535, each of which has at its beginning the answer where no prefix is. Nearly always there is one group; where the tables have more
    // different values, it is said for each table where its group begins.
    private readonly T?[] _values;
    private readonly int[]? _firstValues;

    internal PrefixTablePool(TablePool pool, PooledTable[] ipv4, PooledTable[] ipv6, T?[] values, int[]? firstValues)
    {
        _pool = pool;
        _ipv4 = ipv4;
        _ipv6 = ipv6;
        _values = values;
        _firstValues = firstValues;
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
    public T? Lookup(int table, uint address) => ValueOf(table, _pool.FindIPv4(_ipv4[table], address));

    /// <summary>Returns the value of the longest prefix of a table that holds an address, or the default value of the type when none does. Cost: O(log n).</summary>
    /// <param name="table">The number of the table, from 0.</param>
    /// <param name="address">The address.</param>
    /// <exception cref="IndexOutOfRangeException">There is no table of that number.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T? Lookup(int table, HostAddress address) =>
        address.Family == IPFamily.IPv4 ? Lookup(table, (uint)address.Low) : ValueOf(table, _pool.FindIPv6(_ipv6[table], address.Value));

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

        if (_firstValues is null)
        {
            Lookup(_pool, _ipv4, _values, tables, addresses, values);
            return;
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
        int number = _pool.FindIPv4(_ipv4[table], address);
        value = ValueOf(table, number)!;
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

        int number = _pool.FindIPv6(_ipv6[table], address.Value);
        value = ValueOf(table, number)!;
        return number != 0;
    }

    // Without fields, so that the compiler keeps everything in registers.
    private static void Lookup(TablePool pool, PooledTable[] ipv4, T?[] numbered, ReadOnlySpan<int> tables, ReadOnlySpan<uint> addresses, Span<T> values)
    {
        // Says to the compiler that all lengths are the same.
        addresses = addresses[..tables.Length];
        values = values[..tables.Length];
        for (int i = 0; i < tables.Length; i++)
        {
            ushort number = pool.FindIPv4(ipv4[tables[i]], addresses[i]);
            values[i] = Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(numbered), (nuint)number)!;
        }
    }

    // A table answers with numbers of its group, so the place is in the array.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private T? ValueOf(int table, int number)
    {
        if (_firstValues is not null)
        {
            number += _firstValues[table];
        }

        return Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_values), number);
    }
}
