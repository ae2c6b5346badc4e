using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.TestKit.Oracle;

/// <summary>
/// What nobody declares, guessed: each fact the same way wherever it is asked for. Run after run each combination comes once. Something is not known only
/// where the guesses make a difference.
/// </summary>
/// <param name="isEachGroupAlone">Whether every security group guesses for itself: then what two groups say is not put together.</param>
internal sealed class OracleGuesses(bool isEachGroupAlone)
{
    private readonly List<(string Fact, bool IsSo)> _made = [];
    private readonly HashSet<UnknownReason> _reasons = [];

    /// <summary>Gets why anything had to be guessed in any run.</summary>
    internal ValueList<UnknownReason> Reasons => [.. _reasons.Order()];

    /// <summary>Gets or sets which group at which place is asked.</summary>
    internal string Asker { get; set; } = string.Empty;

    internal bool IsSo(string fact, UnknownReason reason)
    {
        fact = isEachGroupAlone ? $"{Asker}: {fact}" : fact;
        int known = _made.FindIndex(one => string.Equals(one.Fact, fact, StringComparison.OrdinalIgnoreCase));
        if (known >= 0)
        {
            return _made[known].IsSo;
        }

        _reasons.Add(reason);
        _made.Add((fact, false));
        return false;
    }

    /// <summary>Moves on to the next combination; false when all have come.</summary>
    internal bool Next()
    {
        while (_made.Count > 0 && _made[^1].IsSo)
        {
            _made.RemoveAt(_made.Count - 1);
        }

        if (_made.Count == 0)
        {
            return false;
        }

        _made[^1] = (_made[^1].Fact, true);
        return true;
    }
}
