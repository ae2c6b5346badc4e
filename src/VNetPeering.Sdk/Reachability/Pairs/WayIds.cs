namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>Numbers of 16 bits for <see cref="Ways"/>. Not thread-safe.</summary>
internal sealed class WayIds
{
    internal const ushort Blocked = 0;

    /// <summary>Stands for any way that has to be asked for: each pair has its own, or there are more than numbers.</summary>
    internal const ushort Asked = 3;

    internal const ushort FirstDelivered = 4;

    private const ushort Unknown = 1;
    private const ushort Open = 2;
    private const int Many = 32_768;

    private readonly Dictionary<ulong, ushort> _numbers = [];
    private readonly List<ulong> _ways = [];
    private ulong _lastWay = WayFinder.Unsettled;
    private ushort _lastId = Asked;

    internal WayIds() => Clear();

    internal ulong this[ushort id] => _ways[id];

    /// <summary>Returns the number of a step that leads to no appliance.</summary>
    internal static ushort OfEnd(Step step) => step == Step.Unsettled ? Asked : OfEnd(step.End);

    /// <summary>Returns the number of a way.</summary>
    internal ushort Of(ulong way)
    {
        if (!Ways.IsDelivered(way))
        {
            return way == WayFinder.Unsettled ? Asked : OfEnd(way);
        }

        if (way == _lastWay)
        {
            return _lastId;
        }

        if (!_numbers.TryGetValue(way, out ushort id))
        {
            if (_ways.Count > ushort.MaxValue)
            {
                return Asked;
            }

            _numbers.Add(way, id = (ushort)_ways.Count);
            _ways.Add(way);
        }

        _lastWay = way;
        return _lastId = id;
    }

    /// <summary>Forgets all numbers where there are many; true when it has.</summary>
    internal bool StartAnew()
    {
        if (_ways.Count < Many)
        {
            return false;
        }

        Clear();
        return true;
    }

    private static ushort OfEnd(ulong end) => end switch
    {
        Ways.Blocked => Blocked,
        Ways.Unknown => Unknown,
        Ways.Open => Open,
        _ => FirstDelivered,
    };

    private void Clear()
    {
        _numbers.Clear();
        _ways.Clear();
        _ways.AddRange([Ways.Blocked, Ways.Unknown, Ways.Open, WayFinder.Unsettled, Ways.Direct]);
        _numbers.Add(Ways.Direct, FirstDelivered);
        _lastWay = WayFinder.Unsettled;
    }
}
