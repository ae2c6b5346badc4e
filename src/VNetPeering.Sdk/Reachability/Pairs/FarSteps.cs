namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>
/// The steps of appliances to each kind of destination, and the ways that packets of strangers (sources in no VNet that they pass) take from there. Computed
/// when somebody asks, an appliance at a time. Thread-safe: what is computed twice is the same.
/// </summary>
internal sealed class FarSteps
{
    private readonly StepReader _reader;
    private readonly ViaNumbers _vias;
    private readonly FarDestinations _destinations;
    private readonly WayFinder _finder;
    private readonly Step[]?[] _steps;
    private readonly ulong[]?[] _ways;

    internal FarSteps(StepReader reader, ViaNumbers vias, FarDestinations destinations, WayFinder finder)
    {
        _reader = reader;
        _vias = vias;
        _destinations = destinations;
        _finder = finder;
        _steps = new Step[]?[vias.Count];
        _ways = new ulong[]?[vias.Count];
    }

    /// <summary>Gets the number of appliances that are known here; those found later have greater numbers.</summary>
    internal int Count => _steps.Length;

    /// <summary>Returns the step of an appliance to a subnet that has a number as a destination.</summary>
    internal Step Next(int point, int to) => StepsOf(point)[_destinations.NumberOf(to)];

    /// <summary>Returns the ways of strangers from an appliance on, by number of destination; <see cref="WayFinder.Unsettled"/> where they have to be searched for.</summary>
    internal ulong[] WaysOf(int point)
    {
        if (_ways[point] is not { } ways)
        {
            ways = new ulong[_destinations.Count];
            for (int i = 0; i < ways.Length; i++)
            {
                ways[i] = _finder.Follow(-1, _destinations.SampleOf(i), -1, Step.To(point), this);
            }

            _ways[point] = ways;
        }

        return ways;
    }

    private Step[] StepsOf(int point)
    {
        if (_steps[point] is not { } steps)
        {
            ViaPoint via = _vias[point].Point;
            steps = new Step[_destinations.Count];
            for (int i = 0; i < steps.Length; i++)
            {
                steps[i] = _reader.Next(via.Home, via.NetworkInterface, via.IsManaged, _destinations.SampleOf(i));
            }

            _steps[point] = steps;
        }

        return steps;
    }
}
