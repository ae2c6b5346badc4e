using System.Text;
using System.Text.Json;

namespace VNetPeering.Sdk.Serialization;

/// <summary>A JSON reader that knows its path, so that every complaint names line, column and path.</summary>
internal ref struct JsonCursor
{
    private readonly ReadOnlySpan<byte> _json;
    private readonly List<PathStep> _path = [];
    private Utf8JsonReader _reader;

    public JsonCursor(ReadOnlySpan<byte> json)
    {
        _json = json;
        _reader = new Utf8JsonReader(json, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip });
    }

    public readonly JsonTokenType Token => _reader.TokenType;

    /// <summary>Steps to the next token.</summary>
    public void Read()
    {
        if (!TryRead())
        {
            throw Problem("The text ends here. A saved topology is expected.");
        }
    }

    /// <summary>Steps to the next property name; <see langword="false"/> at the end of the object.</summary>
    public bool ReadName()
    {
        Read();
        return Token == JsonTokenType.PropertyName;
    }

    /// <summary>Checks that nothing but blanks and comments follow.</summary>
    public void ReadEnd() => TryRead();

    /// <summary>Steps over the value at the current position, whatever it is.</summary>
    public void Skip()
    {
        try
        {
            _reader.Skip();
        }
        catch (JsonException cause)
        {
            throw Malformed(cause);
        }
    }

    public readonly bool NameIs(string name) => _reader.ValueTextEquals(name);

    public readonly void Enter(string name) => _path.Add(new PathStep(name, 0));

    public readonly void Enter(int index) => _path.Add(new PathStep(null, index));

    public readonly void Leave() => _path.RemoveAt(_path.Count - 1);

    public readonly void Expect(JsonTokenType token, string what)
    {
        if (Token != token)
        {
            throw Unexpected(what);
        }
    }

    public readonly bool ReadBoolean() => Token switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => throw Unexpected("true or false"),
    };

    public readonly long ReadInt64() => Token == JsonTokenType.Number && _reader.TryGetInt64(out long value) ? value : throw Unexpected("a whole number");

    public readonly int ReadInt32() => Token == JsonTokenType.Number && _reader.TryGetInt32(out int value) ? value : throw Unexpected("a whole number of 32 bits");

    public readonly string ReadText(string what)
    {
        Expect(JsonTokenType.String, what);
        try
        {
            return _reader.GetString()!;
        }
        catch (InvalidOperationException cause)
        {
            throw Problem("The text holds bytes or escapes that are no characters. Save the file as UTF-8.", cause);
        }
    }

    public readonly TopologyJsonException UnknownProperty(IEnumerable<string> known) => Problem(
        $"Property \"{Encoding.UTF8.GetString(_reader.ValueSpan)}\" is not part of version {TopologyJson.SchemaVersion} of the format. Here it has: {string.Join(", ", known)}.");

    public readonly TopologyJsonException RepeatedProperty() => Problem($"Property \"{_path[^1].Name}\" stands here a second time. Keep one of them.");

    public readonly TopologyJsonException Unexpected(string what) => Problem(Token == JsonTokenType.Null
        ? $"null stands where {what} is expected. Leave out what is not known."
        : $"{Describe()} stands where {what} is expected.");

    public readonly TopologyJsonException Problem(string problem, Exception? cause = null)
    {
        int at = (int)_reader.TokenStartIndex;
        ReadOnlySpan<byte> before = _json[..at];
        return new TopologyJsonException(problem, DescribePath(), before.Count((byte)'\n') + 1, at - (before.LastIndexOf((byte)'\n') + 1) + 1, cause);
    }

    private bool TryRead()
    {
        try
        {
            return _reader.Read();
        }
        catch (JsonException cause)
        {
            throw Malformed(cause);
        }
    }

    private readonly TopologyJsonException Malformed(JsonException cause)
    {
        // The BCL adds its own, zero-based position behind the sentence.
        string message = cause.Message.Split(" LineNumber:", 2)[0];
        return new TopologyJsonException($"This is not JSON: {message}", DescribePath(), (int)(cause.LineNumber ?? 0) + 1, (int)(cause.BytePositionInLine ?? 0) + 1, cause);
    }

    private readonly string Describe() => Token switch
    {
        JsonTokenType.StartObject => "An object",
        JsonTokenType.StartArray => "An array",
        JsonTokenType.String => $"The text \"{Encoding.UTF8.GetString(_reader.ValueSpan)}\"",
        _ => Encoding.UTF8.GetString(_reader.ValueSpan),
    };

    private readonly string DescribePath()
    {
        var text = new StringBuilder("$");
        foreach (PathStep step in _path)
        {
            _ = step.Name is null ? text.Append('[').Append(step.Index).Append(']') : text.Append('.').Append(step.Name);
        }

        return text.ToString();
    }

    private readonly record struct PathStep(string? Name, int Index);
}
