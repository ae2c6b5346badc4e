namespace VNetPeering.Sdk.Addressing;

/// <summary>A range of addresses for which a <see cref="PrefixTable{T}"/> gives one answer: the entry of one prefix, or none.</summary>
/// <remarks>Equal when range and answer are equal. The default value is the range <c>0.0.0.0-0.0.0.0</c> without an answer. Thread-safe as far as the value is.</remarks>
/// <typeparam name="T">The type of the table's values.</typeparam>
public readonly record struct PrefixTableSegment<T>
{
    private readonly AddressPrefix _prefix;
    private readonly T _value;

    internal PrefixTableSegment(AddressRange range)
        : this(range, default, default!) => HasValue = false;

    internal PrefixTableSegment(AddressRange range, AddressPrefix prefix, T value)
    {
        Range = range;
        HasValue = true;
        _prefix = prefix;
        _value = value;
    }

    /// <summary>Gets the addresses that get this answer. It lies in <see cref="Prefix"/> but need not fill it.</summary>
    public AddressRange Range { get; }

    /// <summary>Gets whether a prefix holds the addresses.</summary>
    public bool HasValue { get; }

    /// <summary>Gets the longest prefix that holds the addresses.</summary>
    /// <exception cref="InvalidOperationException">No prefix does; <see cref="HasValue"/> says so.</exception>
    public AddressPrefix Prefix => HasValue ? _prefix : throw NoValue();

    /// <summary>Gets the value of <see cref="Prefix"/>.</summary>
    /// <exception cref="InvalidOperationException">No prefix holds the addresses; <see cref="HasValue"/> says so.</exception>
    public T Value => HasValue ? _value : throw NoValue();

    /// <summary>Returns the range and its answer, for example <c>10.0.0.0-10.0.255.255 by 10.0.0.0/8: hub</c> or <c>11.0.0.0-255.255.255.255 by none</c>.</summary>
    public override string ToString() => HasValue ? $"{Range} by {_prefix}: {_value}" : $"{Range} by none";

    private InvalidOperationException NoValue() => new($"No prefix of the table holds {Range}. Ask HasValue first.");
}
