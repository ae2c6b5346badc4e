namespace VNetPeering.Sdk.Testing.Matching;

/// <summary>
/// A name, or a path of names from the end backwards (<c>VNET/SUBNET</c>), in which <c>*</c> stands for any text without a slash and <c>?</c> for one letter.
/// Case does not count, as in Azure.
/// </summary>
internal sealed class NamePattern
{
    private readonly string _text;
    private readonly string[] _parts;

    internal NamePattern(string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        _text = text;
        _parts = text.Split('/');
    }

    /// <summary>Says whether a text holds a wildcard.</summary>
    internal static bool IsOne(string text) => text.AsSpan().IndexOfAny('*', '?') >= 0;

    /// <summary>Says whether the last names of a path match.</summary>
    internal bool Matches(IReadOnlyList<string> path)
    {
        if (_parts.Length > path.Count)
        {
            return false;
        }

        for (int i = 1; i <= _parts.Length; i++)
        {
            if (!MatchesWhole(_parts[^i], path[^i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => _text;

    // After a mismatch behind a star, the star takes one letter more and the rest is tried again.
    private static bool MatchesWhole(string pattern, string text)
    {
        int at = 0;
        int star = -1;
        int resume = 0;
        for (int i = 0; i < text.Length;)
        {
            if (at < pattern.Length && pattern[at] == '*')
            {
                star = at++;
                resume = i;
            }
            else if (at < pattern.Length && (pattern[at] == '?' || char.ToUpperInvariant(pattern[at]) == char.ToUpperInvariant(text[i])))
            {
                at++;
                i++;
            }
            else if (star >= 0)
            {
                at = star + 1;
                i = ++resume;
            }
            else
            {
                return false;
            }
        }

        return pattern.AsSpan(at).IndexOfAnyExcept('*') < 0;
    }
}
