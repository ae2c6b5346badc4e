using System.Text;
using System.Text.Json;

namespace VNetPeering.Sdk.Import;

/// <summary>
/// The bytes of one source, checked to be JSON. A byte-order mark is cut off, and lines that begin with <c>#</c> are blanked: people paste the
/// command in front of its output. Blanking keeps every offset; such a line can never be part of JSON, whose texts hold no line break.
/// </summary>
internal sealed class SourceText
{
    private readonly ReadOnlyMemory<byte> _bytes;

    private SourceText(string name, ReadOnlyMemory<byte> bytes)
    {
        Name = name;
        _bytes = bytes;
    }

    internal string Name { get; }

    internal ReadOnlySpan<byte> Bytes => _bytes.Span;

    /// <summary>Checks a source.</summary>
    /// <exception cref="ImportException">The text is not JSON.</exception>
    internal static SourceText Open(string name, ReadOnlyMemory<byte> utf8)
    {
        ReadOnlyMemory<byte> bytes = utf8.Span.StartsWith(Encoding.UTF8.Preamble) ? utf8[Encoding.UTF8.Preamble.Length..] : utf8;
        if (bytes.Span.IndexOf((byte)0) >= 0 || bytes.Span.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.Span.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            throw new ImportException(name, 1, 1, $"\"{name}\" is not UTF-8 text. Save it as UTF-8: PowerShell's redirection writes UTF-16 unless told otherwise.");
        }

        var source = new SourceText(name, BlankCommandLines(bytes));
        source.Check();
        return source;
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

    private void Check()
    {
        if (Bytes.Trim(" \t\r\n"u8).IsEmpty)
        {
            throw new ImportException(Name, 1, 1, $"{Name}:1:1: The file is empty, where JSON is expected. Run the command that should have written it again.");
        }

        try
        {
            Utf8JsonReader reader = Reader();
            while (reader.Read())
            {
            }
        }
        catch (JsonException problem)
        {
            int line = (int)(problem.LineNumber ?? 0) + 1;
            int column = (int)(problem.BytePositionInLine ?? 0) + 1;
            throw new ImportException(Name, line, column, $"{Name}:{line}:{column}: The JSON is malformed: {Fact(problem)} Repair the file, or export it again.", problem);
        }
    }

    // The reader appends "LineNumber: … | BytePositionInLine: …", counted from 0, to its sentence.
    private static string Fact(JsonException problem)
    {
        int tail = problem.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return tail < 0 ? problem.Message : problem.Message[..tail];
    }
}
