using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace VNetPeering.Sdk.Import.Wire;

/// <summary>
/// Reads a value with the caller's own reader. <c>JsonSerializer.Deserialize</c> would cut the value out and count offsets from its start;
/// the converter itself keeps the offsets of the file.
/// </summary>
internal static class WireRead
{
    private static readonly WireTextConverter TextConverter = new();

    internal static WireText Text(ref Utf8JsonReader reader) => TextConverter.Read(ref reader, typeof(WireText), WireJsonContext.Default.Options);

    /// <summary>Reads an object; for any other token an empty one that holds the token's text. Null for null.</summary>
    internal static T? Node<T>(ref Utf8JsonReader reader)
        where T : WireNode, new()
    {
        int offset = (int)reader.TokenStartIndex;
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        if (reader.TokenType != JsonTokenType.StartObject && typeof(T) != typeof(WireReference))
        {
            return new T { Offset = offset, Instead = Text(ref reader) };
        }

        T? node = Value<T>(ref reader);
        if (node is not null)
        {
            node.Offset = offset;
        }

        return node;
    }

    internal static T? Value<T>(ref Utf8JsonReader reader)
    {
        var info = (JsonTypeInfo<T>)WireJsonContext.Default.Options.GetTypeInfo(typeof(T));
        return ((JsonConverter<T>)info.Converter).Read(ref reader, typeof(T), info.Options);
    }
}
