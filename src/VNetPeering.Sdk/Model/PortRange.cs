namespace VNetPeering.Sdk.Model;

/// <summary>A run of TCP or UDP ports, both ends included.</summary>
/// <remarks>Immutable; thread-safe.</remarks>
public readonly record struct PortRange
{
    /// <summary>Creates a range of ports.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A port is not between 0 and 65535, or the last comes before the first.</exception>
    public PortRange(int first, int last)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(last, 65535);
        ArgumentOutOfRangeException.ThrowIfLessThan(last, first);
        First = first;
        Last = last;
    }

    /// <summary>Gets every port, 0 to 65535.</summary>
    public static PortRange All => new(0, 65535);

    /// <summary>Gets the lowest port.</summary>
    public int First { get; }

    /// <summary>Gets the highest port.</summary>
    public int Last { get; }

    /// <summary>Returns one number, or both ends with a hyphen.</summary>
    public override string ToString() => First == Last ? $"{First}" : $"{First}-{Last}";
}
