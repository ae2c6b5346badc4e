using System.Text.Json;
using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Import.Wire;

/// <summary>Reads a reference and passes over all but its id, an expanded copy of the resource included.</summary>
internal sealed class WireReferenceConverter : JsonConverter<WireReference>
{
    public override WireReference? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var reference = new WireReference { Offset = (int)reader.TokenStartIndex };
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reference.Id = WireRead.Text(ref reader);
            return reference;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isId = string.Equals(reader.GetString(), "id", StringComparison.OrdinalIgnoreCase);
            reader.Read();
            if (isId)
            {
                reference.Id = WireRead.Text(ref reader);
            }
            else
            {
                reference.HasContent = true;
                reader.Skip();
            }
        }

        return reference;
    }

    public override void Write(Utf8JsonWriter writer, WireReference value, JsonSerializerOptions options) => throw new NotSupportedException();
}
