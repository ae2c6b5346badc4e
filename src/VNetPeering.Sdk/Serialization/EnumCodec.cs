using System.Text.Json;

namespace VNetPeering.Sdk.Serialization;

/// <summary>A member of an enum, by its name.</summary>
internal sealed class EnumCodec<T> : Codec<T>
    where T : struct, Enum
{
    private static readonly T[] Members = Enum.GetValues<T>();
    private static readonly string[] Names = Enum.GetNames<T>();
    private static readonly string Expected = $"one of {string.Join(", ", Names)}";

    public override void Write(Utf8JsonWriter writer, T value) =>
        writer.WriteStringValue(Enum.GetName(value) ?? throw new ArgumentException($"{value} is no {typeof(T).Name}, which is {Expected}."));

    public override T Read(ref JsonCursor cursor)
    {
        string text = cursor.ReadText(Expected);
        int index = Array.IndexOf(Names, text);
        return index >= 0 ? Members[index] : throw cursor.Problem($"\"{text}\" stands where {Expected} is expected. Case counts.");
    }
}
