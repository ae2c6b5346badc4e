using System.Buffers;
using System.Text;
using System.Text.Json;

namespace VNetPeering.Sdk.Serialization;

/// <summary>A value that is one text.</summary>
/// <param name="what">What stands there, as a noun with its article, for complaints.</param>
/// <param name="format">Returns the text of a value.</param>
/// <param name="parse">Returns the value of a text, or throws <see cref="FormatException"/> with a sentence.</param>
internal sealed class TextCodec<T>(string what, Func<T, string> format, Func<string, T> parse) : Codec<T>
{
    public override void Write(Utf8JsonWriter writer, T value) => WriteText(writer, format(value));

    public override T Read(ref JsonCursor cursor)
    {
        string text = cursor.ReadText(what);
        try
        {
            return parse(text);
        }
        catch (FormatException problem)
        {
            throw cursor.Problem(problem.Message, problem);
        }
    }

    /// <summary>Compares the texts: names and ids that differ in case only are equal, and are written as they stand all the same.</summary>
    public override bool IsSame(T left, T right) =>
        left is null || right is null ? left is null && right is null : string.Equals(format(left), format(right), StringComparison.Ordinal);

    internal static void WriteText(Utf8JsonWriter writer, string text)
    {
        // The writer would put U+FFFD in the place of half a surrogate pair, which is loss in silence.
        for (ReadOnlySpan<char> rest = text; !rest.IsEmpty;)
        {
            if (Rune.DecodeFromUtf16(rest, out _, out int consumed) != OperationStatus.Done)
            {
                throw new ArgumentException($"A text holds half of a surrogate pair (U+{(int)rest[0]:X4}) at index {text.Length - rest.Length}, which JSON cannot carry. Take it out.");
            }

            rest = rest[consumed..];
        }

        writer.WriteStringValue(text);
    }
}
