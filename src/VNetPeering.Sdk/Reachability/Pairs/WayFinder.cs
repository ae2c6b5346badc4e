using System.Collections.Concurrent;

namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>Finds out how packets of one subnet fare on the way to another, security groups of the two aside. Thread-safe.</summary>
internal sealed class WayFinder(WaySearch.Shared shared, PairSubnets subnets, PairAccess access, StepReader reader, ViaNumbers vias)
{
    private const int MostSteps = 16;

    /// <summary>What <see cref="Follow(int, int, int, Step, FarSteps)"/> returns where it cannot tell.</summary>
    internal const ulong Unsettled = 0;

    private ConcurrentDictionary<(int From, int To), ulong>? _searched;

    /// <summary>Returns one of <see cref="Ways"/> for two subnets that have addresses.</summary>
    internal ulong Find(int from, int to)
    {
        if (!subnets.IsPlain(from) || !subnets.IsPlain(to))
        {
            return Ways.Open;
        }

        ulong way = Follow(from, to, subnets.VNetOf(from), reader.Next(subnets.IndexOf(from), to), known: null);
        way = way == Unsettled ? Remembered(from, to) : way;

        ulong denied = access.Matters && way != Ways.Blocked ? access.Between(from, to) : PairAccess.Passes;
        if (denied == PairAccess.Passes)
        {
            return way;
        }

        // Where nobody knows the way, or somebody may translate on it, the other end may never see this one's address.
        bool mayBeTranslated = shared.Ways.AnswersMayTurn && way is Ways.Open or Ways.Unknown;
        return mayBeTranslated ? Ways.Open : denied;
    }

    /// <summary>Looks at one pair with no thought of others like it.</summary>
    internal ulong Search(int from, int to) => WaySearch.Find(shared, subnets.Get(from), subnets.Get(to));

    /// <summary>Follows packets from a first step on.</summary>
    /// <param name="from">Position of the source; -1 for any that is in no VNet on the way.</param>
    /// <param name="to">Position of the destination.</param>
    /// <param name="vnet">Index of the VNet in which the step is taken.</param>
    /// <param name="step">The step.</param>
    /// <param name="known">Steps of appliances that are known already; null when none are.</param>
    internal ulong Follow(int from, int to, int vnet, Step step, FarSteps? known)
    {
        Span<int> passed = stackalloc int[MostSteps];
        int count = 0;
        ulong way = Ways.Direct;
        while (true)
        {
            if (step == Step.Unsettled)
            {
                return Unsettled;
            }

            if (step.IsForOwnOnly && (from < 0 || !subnets.IsFrom(from, vnet)))
            {
                return Ways.Blocked;
            }

            int point = step.Point;
            if (point < 0)
            {
                return step.End == Ways.Direct ? way : step.End;
            }

            if (passed[..count].Contains(point))
            {
                return Ways.Blocked;
            }

            ViaEntry via = vias[point];
            if (via.Point.Way != Ways.Direct)
            {
                return via.Point.Way;
            }

            if (from >= 0 && access.Matters && access.In(via.VNet, from) is not PairAccess.Passes and ulong denied)
            {
                return denied;
            }

            if (count == MostSteps)
            {
                return Unsettled;
            }

            passed[count++] = point;
            way = Ways.Past(way, via.Seen);
            vnet = via.VNet;
            step = known is null ? reader.NextFrom(via, to) : known.Next(point, to);
        }
    }

    private ulong Remembered(int from, int to)
    {
        ConcurrentDictionary<(int, int), ulong> searched = _searched ?? Interlocked.CompareExchange(ref _searched, new(), null) ?? _searched;
        return searched.TryGetValue((from, to), out ulong known) ? known : searched.GetOrAdd((from, to), Search(from, to));
    }
}
