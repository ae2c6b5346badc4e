namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>
/// Classes of subnets for flows between VNets that are no neighbours. Two pairs of one and the same two classes have the same verdict. Classes that routes treat
/// alike stand together, and those together are in the order of addresses, so that an interval of a table is a run of classes. Immutable; thread-safe.
/// </summary>
internal sealed class FarClasses
{
    // Subnets of neighbours in a topology are mostly like those of the VNet before, at the same place.
    private const int RecentKeys = 16;

    /// <summary>From how many classes on they are counted by tiles.</summary>
    internal const int Many = 4_096;

    private readonly int[] _classOf;
    private readonly int[] _routingOf;
    private readonly int[] _samples;
    private readonly int[] _sizes;
    private readonly int[] _firstOf;
    private readonly int[] _cells;

    /// <summary>Tells classes apart.</summary>
    /// <param name="subnets">The subnets.</param>
    /// <param name="sources">Which of them are alike as sources.</param>
    /// <param name="destinations">Which are alike as destinations.</param>
    /// <param name="profiles">Which are alike to security groups.</param>
    /// <param name="mostShared">The most classes of routes that hold several of groups; where there are more, each class stands by itself, in the order of addresses.</param>
    internal FarClasses(PairSubnets subnets, FarSources sources, FarDestinations destinations, GroupProfiles profiles, int mostShared)
    {
        int[] routing = NumberRoutes(subnets, sources, destinations, out _cells);
        if (!profiles.Exist)
        {
            _classOf = routing;
            _routingOf = [.. Enumerable.Range(0, _cells.Length)];
            _firstOf = [.. Enumerable.Range(0, _cells.Length + 1)];
            _samples = new int[_cells.Length];
            _sizes = new int[_cells.Length];
            TakeSamples();
            return;
        }

        bool areByThemselves = _cells.Length > mostShared;
        bool isEachItsOwn = areByThemselves && profiles.AreMostlyOwn;
        _classOf = new int[subnets.Count];
        var known = new Dictionary<(int Routing, int Profile, int Cell), int>();
        var keys = new List<(int Routing, int Profile, int Cell)>();
        var firstOf = new List<UInt128>();
        for (int i = 0; i < _classOf.Length; i++)
        {
            _classOf[i] = -1;
            if (routing[i] >= 0)
            {
                (int, int, int) key = (routing[i], profiles.ProfileOf(i), isEachItsOwn ? i : profiles.CellOf(i));
                if (!known.TryGetValue(key, out int number))
                {
                    known.Add(key, number = keys.Count);
                    keys.Add(key);
                    firstOf.Add(subnets.First(i).Value);
                }

                firstOf[number] = UInt128.Min(firstOf[number], subnets.First(i).Value);
                _classOf[i] = number;
            }
        }

        int[] order = areByThemselves
            ? [.. Enumerable.Range(0, keys.Count).OrderBy(number => _cells[keys[number].Routing]).ThenBy(number => firstOf[number]).ThenBy(number => number)]
            : [.. Enumerable.Range(0, keys.Count).OrderBy(number => keys[number].Routing).ThenBy(number => number)];
        int[] rank = new int[order.Length];
        _routingOf = new int[order.Length];
        _firstOf = new int[areByThemselves ? order.Length + 1 : _cells.Length + 1];
        for (int i = 0; i < order.Length; i++)
        {
            rank[order[i]] = i;
            _routingOf[i] = areByThemselves ? i : keys[order[i]].Routing;
            _firstOf[_routingOf[i] + 1] = i + 1;
        }

        if (areByThemselves)
        {
            _cells = [.. order.Select(number => _cells[keys[number].Routing])];
        }

        for (int i = 0; i < _classOf.Length; i++)
        {
            _classOf[i] = _classOf[i] < 0 ? -1 : rank[_classOf[i]];
        }

        _samples = new int[order.Length];
        _sizes = new int[order.Length];
        TakeSamples();
    }

    /// <summary>Gets the positions of the subnets that no class speaks for, ascending.</summary>
    internal int[] Alone { get; private set; } = [];

    internal int Count => _samples.Length;

    /// <summary>Gets the number of classes that routes tell apart; each holds one class or several that security groups tell apart.</summary>
    internal int RoutingCount => _cells.Length;

    /// <summary>Gets whether routes alone tell all classes apart.</summary>
    internal bool AreByThemselves => RoutingCount == Count;

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
        var recent = new ((int, int, int) Key, int Number)[RecentKeys];
        Array.Fill(recent, ((-1, -1, -1), -1));
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
            ref ((int, int, int) Key, int Number) last = ref recent[(i - subnets.FirstIn(subnets.VNetOf(i))) % RecentKeys];
            if (last.Key != key)
            {
                if (!known.TryGetValue(key, out int number))
                {
                    known.Add(key, number = cellOf.Count);
                    cellOf.Add(cell >= 0 ? cell : int.MaxValue);
                }

                last = (key, number);
            }

            numbers[i] = last.Number;
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

    private void TakeSamples()
    {
        for (int i = _classOf.Length - 1; i >= 0; i--)
        {
            if (_classOf[i] is >= 0 and int number)
            {
                _samples[number] = i;
                _sizes[number]++;
            }
        }

        Alone = [.. Enumerable.Range(0, _classOf.Length).Where(i => _classOf[i] < 0)];
    }
}
