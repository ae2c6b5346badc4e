using System.Text.Json;

namespace VNetPeering.Sdk.Serialization;

/// <summary>A value that may be absent. Absence is never written: null is the default of every property that has it.</summary>
internal sealed class NullableCodec<T>(Codec<T> inner) : Codec<T?>
    where T : struct
{
    public override void Write(Utf8JsonWriter writer, T? value) => inner.Write(writer, value!.Value);

    public override T? Read(ref JsonCursor cursor) => inner.Read(ref cursor);

    public override bool IsSame(T? left, T? right) => left is null || right is null ? left is null && right is null : inner.IsSame(left.Value, right.Value);
}
