using System.Text.Json;

namespace VNetPeering.Sdk.Serialization;

/// <summary>A value that is a text in its normal form, and an object with one named text in the others.</summary>
/// <param name="what">What stands there, as a noun with its article, for complaints.</param>
/// <param name="plain">The normal form.</param>
/// <param name="others">Per name: the text of a value, null when the value is of another form; and the value of a text.</param>
internal sealed class AlternativeCodec<T>(string what, Codec<T> plain, params (string Name, Func<T, string?> Format, Func<string, T> Parse)[] others) : Codec<T>
{
    public override void Write(Utf8JsonWriter writer, T value)
    {
        foreach ((string name, Func<T, string?> format, _) in others)
        {
            if (format(value) is { } text)
            {
                writer.WriteStartObject();
                writer.WritePropertyName(name);
                TextCodec<T>.WriteText(writer, text);
                writer.WriteEndObject();
                return;
            }
        }

        plain.Write(writer, value);
    }

    public override T Read(ref JsonCursor cursor)
    {
        if (cursor.Token == JsonTokenType.String)
        {
            return plain.Read(ref cursor);
        }

        cursor.Expect(JsonTokenType.StartObject, what);
        JsonCursor start = cursor;
        if (!cursor.ReadName())
        {
            throw start.Problem($"An empty object stands where {what} is expected.");
        }

        foreach ((string name, _, Func<string, T> parse) in others)
        {
            if (cursor.NameIs(name))
            {
                cursor.Enter(name);
                cursor.Read();
                string text = cursor.ReadText("a text");
                if (text.Length == 0)
                {
                    throw cursor.Problem("An empty text stands here. Give the text, or leave out the whole property where it may be absent.");
                }

                cursor.Leave();
                if (cursor.ReadName())
                {
                    throw cursor.Problem($"A second property stands here, and {what} has one.");
                }

                return parse(text);
            }
        }

        throw cursor.UnknownProperty(others.Select(other => other.Name));
    }
}
