using System.Globalization;
using System.Text;
using VNetPeering.Sdk.Import.Wire;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Import;

/// <summary>Reads what <c>-o table</c> prints: headings, a ruler of dashes that says where the columns are, and one row a line until a blank one.</summary>
internal static class PrintedRouteTable
{
    private static readonly string[] Headings = ["Source", "State", "Address Prefix", "Next Hop Type", "Next Hop IP"];

    /// <summary>Says whether a text is such a table: its first line that is not blank begins with the first heading.</summary>
    internal static bool IsOne(ReadOnlySpan<byte> utf8)
    {
        ReadOnlySpan<byte> bytes = utf8.StartsWith(Encoding.UTF8.Preamble) ? utf8[Encoding.UTF8.Preamble.Length..] : utf8;
        return bytes.TrimStart(" \t\r\n"u8).StartsWith("Source "u8);
    }

    /// <exception cref="ImportException">The headings are others, or a row does not fit under them.</exception>
    internal static RecordedRouteTable Read(string name, ReadOnlyMemory<byte> utf8)
    {
        ReadOnlySpan<byte> bytes = utf8.Span.StartsWith(Encoding.UTF8.Preamble) ? utf8.Span[Encoding.UTF8.Preamble.Length..] : utf8.Span;
        string[] lines = [.. Encoding.UTF8.GetString(bytes).Split('\n').Select(line => line.TrimEnd('\r', ' '))];
        int heading = Array.FindIndex(lines, line => line.Length > 0);
        string ruler = heading + 1 < lines.Length ? lines[heading + 1] : string.Empty;
        (int Start, int End)[] columns = [.. Columns(ruler)];
        string[] headings = [.. columns.Select(column => Cell(lines[heading], column))];
        if (ruler.Trim('-', ' ').Length > 0 || !headings.Take(Headings.Length).SequenceEqual(Headings, StringComparer.Ordinal))
        {
            throw Refuse(name, heading, $"The columns are not those of a printed effective route table, which are {string.Join(", ", Headings)}.");
        }

        var draft = new RecordedRouteDraft();
        for (int i = heading + 2; i < lines.Length && lines[i].Length > 0; i++)
        {
            string[] cells = [.. columns.Select(column => Cell(lines[i], column))];
            if (columns.Any(column => column.Start > 0 && column.Start <= lines[i].Length && lines[i][column.Start - 1] != ' ') || cells[0].Length == 0)
            {
                throw Refuse(name, i, "The line does not stand under the columns.");
            }

            var row = new WireEffectiveRoute { Offset = i, Source = new(cells[0], i), State = new(cells[1], i), NextHopType = new(cells[3], i), Name = new(cells.ElementAtOrDefault(5), i) };
            draft.Add(row, Texts(cells[2], i), Texts(cells[4], i));
        }

        return draft.Finish(line => new SourceLocation { File = name, Line = line + 1 });
    }

    private static WireText[] Texts(string cell, int line) => [.. cell.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(text => new WireText(text, line))];

    private static IEnumerable<(int Start, int End)> Columns(string ruler)
    {
        for (int start = 0; start < ruler.Length; start++)
        {
            int end = start;
            while (end < ruler.Length && ruler[end] == '-')
            {
                end++;
            }

            if (end > start)
            {
                // The last column ends with the line.
                yield return (start, end == ruler.Length ? int.MaxValue : end);
                start = end;
            }
        }
    }

    private static string Cell(string line, (int Start, int End) column) =>
        column.Start >= line.Length ? string.Empty : line[column.Start..Math.Min(column.End, line.Length)].Trim();

    private static ImportException Refuse(string name, int line, string why)
    {
        string at = string.Create(CultureInfo.InvariantCulture, $"{name}:{line + 1}:1");
        return new ImportException(name, line + 1, 1, $"{at}: {why} Give the output of az network nic show-effective-route-table -o json.");
    }
}
