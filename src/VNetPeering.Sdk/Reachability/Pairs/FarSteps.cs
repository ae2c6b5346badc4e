namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>
/// The steps of appliances to each kind of destination, and the ways that packets of strangers (sources in no VNet that they pass) take from there. Each is found
/// when somebody asks. Thread-safe: what is found twice is the same.
/// </summary>
internal sealed class FarSteps
{
    private const int MostSteps = 16;

    private readonly StepReader _reader;
    private readonly ViaNumbers _vias;
    private readonly FarDestinations _destinations;
    private readonly Step[]?[] _steps;

    // Ways with one added, so that zero is what nobody has asked about.
    private readonly ulong[]?[] _ways;

    internal FarSteps(StepReader reader, ViaNumbers vias, FarDestinations destinations)
        : this(reader, vias, destinations, new Step[]?[vias.Count])
    {
    }

    private FarSteps(StepReader reader, ViaNumbers vias, FarDestinations destinations, Step[]?[] steps)
    {
        _reader = reader;
        _vias = vias;
        _destinations = destinations;
        _steps = steps;
        _ways = new ulong[]?[steps.Length];
    }

    /// <summary>Gets the number of appliances that are known here; those found later have greater numbers.</summary>
    internal int Count => _steps.Length;

    /// <summary>Returns the steps in a network in which some subnets have other tables: those of appliances elsewhere are shared.</summary>
    /// <param name="reader">The reader of that network.</param>
    /// <param name="subnets">The indices of the subnets.</param>
    internal FarSteps With(StepReader reader, IReadOnlyList<int> subnets)
    {
        var steps = new Step[]?[_steps.Length];
        for (int i = 0; i < steps.Length; i++)
        {
            steps[i] = subnets.Contains(_vias[i].Point.Home) ? null : Volatile.Read(ref _steps[i]);
        }

        return new FarSteps(reader, _vias, _destinations, steps);
    }

    /// <summary>Returns the step of an appliance to a subnet that has a number as a destination.</summary>
    internal Step Next(int point, int to) => StepOf(point, _destinations.NumberOf(to));

    /// <summary>Returns the way of strangers from an appliance on; <see cref="WayFinder.Unsettled"/> where it has to be searched for.</summary>
    /// <param name="point">The appliance.</param>
    /// <param name="destination">The number of the destination.</param>
    internal ulong WayOf(int point, int destination) => _ways[point] is { } ways && Volatile.Read(ref ways[destination]) is not 0 and ulong way ? way - 1 : Follow(point, destination);

    /// <summary>As <see cref="WayFinder.Follow"/> from the appliance on, but what is known from a later appliance on is not followed again.</summary>
    private ulong Follow(int point, int destination)
    {
        Span<int> passed = stackalloc int[MostSteps];
        int count = 0;
        ulong way = WayFinder.Unsettled;
        for (int at = point; at >= 0 && count < MostSteps;)
        {
            if (Volatile.Read(ref WaysOf(at)[destination]) is not 0 and ulong known)
            {
                way = known - 1;
                break;
            }

            if (passed[..count].Contains(at))
            {
                way = Ways.Blocked;
                break;
            }

            passed[count++] = at;
            if (_vias[at].Point.Way != Ways.Direct)
            {
                way = _vias[at].Point.Way;
                Note(at, destination, way);
                count--;
                break;
            }

            Step step = StepOf(at, destination);
            at = step == Step.Unsettled || step.IsForOwnOnly ? -1 : step.Point;
            way = step == Step.Unsettled || at >= 0 ? WayFinder.Unsettled : step.IsForOwnOnly ? Ways.Blocked : step.End;
        }

        while (count > 0)
        {
            int at = passed[--count];
            way = Ways.IsDelivered(way) ? Ways.Past(way, _vias[at].Seen) : way;
            Note(at, destination, way);
        }

        return way;
    }

    private void Note(int point, int destination, ulong way) => Volatile.Write(ref WaysOf(point)[destination], way + 1);

    private ulong[] WaysOf(int point) => _ways[point] ?? Interlocked.CompareExchange(ref _ways[point], new ulong[_destinations.Count], null) ?? _ways[point]!;

    private Step StepOf(int point, int destination)
    {
        Step[] steps = _steps[point] ?? Interlocked.CompareExchange(ref _steps[point], new Step[_destinations.Count], null) ?? _steps[point]!;
        if (steps[destination] == Step.None)
        {
            steps[destination] = _reader.NextFrom(_vias[point], _destinations.SampleOf(destination));
        }

        return steps[destination];
    }
}
