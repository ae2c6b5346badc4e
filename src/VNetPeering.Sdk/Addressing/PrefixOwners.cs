using System.Runtime.CompilerServices;

namespace VNetPeering.Sdk.Addressing;

/// <summary>Says which prefix of a sorted list is the longest that holds an address, by its place in the list, counted from 1; 0 when none does. Immutable; thread-safe.</summary>
internal sealed class PrefixOwners
{
    // A value of a pool has 16 bits, and 0 is none.
    private const int MostInPool = ushort.MaxValue;

    private readonly TablePool _pool;
    private readonly PooledTable _ipv4;
    private readonly PooledTable _ipv6;
    private readonly AddressIntervals<uint>? _wideIPv4;
    private readonly AddressIntervals<UInt128>? _wideIPv6;

    private PrefixOwners(TablePool pool, ReadOnlySpan<PooledTable> tables)
    {
        _pool = pool;
        _ipv4 = tables[0];
        _ipv6 = tables[1];
    }

    private PrefixOwners(AddressIntervals<uint> ipv4, AddressIntervals<UInt128> ipv6)
    {
        _wideIPv4 = ipv4;
        _wideIPv6 = ipv6;
    }

    /// <summary>Reads a list that is sorted and names no prefix twice.</summary>
    internal static PrefixOwners Create<T>(ReadOnlySpan<KeyValuePair<AddressPrefix, T>> sorted) =>
        sorted.Length <= MostInPool ? CreatePooled(sorted) : CreateWide(sorted);

    /// <summary>Finds the prefix for an IPv4 address.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int FindIPv4(uint address) => _pool.Exists ? _pool.FindIPv4(_ipv4, address) : _wideIPv4!.Find(address);

    /// <summary>Finds the prefix for an IPv6 address.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int FindIPv6(UInt128 address) => _pool.Exists ? _pool.FindIPv6(_ipv6, address) : _wideIPv6!.Find(address);

    /// <summary>Finds the prefix for an address, and the widest range around it with the same one.</summary>
    internal int Range(HostAddress address, out AddressRange range)
    {
        if (address.Family == IPFamily.IPv4)
        {
            uint bits = (uint)address.Low;
            int owner = _pool.Exists ? _pool.RangeIPv4(_ipv4, bits, out uint first, out uint last) : _wideIPv4!.Range(bits, out first, out last);
            range = new(HostAddress.FromIPv4(first), HostAddress.FromIPv4(last));
            return owner;
        }
        else
        {
            int owner = _pool.Exists
                ? _pool.RangeIPv6(_ipv6, address.Value, out UInt128 first, out UInt128 last)
                : _wideIPv6!.Range(address.Value, out first, out last);
            range = new(HostAddress.FromIPv6(first), HostAddress.FromIPv6(last));
            return owner;
        }
    }

    private static PrefixOwners CreatePooled<T>(ReadOnlySpan<KeyValuePair<AddressPrefix, T>> sorted)
    {
        var sweep = new PrefixSweep<ushort>();
        sweep.Begin(0);
        for (int i = 0; i < sorted.Length; i++)
        {
            sweep.Add(sorted[i].Key, (ushort)(i + 1));
        }

        sweep.End();
        var builder = new TablePoolBuilder();
        PooledTable[] tables = [builder.AddIPv4(sweep.IPv4.Starts, sweep.IPv4.Values), builder.AddIPv6(sweep.IPv6.Starts, sweep.IPv6.Values)];
        return new(builder.ToPool(tables), tables);
    }

    private static PrefixOwners CreateWide<T>(ReadOnlySpan<KeyValuePair<AddressPrefix, T>> sorted)
    {
        int ipv4 = 0;
        while (ipv4 < sorted.Length && sorted[ipv4].Key.Family == IPFamily.IPv4)
        {
            ipv4++;
        }

        var sweep = new PrefixSweep<int>(ipv4, sorted.Length - ipv4);
        sweep.Begin(0);
        for (int i = 0; i < sorted.Length; i++)
        {
            sweep.Add(sorted[i].Key, i + 1);
        }

        sweep.End();
        return new(new AddressIntervals<uint>(sweep.IPv4), new AddressIntervals<UInt128>(sweep.IPv6));
    }
}
