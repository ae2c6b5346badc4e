using System.Text.Json;

namespace VNetPeering.Sdk.Serialization;

internal sealed class Int32Codec : Codec<int>
{
    public override void Write(Utf8JsonWriter writer, int value) => writer.WriteNumberValue(value);

    public override int Read(ref JsonCursor cursor) => cursor.ReadInt32();
}
