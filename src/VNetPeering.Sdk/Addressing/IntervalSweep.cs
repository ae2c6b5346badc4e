using System.Numerics;

namespace VNetPeering.Sdk.Addressing;

/// <summary>Cuts the address space of one family where the answer of a longest-prefix match changes. Buffers are reused; not thread-safe.</summary>
/// <remarks>
/// <code>
///   10.0.0.0/8   a         |-----------------------------|
///   10.1.0.0/16  b               |-----|
///   10.2.0.0/16  c                     |-----|
///
///   starts    0.0.0.0   10.0.0.0  10.1.0.0  10.2.0.0  10.3.0.0  11.0.0.0
///   values     none         a         b         c         a       none
/// </code>
/// Neighbours of equal value are one interval. n prefixes make at most 2n + 1 intervals. <see cref="Begin"/>, then <see cref="Add"/> for each prefix, then
/// <see cref="End"/>; the spans are good until the next <see cref="Begin"/>. Cost: 10 to 20 ns a prefix.
/// </remarks>
/// <typeparam name="TNumber">The number that an address is: <see cref="uint"/> for IPv4, <see cref="UInt128"/> for IPv6.</typeparam>
/// <typeparam name="TValue">What a prefix answers with.</typeparam>
internal sealed class IntervalSweep<TNumber, TValue>
    where TNumber : struct, IBinaryInteger<TNumber>, IUnsignedNumber<TNumber>, IMinMaxValue<TNumber>
    where TValue : struct, IEquatable<TValue>
{
    private TNumber[] _starts;
    private TValue[] _values;
    private int _count;

    // The prefixes around the last one, outermost first. They nest, so there are no more of them than prefix lengths, or than repeated prefixes.
    private TNumber[] _openLasts = new TNumber[8];
    private TValue[] _openValues = new TValue[8];
    private int _open;

    private TValue _none;

    /// <summary>Creates a sweep.</summary>
    /// <param name="prefixes">How many prefixes will be added, where that is known and many; there is room for more.</param>
    internal IntervalSweep(int prefixes = 16)
    {
        _starts = new TNumber[(2 * prefixes) + 1];
        _values = new TValue[(2 * prefixes) + 1];
    }

    /// <summary>Gets the lowest address of each interval, ascending. The first one is 0.</summary>
    internal ReadOnlySpan<TNumber> Starts => _starts.AsSpan(0, _count);

    /// <summary>Gets the value of each interval.</summary>
    internal ReadOnlySpan<TValue> Values => _values.AsSpan(0, _count);

    /// <summary>Starts over.</summary>
    /// <param name="none">The value of addresses that no prefix holds.</param>
    internal void Begin(TValue none)
    {
        _none = none;
        _open = 0;
        _starts[0] = TNumber.Zero;
        _values[0] = none;
        _count = 1;
    }

    /// <summary>Adds a prefix: by first address, and the shorter one first where two begin together. Of equal prefixes the last one answers.</summary>
    internal void Add(TNumber first, TNumber last, TValue value)
    {
        while (_open > 0 && _openLasts[_open - 1] < first)
        {
            Close();
        }

        Cut(first, value);
        if (_open == _openLasts.Length)
        {
            Array.Resize(ref _openLasts, 2 * _open);
            Array.Resize(ref _openValues, 2 * _open);
        }

        _openLasts[_open] = last;
        _openValues[_open++] = value;
    }

    /// <summary>Ends the prefixes that are still open. The spans are complete then.</summary>
    internal void End()
    {
        while (_open > 0)
        {
            Close();
        }
    }

    /// <summary>Hands over the arrays of the intervals, which may be longer than there are intervals. The sweep cannot be used again.</summary>
    internal (TNumber[] Starts, TValue[] Values, int Count) Detach()
    {
        var intervals = (_starts, _values, _count);
        (_starts, _values, _count) = ([], [], 0);
        return intervals;
    }

    private void Close()
    {
        TNumber last = _openLasts[--_open];
        if (last != TNumber.MaxValue)
        {
            Cut(last + TNumber.One, _open > 0 ? _openValues[_open - 1] : _none);
        }
    }

    private void Cut(TNumber start, TValue value)
    {
        // The later word counts where two cuts meet: the inner prefix begins, or the outer one ends as well.
        if (_starts[_count - 1] == start)
        {
            _count--;
        }

        if (_count > 0 && _values[_count - 1].Equals(value))
        {
            return;
        }

        if (_count == _starts.Length)
        {
            Array.Resize(ref _starts, 2 * _count);
            Array.Resize(ref _values, 2 * _count);
        }

        _starts[_count] = start;
        _values[_count++] = value;
    }
}
