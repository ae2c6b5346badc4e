using System.Runtime.CompilerServices;
using VNetPeering.Sdk.Addressing;

namespace VNetPeering.Sdk.Routing;

/// <summary>The address space cut where the answer changes: for each family the starts of the intervals, ascending from zero, and their answers. Immutable; thread-safe.</summary>
internal sealed class RouteIntervals
{
    private static readonly uint[] NoStarts = [0];
    private static readonly UInt128[] NoStarts6 = [0];
    private static readonly uint[] NoAnswers = [RouteAnswer.NoMatch];

    private readonly uint[] _starts;
    private readonly uint[] _answers;
    private readonly UInt128[] _starts6;
    private readonly uint[] _answers6;

    internal RouteIntervals(ReadOnlySpan<uint> starts, ReadOnlySpan<uint> answers, ReadOnlySpan<UInt128> starts6, ReadOnlySpan<uint> answers6)
    {
        (_starts, _answers) = starts.Length > 1 || answers[0] != RouteAnswer.NoMatch ? (starts.ToArray(), answers.ToArray()) : (NoStarts, NoAnswers);
        (_starts6, _answers6) = starts6.Length > 1 || answers6[0] != RouteAnswer.NoMatch ? (starts6.ToArray(), answers6.ToArray()) : (NoStarts6, NoAnswers);
    }

    /// <summary>Gets the number of intervals, both families together.</summary>
    internal int Count => _starts.Length + _starts6.Length;

    /// <summary>Returns the answer for an address. Cost: O(log n), no allocation.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal uint At(HostAddress address) =>
        address.Family == IPFamily.IPv4 ? _answers[Find(_starts, (uint)address.Low)] : _answers6[Find(_starts6, address.Value)];

    /// <summary>Returns the interval that holds an address, and its answer. Cost: O(log n), no allocation.</summary>
    internal AddressRange Around(HostAddress address, out uint answer)
    {
        if (address.Family == IPFamily.IPv4)
        {
            int i = Find(_starts, (uint)address.Low);
            answer = _answers[i];
            return new AddressRange(HostAddress.FromIPv4(_starts[i]), HostAddress.FromIPv4(i + 1 < _starts.Length ? _starts[i + 1] - 1 : uint.MaxValue));
        }

        int at = Find(_starts6, address.Value);
        answer = _answers6[at];
        return new AddressRange(HostAddress.FromIPv6(_starts6[at]), HostAddress.FromIPv6(at + 1 < _starts6.Length ? _starts6[at + 1] - 1 : UInt128.MaxValue));
    }

    /// <summary>Says whether both give every address the same answer.</summary>
    internal bool IsSameAs(RouteIntervals other) =>
        _starts.AsSpan().SequenceEqual(other._starts) && _answers.AsSpan().SequenceEqual(other._answers)
        && _starts6.AsSpan().SequenceEqual(other._starts6) && _answers6.AsSpan().SequenceEqual(other._answers6);

    /// <summary>Returns a hash that is equal where <see cref="IsSameAs"/> holds.</summary>
    internal int ContentHash()
    {
        uint hash = (uint)Count;
        for (int i = 0; i < _starts.Length; i++)
        {
            hash = ((hash ^ _starts[i]) * 0x9E3779B1) ^ (_answers[i] * 0x85EBCA77);
            hash = (hash << 13) | (hash >> 19);
        }

        for (int i = 0; i < _starts6.Length; i++)
        {
            hash = ((hash ^ (uint)_starts6[i].GetHashCode()) * 0x9E3779B1) ^ (_answers6[i] * 0x85EBCA77);
        }

        return (int)hash;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Find(uint[] starts, uint address)
    {
        // The first interval starts at zero, so there always is one at or before the address.
        int position = 0;
        int count = starts.Length;
        while (count > 1)
        {
            int half = count >>> 1;
            position += starts[position + half] <= address ? half : 0;
            count -= half;
        }

        return position;
    }

    private static int Find(UInt128[] starts, UInt128 address)
    {
        int position = 0;
        int count = starts.Length;
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
