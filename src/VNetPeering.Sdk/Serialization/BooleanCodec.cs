using System.Text.Json;

namespace VNetPeering.Sdk.Serialization;

internal sealed class BooleanCodec : Codec<bool>
{
    public override void Write(Utf8JsonWriter writer, bool value) => writer.WriteBooleanValue(value);

    public override bool Read(ref JsonCursor cursor) => cursor.ReadBoolean();
}
