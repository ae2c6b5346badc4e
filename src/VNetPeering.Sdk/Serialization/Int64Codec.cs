using System.Text.Json;

namespace VNetPeering.Sdk.Serialization;

internal sealed class Int64Codec : Codec<long>
{
    public override void Write(Utf8JsonWriter writer, long value) => writer.WriteNumberValue(value);

    public override long Read(ref JsonCursor cursor) => cursor.ReadInt64();
}
