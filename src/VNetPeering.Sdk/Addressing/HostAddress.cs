using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;

namespace VNetPeering.Sdk.Addressing;

/// <summary>One IPv4 or IPv6 address.</summary>
/// <remarks>
/// A value of 24 bytes that is compared as a number, first by family (IPv4 first). Text is read strictly: four decimal octets without leading
/// zeros for IPv4, no zone and no brackets for IPv6, where <see cref="IPAddress.Parse(string)"/> takes <c>10.1</c> and octal octets.
/// The default value is <c>0.0.0.0</c>. Thread-safe.
/// </remarks>
public readonly struct HostAddress : IEquatable<HostAddress>, IComparable<HostAddress>
{
    private readonly ulong _high;
    private readonly ulong _low;
    private readonly IPFamily _family;

    internal HostAddress(IPFamily family, ulong high, ulong low)
    {
        _family = family;
        _high = high;
        _low = low;
    }

    internal HostAddress(IPFamily family, UInt128 bits)
    {
        _family = family;
        _high = (ulong)(bits >> 64);
        _low = (ulong)bits;
    }

    /// <summary>Gets the address family.</summary>
    public IPFamily Family => _family;

    /// <summary>Gets the address as a number: 0 to 2^32-1 for IPv4, 0 to 2^128-1 for IPv6.</summary>
    public UInt128 Value => new(_high, _low);

    internal ulong High => _high;

    internal ulong Low => _low;

    /// <summary>Gets the number of bits of an address of this family: 32 or 128.</summary>
    public int BitCount => _family == IPFamily.IPv4 ? 32 : 128;

    /// <summary>Gets whether the address lies in private space: RFC 1918, 100.64.0.0/10, link-local, loopback, or IPv6 unique-local and link-local.</summary>
    public bool IsPrivate => PrivateSpace.Contains(this);

    /// <summary>Creates an IPv4 address from its number.</summary>
    public static HostAddress FromIPv4(uint value) => new(IPFamily.IPv4, 0, value);

    /// <summary>Creates an IPv6 address from its number.</summary>
    public static HostAddress FromIPv6(UInt128 value) => new(IPFamily.IPv6, value);

    /// <summary>Creates an address from the BCL's class. A zone index is refused; an IPv4-mapped IPv6 address stays IPv6.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="address"/> is null.</exception>
    /// <exception cref="ArgumentException">The address carries a zone index.</exception>
    public static HostAddress FromIPAddress(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out int written);
        if (address.AddressFamily == AddressFamily.InterNetwork)
        {
            return FromIPv4(BinaryPrimitives.ReadUInt32BigEndian(bytes[..written]));
        }

        if (address.ScopeId != 0)
        {
            throw new ArgumentException($"Address \"{address}\" carries a zone index. Give the address without it.", nameof(address));
        }

        return new(IPFamily.IPv6, BinaryPrimitives.ReadUInt128BigEndian(bytes));
    }

    /// <summary>Reads an address from strict text.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="FormatException">The text is not an address; the message says why.</exception>
    public static HostAddress Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string? problem = AddressText.ReadAddress(text, out HostAddress address);
        return problem is null ? address : throw new FormatException(problem);
    }

    /// <summary>Reads an address from strict text; <see langword="false"/> when the text is null or not an address.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out HostAddress address)
    {
        address = default;
        return text is not null && AddressText.ReadAddress(text, out address) is null;
    }

    /// <summary>Returns the BCL's class for this address.</summary>
    public IPAddress ToIPAddress()
    {
        if (_family == IPFamily.IPv4)
        {
            Span<byte> four = stackalloc byte[4];
            BinaryPrimitives.WriteUInt32BigEndian(four, (uint)_low);
            return new IPAddress(four);
        }

        Span<byte> sixteen = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(sixteen, Value);
        return new IPAddress(sixteen);
    }

    /// <summary>Returns the prefix that holds this address alone: /32 or /128.</summary>
    public AddressPrefix ToPrefix() => new(this, BitCount);

    /// <inheritdoc/>
    public int CompareTo(HostAddress other)
    {
        // As numbers, since CompareTo of an enum boxes both sides.
        return _family == other._family ? Value.CompareTo(other.Value) : ((int)_family).CompareTo((int)other._family);
    }

    /// <inheritdoc/>
    public bool Equals(HostAddress other) => _low == other._low && _high == other._high && _family == other._family;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is HostAddress other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_high, _low, _family);

    /// <summary>Returns text that reads back to this address: dotted decimal for IPv4, RFC 5952 for IPv6.</summary>
    /// <remarks>
    /// IPv6 is written as <see cref="IPAddress"/> writes it, which ends addresses that embed an IPv4 address in dotted decimal:
    /// <c>::ffff:10.0.0.1</c>, but also <c>::10.0.0.0</c> for <c>::a00:0</c>.
    /// </remarks>
    public override string ToString() => _family == IPFamily.IPv4
        ? $"{(byte)(_low >> 24)}.{(byte)(_low >> 16)}.{(byte)(_low >> 8)}.{(byte)_low}"
        : ToIPAddress().ToString();

    /// <summary>Says whether both are the same address of the same family.</summary>
    public static bool operator ==(HostAddress left, HostAddress right) => left.Equals(right);

    /// <summary>Says whether the addresses differ.</summary>
    public static bool operator !=(HostAddress left, HostAddress right) => !left.Equals(right);

    /// <summary>Says whether <paramref name="left"/> comes before <paramref name="right"/>.</summary>
    public static bool operator <(HostAddress left, HostAddress right) => left.CompareTo(right) < 0;

    /// <summary>Says whether <paramref name="left"/> comes behind <paramref name="right"/>.</summary>
    public static bool operator >(HostAddress left, HostAddress right) => left.CompareTo(right) > 0;

    /// <summary>Says whether <paramref name="left"/> does not come behind <paramref name="right"/>.</summary>
    public static bool operator <=(HostAddress left, HostAddress right) => left.CompareTo(right) <= 0;

    /// <summary>Says whether <paramref name="left"/> does not come before <paramref name="right"/>.</summary>
    public static bool operator >=(HostAddress left, HostAddress right) => left.CompareTo(right) >= 0;
}
