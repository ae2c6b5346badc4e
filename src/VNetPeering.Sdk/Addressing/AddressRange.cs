namespace VNetPeering.Sdk.Addressing;

/// <summary>A run of addresses of one family, both ends included. It need not be aligned as a prefix is.</summary>
/// <remarks>Ordered by first, then last address. The default value is <c>0.0.0.0-0.0.0.0</c>. Thread-safe.</remarks>
public readonly struct AddressRange : IEquatable<AddressRange>, IComparable<AddressRange>
{
    /// <summary>Creates a range from its ends.</summary>
    /// <exception cref="ArgumentException">The ends are of different families, or the last comes before the first.</exception>
    public AddressRange(HostAddress first, HostAddress last)
    {
        if (first.Family != last.Family)
        {
            throw new ArgumentException($"The range from {first} to {last} mixes address families. Give both ends in one family.", nameof(last));
        }

        if (last < first)
        {
            throw new ArgumentException($"The range from {first} to {last} runs backwards. Give the lower address first.", nameof(last));
        }

        First = first;
        Last = last;
    }

    /// <summary>Gets the lowest address, inclusive.</summary>
    public HostAddress First { get; }

    /// <summary>Gets the highest address, inclusive.</summary>
    public HostAddress Last { get; }

    /// <summary>Gets the address family.</summary>
    public IPFamily Family => First.Family;

    /// <summary>Gets the number of addresses; for all of IPv6, whose count does not fit, <see cref="UInt128.MaxValue"/>.</summary>
    public UInt128 AddressCount
    {
        get
        {
            UInt128 distance = Last.Value - First.Value;
            return distance == UInt128.MaxValue ? distance : distance + 1;
        }
    }

    /// <summary>Says whether an address lies in the range.</summary>
    public bool Contains(HostAddress address) => First <= address && address <= Last;

    /// <summary>Says whether another range lies wholly in this one.</summary>
    public bool Contains(AddressRange other) => First <= other.First && other.Last <= Last;

    /// <summary>Says whether the ranges share an address.</summary>
    public bool Overlaps(AddressRange other) => First <= other.Last && other.First <= Last;

    /// <summary>Returns what both ranges share; null when they are disjoint.</summary>
    public AddressRange? Intersect(AddressRange other) => !Overlaps(other)
        ? null
        : new AddressRange(First > other.First ? First : other.First, Last < other.Last ? Last : other.Last);

    /// <summary>Returns the fewest prefixes that hold exactly these addresses, in ascending order.</summary>
    public IEnumerable<AddressPrefix> ToPrefixes()
    {
        int bits = First.BitCount;
        UInt128 next = First.Value;
        UInt128 last = Last.Value;
        while (true)
        {
            // The largest block that starts here is limited by the alignment of the start and by what is left.
            int free = next == UInt128.Zero ? bits : (int)UInt128.TrailingZeroCount(next);
            UInt128 left = last - next;
            int fits = left == UInt128.MaxValue ? 128 : (int)UInt128.Log2(left + 1);
            int block = Math.Min(Math.Min(free, fits), bits);
            yield return new AddressPrefix(new HostAddress(Family, next), bits - block);

            UInt128 size = block == 128 ? UInt128.Zero : UInt128.One << block;
            if (size == UInt128.Zero || left < size)
            {
                yield break;
            }

            next += size;
        }
    }

    /// <inheritdoc/>
    public int CompareTo(AddressRange other)
    {
        int byFirst = First.CompareTo(other.First);
        return byFirst != 0 ? byFirst : Last.CompareTo(other.Last);
    }

    /// <inheritdoc/>
    public bool Equals(AddressRange other) => First == other.First && Last == other.Last;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is AddressRange other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(First, Last);

    /// <summary>Returns both ends with a hyphen between, or the one address.</summary>
    public override string ToString() => First == Last ? First.ToString() : $"{First}-{Last}";

    /// <summary>Says whether both are the same range.</summary>
    public static bool operator ==(AddressRange left, AddressRange right) => left.Equals(right);

    /// <summary>Says whether the ranges differ.</summary>
    public static bool operator !=(AddressRange left, AddressRange right) => !left.Equals(right);

    /// <summary>Says whether <paramref name="left"/> comes before <paramref name="right"/>.</summary>
    public static bool operator <(AddressRange left, AddressRange right) => left.CompareTo(right) < 0;

    /// <summary>Says whether <paramref name="left"/> comes behind <paramref name="right"/>.</summary>
    public static bool operator >(AddressRange left, AddressRange right) => left.CompareTo(right) > 0;

    /// <summary>Says whether <paramref name="left"/> does not come behind <paramref name="right"/>.</summary>
    public static bool operator <=(AddressRange left, AddressRange right) => left.CompareTo(right) <= 0;

    /// <summary>Says whether <paramref name="left"/> does not come before <paramref name="right"/>.</summary>
    public static bool operator >=(AddressRange left, AddressRange right) => left.CompareTo(right) >= 0;
}
