using System.Globalization;
using System.Text;
using System.Text.Json;

namespace VNetPeering.Sdk.Comparison.Alike;

/// <summary>Reads the JSON of designs into values. Not thread-safe.</summary>
internal sealed class DesignValueReader
{
    private static readonly HeldText Nothing = new(string.Empty);

    private readonly Dictionary<string, HeldText> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HeldText>.AlternateLookup<ReadOnlySpan<char>> _known;

    internal DesignValueReader() => _known = _texts.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Reads an object. What its texts name is left open.</summary>
    internal DesignValue Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        return Read(ref reader, string.Empty);
    }

    private DesignValue Read(ref Utf8JsonReader reader, string name)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var properties = new List<DesignValue>();
                while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                {
                    string property = Text(ref reader).Text;
                    reader.Read();
                    properties.Add(Read(ref reader, property));
                }

                return new DesignValue(JsonValueKind.Object, name, Nothing, [.. properties]);
            case JsonTokenType.StartArray:
                var items = new List<DesignValue>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    items.Add(Read(ref reader, string.Empty));
                }

                return new DesignValue(JsonValueKind.Array, name, Nothing, [.. items]);
            case JsonTokenType.String:
                return new DesignValue(JsonValueKind.String, name, Text(ref reader), []);
            case JsonTokenType.Number:
                return new DesignValue(JsonValueKind.Number, name, new HeldText(Encoding.UTF8.GetString(reader.ValueSpan)), []);
            case JsonTokenType.True or JsonTokenType.False:
                return new DesignValue(JsonValueKind.True, name, new HeldText(reader.GetBoolean().ToString(CultureInfo.InvariantCulture)), []);
            default:
                return new DesignValue(JsonValueKind.Null, name, Nothing, []);
        }
    }

    private HeldText Text(ref Utf8JsonReader reader)
    {
        Span<char> buffer = stackalloc char[512];
        ReadOnlySpan<char> text = reader.ValueSpan.Length <= buffer.Length ? buffer[..reader.CopyString(buffer)] : reader.GetString();
        if (!_known.TryGetValue(text, out HeldText? known))
        {
            known = new HeldText(text.ToString());
            _texts.Add(known.Text, known);
        }

        return known;
    }
}
