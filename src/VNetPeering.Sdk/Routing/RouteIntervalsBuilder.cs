using System.Numerics;
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
    private int _count;
    private readonly Sweep<uint> _sweep = new();
    private readonly Sweep<UInt128> _sweep6 = new();

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
        _sweep.Clear();
        foreach (ulong key in keys)
        {
            int length = (int)(key >> (OrderBits + PrecedenceBits)) & 63;
            uint first = (uint)(key >> 32);
            _sweep.Add(first, first | (length == 0 ? uint.MaxValue : (1u << (32 - length)) - 1), length, _answers[(int)key & ((1 << OrderBits) - 1)]);
        }

        _sweep.Close();
        _sweep6.Clear();
        if (_ipv6.Count > 0)
        {
            _ipv6.Sort(static (left, right) => left.Prefix.CompareTo(right.Prefix) is var byPrefix && byPrefix != 0 ? byPrefix : left.Order.CompareTo(right.Order));
            foreach ((AddressPrefix prefix, _, uint answer) in _ipv6)
            {
                _sweep6.Add(prefix.First.Value, prefix.Last.Value, prefix.Length, answer);
            }
        }

        _sweep6.Close();
        return new RouteIntervals(_sweep.Starts, _sweep.Answers, _sweep6.Starts, _sweep6.Answers);
    }

    /// <summary>Walks sorted prefixes with a stack of those that are still open: they nest or are disjoint.</summary>
    private sealed class Sweep<TNumber>
        where TNumber : struct, IBinaryInteger<TNumber>, IMinMaxValue<TNumber>
    {
        private readonly (TNumber Last, uint Answer)[] _open = new (TNumber, uint)[130];
        private TNumber[] _starts = new TNumber[128];
        private uint[] _answers = new uint[128];
        private int _depth;
        private int _count;
        private TNumber _lastFirst;
        private int _lastLength;

        internal ReadOnlySpan<TNumber> Starts => _starts.AsSpan(0, _count);

        internal ReadOnlySpan<uint> Answers => _answers.AsSpan(0, _count);

        internal void Clear()
        {
            _starts[0] = TNumber.Zero;
            _answers[0] = RouteAnswer.NoMatch;
            _count = 1;
            _depth = 0;
            _lastLength = -1;
        }

        internal void Add(TNumber first, TNumber last, int length, uint answer)
        {
            if (length == _lastLength && first == _lastFirst)
            {
                return;
            }

            (_lastFirst, _lastLength) = (first, length);
            while (_depth > 0 && _open[_depth - 1].Last < first)
            {
                Pop();
            }

            Cut(first, answer);
            _open[_depth++] = (last, answer);
        }

        internal void Close()
        {
            while (_depth > 0)
            {
                Pop();
            }
        }

        private void Pop()
        {
            TNumber last = _open[--_depth].Last;
            if (last != TNumber.MaxValue)
            {
                Cut(last + TNumber.One, _depth > 0 ? _open[_depth - 1].Answer : RouteAnswer.NoMatch);
            }
        }

        private void Cut(TNumber start, uint answer)
        {
            // The later word counts where two cuts meet: the inner prefix begins, or the outer one ends as well.
            if (_starts[_count - 1] == start)
            {
                _count--;
            }

            if (_count > 0 && _answers[_count - 1] == answer)
            {
                return;
            }

            if (_count == _starts.Length)
            {
                Array.Resize(ref _starts, _count * 2);
                Array.Resize(ref _answers, _count * 2);
            }

            _starts[_count] = start;
            _answers[_count++] = answer;
        }
    }
}
