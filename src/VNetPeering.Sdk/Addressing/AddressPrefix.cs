using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace VNetPeering.Sdk.Addressing;

/// <summary>An IPv4 or IPv6 address prefix in CIDR notation, with all bits behind the length clear.</summary>
/// <remarks>
/// <para>
/// Strict where <see cref="System.Net.IPNetwork"/> and IPNetwork2 are lenient: the length is required, octets are decimal without leading zeros,
/// and set host bits are an error that names the prefix that was meant (Azure answers <c>InvalidCIDRNotation</c>, rule 1.04).
/// Two prefixes either nest or are disjoint; prefixes of different families never touch.
/// </para>
/// <para>Ordered by family, then first address, then length, shorter first. The default value is <c>0.0.0.0/0</c>. Thread-safe.</para>
/// </remarks>
public readonly struct AddressPrefix : IEquatable<AddressPrefix>, IComparable<AddressPrefix>
{
    // Two words, and family and length together in a third: a list of prefixes is read from memory more often than anything else.
    private readonly ulong _high;
    private readonly ulong _low;
    private readonly byte _family;
    private readonly byte _length;

    internal AddressPrefix(HostAddress first, int length)
    {
        _high = (ulong)(first.Value >> 64);
        _low = (ulong)first.Value;
        _family = (byte)first.Family;
        _length = (byte)length;
    }

    /// <summary>Gets <c>0.0.0.0/0</c>: every IPv4 address.</summary>
    public static AddressPrefix AllIPv4 => default;

    /// <summary>Gets <c>::/0</c>: every IPv6 address.</summary>
    public static AddressPrefix AllIPv6 => new(new HostAddress(IPFamily.IPv6, UInt128.Zero), 0);

    /// <summary>Gets the address family.</summary>
    public IPFamily Family => (IPFamily)_family;

    /// <summary>Gets the number of leading bits that are fixed: 0 to 32 for IPv4, 0 to 128 for IPv6.</summary>
    public int Length => _length;

    /// <summary>Gets the lowest address.</summary>
    public HostAddress First => new(Family, _high, _low);

    /// <summary>Gets the highest address, inclusive.</summary>
    public HostAddress Last => new(Family, First.Value | HostMask);

    /// <summary>Gets the range from <see cref="First"/> to <see cref="Last"/>.</summary>
    public AddressRange Range => new(First, Last);

    /// <summary>Gets whether the prefix holds every address of its family.</summary>
    public bool IsDefaultRoute => _length == 0;

    /// <summary>Gets the number of addresses; for <c>::/0</c>, whose count does not fit, <see cref="UInt128.MaxValue"/>.</summary>
    public UInt128 AddressCount => HostMask == UInt128.MaxValue ? UInt128.MaxValue : HostMask + 1;

    /// <summary>Gets the bits of the first address of an IPv4 prefix.</summary>
    internal uint IPv4Bits => (uint)_low;

    /// <summary>Gets the bits of the last address of an IPv4 prefix.</summary>
    internal uint LastIPv4Bits => (uint)_low | (uint)((1UL << (32 - _length)) - 1);

    private UInt128 HostMask => MaskBehind(First.BitCount - _length);

    /// <summary>Creates the prefix of a length from its first address.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> does not fit the family.</exception>
    /// <exception cref="ArgumentException">Bits behind the length are set in <paramref name="first"/>; <see cref="Containing"/> clears them.</exception>
    public static AddressPrefix Create(HostAddress first, int length)
    {
        AddressPrefix prefix = Containing(first, length);
        return prefix.First == first
            ? prefix
            : throw new ArgumentException($"Address {first} has bits set behind the length {length}. For that length the prefix is \"{prefix}\".", nameof(first));
    }

    /// <summary>Returns the prefix of a length that holds an address: bits behind the length are cleared.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> does not fit the family.</exception>
    public static AddressPrefix Containing(HostAddress address, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, address.BitCount);
        return new(new HostAddress(address.Family, address.Value & ~MaskBehind(address.BitCount - length)), length);
    }

    /// <summary>Reads a prefix from strict text such as <c>10.0.0.0/24</c>.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="FormatException">The text is not a prefix; the message names it and, where host bits are set, the prefix that was meant.</exception>
    public static AddressPrefix Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        PrefixTextProblem? problem = AddressText.ReadPrefix(text, out AddressPrefix prefix);
        return problem is null ? prefix : throw new FormatException(problem.Message);
    }

    /// <summary>Reads a prefix from strict text; <see langword="false"/> when the text is null or not a prefix.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out AddressPrefix prefix) => TryParse(text, out prefix, out _);

    /// <summary>Reads a prefix from strict text and says what is wrong when it is none.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out AddressPrefix prefix, [NotNullWhen(false)] out PrefixTextProblem? problem)
    {
        problem = AddressText.ReadPrefix(text, out prefix);
        return problem is null;
    }

    /// <summary>Creates a prefix from the BCL's struct.</summary>
    /// <exception cref="ArgumentException">The address carries a zone index, which that struct keeps.</exception>
    public static AddressPrefix FromIPNetwork(IPNetwork network) => Create(HostAddress.FromIPAddress(network.BaseAddress), network.PrefixLength);

    /// <summary>Creates a prefix from an <see cref="IPNetwork2"/>, which has dropped host bits and zone indices on its own.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="network"/> is null.</exception>
    public static AddressPrefix FromIPNetwork2(IPNetwork2 network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return Create(HostAddress.FromIPAddress(network.Network), network.Cidr);
    }

    /// <summary>Says whether an address lies in this prefix. Always <see langword="false"/> across families.</summary>
    public bool Contains(HostAddress address) => address.Family == Family && SharesBits(address.High, address.Low, _length);

    /// <summary>Says whether a prefix is equal to or inside this one. Always <see langword="false"/> across families.</summary>
    public bool Contains(AddressPrefix other) => other._length >= _length && other._family == _family && SharesBits(other._high, other._low, _length);

    /// <summary>Says whether the prefixes share an address, which means that one contains the other.</summary>
    public bool Overlaps(AddressPrefix other) => other._family == _family && SharesBits(other._high, other._low, Math.Min(_length, other._length));

    /// <summary>Returns the prefixes of a longer length that make up this one, in ascending order, one at a time.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is shorter than this prefix's or too long for the family.</exception>
    public IEnumerable<AddressPrefix> Subdivide(int length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, Length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, First.BitCount);
        return ToIPNetwork2().Subnet((byte)length).Select(FromIPNetwork2);
    }

    /// <summary>Returns the BCL's struct for this prefix.</summary>
    public IPNetwork ToIPNetwork() => new(First.ToIPAddress(), _length);

    /// <summary>Returns an <see cref="IPNetwork2"/> for this prefix. Each call makes a new object, since that type is mutable.</summary>
    public IPNetwork2 ToIPNetwork2() => new(First.ToIPAddress(), _length);

    /// <inheritdoc/>
    public int CompareTo(AddressPrefix other)
    {
        int byAddress = First.CompareTo(other.First);
        return byAddress != 0 ? byAddress : _length.CompareTo(other._length);
    }

    /// <inheritdoc/>
    public bool Equals(AddressPrefix other) => _low == other._low && _high == other._high && _family == other._family && _length == other._length;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is AddressPrefix other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_high, _low, _family, _length);

    /// <summary>Returns CIDR notation, for example <c>10.0.0.0/24</c> or <c>fd00:db8::/64</c>.</summary>
    public override string ToString() => $"{First}/{_length}";

    /// <summary>Says whether both are the same prefix.</summary>
    public static bool operator ==(AddressPrefix left, AddressPrefix right) => left.Equals(right);

    /// <summary>Says whether the prefixes differ.</summary>
    public static bool operator !=(AddressPrefix left, AddressPrefix right) => !left.Equals(right);

    /// <summary>Says whether <paramref name="left"/> comes before <paramref name="right"/>.</summary>
    public static bool operator <(AddressPrefix left, AddressPrefix right) => left.CompareTo(right) < 0;

    /// <summary>Says whether <paramref name="left"/> comes behind <paramref name="right"/>.</summary>
    public static bool operator >(AddressPrefix left, AddressPrefix right) => left.CompareTo(right) > 0;

    /// <summary>Says whether <paramref name="left"/> does not come behind <paramref name="right"/>.</summary>
    public static bool operator <=(AddressPrefix left, AddressPrefix right) => left.CompareTo(right) <= 0;

    /// <summary>Says whether <paramref name="left"/> does not come before <paramref name="right"/>.</summary>
    public static bool operator >=(AddressPrefix left, AddressPrefix right) => left.CompareTo(right) >= 0;

    // The first bits of an address of this family. Shifting by the width of a word shifts by 0, so an empty part is a case of its own.
    private bool SharesBits(ulong high, ulong low, int bits) => Family == IPFamily.IPv4
        ? ((low ^ _low) >> (32 - bits)) == 0
        : bits > 64
            ? high == _high && ((low ^ _low) >> (128 - bits)) == 0
            : bits == 0 || ((high ^ _high) >> (64 - bits)) == 0;

    // Shifting a UInt128 by 128 shifts by 0, so the full mask is a case of its own.
    private static UInt128 MaskBehind(int bits) => bits == 128 ? UInt128.MaxValue : (UInt128.One << bits) - 1;
}
