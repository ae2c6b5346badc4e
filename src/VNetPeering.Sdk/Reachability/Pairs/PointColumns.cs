namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>The ways of strangers from appliances on to a run of classes, by number, kept for the run that was asked about last. Not thread-safe.</summary>
internal sealed class PointColumns(FarWays ways, WayIds ids)
{
    private readonly Dictionary<int, ushort[]> _columns = [];

    // Lists that are not in use any more.
    private readonly Stack<ushort[]> _free = [];
    private int _first = -1;

    // Sources mostly go the way of the one before.
    private int _lastPoint = -1;
    private ushort[] _last = [];

    /// <summary>Returns the numbers of the ways from an appliance to each class of a run, good until another run is asked about. What is behind them in the list has no meaning.</summary>
    internal ushort[] Of(int point, int first, int count)
    {
        if (_first != first)
        {
            Forget();
            _first = first;
        }

        if (_lastPoint == point)
        {
            return _last;
        }

        if (!_columns.TryGetValue(point, out ushort[]? column))
        {
            _columns.Add(point, column = _free.TryPop(out ushort[]? free) && free.Length >= count ? free : new ushort[count]);
            for (int i = 0; i < count; i++)
            {
                column[i] = ids.Of(ways.WayTo(point, first + i));
            }
        }

        _lastPoint = point;
        return _last = column;
    }

    internal void Forget()
    {
        foreach (ushort[] column in _columns.Values)
        {
            _free.Push(column);
        }

        _columns.Clear();
        _lastPoint = -1;
        _first = -1;
    }
}
