using System.Text.Json;
using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Reporting.Json;

internal sealed class TextOrListConverter : JsonConverter<TextOrList>
{
    public override TextOrList Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Reports are written, never read.");

    public override void Write(Utf8JsonWriter writer, TextOrList value, JsonSerializerOptions options)
    {
        if (value.List.Count == 0)
        {
            writer.WriteStringValue(value.Text);
            return;
        }

        writer.WriteStartArray();
        foreach (string item in value.List)
        {
            writer.WriteStringValue(item);
        }

        writer.WriteEndArray();
    }
}
