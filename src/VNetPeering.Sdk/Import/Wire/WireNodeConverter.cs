using System.Text.Json;
using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Import.Wire;

/// <summary>Reads a nested object, and accepts a text in its place.</summary>
/// <typeparam name="T">The wire shape.</typeparam>
internal sealed class WireNodeConverter<T> : JsonConverter<T>
    where T : WireNode, new()
{
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => WireRead.Node<T>(ref reader);

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => throw new NotSupportedException();
}
