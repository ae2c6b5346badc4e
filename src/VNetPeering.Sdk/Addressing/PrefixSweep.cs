namespace VNetPeering.Sdk.Addressing;

/// <summary>An <see cref="IntervalSweep{TNumber, TValue}"/> for each family, for lists that mix them. Reusable; not thread-safe.</summary>
/// <typeparam name="TValue">What a prefix answers with.</typeparam>
internal sealed class PrefixSweep<TValue>
    where TValue : struct, IEquatable<TValue>
{
    /// <summary>Creates a sweep.</summary>
    /// <param name="ipv4">How many prefixes of IPv4 will be added, where that is known and many; there is room for more.</param>
    /// <param name="ipv6">The same of IPv6.</param>
    internal PrefixSweep(int ipv4 = 16, int ipv6 = 16)
    {
        IPv4 = new(ipv4);
        IPv6 = new(ipv6);
    }

    /// <summary>Gets the intervals of IPv4.</summary>
    internal IntervalSweep<uint, TValue> IPv4 { get; }

    /// <summary>Gets the intervals of IPv6.</summary>
    internal IntervalSweep<UInt128, TValue> IPv6 { get; }

    /// <summary>Starts over.</summary>
    /// <param name="none">The value of addresses that no prefix holds.</param>
    internal void Begin(TValue none)
    {
        IPv4.Begin(none);
        IPv6.Begin(none);
    }

    /// <summary>Adds a prefix. Those of a family come in the order of <see cref="AddressPrefix"/>; of equal ones the last answers.</summary>
    internal void Add(AddressPrefix prefix, TValue value)
    {
        if (prefix.Family == IPFamily.IPv4)
        {
            IPv4.Add(prefix.IPv4Bits, prefix.LastIPv4Bits, value);
        }
        else
        {
            IPv6.Add(prefix.First.Value, prefix.Last.Value, value);
        }
    }

    /// <summary>Completes the intervals.</summary>
    internal void End()
    {
        IPv4.End();
        IPv6.End();
    }
}
