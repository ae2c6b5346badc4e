namespace VNetPeering.Sdk.TestKit.Oracle;

/// <summary>Where several ways are equal, one of them; run after run each combination comes once (3.58).</summary>
internal sealed class OracleChoices
{
    private readonly List<(int Taken, int Of)> _made = [];
    private int _at;

    /// <summary>A number from 0 to <paramref name="count"/> - 1.</summary>
    internal int Choose(int count)
    {
        if (_at == _made.Count)
        {
            _made.Add((0, count));
        }

        return _made[_at++].Taken;
    }

    /// <summary>Moves on to the next combination; false when all have come.</summary>
    internal bool Next()
    {
        _at = 0;
        while (_made.Count > 0)
        {
            (int taken, int of) = _made[^1];
            _made.RemoveAt(_made.Count - 1);
            if (taken + 1 < of)
            {
                _made.Add((taken + 1, of));
                return true;
            }
        }

        return false;
    }
}
