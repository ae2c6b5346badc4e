// Intervals over 128 bits become intervals over the first 64 bits, and over the last 64 where a cut lies inside one number of the first:
//
//   starts      0:0   5:0   7:0   7:100   7:200   9:0          first:last 64 bits
//   values       a     b     c      d       e      f
//
//   first         0     5     7      8       9                 at 7 the rest decides; from 8 on it is e again
//   values        a     b   link 0   e       f
//   link 0        0 c   100 d   200 e
using System.Runtime.InteropServices;

namespace VNetPeering.Sdk.Addressing;

/// <summary>Takes sorted intervals over IPv6 addresses apart into intervals over their halves. Reusable; not thread-safe.</summary>
internal sealed class IPv6Halves
{
    private readonly Half _first = new();
    private readonly Half _rest = new();
    private readonly List<int> _restEnds = [];
    private readonly List<int> _linked = [];

    /// <summary>Gets the lowest number of the first 64 bits for each interval over them.</summary>
    internal ReadOnlySpan<ulong> Starts => _first.Starts.AsSpan(0, _first.Count);

    /// <summary>Gets for each interval its value, or the number of its link.</summary>
    internal ReadOnlySpan<ushort> Values => _first.Values.AsSpan(0, _first.Count);

    /// <summary>Gets the positions of the intervals that have a link, which is the one of the same number.</summary>
    internal ReadOnlySpan<int> Linked => CollectionsMarshal.AsSpan(_linked);

    /// <summary>Returns the intervals over the last 64 bits that a link leads to.</summary>
    internal void Rest(int link, out ReadOnlySpan<ulong> starts, out ReadOnlySpan<ushort> values)
    {
        int from = link == 0 ? 0 : _restEnds[link - 1];
        starts = _rest.Starts.AsSpan(from, _restEnds[link] - from);
        values = _rest.Values.AsSpan(from, _restEnds[link] - from);
    }

    /// <summary>Takes intervals apart. What an earlier call found is gone.</summary>
    /// <exception cref="ArgumentException">The last 64 bits matter in more places than a value can number.</exception>
    internal void Split(ReadOnlySpan<UInt128> starts, ReadOnlySpan<ushort> values)
    {
        _first.Count = 0;
        _rest.Count = 0;
        _restEnds.Clear();
        _linked.Clear();
        int next;
        for (int i = 0; i < starts.Length; i = next)
        {
            ulong first = FirstOf(starts[i]);
            next = i + 1;
            while (next < starts.Length && FirstOf(starts[next]) == first)
            {
                next++;
            }

            if (next == i + 1 && (ulong)starts[i] == 0)
            {
                _first.Add(first, values[i]);
                continue;
            }

            // The first interval of a table starts at zero, so one that starts inside a number has one before it.
            if ((ulong)starts[i] != 0)
            {
                _rest.Add(0, values[i - 1]);
            }

            Link(first, starts[i..next], values[i..next]);
            if (first != ulong.MaxValue && (next == starts.Length || FirstOf(starts[next]) != first + 1))
            {
                _first.Add(first + 1, values[next - 1]);
            }
        }
    }

    private static ulong FirstOf(UInt128 address) => (ulong)(address >> 64);

    private void Link(ulong first, ReadOnlySpan<UInt128> starts, ReadOnlySpan<ushort> values)
    {
        if (_restEnds.Count > ushort.MaxValue)
        {
            throw new ArgumentException($"More than {ushort.MaxValue + 1} /64 prefixes have longer ones inside. Split the table.", nameof(starts));
        }

        for (int i = 0; i < starts.Length; i++)
        {
            _rest.Add((ulong)starts[i], values[i]);
        }

        _linked.Add(_first.Count);
        _first.Add(first, (ushort)_restEnds.Count);
        _restEnds.Add(_rest.Count);
    }

    private sealed class Half
    {
        internal ulong[] Starts = new ulong[64];
        internal ushort[] Values = new ushort[64];
        internal int Count;

        internal void Add(ulong start, ushort value)
        {
            if (Count == Starts.Length)
            {
                Array.Resize(ref Starts, 2 * Count);
                Array.Resize(ref Values, 2 * Count);
            }

            Starts[Count] = start;
            Values[Count++] = value;
        }
    }
}
