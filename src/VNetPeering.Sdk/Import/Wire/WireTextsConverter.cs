using System.Text.Json;
using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Import.Wire;

/// <summary>
/// Reads a list of texts in each form that tools give it: a list, one text, several texts with blanks or commas between them, or the object with
/// <c>value</c> and <c>Count</c> that Windows PowerShell makes of a list.
/// </summary>
internal sealed class WireTextsConverter : JsonConverter<WireList<WireText>>
{
    private static readonly char[] Between = [' ', ',', ';'];

    public override WireList<WireText>? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var list = new WireList<WireText>();
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                bool isValue = string.Equals(reader.GetString(), "value", StringComparison.OrdinalIgnoreCase);
                reader.Read();
                if (isValue)
                {
                    Add(ref reader, list.Items);
                }
                else
                {
                    reader.Skip();
                }
            }
        }
        else
        {
            Add(ref reader, list.Items);
        }

        return list;
    }

    public override void Write(Utf8JsonWriter writer, WireList<WireText> value, JsonSerializerOptions options) => throw new NotSupportedException();

    private static void Add(ref Utf8JsonReader reader, List<WireText> items)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            Split(WireRead.Text(ref reader), items);
            return;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            Split(WireRead.Text(ref reader), items);
        }
    }

    private static void Split(WireText text, List<WireText> items)
    {
        // A masked address may hold blanks: <the firewall> is one text.
        if (text.Value is null || text.Value.Contains('<', StringComparison.Ordinal))
        {
            items.AddRange(text.Value is null ? [] : [text]);
            return;
        }

        items.AddRange(text.Value.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(part => text with { Value = part }));
    }
}
