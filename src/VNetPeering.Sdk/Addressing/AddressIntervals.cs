using System.Numerics;

namespace VNetPeering.Sdk.Addressing;

/// <summary>The intervals of a table that has more answers than a <see cref="TablePool"/> can number, found by halving. Immutable; thread-safe.</summary>
/// <typeparam name="TNumber">The number that an address is: <see cref="uint"/> for IPv4, <see cref="UInt128"/> for IPv6.</typeparam>
internal sealed class AddressIntervals<TNumber>
    where TNumber : struct, IBinaryInteger<TNumber>, IUnsignedNumber<TNumber>, IMinMaxValue<TNumber>
{
    private readonly TNumber[] _starts;
    private readonly int[] _values;
    private readonly int _count;

    /// <summary>Takes the intervals of a sweep from it.</summary>
    internal AddressIntervals(IntervalSweep<TNumber, int> sweep) => (_starts, _values, _count) = sweep.Detach();

    /// <summary>Returns the value of the interval that holds an address. Cost: O(log n).</summary>
    internal int Find(TNumber address) => _values[PositionOf(address)];

    /// <summary>Returns the value of the interval that holds an address, and its ends. Cost: O(log n).</summary>
    internal int Range(TNumber address, out TNumber first, out TNumber last)
    {
        int position = PositionOf(address);
        first = _starts[position];
        last = position + 1 < _count ? _starts[position + 1] - TNumber.One : TNumber.MaxValue;
        return _values[position];
    }

    private int PositionOf(TNumber address)
    {
        // The first interval starts at zero, so there always is one at or before the address.
        TNumber[] starts = _starts;
        int position = 0;
        int count = _count;
        while (count > 1)
        {
            int half = count >>> 1;
            if (starts[position + half] <= address)
            {
                position += half;
            }

            count -= half;
        }

        return position;
    }
}
