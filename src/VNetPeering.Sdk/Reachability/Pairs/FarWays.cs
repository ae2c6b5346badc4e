using System.Collections.Concurrent;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>The ways between classes of subnets, a row of them at a time: each interval of a table is a run of classes. Thread-safe.</summary>
internal sealed class FarWays
{
    private readonly PairSubnets _subnets;
    private readonly FarSources _sources;
    private readonly FarDestinations _destinations;
    private readonly FarClasses _classes;
    private readonly FarSteps _steps;
    private readonly WayFinder _finder;
    private readonly ViaNumbers _vias;
    private readonly IPFamily _family;
    private readonly int _inOneCell;
    private readonly int[] _firstOfCell;
    private readonly int[] _samples;
    private readonly int[] _destinationOf;
    private readonly ConcurrentDictionary<RouteIntervals, int[]> _runs = new(ReferenceEqualityComparer.Instance);

    internal FarWays(PairSubnets subnets, FarSources sources, FarDestinations destinations, FarClasses classes, FarSteps steps, WayFinder finder, ViaNumbers vias, IPFamily family)
    {
        _subnets = subnets;
        _sources = sources;
        _destinations = destinations;
        _classes = classes;
        _steps = steps;
        _finder = finder;
        _vias = vias;
        _family = family;
        _samples = new int[classes.RoutingCount];
        _destinationOf = new int[_samples.Length];
        _firstOfCell = new int[sources.Cells.Count + 1];
        for (int i = 0; i < _samples.Length; i++)
        {
            _samples[i] = classes.SampleOf(classes.FirstOf(i));
            _destinationOf[i] = destinations.NumberOf(_samples[i]);
            if (classes.CellOf(i) != int.MaxValue)
            {
                _inOneCell = i + 1;
                _firstOfCell[classes.CellOf(i) + 1] = i + 1;
            }
        }

        for (int i = 1; i < _firstOfCell.Length; i++)
        {
            _firstOfCell[i] = Math.Max(_firstOfCell[i], _firstOfCell[i - 1]);
        }
    }

    /// <summary>Fills a row with the ways of one class, as routes tell them apart, to a run of others.</summary>
    /// <param name="from">The class of the source.</param>
    /// <param name="first">The first class of destinations.</param>
    /// <param name="row">Receives one of <see cref="Ways"/> for each.</param>
    internal void Fill(int from, int first, Span<ulong> row)
    {
        int source = _samples[from];
        FarTable table = _sources.TableOf(source);
        bool isStranger = !_sources.ApplianceVNets.Contains(_subnets.VNetOf(source));
        int[] runs = RunsOf(table.Intervals);
        int end = Math.Min(first + row.Length, _inOneCell);
        int to = first;
        for (int interval = to < end ? IntervalOf(runs, to) : 0; to < end; interval++)
        {
            int runEnd = interval + 1 < runs.Length ? Math.Min(end, runs[interval + 1]) : end;
            if (runEnd > to)
            {
                FillRun(source, isStranger, table, interval, to, row[(to - first)..(runEnd - first)]);
                to = runEnd;
            }
        }

        for (; to < first + row.Length; to++)
        {
            row[to - first] = Find(source, _samples[to]);
        }
    }

    /// <summary>Returns the way between two subnets that have classes, as if they were no neighbours.</summary>
    internal ulong Find(int from, int to)
    {
        Step step = _sources.TableOf(from).StepTo(_subnets.First(to), _subnets.Last(to), _subnets.IsPrivate(to));
        ulong way = step.Point >= 0 && _subnets.Holds(to, _vias[step.Point].Address) ? Ways.Open : _finder.Follow(from, to, _subnets.VNetOf(from), step, _steps);
        return way == WayFinder.Unsettled ? _finder.Search(from, to) : way;
    }

    private void FillRun(int source, bool isStranger, FarTable table, int interval, int first, Span<ulong> run)
    {
        bool isPrivate = _subnets.IsPrivate(_samples[first]);
        Step step = table.StepOf(interval, isPrivate);
        if (step.Point < 0 && step != Step.Unsettled && step == table.StepOf(interval, !isPrivate))
        {
            run.Fill(step.End);
        }
        else if (step.Point < 0 || !isStranger || step != table.StepOf(interval, !isPrivate))
        {
            for (int i = 0; i < run.Length; i++)
            {
                run[i] = Find(source, _samples[first + i]);
            }
        }
        else
        {
            ulong[] ways = _steps.WaysOf(step.Point);
            ReadOnlySpan<int> destinations = _destinationOf.AsSpan(first, run.Length);
            for (int i = 0; i < run.Length; i++)
            {
                ulong way = ways[destinations[i]];
                run[i] = way == WayFinder.Unsettled || _destinations.MayHoldAppliances(destinations[i]) ? Find(source, _samples[first + i]) : way;
            }
        }
    }

    private static int IntervalOf(int[] runs, int number)
    {
        int at = Array.BinarySearch(runs, number);
        if (at < 0)
        {
            return ~at - 1;
        }

        // Intervals without a class begin where the next one does.
        while (at + 1 < runs.Length && runs[at + 1] == number)
        {
            at++;
        }

        return at;
    }

    /// <summary>For each interval the first class that lies in it, or behind it.</summary>
    private int[] RunsOf(RouteIntervals intervals) => _runs.GetOrAdd(intervals, key =>
    {
        var runs = new int[key.Count(_family)];
        for (int i = 1; i < runs.Length; i++)
        {
            runs[i] = _firstOfCell[_sources.Cells.At(key.ValueOf(_family, i))];
        }

        return runs;
    });
}
