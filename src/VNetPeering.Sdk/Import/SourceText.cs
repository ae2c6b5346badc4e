using System.Text;
using System.Text.Json;

namespace VNetPeering.Sdk.Import;

/// <summary>
/// The bytes of one source, checked to be JSON. A byte-order mark is cut off, and lines that begin with <c>#</c> are blanked: people paste the
/// command in front of its output. Templates may break a text over several lines, which is no JSON: Azure takes that, so the breaks are blanked as well.
/// Blanking keeps every offset.
/// </summary>
internal sealed class SourceText
{
    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly ReadOnlyMemory<byte> _written;

    private SourceText(string name, ReadOnlyMemory<byte> bytes, ReadOnlyMemory<byte> written)
    {
        Name = name;
        _bytes = bytes;
        _written = written;
    }

    internal string Name { get; }

    internal ReadOnlySpan<byte> Bytes => _bytes.Span;

    /// <summary>Gets the bytes with every line break that the file has, for counting lines.</summary>
    internal ReadOnlySpan<byte> Written => _written.Span;

    /// <summary>Checks a source.</summary>
    /// <exception cref="ImportException">The text is not JSON.</exception>
    internal static SourceText Open(string name, ReadOnlyMemory<byte> utf8)
    {
        ReadOnlyMemory<byte> bytes = utf8.Span.StartsWith(Encoding.UTF8.Preamble) ? utf8[Encoding.UTF8.Preamble.Length..] : utf8;
        if (bytes.Span.IndexOf((byte)0) >= 0 || bytes.Span.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.Span.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            throw new ImportException(name, 1, 1, $"\"{name}\" is not UTF-8 text. Save it as UTF-8: PowerShell's redirection writes UTF-16 unless told otherwise.");
        }

        ReadOnlyMemory<byte> lines = BlankCommandLines(bytes);
        var source = new SourceText(name, lines, lines);
        if (source.Check() is not { } refusal)
        {
            return source;
        }

        var joined = new SourceText(name, BlankBreaksInTexts(lines), lines);
        return joined.Check() is null ? joined : throw refusal;
    }

    internal Utf8JsonReader Reader() => new(Bytes, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip });

    private static ReadOnlyMemory<byte> BlankCommandLines(ReadOnlyMemory<byte> bytes)
    {
        byte[]? copy = null;
        ReadOnlySpan<byte> rest = bytes.Span;
        int start = 0;
        while (!rest.IsEmpty)
        {
            int end = rest.IndexOf((byte)'\n');
            ReadOnlySpan<byte> line = end < 0 ? rest : rest[..end];
            if (line.TrimStart(" \t"u8) is [(byte)'#', ..])
            {
                copy ??= bytes.ToArray();
                copy.AsSpan(start, line.Length).Fill((byte)' ');
            }

            int length = end < 0 ? rest.Length : end + 1;
            start += length;
            rest = rest[length..];
        }

        return copy ?? bytes;
    }

    private static byte[] BlankBreaksInTexts(ReadOnlyMemory<byte> bytes)
    {
        byte[] copy = bytes.ToArray();
        bool inText = false;
        for (int i = 0; i < copy.Length; i++)
        {
            switch (copy[i])
            {
                case (byte)'"':
                    inText = !inText;
                    break;
                case (byte)'\\' when inText:
                    i++;
                    break;
                case (byte)'/' when !inText && i + 1 < copy.Length && copy[i + 1] == (byte)'/':
                    i = NextBreak(copy, i);
                    break;
                case (byte)'\n' or (byte)'\r' or (byte)'\t' when inText:
                    copy[i] = (byte)' ';
                    break;
                default:
                    break;
            }
        }

        return copy;

        // A quotation mark in a comment opens no text.
        static int NextBreak(byte[] text, int from) => Array.IndexOf(text, (byte)'\n', from) is >= 0 and int found ? found : text.Length;
    }

    /// <summary>Returns what is wrong; null for JSON.</summary>
    private ImportException? Check()
    {
        if (Bytes.Trim(" \t\r\n"u8).IsEmpty)
        {
            return new ImportException(Name, 1, 1, $"{Name}:1:1: The file is empty, where JSON is expected. Run the command that should have written it again.");
        }

        try
        {
            Utf8JsonReader reader = Reader();
            while (reader.Read())
            {
            }

            return null;
        }
        catch (JsonException problem)
        {
            int line = (int)(problem.LineNumber ?? 0) + 1;
            int column = (int)(problem.BytePositionInLine ?? 0) + 1;
            return new ImportException(Name, line, column, $"{Name}:{line}:{column}: The JSON is malformed: {Fact(problem)} Repair the file, or export it again.", problem);
        }
    }

    // The reader appends "LineNumber: … | BytePositionInLine: …", counted from 0, to its sentence.
    private static string Fact(JsonException problem)
    {
        int tail = problem.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return tail < 0 ? problem.Message : problem.Message[..tail];
    }
}
