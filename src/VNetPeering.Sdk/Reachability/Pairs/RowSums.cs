using System.Collections.Concurrent;

namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>
/// How many subnets of the first classes of destinations have which verdict, for a class of sources that takes one step to all of them: what a run of classes adds
/// to a row is the difference of two. Security groups are not asked. Thread-safe.
/// </summary>
internal sealed class RowSums(FarWays ways, FarClasses classes, Ways joined)
{
    private readonly ConcurrentDictionary<(int Routing, Step Step), Sum[]> _sums = new();

    /// <summary>Returns the sums before each class of destinations, and over all at the end.</summary>
    /// <param name="routing">The class of the source.</param>
    /// <param name="step">The step, which is settled.</param>
    internal Sum[] Of(int routing, Step step) => _sums.TryGetValue((routing, step), out Sum[]? known) ? known : _sums.GetOrAdd((routing, step), Add(routing, step));

    private Sum[] Add(int routing, Step step)
    {
        ulong[] back = ways.WaysTo(routing);
        bool isStranger = ways.IsStranger(routing);
        var sums = new Sum[back.Length + 1];
        for (int i = 0; i < back.Length; i++)
        {
            ulong way = step.Point < 0 ? step.End : ways.WayTo(step.Point, i);

            // What stops strangers at an appliance may let those pass whose VNet is on the way.
            bool isSettled = step.Point < 0 || (way != WayFinder.Unsettled && (isStranger || way != Ways.Blocked));
            sums[i + 1] = sums[i].Plus(isSettled ? joined.Join(way, back[i], Verdict.Reachable, Verdict.Reachable) : null, classes.SizeOf(i));
        }

        return sums;
    }

    /// <summary>Numbers of subnets by verdict, and the number of classes of which the step alone does not tell.</summary>
    internal readonly record struct Sum(long Reachable, long Blocked, long Unknown, int Open)
    {
        internal Sum Plus(Verdict? verdict, int subnets) => verdict switch
        {
            Verdict.Reachable => this with { Reachable = Reachable + subnets },
            Verdict.Blocked => this with { Blocked = Blocked + subnets },
            Verdict.Unknown => this with { Unknown = Unknown + subnets },
            _ => this with { Open = Open + 1 },
        };
    }
}
