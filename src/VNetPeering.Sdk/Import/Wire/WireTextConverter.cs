using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Import.Wire;

/// <summary>Reads any scalar as text with its offset. An object or array in place of a scalar is kept as its raw text.</summary>
internal sealed class WireTextConverter : JsonConverter<WireText>
{
    public override bool HandleNull => true;

    public override WireText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        int offset = (int)reader.TokenStartIndex;
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return new(reader.GetString(), offset);
            case JsonTokenType.True:
                return new("true", offset);
            case JsonTokenType.False:
                return new("false", offset);
            case JsonTokenType.Number:
                return new(Encoding.UTF8.GetString(reader.ValueSpan), offset);
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                string opening = reader.TokenType == JsonTokenType.StartObject ? "{…}" : "[…]";
                reader.Skip();
                return new(opening, offset);
            default:
                return default;
        }
    }

    public override void Write(Utf8JsonWriter writer, WireText value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
