using VNetPeering.Sdk.Addressing;

namespace VNetPeering.Sdk.Routing;

/// <summary>
/// Turns prefixes and their answers into intervals, one table after the other: its arrays are used again for the next one, so that a table costs what it
/// keeps and no more. Not thread-safe.
/// </summary>
internal sealed class RouteIntervalsBuilder
{
    private const int OrderBits = 22;
    private const int PrecedenceBits = 4;

    private ulong[] _keys = new ulong[64];
    private uint[] _answers = new uint[64];
    private readonly List<(AddressPrefix Prefix, long Order, uint Answer)> _ipv6 = [];
    private readonly IntervalSweep<uint, uint> _sweep = new();
    private IntervalSweep<UInt128, uint>? _sweep6;
    private int _count;

    internal void Clear()
    {
        _count = 0;
        _ipv6.Clear();
    }

    /// <summary>Adds a prefix. Of several with the same prefix the lowest precedence counts (0 to 15), then the one that came first.</summary>
    internal void Add(AddressPrefix prefix, int precedence, uint answer)
    {
        if (prefix.Family == IPFamily.IPv6)
        {
            _ipv6.Add((prefix, ((long)precedence << 32) | (uint)_ipv6.Count, answer));
            return;
        }

        if (_count == _keys.Length)
        {
            if (_count > RouteAnswer.MaxRows)
            {
                throw new NotSupportedException($"A table of more than {RouteAnswer.MaxRows} prefixes cannot be compiled.");
            }

            Array.Resize(ref _keys, _count * 2);
            Array.Resize(ref _answers, _count * 2);
        }

        // One number sorts by address (32 bits), length (6), precedence (4) and arrival (22).
        _keys[_count] = ((ulong)prefix.IPv4Bits << 32) | ((ulong)prefix.Length << (OrderBits + PrecedenceBits)) | ((ulong)precedence << OrderBits) | (uint)_count;
        _answers[_count++] = answer;
    }

    internal RouteIntervals Build()
    {
        Span<ulong> keys = _keys.AsSpan(0, _count);
        keys.Sort();
        _sweep.Begin(RouteAnswer.NoMatch);
        ulong last = ulong.MaxValue;
        foreach (ulong key in keys)
        {
            // Rivals for a prefix differ behind address and length; the first one has the word.
            ulong prefix = key >> (OrderBits + PrecedenceBits);
            if (prefix != last)
            {
                last = prefix;
                uint first = (uint)(key >> 32);
                uint hostBits = (uint)((1UL << (32 - ((int)prefix & 63))) - 1);
                _sweep.Add(first, first | hostBits, _answers[(int)key & ((1 << OrderBits) - 1)]);
            }
        }

        _sweep.End();
        if (_ipv6.Count == 0)
        {
            return RouteIntervals.OfIPv4(_sweep.Starts, _sweep.Values);
        }

        SweepIPv6();
        return RouteIntervals.Create(_sweep.Starts, _sweep.Values, _sweep6!.Starts, _sweep6.Values);
    }

    private void SweepIPv6()
    {
        _ipv6.Sort(static (left, right) => left.Prefix.CompareTo(right.Prefix) is var byPrefix && byPrefix != 0 ? byPrefix : left.Order.CompareTo(right.Order));
        _sweep6 ??= new IntervalSweep<UInt128, uint>();
        _sweep6.Begin(RouteAnswer.NoMatch);
        AddressPrefix? last = null;
        foreach ((AddressPrefix prefix, _, uint answer) in _ipv6)
        {
            if (prefix != last)
            {
                last = prefix;
                _sweep6.Add(prefix.First.Value, prefix.Last.Value, answer);
            }
        }

        _sweep6.End();
    }
}
