namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>
/// Classes of subnets for flows between VNets that are no neighbours. Two pairs of one and the same two classes have the same verdict. Classes that routes treat
/// alike stand together, and those together are in the order of addresses, so that an interval of a table is a run of classes. Immutable; thread-safe.
/// </summary>
internal sealed class FarClasses
{
    private readonly int[] _classOf;
    private readonly int[] _routingOf;
    private readonly int[] _samples;
    private readonly int[] _sizes;
    private readonly int[] _firstOf;
    private readonly int[] _cells;

    internal FarClasses(PairSubnets subnets, FarSources sources, FarDestinations destinations, GroupProfiles profiles)
    {
        _classOf = new int[subnets.Count];
        int[] routing = NumberRoutes(subnets, sources, destinations, out _cells);
        var known = new Dictionary<(int Routing, int Profile, int Cell), int>();
        var keys = new List<(int Routing, int Profile, int Cell)>();
        for (int i = 0; i < _classOf.Length; i++)
        {
            _classOf[i] = -1;
            if (routing[i] >= 0)
            {
                (int, int, int) key = (routing[i], profiles.ProfileOf(i), profiles.CellOf(i));
                if (!known.TryGetValue(key, out int number))
                {
                    known.Add(key, number = keys.Count);
                    keys.Add(key);
                }

                _classOf[i] = number;
            }
        }

        int[] order = [.. Enumerable.Range(0, keys.Count).OrderBy(number => keys[number].Routing).ThenBy(number => number)];
        int[] rank = new int[order.Length];
        _routingOf = new int[order.Length];
        _firstOf = new int[_cells.Length + 1];
        for (int i = 0; i < order.Length; i++)
        {
            rank[order[i]] = i;
            _routingOf[i] = keys[order[i]].Routing;
            _firstOf[_routingOf[i] + 1] = i + 1;
        }

        _samples = new int[order.Length];
        _sizes = new int[order.Length];
        for (int i = _classOf.Length - 1; i >= 0; i--)
        {
            if (_classOf[i] >= 0)
            {
                _classOf[i] = rank[_classOf[i]];
                _samples[_classOf[i]] = i;
                _sizes[_classOf[i]]++;
            }
        }
    }

    internal int Count => _samples.Length;

    /// <summary>Gets the number of classes that routes tell apart; each holds one class or several that security groups tell apart.</summary>
    internal int RoutingCount => _cells.Length;

    /// <summary>Returns the class of a subnet; -1 where none may speak for it.</summary>
    internal int Of(int position) => _classOf[position];

    internal int RoutingOf(int number) => _routingOf[number];

    /// <summary>Returns the first class of those that routes do not tell apart; the next one's first is behind the last.</summary>
    internal int FirstOf(int routing) => _firstOf[routing];

    /// <summary>Returns the position of a subnet of a class.</summary>
    internal int SampleOf(int number) => _samples[number];

    internal int SizeOf(int number) => _sizes[number];

    /// <summary>Returns the cell of all base tables that holds the subnets; <see cref="int.MaxValue"/> where a table tells addresses of the subnet apart.</summary>
    internal int CellOf(int routing) => _cells[routing];

    private static int[] NumberRoutes(PairSubnets subnets, FarSources sources, FarDestinations destinations, out int[] cells)
    {
        var known = new Dictionary<(int Source, int Destination, int Cell), int>();
        var cellOf = new List<int>();
        int[] numbers = new int[subnets.Count];
        for (int i = 0, hint = 0; i < numbers.Length; i++)
        {
            numbers[i] = -1;
            if (sources.NumberOf(i) < 0 || destinations.NumberOf(i) < 0)
            {
                continue;
            }

            int cell = sources.Cells.Of(subnets.First(i), subnets.Last(i), hint);
            hint = cell >= 0 ? cell : hint;
            (int, int, int) key = (sources.NumberOf(i), destinations.NumberOf(i), cell >= 0 ? cell : -1 - i);
            if (!known.TryGetValue(key, out int number))
            {
                known.Add(key, number = cellOf.Count);
                cellOf.Add(cell >= 0 ? cell : int.MaxValue);
            }

            numbers[i] = number;
        }

        int[] order = [.. Enumerable.Range(0, cellOf.Count).OrderBy(number => cellOf[number]).ThenBy(number => number)];
        int[] rank = new int[order.Length];
        cells = new int[order.Length];
        for (int i = 0; i < order.Length; i++)
        {
            rank[order[i]] = i;
            cells[i] = cellOf[order[i]];
        }

        for (int i = 0; i < numbers.Length; i++)
        {
            numbers[i] = numbers[i] < 0 ? -1 : rank[numbers[i]];
        }

        return numbers;
    }
}
