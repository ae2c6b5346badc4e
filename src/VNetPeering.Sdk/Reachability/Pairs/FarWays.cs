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
    private readonly FarSteps _steps;
    private readonly WayFinder _finder;
    private readonly ViaNumbers _vias;
    private readonly IPFamily _family;
    private readonly int _inOneCell;
    private readonly int[] _firstOfCell;
    private readonly int[] _samples;
    private readonly ulong[]?[] _columns;
    private readonly int[] _destinationOf;
    private readonly bool[] _mayHold;
    private readonly ConcurrentDictionary<RouteIntervals, int[]> _runs;

    internal FarWays(PairSubnets subnets, FarSources sources, FarDestinations destinations, FarClasses classes, FarSteps steps, WayFinder finder, ViaNumbers vias, IPFamily family)
    {
        _subnets = subnets;
        _sources = sources;
        _destinations = destinations;
        _steps = steps;
        _finder = finder;
        _vias = vias;
        _family = family;
        _runs = new(ReferenceEqualityComparer.Instance);
        _samples = new int[classes.RoutingCount];
        _destinationOf = new int[_samples.Length];
        _mayHold = new bool[_samples.Length];
        _columns = new ulong[]?[_samples.Length];
        _firstOfCell = new int[sources.Cells.Count + 1];
        for (int i = 0; i < _samples.Length; i++)
        {
            _samples[i] = classes.SampleOf(classes.FirstOf(i));
            _destinationOf[i] = destinations.NumberOf(_samples[i]);
            _mayHold[i] = destinations.MayHoldAppliances(_destinationOf[i]);
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

    private FarWays(FarWays origin, FarSteps steps, WayFinder finder)
    {
        _subnets = origin._subnets;
        _sources = origin._sources;
        _destinations = origin._destinations;
        _steps = steps;
        _finder = finder;
        _vias = origin._vias;
        _family = origin._family;
        _inOneCell = origin._inOneCell;
        _firstOfCell = origin._firstOfCell;
        _samples = origin._samples;
        _columns = new ulong[]?[_samples.Length];
        _destinationOf = origin._destinationOf;
        _mayHold = origin._mayHold;
        _runs = origin._runs;
    }

    /// <summary>Returns the ways between the same classes in a network in which appliances have other tables.</summary>
    internal FarWays With(FarSteps steps, WayFinder finder) => new(this, steps, finder);

    /// <summary>Fills a row with the ways of one class, as routes tell them apart, to a run of others.</summary>
    /// <param name="from">The class of the source.</param>
    /// <param name="first">The first class of destinations.</param>
    /// <param name="row">Receives one of <see cref="Ways"/> for each.</param>
    internal void Fill(int from, int first, Span<ulong> row) =>
        Fill(_sources.TableOf(_samples[from]), RunsOf(_sources.TableOf(_samples[from]).Intervals), _samples[from], first, row, _finder);

    /// <summary>Fills a row with the ways of one subnet that may have another table than its class.</summary>
    internal void Fill(FarTable table, int source, int first, Span<ulong> row, WayFinder finder) =>
        Fill(table, ReadRuns(table.Intervals), source, first, row, finder);

    /// <summary>Returns the ways between two subnets that have classes, as if they were no neighbours.</summary>
    internal ulong Find(int from, int to) => FindWay(_sources.TableOf(from), from, to, _finder);

    /// <summary>Returns the way of one subnet that may have another table than its class to a class, as routes tell them apart.</summary>
    internal ulong Find(FarTable table, int source, int to, WayFinder finder) => FindWay(table, source, _samples[to], finder);

    /// <summary>Returns the way of one class to another, as routes tell them apart.</summary>
    internal ulong Between(int from, int to) => Find(_samples[from], _samples[to]);

    /// <summary>Says whether the subnets of a class are in no VNet with an appliance.</summary>
    internal bool IsStranger(int from) => !_sources.HasAppliance(_subnets.VNetOf(_samples[from]));

    /// <summary>
    /// Returns the way of strangers from an appliance on to a class; <see cref="WayFinder.Unsettled"/> where it has to be searched for.
    /// </summary>
    internal ulong WayTo(int point, int to) =>
        _mayHold[to] && _subnets.Holds(_samples[to], _vias[point].Address) ? Ways.Open : _steps.WayOf(point, _destinationOf[to]);

    /// <summary>Adds the runs of classes to which a class takes one step each: where each ends, and the step; <see cref="Step.Unsettled"/> where each pair has to be asked about.</summary>
    internal void ReadRuns(int from, List<(int End, Step Step)> all)
    {
        FarTable table = _sources.TableOf(_samples[from]);
        ReadRuns(table, RunsOf(table.Intervals), all);
    }

    /// <summary>Adds the runs of classes to which a subnet with a table of its own takes one step each.</summary>
    internal void ReadRuns(FarTable table, List<(int End, Step Step)> all) => ReadRuns(table, ReadRuns(table.Intervals), all);

    private void ReadRuns(FarTable table, int[] firsts, List<(int End, Step Step)> all)
    {
        int begin = 0;
        for (int interval = 0; interval < firsts.Length && begin < _inOneCell; interval++)
        {
            int end = interval + 1 < firsts.Length ? Math.Min(_inOneCell, firsts[interval + 1]) : _inOneCell;
            if (end > begin)
            {
                Step step = table.StepOf(interval, isPrivate: true);
                all.Add((end, step == table.StepOf(interval, isPrivate: false) ? step : Step.Unsettled));
                begin = end;
            }
        }

        if (begin < _samples.Length)
        {
            all.Add((_samples.Length, Step.Unsettled));
        }
    }

    /// <summary>Returns the ways from each class to one. Kept for the next question.</summary>
    internal ulong[] WaysTo(int routing)
    {
        if (_columns[routing] is not { } ways)
        {
            ways = new ulong[_samples.Length];
            for (int i = 0; i < ways.Length; i++)
            {
                ways[i] = Find(_samples[i], _samples[routing]);
            }

            _columns[routing] = ways;
        }

        return ways;
    }

    private ulong FindWay(FarTable table, int from, int to, WayFinder finder)
    {
        Step step = table.StepTo(_subnets.First(to), _subnets.Last(to), _subnets.IsPrivate(to));
        if (step.Point < 0)
        {
            return step == Step.Unsettled ? finder.Search(from, to) : step.End;
        }

        ulong way = _subnets.Holds(to, _vias[step.Point].Address) ? Ways.Open : _steps.WayOf(step.Point, _destinations.NumberOf(to));

        // What stops strangers may let those pass whose VNet is on the way.
        way = way == Ways.Blocked && _sources.HasAppliance(_subnets.VNetOf(from)) ? finder.Follow(from, to, _subnets.VNetOf(from), step, _steps) : way;
        return way == WayFinder.Unsettled ? finder.Search(from, to) : way;
    }

    private void Fill(FarTable table, int[] runs, int source, int first, Span<ulong> row, WayFinder finder)
    {
        bool isStranger = !_sources.HasAppliance(_subnets.VNetOf(source));
        int end = Math.Min(first + row.Length, _inOneCell);
        int to = first;
        for (int interval = to < end ? IntervalOf(runs, to) : 0; to < end; interval++)
        {
            int runEnd = interval + 1 < runs.Length ? Math.Min(end, runs[interval + 1]) : end;
            if (runEnd > to)
            {
                FillRun(table, interval, source, isStranger, to, row[(to - first)..(runEnd - first)], finder);
                to = runEnd;
            }
        }

        for (; to < first + row.Length; to++)
        {
            row[to - first] = FindWay(table, source, _samples[to], finder);
        }
    }

    private void FillRun(FarTable table, int interval, int source, bool isStranger, int first, Span<ulong> run, WayFinder finder)
    {
        Step step = table.StepOf(interval, isPrivate: true);
        bool isOne = step == table.StepOf(interval, isPrivate: false);
        if (isOne && step.Point < 0 && step != Step.Unsettled)
        {
            run.Fill(step.End);
        }
        else if (!isOne || step.Point < 0)
        {
            for (int i = 0; i < run.Length; i++)
            {
                run[i] = FindWay(table, source, _samples[first + i], finder);
            }
        }
        else
        {
            for (int i = 0; i < run.Length; i++)
            {
                // What stops strangers may let those pass whose VNet is on the way.
                ulong way = WayTo(step.Point, first + i);
                bool isSettled = way != WayFinder.Unsettled && (isStranger || way != Ways.Blocked);
                run[i] = isSettled ? way : FindWay(table, source, _samples[first + i], finder);
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

    private int[] RunsOf(RouteIntervals intervals) => _runs.TryGetValue(intervals, out int[]? known) ? known : _runs.GetOrAdd(intervals, ReadRuns(intervals));

    /// <summary>For each interval the first class that lies in it, or behind it. Classes in a cell that the intervals cut, as only those of an edit do, come with the part before.</summary>
    private int[] ReadRuns(RouteIntervals intervals)
    {
        var runs = new int[intervals.Count(_family)];
        for (int i = 1; i < runs.Length; i++)
        {
            runs[i] = _firstOfCell[_sources.Cells.At(intervals.ValueOf(_family, i))];
        }

        return runs;
    }

    /// <summary>Says whether an interval begins inside a cell that has classes, so that no class of the cell is in one interval as a whole.</summary>
    internal bool CutClasses(RouteIntervals intervals)
    {
        for (int i = 1; i < intervals.Count(_family); i++)
        {
            UInt128 start = intervals.ValueOf(_family, i);
            int cell = _sources.Cells.At(start);
            if (_firstOfCell[cell] < _firstOfCell[cell + 1] && !_sources.Cells.StartsAt(start))
            {
                return true;
            }
        }

        return false;
    }
}
