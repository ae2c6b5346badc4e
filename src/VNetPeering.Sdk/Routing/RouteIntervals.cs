using System.Runtime.CompilerServices;
using VNetPeering.Sdk.Addressing;

namespace VNetPeering.Sdk.Routing;

/// <summary>The address space cut where the answer changes: for each family the starts of the intervals, ascending from zero, and their answers. Immutable; thread-safe.</summary>
internal sealed class RouteIntervals
{
    private static readonly UInt128[] NoStarts6 = [0];
    private static readonly uint[] NoAnswers = [RouteAnswer.NoMatch];

    private readonly uint[] _starts;
    private readonly uint[] _answers;
    private readonly UInt128[] _starts6;
    private readonly uint[] _answers6;

    private RouteIntervals(uint[] starts, uint[] answers, UInt128[] starts6, uint[] answers6)
    {
        _starts = starts;
        _answers = answers;
        _starts6 = starts6;
        _answers6 = answers6;
    }

    /// <summary>Gets the intervals that hold no route.</summary>
    internal static RouteIntervals Empty { get; } = new([0], NoAnswers, NoStarts6, NoAnswers);

    /// <summary>Creates intervals from copies of starts and answers, the first start of each family zero.</summary>
    internal static RouteIntervals Create(ReadOnlySpan<uint> starts, ReadOnlySpan<uint> answers, ReadOnlySpan<UInt128> starts6, ReadOnlySpan<uint> answers6) =>
        new(starts.ToArray(), answers.ToArray(), starts6.ToArray(), answers6.ToArray());

    /// <summary>Creates intervals without any IPv6 route.</summary>
    internal static RouteIntervals OfIPv4(ReadOnlySpan<uint> starts, ReadOnlySpan<uint> answers) => new(starts.ToArray(), answers.ToArray(), NoStarts6, NoAnswers);

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

    /// <summary>Says whether one answer holds for a whole range, and which. Cost: O(log n), no allocation.</summary>
    internal bool IsOne(HostAddress first, HostAddress last, out uint answer)
    {
        if (first.Family == IPFamily.IPv4)
        {
            int i = Find(_starts, (uint)first.Low);
            answer = _answers[i];
            return i + 1 == _starts.Length || (uint)last.Low < _starts[i + 1];
        }

        int at = Find(_starts6, first.Value);
        answer = _answers6[at];
        return at + 1 == _starts6.Length || last.Value < _starts6[at + 1];
    }

    /// <summary>Returns the number of the interval that holds an address. Cost: O(log n), no allocation.</summary>
    internal int IndexAt(HostAddress address) => address.Family == IPFamily.IPv4 ? Find(_starts, (uint)address.Low) : Find(_starts6, address.Value);

    /// <summary>Returns the number of intervals of a family, those without a route among them.</summary>
    internal int Count(IPFamily family) => family == IPFamily.IPv4 ? _starts.Length : _starts6.Length;

    /// <summary>Returns where an interval starts, as a number.</summary>
    internal UInt128 ValueOf(IPFamily family, int interval) => family == IPFamily.IPv4 ? _starts[interval] : _starts6[interval];

    /// <summary>Returns the answer of an interval.</summary>
    internal uint AnswerOf(IPFamily family, int interval) => family == IPFamily.IPv4 ? _answers[interval] : _answers6[interval];

    /// <summary>Returns the highest answer of a family. Cost: O(n), no allocation.</summary>
    internal uint Highest(IPFamily family)
    {
        uint highest = RouteAnswer.NoMatch;
        foreach (uint answer in family == IPFamily.IPv4 ? _answers : _answers6)
        {
            highest = Math.Max(highest, answer);
        }

        return highest;
    }

    /// <summary>Returns the intervals of a family that hold a route, ascending.</summary>
    internal IEnumerable<(AddressRange Range, uint Answer)> Matches(IPFamily family)
    {
        for (int i = 0; i < Count(family); i++)
        {
            uint answer = family == IPFamily.IPv4 ? _answers[i] : _answers6[i];
            if (answer != RouteAnswer.NoMatch)
            {
                yield return (Around(StartOf(family, i), out _), answer);
            }
        }
    }

    /// <summary>Returns where the intervals of a family start, ascending from zero.</summary>
    internal IEnumerable<HostAddress> Starts(IPFamily family)
    {
        for (int i = 0; i < Count(family); i++)
        {
            yield return StartOf(family, i);
        }
    }

    private HostAddress StartOf(IPFamily family, int interval) => family == IPFamily.IPv4 ? HostAddress.FromIPv4(_starts[interval]) : HostAddress.FromIPv6(_starts6[interval]);

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
