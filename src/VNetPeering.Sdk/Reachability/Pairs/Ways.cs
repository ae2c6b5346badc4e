namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>
/// Numbers for how packets of one subnet fare on the way to another, security groups of the two aside: stopped, uncertain, to be traced, or delivered past some
/// appliances. Equal numbers mean the same appliances, in any order. Thread-safe.
/// </summary>
/// <param name="answersMayTurn">Whether an appliance puts its own address in the place of the source: the answer to what passes it goes back to it, and no route of its destination to the source counts.</param>
internal sealed class Ways(bool answersMayTurn)
{
    internal const ulong Blocked = 1;
    internal const ulong Unknown = 2;

    /// <summary>Only a trace can tell.</summary>
    internal const ulong Open = 3;

    /// <summary>Delivered past no appliance. Other deliveries hold in their upper bits, 15 each and greatest first, the appliances.</summary>
    internal const ulong Direct = 4;

    private const int KindBits = 3;
    private const int NumberBits = 15;
    private const int MostAppliances = 4;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _numbers = [];
    private SeenAppliance[] _appliances = [];

    /// <summary>Gets whether a flow that may pass some appliance has another answer than what starts at its destination.</summary>
    internal bool AnswersMayTurn => answersMayTurn;

    internal static bool IsDelivered(ulong way) => (way & ((1 << KindBits) - 1)) == Direct;

    /// <summary>Returns the number of an appliance, for <see cref="Past"/>.</summary>
    internal int NumberOf(SeenAppliance appliance)
    {
        lock (_lock)
        {
            if (!_numbers.TryGetValue(appliance.Key, out int number))
            {
                _numbers.Add(appliance.Key, number = _numbers.Count + 1);
                _appliances = [.. _appliances, appliance];
            }

            return number;
        }
    }

    /// <summary>Returns a delivery that leads past one more appliance; <see cref="Open"/> where more meet than a number holds.</summary>
    internal static ulong Past(ulong way, int appliance)
    {
        if (way == Open || appliance >= 1 << NumberBits)
        {
            return Open;
        }

        Span<int> passed = stackalloc int[MostAppliances + 1];
        int count = Read(way, passed);
        if (passed[..count].Contains(appliance))
        {
            return way;
        }

        if (count == MostAppliances)
        {
            return Open;
        }

        int at = count;
        for (; at > 0 && passed[at - 1] < appliance; at--)
        {
            passed[at] = passed[at - 1];
        }

        passed[at] = appliance;
        ulong past = Direct;
        for (int i = 0; i <= count; i++)
        {
            past |= (ulong)passed[i] << (KindBits + (i * NumberBits));
        }

        return past;
    }

    /// <summary>Says whether a flow or its answer is surely stopped.</summary>
    internal bool AreBlocked(ulong there, ulong back) => there == Blocked || (back == Blocked && (!answersMayTurn || IsDelivered(there)));

    /// <summary>Joins how a flow and its answer fare with what the security groups of both subnets say; null when only a trace can tell.</summary>
    /// <param name="there">The way of the flow.</param>
    /// <param name="back">The way of its answer, which no group of the two subnets stops (5.05).</param>
    /// <param name="outbound">The verdict of the group at the source.</param>
    /// <param name="inbound">The verdict of the group at the destination, which counts only for a flow that gets there.</param>
    internal Verdict? Join(ulong there, ulong back, Verdict outbound, Verdict inbound)
    {
        if (AreBlocked(there, back) || outbound == Verdict.Blocked || (IsDelivered(there) && inbound == Verdict.Blocked))
        {
            return Verdict.Blocked;
        }

        if (there == Open || back == Open || back == Blocked)
        {
            return null;
        }

        if (there == Unknown || back == Unknown)
        {
            return Verdict.Unknown;
        }

        Verdict appliances = there == back ? Verdict.Reachable : Compare(there, back);
        return appliances == Verdict.Blocked ? Verdict.Blocked
            : appliances == Verdict.Unknown || outbound == Verdict.Unknown || inbound == Verdict.Unknown ? Verdict.Unknown
            : Verdict.Reachable;
    }

    private static int Read(ulong way, Span<int> passed)
    {
        int count = 0;
        for (ulong rest = way >> KindBits; rest != 0; rest >>= NumberBits)
        {
            passed[count++] = (int)(rest & ((1 << NumberBits) - 1));
        }

        return count;
    }

    /// <summary>A stateful appliance must see both directions (3.57); one that the input does not describe may or may not mind (3.59).</summary>
    private Verdict Compare(ulong there, ulong back)
    {
        Span<int> one = stackalloc int[MostAppliances];
        Span<int> other = stackalloc int[MostAppliances];
        one = one[..Read(there, one)];
        other = other[..Read(back, other)];
        SeenAppliance[] known = Volatile.Read(ref _appliances);
        Verdict gravest = Verdict.Reachable;
        Add(one, other);
        Add(other, one);
        return gravest;

        void Add(ReadOnlySpan<int> seen, ReadOnlySpan<int> seenBack)
        {
            foreach (int appliance in seen)
            {
                bool? isStateful = seenBack.Contains(appliance) ? false : known[appliance - 1].IsStateful;
                gravest = isStateful is true || gravest == Verdict.Blocked ? Verdict.Blocked : isStateful is null ? Verdict.Unknown : gravest;
            }
        }
    }
}
