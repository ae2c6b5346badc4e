using System.Text.Json;
using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Import.Wire;

/// <summary>Reads a list, and accepts a text in its place.</summary>
/// <typeparam name="T">The shape of the items.</typeparam>
internal sealed class WireListConverter<T> : JsonConverter<WireList<T>>
{
    private static bool IsObjectShape => typeof(T) != typeof(WireText) && typeof(T) != typeof(WireReference);

    public override WireList<T>? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var list = new WireList<T>();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            list.Instead = WireRead.Text(ref reader);
            return list;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.Null)
            {
                continue;
            }

            if (IsObjectShape && reader.TokenType != JsonTokenType.StartObject)
            {
                list.Strays.Add(WireRead.Text(ref reader));
            }
            else if (ReadItem(ref reader) is { } item)
            {
                list.Items.Add(item);
            }
        }

        return list;
    }

    public override void Write(Utf8JsonWriter writer, WireList<T> value, JsonSerializerOptions options) => throw new NotSupportedException();

    private static T? ReadItem(ref Utf8JsonReader reader)
    {
        int offset = (int)reader.TokenStartIndex;
        T? item = WireRead.Value<T>(ref reader);
        if (item is WireNode node)
        {
            node.Offset = offset;
        }

        return item;
    }
}
