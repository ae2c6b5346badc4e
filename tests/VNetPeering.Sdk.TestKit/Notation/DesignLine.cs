using System.Globalization;
using System.Text.RegularExpressions;

namespace VNetPeering.Sdk.TestKit.Notation;

/// <summary>One line of a drawn design: a kind, words, options <c>key=value</c> and switches. What nobody asks for is a mistake.</summary>
internal sealed partial class DesignLine
{
    private readonly string _text;
    private readonly List<string> _words = [];
    private readonly Dictionary<string, string> _options = new(StringComparer.Ordinal);
    private int _next;

    public DesignLine(string text)
    {
        _text = text;
        string[] parts = [.. Part().Matches(text).Select(match => match.Value)];
        Kind = parts[0];
        foreach (string part in parts[1..])
        {
            int equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
            {
                _options.Add(part[..equals], part[(equals + 1)..].Trim('"'));
            }
            else
            {
                _words.Add(part.Trim('"'));
            }
        }
    }

    public string Kind { get; }

    public bool HasWord => _next < _words.Count;

    public string Word() => HasWord ? _words[_next++] : throw Mistake("a word is missing at the end");

    public IReadOnlyList<string> Rest()
    {
        string[] rest = [.. _words.Skip(_next)];
        _next = _words.Count;
        return rest;
    }

    /// <summary>Takes a word out of the line, wherever it stands.</summary>
    public bool Switch(string word)
    {
        int at = _words.IndexOf(word, _next);
        if (at < 0)
        {
            return false;
        }

        _words.RemoveAt(at);
        return true;
    }

    public string? Option(string key) => _options.Remove(key, out string? value) ? value : null;

    public IReadOnlyList<string> List(string key) => Option(key)?.Split(',') ?? [];

    public int? Number(string key) => Option(key) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;

    /// <summary>Returns the remaining options, which the caller knows by name.</summary>
    public IReadOnlyDictionary<string, string> Options()
    {
        var all = new Dictionary<string, string>(_options);
        _options.Clear();
        return all;
    }

    public void Expect(string word)
    {
        if (Word() != word)
        {
            throw Mistake($"\"{word}\" is expected");
        }
    }

    public void End()
    {
        if (HasWord || _options.Count > 0)
        {
            throw Mistake($"\"{string.Join(' ', _words.Skip(_next).Concat(_options.Keys))}\" is not understood");
        }
    }

    public FormatException Mistake(string why) => new($"In the line \"{_text}\": {why}.");

    [GeneratedRegex("""(?:[^\s"]|"[^"]*")+""", RegexOptions.None, 1000)]
    private static partial Regex Part();
}
