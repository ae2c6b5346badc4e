namespace VNetPeering.Sdk.Addressing;

/// <summary>Collects the tables of a <see cref="PrefixTablePool{T}"/>. Not thread-safe.</summary>
internal sealed class PrefixTablePoolBuilder<T>
{
    // An answer has 16 bits and 0 is none.
    private const int MostValues = ushort.MaxValue;

    private readonly TablePoolBuilder _tables = new();
    private readonly PrefixSweep<ushort> _sweep = new();
    private readonly List<PooledTable> _ipv4 = [];
    private readonly List<PooledTable> _ipv6 = [];
    private readonly List<int> _firstValues = [];
    private readonly List<T?> _values = [];
    private ValueNumbers<T> _numbers = new();
    private PooledTable? _emptyIPv6;

    internal void Add(IEnumerable<KeyValuePair<AddressPrefix, T>> entries)
    {
        KeyValuePair<AddressPrefix, T>[] sorted = SortedEntries.Of(entries);
        if (sorted.Length > MostValues)
        {
            throw new ArgumentException($"Table {_ipv4.Count} has {sorted.Length} prefixes and a pool takes tables of up to {MostValues}. Make it a PrefixTable of its own.", nameof(entries));
        }

        // When the numbers might not suffice for this table, it begins a new group of values; the next tables share that one.
        if (_numbers.Count + sorted.Length > MostValues)
        {
            _values.AddRange(_numbers.ToArray());
            _numbers = new ValueNumbers<T>();
        }

        _sweep.Begin(0);
        foreach ((AddressPrefix prefix, T value) in sorted)
        {
            _sweep.Add(prefix, (ushort)_numbers.Number(value));
        }

        _sweep.End();
        _ipv4.Add(_tables.AddIPv4(_sweep.IPv4.Starts, _sweep.IPv4.Values));
        _ipv6.Add(AddIPv6());
        _firstValues.Add(_values.Count);
    }

    internal PrefixTablePool<T> ToPool()
    {
        PooledTable[] ipv4 = [.. _ipv4];
        PooledTable[] ipv6 = [.. _ipv6];
        return new(_tables.ToPool(ipv4, ipv6), ipv4, ipv6, [.. _values, .. _numbers.ToArray()], _values.Count == 0 ? null : [.. _firstValues]);
    }

    // Most networks have no IPv6, and one empty table does for all.
    private PooledTable AddIPv6() => _sweep.IPv6.Starts.Length == 1 && _sweep.IPv6.Values[0] == 0
        ? _emptyIPv6 ??= _tables.AddIPv6(_sweep.IPv6.Starts, _sweep.IPv6.Values)
        : _tables.AddIPv6(_sweep.IPv6.Starts, _sweep.IPv6.Values);
}
