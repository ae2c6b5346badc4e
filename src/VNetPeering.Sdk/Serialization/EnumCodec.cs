using System.Text.Json;

namespace VNetPeering.Sdk.Serialization;

/// <summary>A member of an enum, by its name.</summary>
internal sealed class EnumCodec<T> : Codec<T>
    where T : struct, Enum
{
    public override void Write(Utf8JsonWriter writer, T value) =>
        writer.WriteStringValue(Enum.GetName(value) ?? throw new ArgumentException($"{value} is no {typeof(T).Name}. It has: {Known}."));

    public override T Read(ref JsonCursor cursor)
    {
        string text = cursor.ReadText($"one of {Known}");
        foreach (T value in Enum.GetValues<T>())
        {
            if (Enum.GetName(value) == text)
            {
                return value;
            }
        }

        throw cursor.Problem($"\"{text}\" stands where one of {Known} is expected. Case counts.");
    }

    private static string Known => string.Join(", ", Enum.GetNames<T>());
}
